/** What stories share: boxes that stand in many, snippets, and templates that they begin with. */
import { eq, like } from 'drizzle-orm'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { exportFiles } from '../../archive/own/write-export.ts'
import { sharedPart } from '../../db/tables/parts.ts'
import { media } from '../../db/tables/people-and-pictures.ts'
import { article } from '../../db/tables/stories.ts'
import { touch } from '../../db/tables/touches.ts'
import { describeEngine } from '../../db/testing/test-databases.ts'
import { recordDependencies, tags } from '../../press/cache-dependencies.ts'
import { feedStories } from '../../publication/feed-stories.ts'
import { findStory } from '../../publication/story.ts'
import { addStory, smallPublication } from '../../publication/testing/small-publication.ts'
import { doc, factBox, figure, p } from '../../story/compose.ts'
import type { Block, StoryDocument } from '../../story/document.ts'
import { plainText } from '../../story/plain-text.ts'
import { type Actor, operator } from '../actor.ts'
import { addItem, archiveItem } from '../checklist/change-items.ts'
import { storyItems, tickItem } from '../checklist/tick-item.ts'
import { countPicturesUses, picturesUses } from '../pictures/picture-uses.ts'
import { standsSomewhere } from '../pictures/stands-somewhere.ts'
import { checkArticle } from '../stories/check-article.ts'
import { createStory } from '../stories/create-story.ts'
import { draftAsStory } from '../stories/draft-as-story.ts'
import { transitionArticle } from '../stories/transition-article.ts'
import { openDraft } from '../stories/working-draft.ts'
import { staffMember, tab } from '../testing/staff-member.ts'
import { changePart } from './change-part.ts'
import { indexBoxes } from './index-boxes.ts'
import { boxesThen, findParts, openPart, readPart } from './list-parts.ts'
import { makePart } from './make-part.ts'
import { publishPart, withdrawPart } from './settle-part.ts'

