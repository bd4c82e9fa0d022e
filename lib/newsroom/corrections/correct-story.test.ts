import { and, eq } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../../db/id.ts'
import { auditEvent } from '../../db/tables/audit.ts'
import { revision } from '../../db/tables/drafts.ts'
import { article, correction } from '../../db/tables/stories.ts'
import { describeDatabase } from '../../db/testing/test-databases.ts'
import { correctionsPage, gravestOf, toldAt } from '../../publication/corrections.ts'
import { findStory } from '../../publication/story.ts'
import { addStory, smallPublication } from '../../publication/testing/small-publication.ts'
import { doc, p } from '../../story/compose.ts'
import { feedDocument } from '../../syndication/feeds/feed-document.ts'
import { nothingElsewhere } from '../../vocabulary.ts'
import type { Actor } from '../actor.ts'
import type { InputOf } from '../operation.ts'
import { setEmbargo } from '../stories/set-embargo.ts'
import { transitionArticle } from '../stories/transition-article.ts'
import { openDraft, saveDraft } from '../stories/working-draft.ts'
import { staffMember } from '../testing/staff-member.ts'
import { allCorrections } from './all-corrections.ts'
import { changedPassages } from './changed-passages.ts'
import { correctStory, showChange } from './correct-story.ts'
import { listCorrections } from './list-corrections.ts'
import { withdrawNote } from './withdraw-note.ts'

