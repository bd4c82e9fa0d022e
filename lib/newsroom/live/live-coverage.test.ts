/** Live coverage: what several people post at once, and what readers have of it. */
import { eq } from 'drizzle-orm'
import { beforeEach, expect, it } from 'vitest'
import { story } from '../../db/tables/stories.ts'
import { describeEngine } from '../../db/testing/test-databases.ts'
import { findStory, type Story } from '../../publication/story.ts'
import { addStory, smallPublication } from '../../publication/testing/small-publication.ts'
import { doc, liveUpdate, p } from '../../story/compose.ts'
import { liveUpdatesOf, updateIds } from '../../story/outline.ts'
import { plainText } from '../../story/plain-text.ts'
import type { Actor } from '../actor.ts'
import { transitionArticle } from '../stories/transition-article.ts'
import { openDraft, saveDraft } from '../stories/working-draft.ts'
import { staffMember, tab } from '../testing/staff-member.ts'
import { editEntry, markEntry, releaseEntry, withdrawEntry } from './change-entry.ts'
import { postEntry } from './post-entry.ts'
import { readEntries } from './read-entries.ts'

describeEngine('postgres', 'live coverage', (opened) => {
  let articleId = ''
  let slug = ''
  let editor: Actor
  let isFilled = false

  beforeEach(async () => {
    const db = opened()
    if (!isFilled) await smallPublication(db)
    isFilled = true
    slug = `live-${tab()}`
    editor = await staffMember(db, 'editor', { name: 'نور' })
    const document = doc(
      p('مقدمة.'),
      liveUpdate('2026-01-01T10:00:00.000Z', 'قديم', p('من النص.')),
      p('ختام.'),
    )
    const added = await addStory(db, { slug, document })
    articleId = added.articleId
    await db.orm.update(story).set({ kind: 'live' }).where(eq(story.id, added.storyId))
  })

  const asRead = async (): Promise<Story> => {
    const found = await findStory(opened(), 'ar', 'economy', slug)
    if (found.kind !== 'found') throw new Error(found.kind)
    return found.story
  }
  const wordsRead = async () =>
    liveUpdatesOf((await asRead()).document).map((each) => plainText({ type: 'doc', content: [each] }))
  const post = (words: string, more: object = {}) =>
    postEntry(opened(), editor, { articleId, key: tab(), words, ...more })

  it('puts what is posted over the updates of the text, and leaves the text where it is', async () => {
    await post('أول')
    await post('ثانٍ', {
      headline: 'عنوان',
      quotation: 'قال كلمة',
      attribution: 'هدى',
      link: 'https://x.com/a/1',
    })
    const { document } = await asRead()
    expect(document.content.map((block) => block.type)).toEqual([
      'paragraph',
      'liveUpdate',
      'liveUpdate',
      'liveUpdate',
      'paragraph',
    ])
    const [newest] = liveUpdatesOf(document)
    expect(newest?.content.map((block) => block.type)).toEqual(['paragraph', 'blockquote', 'embed'])
    expect(newest?.attrs.posted?.author?.name).toBe('نور')
    const [, , oldest] = updateIds(document).values()
    expect([...updateIds(document).values()]).toContain(oldest)
    expect(new Set(updateIds(document).values()).size).toBe(3)
  })

  it('takes nothing from who has the text open, and nobody waits for them', async () => {
    const db = opened()
    const writer = await staffMember(db, 'editor')
    const { content, version } = await openDraft(db, writer, { articleId })
    await post('خبر')
    const saved = await saveDraft(db, writer, {
      articleId,
      tabId: tab(),
      baseVersion: version,
      content: { ...content, document: doc(p('نص جديد.')) },
    })
    expect(saved).toMatchObject({ version: version + 1 })
    await post('بعده')
    await transitionArticle(db, writer, { articleId, move: 'publish' })
    expect(await wordsRead()).toEqual(['بعده', 'خبر'])
    expect(plainText((await asRead()).document)).toContain('نص جديد.')
  })

  it('is one entry when it is sent twice, with the words that were sent last', async () => {
    const key = tab()
    const sent = await Promise.all([post('مرة', { key }), post('مرة', { key })])
    expect(sent[0]).toEqual(sent[1])
    await post('مرة، وأكثر', { key })
    expect(await wordsRead()).toEqual(['مرة، وأكثر', expect.stringContaining('قديم')])
  })

  it('takes no entry’s place with another that its form sends under the same name, and says none twice', async () => {
    const key = tab()
    const first = await post('انقطع التيار عن الحي الشرقي', { key })
    const others = await Promise.all([
      post('عاد التيار إلى الحي الشرقي', { key }),
      post('عاد التيار إلى الحي الشرقي', { key }),
      post('هدف', { key }),
    ])
    expect(others[0]).toEqual(others[1])
    expect(new Set([first, ...others].map(({ entryId }) => entryId)).size).toBe(3)
    // A colleague has changed or withdrawn it meanwhile: what is typed now is in no less.
    const changed = { entryId: first.entryId, baseVersion: 1, words: 'انقطع التيار عن الحي كله' }
    await editEntry(opened(), editor, changed)
    expect((await post('انقطع التيار عن الحي الشرقي', { key })).entryId).toBe(first.entryId)
    await withdrawEntry(opened(), editor, { entryId: first.entryId })
    expect((await post('رفعت الجلسة', { key })).state).toBe('published')
    expect(await wordsRead()).toEqual(
      expect.arrayContaining(['عاد التيار إلى الحي الشرقي', 'هدف', 'رفعت الجلسة']),
    )
  })

  it('gives each of many that are posted at once an address and a place of its own', async () => {
    await Promise.all(Array.from({ length: 12 }, (_, at) => post(`خبر ${at}`)))
    const { document, live } = await asRead()
    const posted = liveUpdatesOf(document).flatMap((each) => each.attrs.posted ?? [])
    expect(new Set(posted.map((each) => each.anchor)).size).toBe(12)
    expect(posted.map((each) => each.change).sort((a, b) => a - b)).toEqual(
      Array.from({ length: 12 }, (_, at) => at + 1),
    )
    expect(live.change).toBe(12)
  })

  it('shows a draft to nobody until somebody releases it', async () => {
    const db = opened()
    const { entryId } = await post('لاحقًا', { isDraft: true })
    expect((await asRead()).live).toEqual({ change: 0, withdrawn: [] })
    expect((await readEntries(db, editor, { articleId })).entries).toMatchObject([{ state: 'draft' }])
    await releaseEntry(db, editor, { entryId })
    await releaseEntry(db, editor, { entryId })
    expect((await wordsRead())[0]).toBe('لاحقًا')
    expect((await asRead()).live.change).toBe(1)
  })

  it('says what was withdrawn, and nothing of its words', async () => {
    const { entryId, anchor } = await post('خطأ')
    await withdrawEntry(opened(), editor, { entryId })
    const story = await asRead()
    expect(story.live).toEqual({ change: 2, withdrawn: [{ anchor, change: 2 }] })
    expect(JSON.stringify(story)).not.toContain('خطأ')
    await expect(markEntry(opened(), editor, { entryId, isKey: true })).rejects.toMatchObject({
      refusal: 'unknown-update',
    })
  })

  it('pins one entry at a time, and each change has a place of its own', async () => {
    const db = opened()
    const first = await post('أول', { isPinned: true })
    await post('ثانٍ')
    expect((await wordsRead())[0]).toBe('أول')
    await post('ثالث', { isPinned: true })
    expect((await wordsRead()).slice(0, 3)).toEqual(['ثالث', 'ثانٍ', 'أول'])
    await markEntry(db, editor, { entryId: first.entryId, isPinned: true })
    expect((await wordsRead())[0]).toBe('أول')
    const changes = liveUpdatesOf((await asRead()).document).flatMap(
      (each) => each.attrs.posted?.change ?? [],
    )
    expect(new Set(changes).size).toBe(3)
  })

  it('is changed from its latest version alone', async () => {
    const db = opened()
    const { entryId } = await post('قبل')
    await editEntry(db, editor, { entryId, baseVersion: 1, words: 'بعد' })
    await expect(editEntry(db, editor, { entryId, baseVersion: 1, words: 'آخر' })).rejects.toMatchObject({
      refusal: 'entry-changed',
    })
    expect((await wordsRead())[0]).toBe('بعد')
  })

  it.each([
    ['nothing at all', { words: ' \n ' }, 'update-empty'],
    ['a link to nowhere', { words: '', link: 'javascript:alert(1)' }, 'update-link'],
    ['a picture that is none of ours', { words: '', mediaId: 'pict000009' }, 'picture-refused'],
  ])('refuses %s', async (_, given, refusal) => {
    await expect(post('', given)).rejects.toMatchObject({ refusal })
  })

  it('goes on in no story that is not live, or was killed', async () => {
    const db = opened()
    const killed = { ...editor, hasProved: true }
    await transitionArticle(db, killed, { articleId, move: 'kill', note: 'خطأ' })
    await expect(post('كلمة')).rejects.toMatchObject({ refusal: 'killed' })
    const { articleId: report } = await addStory(db, { slug: `report-${tab()}` })
    await expect(
      postEntry(db, editor, { articleId: report, key: tab(), words: 'كلمة' }),
    ).rejects.toMatchObject({ refusal: 'not-live' })
  })
})