describeEngine('postgres', 'what stories share', (opened) => {
  let ids: Awaited<ReturnType<typeof smallPublication>>
  let editor: Actor
  let writer: Actor
  let boxId = ''

  beforeAll(async () => {
    const db = opened()
    ids = await smallPublication(db)
    editor = await staffMember(db, 'editor', { name: 'نور' })
    writer = await staffMember(db, 'author', { name: 'هدى' })
  })

  beforeEach(async () => {
    const made = await makePart(opened(), editor, {
      kind: 'box',
      locale: 'ar',
      name: 'ما المصرف المركزي؟',
      document: doc(p('مؤسسة تصدر النقد.')),
    })
    boxId = made.partId
  })

  const standing = (): Block => ({ type: 'sharedBox', attrs: { boxId, name: 'صندوق' } })
  const storyWith = async (locale: 'ar' | 'en' = 'ar') => {
    const slug = `box-${tab()}`
    return { slug, ...(await addStory(opened(), { slug, locale, document: doc(p('قبله.'), standing()) })) }
  }
  const read = async (slug: string, locale: 'ar' | 'en' = 'ar') => {
    const found = await findStory(opened(), locale, 'economy', slug)
    if (found.kind !== 'found') throw new Error(found.kind)
    return found.story
  }
  const saysAt = async (slug: string, locale: 'ar' | 'en' = 'ar') =>
    plainText((await read(slug, locale)).document)
  const write = (document: StoryDocument, version: number, actor = editor) =>
    changePart(opened(), actor, { partId: boxId, version, locale: 'ar', name: 'صندوق', document })
  const publish = (version: number, actor = editor) =>
    publishPart(opened(), actor, { partId: boxId, version })

  it('are missed by the checklist where readers see nothing of them, and stand in the Markdown of an export', async () => {
    const db = opened()
    const { articleId, slug } = await storyWith()
    const other = await storyWith('en')
    const unseen = async (id: string) =>
      (await checkArticle(db, editor, { articleId: id })).filter(({ key }) => key === 'box-unseen')
    expect(await unseen(articleId)).toMatchObject([{ where: { block: 1 }, count: 1, subject: boxId }])
    await publish(1)
    expect(await unseen(articleId)).toEqual([])
    expect(await unseen(other.articleId)).toHaveLength(1)
    let exported = ''
    for await (const { path, content } of exportFiles(db, operator, {
      mediaFolder: '/nowhere',
      withMedia: false,
    }))
      if (path.endsWith(`${slug}.md`))
        for await (const bytes of content) exported += Buffer.from(bytes).toString()
    expect(exported).toContain('مؤسسة تصدر النقد.')
  })

  it('keep the pictures in snippets and templates from being taken for unused', async () => {
    const db = opened()
    const mediaId = 'media00009'
    await db.orm.insert(media).values({
      id: mediaId,
      contentHash: mediaId,
      width: 8,
      height: 6,
      thumbhash: 'DwgGFQQ4h4iAiHeIeHeIeIeHCA==',
    })
    const { partId } = await makePart(db, editor, {
      kind: 'snippet',
      locale: 'ar',
      name: 'خريطة الميناء',
      document: doc(figure(mediaId, {})),
    })
    const use = { kind: 'part', partId, part: 'snippet', name: 'خريطة الميناء' }
    expect((await picturesUses(db, editor, { mediaIds: [mediaId] })).get(mediaId)).toEqual([use])
    const counted = (await countPicturesUses(db, editor, { mediaIds: [mediaId] })).get(mediaId)
    expect(counted?.count).toBe(1)
    expect(await db.orm.select().from(media).where(standsSomewhere(db.orm))).toHaveLength(1)
  })

  it('readers see a box wherever it stands once it is published, as it was published', async () => {
    const { slug } = await storyWith()
    expect(await saysAt(slug)).toBe('قبله.')
    await publish(1)
    expect((await read(slug)).document.content).toMatchObject([
      { type: 'paragraph' },
      { type: 'factBox', content: [{ content: [{ text: 'مؤسسة تصدر النقد.' }] }] },
    ])
    await write(doc(factBox('عنوان', p('غير ذلك.'))), 2)
    expect(await saysAt(slug)).toContain('مؤسسة تصدر النقد.')
    await publish(3)
    expect(await saysAt(slug)).toBe('قبله.\n\nعنوان\nغير ذلك.')
    const feed = await feedStories(opened(), 'ar')
    const inFeed = feed?.stories.find((story) => story.href.endsWith(slug))
    expect(inFeed && plainText(inFeed.document)).toContain('غير ذلك.')
    await withdrawPart(opened(), editor, { partId: boxId, version: 4 })
    expect(await saysAt(slug)).toBe('قبله.')
  })

  it('and nothing of one in another language', async () => {
    const { slug } = await storyWith('en')
    await publish(1)
    expect(await saysAt(slug, 'en')).toBe('قبله.')
  })

  it('touches one tag, whose pages know it before it says anything', async () => {
    const { slug } = await storyWith()
    const page = await recordDependencies(() => read(slug))
    expect([...page.read]).toContain(tags.sharedBox(boxId))
    await publish(1)
    const touched = await opened()
      .orm.select()
      .from(touch)
      .where(like(touch.tag, `%${boxId}%`))
    expect(touched.map(({ tag }) => tag)).toEqual([tags.sharedBox(boxId)])
  })

  it('is found by its words in every story where it stands, a slice at a time', async () => {
    const slugs = new Set<string>()
    for (let i = 0; i < 5; i++) slugs.add((await storyWith()).slug)
    await indexBoxes(opened())
    await publish(1)
    expect(await indexBoxes(opened(), { slice: 2 })).toBe(3)
    const rows = await opened().orm.select().from(article)
    const withBox = rows.filter((row) => slugs.has(row.slug))
    expect(
      withBox.every((row) => row.plainText === 'قبله.\n\nمؤسسة تصدر النقد.' && row.wordCount === 4),
    ).toBe(true)
    expect(await indexBoxes(opened())).toBe(0)
    const [slug = ''] = slugs
    expect((await readPart(opened(), writer, { partId: boxId })).placesCount).toEqual({
      count: 5,
      hasMore: false,
    })
    await withdrawPart(opened(), editor, { partId: boxId, version: 2 })
    await indexBoxes(opened())
    const [row] = await opened().orm.select().from(article).where(eq(article.slug, slug))
    expect(row?.plainText).toBe('قبله.')
  })

  it('is previewed in a draft as readers would see it', async () => {
    const { articleId } = await storyWith()
    await publish(1)
    const story = await draftAsStory(opened(), await openDraft(opened(), editor, { articleId }))
    expect(plainText(story.document)).toContain('مؤسسة تصدر النقد.')
  })

  it('keeps what it said, and when', async () => {
    await publish(1)
    const before = new Date().toISOString()
    await write(doc(p('بعد ذلك.')), 2)
    await publish(3)
    const then = (at: string) => boxesThen(opened(), writer, { boxIds: [boxId], at, locale: 'ar' })
    expect(await then(before)).toEqual([{ boxId, name: 'ما المصرف المركزي؟', words: 'مؤسسة تصدر النقد.' }])
    expect(await then(new Date().toISOString())).toMatchObject([{ words: 'بعد ذلك.' }])
    expect(await then('2020-01-01T00:00:00Z')).toEqual([])
    const { revisions } = await readPart(opened(), writer, { partId: boxId })
    expect(revisions.map(({ number, act, by }) => [number, act, by])).toEqual([
      [4, 'published', 'نور'],
      [3, 'saved', 'نور'],
      [2, 'published', 'نور'],
      [1, 'saved', 'نور'],
    ])
  })

  it('two who change it at once: the second is told, and nothing of the first is overwritten', async () => {
    const both = await Promise.allSettled([write(doc(p('كلمات نور.')), 1), write(doc(p('كلمات سمير.')), 1)])
    const refused = both.find((each) => each.status === 'rejected')
    expect(both.filter((each) => each.status === 'fulfilled')).toHaveLength(1)
    expect(refused?.reason).toMatchObject({ refusal: 'part-changed', subject: '2' })
    await expect(publish(1)).rejects.toMatchObject({ refusal: 'part-changed' })
  })

  it('holds no more than a box may, and drops nothing without a word', async () => {
    const long = doc(p('كلمة '.repeat(10_000)))
    await expect(write(long, 1)).rejects.toMatchObject({ refusal: 'part-too-long', subject: '1000' })
    await expect(write(doc(standing()), 1)).rejects.toMatchObject({ refusal: 'part-holds' })
    await expect(write(doc(figure('media00001', {})), 1)).rejects.toMatchObject({ refusal: 'part-holds' })
    await expect(write(doc(factBox('أ', p('أ')), factBox('ب', p('ب'))), 1)).rejects.toMatchObject({
      refusal: 'part-holds',
    })
    await write(doc(factBox('عنوان', p('في الصندوق')), p('تحته')), 1)
    const { document } = await openPart(opened(), writer, { partId: boxId })
    expect(document.content).toHaveLength(1)
    expect(plainText(document)).toBe('عنوان\nفي الصندوق\nتحته')
    await write(doc(p()), 2)
    await expect(publish(3)).rejects.toMatchObject({ refusal: 'part-empty' })
  })

  it('who may: a writer drafts boxes of her own; what readers see is an editor’s', async () => {
    const denied = { refusal: 'not-allowed' }
    await expect(write(doc(p('لها')), 1, writer)).rejects.toMatchObject(denied)
    await expect(publish(1, writer)).rejects.toMatchObject(denied)
    const own = await makePart(opened(), writer, {
      kind: 'box',
      locale: 'ar',
      name: 'لها',
      document: doc(p('لها')),
    })
    boxId = own.partId
    await write(doc(p('لها أيضًا')), 1, writer)
    await expect(publish(2, writer)).rejects.toMatchObject(denied)
    await publish(2)
    await expect(write(doc(p('بعد النشر')), 3, writer)).rejects.toMatchObject(denied)
    await expect(
      makePart(opened(), writer, { kind: 'template', name: 'قالب', document: doc(p('')) }),
    ).rejects.toMatchObject(denied)
    expect(await readPart(opened(), writer, { partId: boxId })).toMatchObject({
      mayChange: false,
      maySettle: false,
    })
  })

  it('finds snippets and boxes by their names, in the story’s language, but what was withdrawn', async () => {
    const name = `مقطع الأرقام ${tab().slice(0, 8)}`
    const { partId } = await makePart(opened(), writer, {
      kind: 'snippet',
      locale: 'ar',
      name,
      document: doc(p('نسخة')),
    })
    const found = (locale: 'ar' | 'en', query = 'ارقام') =>
      findParts(opened(), writer, { kind: 'snippet', locale, query })
    expect((await found('ar')).map((each) => each.partId)).toContain(partId)
    expect(await found('en')).toEqual([])
    expect(await found('ar', 'لا وجود')).toEqual([])
    await withdrawPart(opened(), writer, { partId, version: 1 })
    expect((await found('ar')).map((each) => each.partId)).not.toContain(partId)
  })

  describe('templates', () => {
    const template = async (more: object = {}) => {
      const { partId } = await makePart(opened(), editor, {
        kind: 'template',
        name: 'خبر نتائج',
        document: doc(p('[من أعلن؟]'), standing()),
        ...more,
      })
      return partId
    }
    const begin = (templateId: string, locale: 'ar' | 'en' = 'ar') =>
      createStory(opened(), writer, { locale, headline: 'نتائج', sectionId: ids.section, templateId })

    it('a story begins with a copy, which the template leaves alone', async () => {
      const partId = await template()
      const { articleId } = await begin(partId)
      const changed = { partId, version: 1, name: 'خبر', document: doc(p('غير ذلك')) }
      await changePart(opened(), editor, changed)
      const { content, state } = await openDraft(opened(), writer, { articleId })
      expect(state).toBe('draft')
      expect(content.document.content).toMatchObject(doc(p('[من أعلن؟]'), standing()).content)
    })

    it('begins nothing once it is archived, nor in another language, nor from what is none', async () => {
      const partId = await template({ locale: 'en' })
      await expect(begin(partId)).rejects.toMatchObject({ refusal: 'template-language' })
      await withdrawPart(opened(), editor, { partId, version: 1 })
      await expect(begin(partId, 'en')).rejects.toMatchObject({ refusal: 'unknown-part' })
      await expect(begin(boxId)).rejects.toMatchObject({ refusal: 'unknown-part' })
      await expect(begin('nopart0001')).rejects.toMatchObject({ refusal: 'unknown-part' })
    })
  })

  describe('the checklist', () => {
    const headline = 'مادة للنشر'
    const begun = (more: object = {}) =>
      createStory(opened(), editor, { locale: 'ar', headline, sectionId: ids.section, ...more })
    const publishes = (articleId: string) =>
      transitionArticle(opened(), editor, { articleId, move: 'publish' })

    it('what is required of a section holds up publishing and scheduling, until somebody has seen to it', async () => {
      const words = 'راجعها محرر ثانٍ'
      const asked = { words, isRequired: true, sectionId: ids.section, storyKind: 'analysis' as const }
      const { itemId } = await addItem(opened(), operator, asked)
      const { articleId } = await begun({ kind: 'analysis' })
      const open = { refusal: 'checklist-open', subject: words }
      await expect(publishes(articleId)).rejects.toMatchObject(open)
      const at = new Date(Date.now() + 3_600_000).toISOString()
      await expect(
        transitionArticle(opened(), editor, { articleId, move: 'schedule', at }),
      ).rejects.toMatchObject(open)
      // Another kind is not asked.
      await publishes((await begun()).articleId)
      const { items } = await tickItem(opened(), editor, { articleId, itemId, isDone: true })
      expect(items).toMatchObject([{ words, isRequired: true, done: { by: 'نور' } }])
      // Who said so first stays named.
      await tickItem(opened(), operator, { articleId, itemId, isDone: true })
      expect((await storyItems(opened(), editor, { articleId })).items[0]?.done?.by).toBe('نور')
      await publishes(articleId)
      await archiveItem(opened(), operator, { itemId, version: 1, isArchived: true })
    })

    it('of a template, it is asked of stories that began with it; advice stops nothing', async () => {
      const { partId } = await makePart(opened(), editor, {
        kind: 'template',
        name: 'ق',
        document: doc(p('نص')),
      })
      const required = await addItem(opened(), operator, {
        words: 'اتصل بالمصدر',
        isRequired: true,
        templateId: partId,
      })
      await addItem(opened(), operator, { words: 'أضف خريطة', isRequired: false, templateId: partId })
      const { articleId } = await begun({ templateId: partId })
      await expect(publishes(articleId)).rejects.toMatchObject({ refusal: 'checklist-open' })
      const other = await begun()
      expect((await storyItems(opened(), editor, other)).items).toEqual([])
      await expect(
        tickItem(opened(), editor, { articleId: other.articleId, itemId: required.itemId, isDone: true }),
      ).rejects.toMatchObject({ refusal: 'unknown-item' })
      await tickItem(opened(), editor, { articleId, itemId: required.itemId, isDone: true })
      await publishes(articleId)
      await opened().orm.delete(sharedPart).where(eq(sharedPart.id, partId))
    })
  })
})