describeDatabase('corrections', (opened) => {
  let editor: Actor
  let count = 0
  beforeAll(async () => {
    await smallPublication(opened())
    editor = await staffMember(opened(), 'editor', { name: 'هدى' })
  })

  /** A published story that says that the bank lent three millions. */
  async function published() {
    count += 1
    const slug = `قصة-${count}`
    const document = doc(p('أقرض المصرف 3 ملايين درهم.'), p('والباقي كما هو.'))
    const { articleId } = await addStory(opened(), { slug, document })
    return { articleId, slug }
  }
  const write = async (articleId: string, change: Record<string, unknown>) => {
    const { content, version } = await openDraft(opened(), editor, { articleId })
    await saveDraft(opened(), editor, {
      articleId,
      tabId: 'tab-of-this-test',
      baseVersion: version,
      content: { ...content, ...change },
    })
    return version + 1
  }
  const right = { document: doc(p('أقرض المصرف 5 ملايين درهم.'), p('والباقي كما هو.')) }
  const correct = (articleId: string, given: Partial<InputOf<typeof correctStory>> = {}) =>
    correctStory(opened(), editor, {
      articleId,
      kind: 'correction',
      note: 'القرض خمسة ملايين، لا ثلاثة.',
      publishes: true,
      ...given,
    })
  const seen = async (slug: string) => {
    const found = await findStory(opened(), 'ar', 'economy', slug)
    if (found.kind !== 'found') throw new Error(found.kind)
    return found.story
  }

  it('brings the change and the note before readers in one step, linked to the revisions', async () => {
    const { articleId, slug } = await published()
    const baseVersion = await write(articleId, right)
    const { correctionId, revision: number } = await correct(articleId, { baseVersion, showsChange: true })
    const story = await seen(slug)
    expect(JSON.stringify(story.document)).toContain('5 ملايين')
    expect(story.updatedAt).not.toBeNull()
    expect(story.corrections).toMatchObject([
      { id: correctionId, kind: 'correction', note: 'القرض خمسة ملايين، لا ثلاثة.' },
    ])
    expect(story.corrections[0]!.changes).toEqual([
      [
        { kind: 'same', text: 'أقرض المصرف ' },
        { kind: 'gone', text: '3' },
        { kind: 'new', text: '5' },
        { kind: 'same', text: ' ملايين درهم.' },
      ],
    ])
    const { notes, published: shown } = await listCorrections(opened(), editor, { articleId })
    expect(notes).toMatchObject([{ revision: number, previous: 1, writtenBy: 'هدى', showsChange: true }])
    expect(shown.map((each) => each.number)).toEqual([number, 1])
    const events = await opened()
      .orm.select()
      .from(auditEvent)
      .where(and(eq(auditEvent.subjectId, articleId), eq(auditEvent.action, 'story.correct')))
    expect(events).toMatchObject([{ note: 'القرض خمسة ملايين، لا ثلاثة.', actorName: 'هدى' }])
  })

  it('shows no words that changed unless it is asked to, and can stop showing them', async () => {
    const { articleId, slug } = await published()
    await write(articleId, right)
    const { correctionId } = await correct(articleId)
    expect((await seen(slug)).corrections[0]!.changes).toBeNull()
    await showChange(opened(), editor, { articleId, correctionId, isShown: true })
    expect((await seen(slug)).corrections[0]!.changes).toHaveLength(1)
    await showChange(opened(), editor, { articleId, correctionId, isShown: false })
    expect((await seen(slug)).corrections[0]!.changes).toBeNull()
    expect((await seen(slug)).corrections[0]!.note).toContain('خمسة')
  })

  it('notes a change that readers see already, without bringing the draft before them', async () => {
    const { articleId, slug } = await published()
    await write(articleId, right)
    await transitionArticle(opened(), editor, { articleId, move: 'publish' })
    const number = (await seen(slug)) && (await revisionOf(articleId))
    await write(articleId, { headline: 'عنوان لم يُنشر بعد' })
    await correct(articleId, { publishes: false, kind: 'clarification' })
    const story = await seen(slug)
    expect(story.headline).not.toBe('عنوان لم يُنشر بعد')
    expect(story.corrections).toMatchObject([{ kind: 'clarification' }])
    const { notes } = await listCorrections(opened(), editor, { articleId })
    expect(notes).toMatchObject([{ revision: number, previous: 1 }])
    // One that nobody was shown is no revision of theirs.
    const draft = await openDraft(opened(), editor, { articleId })
    await opened().orm.insert(revision).values({
      articleId,
      number: 77,
      headline: 'سر',
      document: draft.content.document,
      documentVersion: 1,
    })
    await expect(correct(articleId, { publishes: false, revision: 77 })).rejects.toMatchObject({
      refusal: 'malformed',
      subject: 'revision',
    })
    for (const odd of [0, 1.5, -1, 99, 2 ** 40])
      await expect(correct(articleId, { publishes: false, revision: odd })).rejects.toMatchObject({
        refusal: 'malformed',
      })
  })

  const revisionOf = async (articleId: string) => {
    const [row] = await opened()
      .orm.select({ number: article.revisionNumber })
      .from(article)
      .where(eq(article.id, articleId))
    return row!.number
  }

  it('a note that errs is set right by another, and stays', async () => {
    const { articleId, slug } = await published()
    const { correctionId } = await correct(articleId, { publishes: false })
    await correct(articleId, { publishes: false, note: 'بل أربعة.', amendsId: correctionId })
    expect((await seen(slug)).corrections.map(({ note, amendsId }) => [note, amendsId])).toEqual([
      ['بل أربعة.', correctionId],
      ['القرض خمسة ملايين، لا ثلاثة.', null],
    ])
    const other = await published()
    await expect(correct(other.articleId, { amendsId: correctionId })).rejects.toMatchObject({
      refusal: 'malformed',
      subject: 'correction',
    })
  })

  it('a note that should not be there is withdrawn: readers read why, never its words, and the log has both', async () => {
    const db = opened()
    const { articleId, slug } = await published()
    await write(articleId, right)
    const { correctionId } = await correct(articleId, { note: 'كلام عن شخص آخر.', showsChange: true })
    const lastmod = (await seen(slug)).corrections[0]!.correctedAt
    await expect(withdrawNote(db, editor, { articleId, correctionId, reason: '  ' })).rejects.toMatchObject({
      refusal: 'note-missing',
    })
    await withdrawNote(db, editor, { articleId, correctionId, reason: 'كانت عن مادة أخرى.' })
    const { corrections } = await seen(slug)
    expect(corrections).toMatchObject([{ note: 'كانت عن مادة أخرى.', changes: null }])
    expect(toldAt(corrections[0]!).getTime()).toBeGreaterThan(lastmod.getTime())
    // It no longer counts as a mistake that was put right.
    expect(gravestOf(corrections)).toBeNull()
    const feed = await feedDocument(db, {
      kind: 'feed',
      locale: 'ar',
      format: 'atom',
      list: { kind: 'corrections' },
    })
    const shown = JSON.stringify([corrections, await correctionsPage(db, 'ar', 1), feed!.body])
    expect(shown).toContain('كانت عن مادة أخرى.')
    expect(shown).not.toContain('كلام عن شخص آخر')
    const { notes } = await listCorrections(db, editor, { articleId })
    expect(notes).toMatchObject([
      { note: 'كلام عن شخص آخر.', withdrawn: { by: 'هدى', reason: 'كانت عن مادة أخرى.' } },
    ])
    const events = await db.orm
      .select()
      .from(auditEvent)
      .where(and(eq(auditEvent.subjectId, articleId), eq(auditEvent.action, 'story.withdraw-note')))
    expect(events).toMatchObject([{ note: 'كانت عن مادة أخرى.', details: { words: 'كلام عن شخص آخر.' } }])
    for (const again of [
      () => withdrawNote(db, editor, { articleId, correctionId, reason: 'سبب' }),
      () => showChange(db, editor, { articleId, correctionId, isShown: true }),
      () => correct(articleId, { publishes: false, amendsId: correctionId }),
    ])
      await expect(again()).rejects.toMatchObject({ refusal: 'malformed', subject: 'correction' })
  })

  describe('refuses', () => {
    it.each([
      ['a story that nobody has read', { state: 'draft' as const, publishedIn: null }, 'wrong-state'],
      ['one that is unpublished', { state: 'unpublished' as const }, 'wrong-state'],
      ['one that was withdrawn', { state: 'killed' as const }, 'killed'],
      ['one whose moment has not come', { publishedIn: 1 }, 'never-published'],
      ['one under embargo', { embargoIn: 1 }, 'embargoed'],
      ['one in the bin', { isDeleted: true }, 'unknown-article'],
    ])('%s', async (name, given, refusal) => {
      const { articleId } = await addStory(opened(), { slug: name.replaceAll(' ', '-'), ...given })
      await expect(correct(articleId)).rejects.toMatchObject({ refusal })
      expect(await opened().orm.$count(correction, eq(correction.articleId, articleId))).toBe(0)
    })

    it('an empty note, an unknown kind, a draft that somebody has changed since', async () => {
      const { articleId } = await published()
      const baseVersion = await write(articleId, right)
      await expect(correct(articleId, { note: ' \n ' })).rejects.toMatchObject({ refusal: 'note-missing' })
      await expect(correct(articleId, { kind: 'شيء' as never })).rejects.toMatchObject({
        refusal: 'malformed',
      })
      await expect(correct(articleId, { baseVersion: baseVersion - 1 })).rejects.toMatchObject({
        refusal: 'stale-version',
      })
      expect(await opened().orm.$count(correction, eq(correction.articleId, articleId))).toBe(0)
      expect(await revisionOf(articleId)).toBe(1)
    })
  })

  it('readers find it on the page and in the feed of corrections, for as long as they may read the story', async () => {
    const db = opened()
    const { articleId, slug } = await published()
    const mark = `علامة${count}`
    await correct(articleId, { publishes: false, note: `${mark} في النص.` })
    const surfaces = async () => {
      const page = await correctionsPage(db, 'ar', 1)
      const feeds = await Promise.all(
        (['rss', 'atom', 'json'] as const).map((format) =>
          feedDocument(db, { kind: 'feed', locale: 'ar', format, list: { kind: 'corrections' } }),
        ),
      )
      const english = await correctionsPage(db, 'en', 1)
      expect(english!.notes).toEqual([])
      return [JSON.stringify(page), ...feeds.map((each) => each!.body)].map((text) => text.includes(mark))
    }
    expect(await surfaces()).toEqual([true, true, true, true])
    expect((await correctionsPage(db, 'ar', 1))!.notes[0]!.story.href).toContain(encodeURIComponent(slug))
    await setEmbargo(db, editor, { articleId, until: new Date(Date.now() + 3_600_000) })
    expect(await surfaces()).toEqual([false, false, false, false])
    await setEmbargo(db, editor, { articleId, until: null })
    expect(await surfaces()).toEqual([true, true, true, true])
    await transitionArticle(db, { ...editor, hasProved: true }, { articleId, move: 'kill', note: 'سبب' })
    expect(await surfaces()).toEqual([false, false, false, false])
  })
})

