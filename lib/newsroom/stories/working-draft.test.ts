import { and, desc, eq, sql } from 'drizzle-orm'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { newId } from '../../db/id.ts'
import { auditEvent } from '../../db/tables/audit.ts'
import { draft, revision } from '../../db/tables/drafts.ts'
import { article } from '../../db/tables/stories.ts'
import { touch } from '../../db/tables/touches.ts'
import { describeDatabase } from '../../db/testing/test-databases.ts'
import { addStory, smallPublication } from '../../publication/testing/small-publication.ts'
import { doc, p } from '../../story/compose.ts'
import type { StoryDocument } from '../../story/document.ts'
import { validateDocument } from '../../story/validate.ts'
import type { Actor } from '../actor.ts'
import { staffMember, tab } from '../testing/staff-member.ts'
import { createStory } from './create-story.ts'
import type { DraftContent } from './draft-content.ts'
import { closeTab, heartbeat } from './editing-tabs.ts'
import { resolveConflict } from './resolve-conflict.ts'
import { transitionArticle } from './transition-article.ts'
import { openDraft, saveDraft } from './working-draft.ts'

describeDatabase('the working draft', (opened) => {
  let editor: Actor
  let author: Actor
  let sectionId: string
  beforeAll(async () => {
    sectionId = (await smallPublication(opened())).section
    editor = await staffMember(opened(), 'editor')
    author = await staffMember(opened(), 'author')
  })
  const begin = (actor = author, headline = 'عنوان') =>
    createStory(opened(), actor, { locale: 'ar', headline, sectionId })

  it('begins with its headline, its author and a revision', async () => {
    const { articleId } = await begin(author, 'خبر عاجل')
    const opens = await openDraft(opened(), author, { articleId })
    expect(opens).toMatchObject({
      state: 'draft',
      version: 1,
      slug: 'خبر-عاجل',
      createdBy: author.staffId,
      hasUnpublishedChanges: false,
      content: { headline: 'خبر عاجل', bylines: [{ authorId: author.authorId, role: 'author' }] },
      allowed: ['submit'],
    })
    expect(opens.may).toMatchObject({ 'story.edit': true, 'story.delete': true })
    expect(opens.may).not.toHaveProperty('story.publish')
  })

  it('is closed to who may not publish from when it is scheduled, until it is published', async () => {
    const { articleId } = await begin()
    const tabId = tab()
    const asWritten = { articleId, tabId, content: { headline: 'بعد الاعتماد' } }
    await transitionArticle(opened(), editor, {
      articleId,
      move: 'schedule',
      at: new Date(Date.now() + 60_000),
    })
    expect((await openDraft(opened(), author, { articleId })).may).not.toHaveProperty('story.edit')
    expect((await openDraft(opened(), editor, { articleId })).may).toHaveProperty('story.edit')
    expect(await heartbeat(opened(), author, { articleId, tabId, wantsToWrite: true })).toMatchObject({
      writer: null,
      state: 'scheduled',
    })
    await expect(saveDraft(opened(), author, { ...asWritten, baseVersion: 1 })).rejects.toMatchObject({
      refusal: 'not-allowed',
      subject: 'story.schedule',
    })
    await transitionArticle(opened(), editor, { articleId, move: 'publish' })
    expect(await saveDraft(opened(), author, { ...asWritten, baseVersion: 1 })).toMatchObject({ version: 2 })
  })

  it('says what keeps somebody from it: the state for whom it does, else what they may', async () => {
    const stranger = await staffMember(opened(), 'author')
    const { articleId } = await begin()
    const why = async () =>
      Promise.all(
        [author, editor, stranger].map(
          async (actor) => (await openDraft(opened(), actor, { articleId })).whyNotEdit,
        ),
      )
    expect(await why()).toEqual([null, null, 'not-allowed'])
    await transitionArticle(opened(), editor, {
      articleId,
      move: 'schedule',
      at: new Date(Date.now() + 600_000),
    })
    expect(await why()).toEqual(['scheduled', null, 'not-allowed'])
    await transitionArticle(opened(), editor, { articleId, move: 'publish' })
    expect(await why()).toEqual([null, null, 'not-allowed'])
    await transitionArticle(opened(), editor, { articleId, move: 'kill' })
    expect(await why()).toEqual(['killed', 'killed', 'killed'])
  })

  it('keeps what is saved, and nothing of it is public', async () => {
    const { articleId } = await addStory(opened(), { slug: 'منشورة' })
    const touches = await opened().orm.$count(touch)
    const before = await openDraft(opened(), editor, { articleId })
    const [row] = await opened().orm.select().from(article).where(eq(article.id, articleId))
    const content = { ...before.content, headline: 'عنوان آخر', document: doc(p('كلمات')) }
    const saved = await saveDraft(opened(), editor, { articleId, tabId: tab(), baseVersion: 1, content })
    expect(saved).toMatchObject({ version: 2, changed: true })
    const after = await openDraft(opened(), editor, { articleId })
    expect(after).toMatchObject({ version: 2, hasUnpublishedChanges: true, updatedBy: editor.staffId })
    expect(after.content.headline).toBe('عنوان آخر')
    expect(await opened().orm.select().from(article).where(eq(article.id, articleId))).toEqual([row])
    expect(await opened().orm.$count(touch)).toBe(touches)
  })

  it('tells search engines and platforms what was written for them once it is published', async () => {
    const { articleId } = await addStory(opened(), { slug: 'لمن-يبحث' })
    const before = await openDraft(opened(), editor, { articleId })
    const told = {
      searchTitle: 'لمن يبحث',
      searchDescription: null,
      socialTitle: null,
      socialDescription: 'لمن يشارك',
    }
    const content = { ...before.content, ...told, searchDescription: ' \n ' }
    await saveDraft(opened(), editor, { articleId, tabId: tab(), baseVersion: 1, content })
    const inPublic = async () => {
      const [row] = await opened().orm.select().from(article).where(eq(article.id, articleId))
      return { searchTitle: row!.searchTitle, socialDescription: row!.socialDescription }
    }
    expect(await inPublic()).toEqual({ searchTitle: null, socialDescription: null })
    const draft = await openDraft(opened(), editor, { articleId })
    expect(draft).toMatchObject({ hasUnpublishedChanges: true, content: told })
    await transitionArticle(opened(), editor, { articleId, move: 'publish' })
    expect(await inPublic()).toEqual({ searchTitle: 'لمن يبحث', socialDescription: 'لمن يشارك' })
    const [kept] = await opened()
      .orm.select()
      .from(revision)
      .where(eq(revision.articleId, articleId))
      .orderBy(desc(revision.number))
    expect(kept).toMatchObject(told)
  })

  it('keeps headlines to choose from, which are no change to readers', async () => {
    const { articleId } = await addStory(opened(), { slug: 'عناوين' })
    const before = await openDraft(opened(), editor, { articleId })
    const content = { ...before.content, otherHeadlines: ['  آخر\n', 'ثالث', 'آخر', ''] }
    await saveDraft(opened(), editor, { articleId, tabId: tab(), baseVersion: 1, content })
    const after = await openDraft(opened(), editor, { articleId })
    expect(after.content.otherHeadlines).toEqual(['آخر', 'ثالث'])
    expect(after.hasUnpublishedChanges).toBe(false)
    const tooMany = { ...before.content, otherHeadlines: Array.from({ length: 21 }, (_, at) => String(at)) }
    await expect(
      saveDraft(opened(), editor, { articleId, tabId: tab(), baseVersion: 2, content: tooMany }),
    ).rejects.toMatchObject({ refusal: 'malformed', subject: 'otherHeadlines' })
  })

  it('answers the same text again as saved, without a version of its own', async () => {
    const { articleId } = await begin()
    const content = { headline: 'ثان', document: doc(p('نصّ')) }
    const tabId = tab()
    await saveDraft(opened(), author, { articleId, tabId, baseVersion: 1, content })
    expect(await saveDraft(opened(), author, { articleId, tabId, baseVersion: 1, content })).toMatchObject({
      version: 2,
      changed: false,
    })
  })

  it('refuses what was made from another version, and writes nothing', async () => {
    const { articleId } = await begin()
    const tabId = tab()
    await saveDraft(opened(), author, { articleId, tabId, baseVersion: 1, content: { headline: 'لي' } })
    await expect(
      saveDraft(opened(), author, { articleId, tabId, baseVersion: 1, content: { headline: 'له' } }),
    ).rejects.toMatchObject({ refusal: 'stale-version', subject: '2' })
    expect((await openDraft(opened(), author, { articleId })).content.headline).toBe('لي')
  })

  it('takes what one tab wrote in the order in which it was written, however it arrives', async () => {
    const { articleId } = await begin()
    const tabId = tab()
    const save = (turn: number, baseVersion: number, headline: string) =>
      saveDraft(opened(), author, { articleId, tabId, baseVersion, turn, content: { headline } })
    expect(await save(1, 1, 'أول')).toMatchObject({ version: 2, changed: true })
    // Made before the answer to the first, and the third overtakes the second.
    expect(await save(3, 1, 'أول وثان وثالث')).toMatchObject({ version: 3, changed: true })
    expect(await save(2, 1, 'أول وثان')).toMatchObject({ version: 3, changed: false })
    const now = await openDraft(opened(), author, { articleId })
    expect(now).toMatchObject({ version: 3, run: { tabId, base: 1, turn: 3 } })
    expect(now.content.headline).toBe('أول وثان وثالث')
    // The same words again are a change of their own: what came before them stays behind.
    await save(5, 2, 'أول وثان وثالث')
    expect(await save(4, 2, 'نصف جملة')).toMatchObject({ version: 3, changed: false })
  })

  it('tells a run of one tab from what somebody else wrote in between', async () => {
    const { articleId } = await begin()
    const [tabId, otherTab] = [tab(), tab()]
    const save = (given: { tabId: string; turn: number; baseVersion: number; headline: string }) => {
      const { headline, ...rest } = given
      return saveDraft(opened(), author, { articleId, ...rest, content: { headline } })
    }
    await save({ tabId, turn: 1, baseVersion: 1, headline: 'لي' })
    await closeTab(opened(), author, { tabId })
    await save({ tabId: otherTab, turn: 1, baseVersion: 2, headline: 'لنافذة أخرى' })
    await closeTab(opened(), author, { tabId: otherTab })
    await expect(save({ tabId, turn: 2, baseVersion: 1, headline: 'لي أيضًا' })).rejects.toMatchObject({
      refusal: 'stale-version',
    })
    await expect(
      save({ tabId: otherTab, turn: 2, baseVersion: 1, headline: 'قبل أن تبدأ' }),
    ).rejects.toMatchObject({ refusal: 'stale-version' })
    expect((await openDraft(opened(), editor, { articleId })).run).toBeNull()
    await expect(
      saveDraft(opened(), author, { articleId, tabId, baseVersion: 3, turn: 1.5, content: { headline: '' } }),
    ).rejects.toMatchObject({ refusal: 'malformed', subject: 'turn' })
  })

  it('lets exactly one of many saves at once through', async () => {
    const { articleId } = await begin()
    const tabId = tab()
    const saves = await Promise.allSettled(
      Array.from({ length: 8 }, (_, i) =>
        saveDraft(opened(), author, { articleId, tabId, baseVersion: 1, content: { headline: `من ${i}` } }),
      ),
    )
    expect(saves.filter((each) => each.status === 'fulfilled')).toHaveLength(1)
    for (const each of saves)
      if (each.status === 'rejected') expect(each.reason).toMatchObject({ refusal: 'stale-version' })
    expect((await openDraft(opened(), author, { articleId })).version).toBe(2)
  })

  it('waits for nobody else’s tab to be closed, but says whose it is', async () => {
    const { articleId } = await begin()
    await saveDraft(opened(), author, { articleId, tabId: tab(), baseVersion: 1, content: { headline: 'ا' } })
    await expect(
      saveDraft(opened(), editor, { articleId, tabId: tab(), baseVersion: 2, content: { headline: 'ب' } }),
    ).rejects.toMatchObject({ refusal: 'locked', subject: 'author' })
  })

  it('keeps the words of one person before another writes over them', async () => {
    const { articleId } = await begin()
    await saveDraft(opened(), author, {
      articleId,
      tabId: tab(),
      baseVersion: 1,
      content: { headline: 'أوّل' },
    })
    await opened().orm.execute(`update editing_tab set seen_at = now() - interval '46 seconds'`)
    await saveDraft(opened(), editor, {
      articleId,
      tabId: tab(),
      baseVersion: 2,
      content: { headline: 'ثان' },
    })
    const kept = await opened().orm.select().from(revision).where(eq(revision.articleId, articleId))
    expect(kept).toMatchObject([
      { number: 1, reason: 'create' },
      { number: 2, headline: 'أوّل', reason: 'autosave', staffId: author.staffId },
    ])
  })

  it('keeps a revision when the last is a minute old, not before, as of when its words were saved', async () => {
    const { articleId } = await begin()
    const tabId = tab()
    let version = 1
    const save = async (headline: string) => {
      ;({ version } = await saveDraft(opened(), author, {
        articleId,
        tabId,
        baseVersion: version,
        content: { headline },
      }))
    }
    const count = () => opened().orm.$count(revision, eq(revision.articleId, articleId))
    await save('أ')
    await save('ب')
    expect(await count()).toBe(1)
    const kept = (seconds: number) =>
      opened().orm.execute(
        sql`update revision set created_at = now() - make_interval(secs => ${seconds}) where article_id = ${articleId}`,
      )
    await kept(50)
    await save('ب ب')
    expect(await count()).toBe(1)
    await kept(61)
    await opened().orm.execute(
      sql`update draft set updated_at = now() - interval '30 seconds' where article_id = ${articleId}`,
    )
    await save('ج')
    expect(await count()).toBe(2)
    const [last] = await opened()
      .orm.select({ age: sql<number>`extract(epoch from now() - ${revision.createdAt})::int` })
      .from(revision)
      .where(and(eq(revision.articleId, articleId), eq(revision.number, 2)))
    expect(last!.age).toBeGreaterThanOrEqual(30)
    await save('د')
    expect(await count()).toBe(2)
  })

  it('logs once who sits at it, not every save', async () => {
    const { articleId } = await begin()
    const tabId = tab()
    for (let i = 1; i <= 3; i += 1)
      await saveDraft(opened(), author, { articleId, tabId, baseVersion: i, content: { headline: `${i}` } })
    const events = await opened().orm.select().from(auditEvent).where(eq(auditEvent.subjectId, articleId))
    expect(events.map((each) => each.action)).toEqual(['story.create', 'story.edit'])
    expect(events[1]).toMatchObject({ staffId: author.staffId, actorName: 'author', details: { version: 2 } })
  })

  it('says of an unknown id, and of what is no id at all, that there is no such article', async () => {
    for (const articleId of ['zzzzzzzzzz', '', "'; drop table draft --", 'a\u0000', '😀'.repeat(500)]) {
      await expect(openDraft(opened(), editor, { articleId })).rejects.toMatchObject({
        refusal: 'unknown-article',
      })
      await expect(
        saveDraft(opened(), editor, { articleId, tabId: tab(), baseVersion: 1, content: {} }),
      ).rejects.toMatchObject({ refusal: 'unknown-article' })
    }
  })

  it('says of one that is just being deleted that there is no such article', async () => {
    const db = opened()
    const { articleId } = await addStory(db, { slug: 'تُحذف' })
    const opening = await db.orm.transaction(async (tx) => {
      await tx.delete(article).where(eq(article.id, articleId))
      const said = openDraft(db, editor, { articleId }).then(
        () => 'opened',
        (error) => error.refusal,
      )
      await vi.waitFor(async () => {
        const waiting = await db.orm.execute(sql`select from pg_stat_activity
          where datname = current_database() and wait_event_type = 'Lock'`)
        expect(waiting.rowCount).toBe(1)
      })
      return { said }
    })
    expect(await opening.said).toBe('unknown-article')
  })

  it('refuses authors and pictures that are nobody’s', async () => {
    const { articleId } = await begin()
    const nobody = newId()
    for (const content of [{ leadMediaId: nobody }, { bylines: [{ authorId: nobody, role: 'author' }] }])
      await expect(
        saveDraft(opened(), author, { articleId, tabId: tab(), baseVersion: 1, content }),
      ).rejects.toMatchObject({ refusal: 'unknown-reference', subject: nobody })
  })

  it.each([
    ['content', null],
    ['content', 'نصّ'],
    ['content', []],
    ['headline', { headline: { toString: 'x' } }],
    ['headline-too-long', { headline: 'ا'.repeat(5_000) }],
    ['standfirst', { standfirst: 7 }],
    ['leadMediaId', { leadMediaId: '../../etc' }],
    ['bylines', { bylines: 'سلمى' }],
    ['bylines', { bylines: [{ authorId: 'auth000001', role: 'owner' }] }],
    ['bylines', { bylines: [null] }],
    ['document-too-long', { document: doc(p('كلمة '.repeat(1_000_000))) }],
    [
      'document-too-long',
      { document: { type: 'doc', content: Array(60_000).fill({ type: 'text', text: 'كلمة'.repeat(10) }) } },
    ],
  ])('refuses content that is malformed: %s', async (subject, content) => {
    const { articleId } = await begin()
    await expect(
      saveDraft(opened(), author, { articleId, tabId: tab(), baseVersion: 1, content }),
    ).rejects.toMatchObject({ refusal: 'malformed', subject })
    expect(await opened().orm.$count(draft, eq(draft.articleId, articleId))).toBe(1)
    expect((await openDraft(opened(), author, { articleId })).version).toBe(1)
  })

  it('leaves every field as it is that a tab of an older version does not send, and empties what is sent empty', async () => {
    const { articleId } = await begin()
    const tabId = tab()
    const { content: begun } = await openDraft(opened(), author, { articleId })
    const written: DraftContent = {
      ...begun,
      kicker: 'سطر فوق العنوان',
      standfirst: 'ملخّص',
      dateline: 'بيروت',
      searchTitle: 'لمن يبحث',
      searchDescription: 'وصف لمن يبحث',
      socialTitle: 'لمن يشارك',
      socialDescription: 'وصف لمن يشارك',
      otherHeadlines: ['عنوان ثان'],
      document: validateDocument(doc(p('نصّ'))).document,
    }
    let version = 1
    const save = async (content: object) => {
      ;({ version } = await saveDraft(opened(), author, { articleId, tabId, baseVersion: version, content }))
      return (await openDraft(opened(), author, { articleId })).content
    }
    expect(await save(written)).toEqual(written)
    expect(await save({ headline: 'آخر' })).toEqual({ ...written, headline: 'آخر' })
    expect(await save({ ...written, headline: undefined })).toEqual({ ...written, headline: 'آخر' })
    expect(await save(written)).toEqual(written)
    expect(await save({ kicker: null, otherHeadlines: [], bylines: [] })).toEqual({
      ...written,
      kicker: null,
      otherHeadlines: [],
      bylines: [],
    })
    const theirs = tab()
    const resolve = (mine: object, outcome: object) =>
      resolveConflict(opened(), author, { articleId, tabId: theirs, baseVersion: version, mine, outcome })
    await closeTab(opened(), author, { tabId })
    await resolve({ headline: 'لي' }, { headline: 'ما اتفقنا عليه' })
    expect((await openDraft(opened(), author, { articleId })).content).toEqual({
      ...written,
      kicker: null,
      otherHeadlines: [],
      bylines: [],
      headline: 'ما اتفقنا عليه',
    })
  })

  it('refuses what only a newer version knows, so that whoever wrote it keeps it', async () => {
    const { articleId } = await begin()
    const content = { headline: 'عنوان', mood: 'هادئ' }
    await expect(
      saveDraft(opened(), author, { articleId, tabId: tab(), baseVersion: 1, content }),
    ).rejects.toMatchObject({ refusal: 'older-server', subject: 'mood' })
    expect((await openDraft(opened(), author, { articleId })).version).toBe(1)
  })

  it('keeps the text of a document that is no story: too deep, too large, or of unknown parts', async () => {
    const { articleId } = await begin()
    let deep: unknown = { type: 'text', text: 'في القاع' }
    for (let i = 0; i < 20_000; i += 1) deep = { type: 'blockquote', content: [deep] }
    const large = Array.from({ length: 30_000 }, (_, i) => ({
      type: 'paragraph',
      content: [{ type: 'text', text: `فقرة${i}` }],
    }))
    const tabId = tab()
    let version = 1
    const textAfter = async (document: unknown) => {
      ;({ version } = await saveDraft(opened(), author, {
        articleId,
        tabId,
        baseVersion: version,
        content: { headline: 'ع', document },
      }))
      return JSON.stringify((await openDraft(opened(), author, { articleId })).content.document)
    }
    expect(await textAfter({ type: 'doc', content: [deep] })).toContain('في القاع')
    const text = await textAfter({ type: 'doc', content: large })
    for (const i of [0, 1, 15_000, 29_999]) expect(text).toMatch(new RegExp(`فقرة${i}\\b`))
    expect(
      await textAfter({
        type: 'doc',
        content: [{ type: 'صورة', content: [{ type: 'text', text: 'كلام' }] }],
      }),
    ).toContain('كلام')
  })

  it('takes controls, overrides and half characters out of lines, and keeps their words', async () => {
    const { articleId } = await begin()
    const content = {
      headline: '  خبر\u0000 \u202Eمقلوب\n\tوسطر\uD800 ',
      kicker: '\u2066\u2069 ',
      standfirst: '',
      document: doc(p('نصّ\u0000')),
    }
    await saveDraft(opened(), author, { articleId, tabId: tab(), baseVersion: 1, content })
    expect((await openDraft(opened(), author, { articleId })).content).toMatchObject({
      headline: 'خبر مقلوب وسطر\uFFFD',
      kicker: null,
      standfirst: null,
      document: doc({ ...p('نصّ'), attrs: { dir: null } }),
    })
  })

  describe('gives back as it was, and publishes', () => {
    const line = (text: string) => ({ type: 'paragraph', content: [{ type: 'text', text }] })
    // Words that differ: a search index holds each once.
    const words = (count: number, from = 0) =>
      Array.from({ length: count }, (_, n) => `كلمة${(from + n).toString(36)}`).join(' ')
    it.each([
      ['a text of a megabyte', Array.from({ length: 1_000 }, (_, n) => line(words(110, n * 110)))],
      ['a paragraph of 100,000 letters', [line('أ'.repeat(100_000))]],
      ['a paragraph of 100,000 words', [line(words(100_000))]],
      ['2,000 blocks', Array.from({ length: 2_000 }, (_, n) => line(`سطر ${n}`))],
      ['half a character, which is a sign from then on', [line('قبل \ud83d بعد \udc4d\u0000 نهاية')]],
    ])('%s', async (_, content) => {
      const { articleId } = await begin(editor)
      const document = { type: 'doc', content }
      await saveDraft(opened(), editor, {
        articleId,
        tabId: tab(),
        baseVersion: 1,
        content: { headline: 'طويلة', document },
      })
      const expected = validateDocument(document).document
      expect(JSON.stringify(expected)).not.toMatch(/\\ud83d|\\udc4d|\\u0000/)
      expect((await openDraft(opened(), editor, { articleId })).content.document).toEqual(expected)
      await transitionArticle(opened(), editor, { articleId, move: 'publish' })
      const [row] = await opened().orm.select().from(article).where(eq(article.id, articleId))
      expect(row?.document).toEqual(expected)
    })
  })

  it('keeps a block that only a newer version knows, through opening, a word more, and publishing', async () => {
    const poll = { type: 'poll', attrs: { closes: 3 }, content: [{ type: 'text', text: 'نعم أم لا؟' }] }
    const { articleId } = await begin(editor)
    await opened()
      .orm.update(draft)
      .set({ document: { type: 'doc', content: [p('قبله'), poll] } as unknown as StoryDocument })
      .where(eq(draft.articleId, articleId))
    const { content, version } = await openDraft(opened(), editor, { articleId })
    const [first, kept] = content.document.content
    expect(first).toMatchObject({ type: 'paragraph' })
    expect(kept).toMatchObject({ type: 'unknownBlock' })
    await saveDraft(opened(), editor, {
      articleId,
      tabId: tab(),
      baseVersion: version,
      content: { ...content, headline: 'عنوان', document: doc(p('كلمة أخرى'), kept!) },
    })
    expect((await openDraft(opened(), editor, { articleId })).content.document.content[1]).toEqual(kept)
    await transitionArticle(opened(), editor, { articleId, move: 'publish' })
    const [row] = await opened().orm.select().from(article).where(eq(article.id, articleId))
    // As it was, for the version that knows it; and for the index of pictures.
    expect(row?.document.content[1]).toEqual(poll)
    // Readers have its text.
    expect(validateDocument(row?.document).document).toEqual(
      validateDocument(doc(p('كلمة أخرى'), p('نعم أم لا؟'))).document,
    )
  })

  describe('a tab’s name', () => {
    it.each(['', 'x', 'a b', "'--------'", 'ا'.repeat(10), 7])('refuses %j', async (tabId) => {
      const { articleId } = await begin()
      await expect(
        saveDraft(opened(), author, { articleId, tabId: tabId as string, baseVersion: 1, content: {} }),
      ).rejects.toMatchObject({ refusal: 'malformed', subject: 'tabId' })
    })
    it('cannot be another’s', async () => {
      const { articleId } = await begin()
      const other = await begin(editor)
      const tabId = tab()
      await saveDraft(opened(), author, { articleId, tabId, baseVersion: 1, content: { headline: 'ا' } })
      await expect(
        saveDraft(opened(), editor, {
          articleId: other.articleId,
          tabId,
          baseVersion: 1,
          content: { headline: 'ب' },
        }),
      ).rejects.toMatchObject({ refusal: 'malformed', subject: 'tabId' })
    })
  })
})