describeDatabase('the list of all corrections', (opened) => {
  it('has every note of every language a page at a time, the newest first, none twice and none of the bin', async () => {
    const db = opened()
    await smallPublication(db)
    await db.orm.delete(correction)
    const editor = await staffMember(db, 'editor')
    const arabic = await addStory(db, { slug: 'قائمة' })
    const english = await addStory(db, { slug: 'list', locale: 'en' })
    const binned = await addStory(db, { slug: 'سلة', isDeleted: true })
    const of = ({ articleId }: { articleId: string }, count: number, kind: 'correction' | 'update') =>
      db.orm.insert(correction).values(
        Array.from({ length: count }, (_, i) => ({
          id: newId(),
          articleId,
          kind,
          note: `ملاحظة ${i}`,
          // Several of one moment: a page ends between them.
          correctedAt: new Date(Date.UTC(2026, 0, 1 + Math.floor(i / 4))),
        })),
      )
    await of(arabic, 34, 'correction')
    await of(english, 3, 'update')
    await of(binned, 1, 'update')
    const seen: string[] = []
    const moments: string[] = []
    let after: string | undefined
    for (;;) {
      const { notes, next } = await allCorrections(db, editor, after === undefined ? {} : { after })
      seen.push(...notes.map((each) => each.id))
      moments.push(...notes.map((each) => each.correctedAt))
      if (next === null) break
      after = next
    }
    expect(seen).toHaveLength(37)
    expect(new Set(seen).size).toBe(37)
    expect(moments).toEqual(moments.toSorted().toReversed())
    expect((await allCorrections(db, editor, { locale: 'en' })).notes).toHaveLength(3)
    expect((await allCorrections(db, editor, { kind: 'clarification' })).notes).toEqual([])
    expect((await allCorrections(db, editor, { kind: 'update', after: 'لا' })).notes).toMatchObject([
      { articleId: english.articleId, locale: 'en' },
      {},
      {},
    ])
  })
})

describe('what changed, as readers are shown it', () => {
  const content = (headline: string, ...paragraphs: string[]) => ({
    kicker: null,
    headline,
    standfirst: null,
    dateline: null,
    ...nothingElsewhere,
    otherHeadlines: [],
    document: doc(...paragraphs.map((text) => p(text))),
    leadMediaId: null,
    bylines: [],
  })

  it('is nothing where no word did', () => {
    expect(changedPassages(content('أ', 'ب'), content('أ', 'ب'))).toBeNull()
    const pictured = { ...content('أ', 'ب'), leadMediaId: 'p1cture000' }
    expect(changedPassages(content('أ', 'ب'), pictured)).toBeNull()
  })

  it('keeps a few words around each change of a long passage, cut at spaces', () => {
    const long = 'كلمة '.repeat(100)
    const [passage] = changedPassages(
      content('أ', `${long}ثلاثة ${long}`),
      content('أ', `${long}خمسة ${long}`),
    )!
    expect(passage!.map((each) => each.kind)).toEqual(['same', 'gone', 'new', 'same'])
    const [before, , , after] = passage!
    expect(before!.text).toMatch(/^…( كلمة){5,20} $/u)
    expect(after!.text).toMatch(/^ (كلمة ?){5,20}…$/u)
  })

  it('is left out where it is another story', () => {
    const many = (word: string) =>
      Array.from({ length: 30 }, (_, i) => `${word}${i} ثابت نصّ ${i} كما كان هنا`)
    const between = (word: string) => many(word).flatMap((text, i) => [text, `فاصل ${i}`])
    expect(changedPassages(content('أ', ...between('قديم')), content('أ', ...between('جديد')))).toBeNull()
  })
})
