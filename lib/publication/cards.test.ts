import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { eq } from 'drizzle-orm'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../db/id.ts'
import type { Database } from '../db/open.ts'
import { section } from '../db/tables/directory.ts'
import { author, media } from '../db/tables/people-and-pictures.ts'
import { publication } from '../db/tables/publication.ts'
import { article, correction, story } from '../db/tables/stories.ts'
import { describeDatabase } from '../db/testing/test-databases.ts'
import { storePicture } from '../newsroom/store-picture.ts'
import { doc, liveUpdate, p } from '../story/compose.ts'
import { cardFile } from './card-file.ts'
import { cardVersion } from './card-version.ts'
import { type CardFacts, cardOf } from './cards.ts'
import { storyCrop } from './crops.ts'
import { addStory, smallPublication } from './testing/small-publication.ts'

const picture = (background: string) =>
  sharp({ create: { width: 1600, height: 1000, channels: 3, background } })
    .png()
    .toBuffer()

describeDatabase('cards', (opened) => {
  let folder: string
  let ids: Awaited<ReturnType<typeof smallPublication>>
  let told: { storyId: string; articleId: string }
  let mediaId: string
  const former = process.env.WARRAQ_DATA

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'warraq-cards-'))
    process.env.WARRAQ_DATA = folder
    const db = opened()
    ids = await smallPublication(db)
    told = await addStory(db, { slug: 'خبر', publishedIn: -2 })
    mediaId = await storePicture(db, join(folder, 'media'), { original: await picture('#246'), alts: {} })
  })

  afterAll(async () => {
    if (former === undefined) delete process.env.WARRAQ_DATA
    else process.env.WARRAQ_DATA = former
    await rm(folder, { recursive: true, force: true })
  })

  const card = async (): Promise<CardFacts> => (await cardOf(opened(), 'story', 'ar', told.storyId))!

  /** Everything that is printed on a story's card, as an editor or the publication would change it. */
  const changes: [string, (db: Database) => Promise<unknown>][] = [
    [
      'headline',
      ({ orm }) => orm.update(article).set({ headline: 'عنوان آخر' }).where(eq(article.id, told.articleId)),
    ],
    [
      'kicker',
      ({ orm }) => orm.update(article).set({ kicker: 'موانئ' }).where(eq(article.id, told.articleId)),
    ],
    [
      'date',
      ({ orm }) =>
        orm
          .update(article)
          .set({ publishedAt: new Date('2026-01-01T10:00:00Z') })
          .where(eq(article.id, told.articleId)),
    ],
    [
      'section',
      ({ orm }) =>
        orm
          .update(section)
          .set({ names: { ar: 'مال' } })
          .where(eq(section.id, ids.section)),
    ],
    [
      'author',
      ({ orm }) =>
        orm
          .update(author)
          .set({ names: { ar: 'سلمى' } })
          .where(eq(author.id, ids.author)),
    ],
    ['publication', ({ orm }) => orm.update(publication).set({ names: { ar: 'الورّاق' } })],
    [
      'the publication’s digits',
      ({ orm }) => orm.update(publication).set({ readings: { ar: 'ar.arab.gregory.AE.-'.slice(3) } }),
    ],
    ['time zone', ({ orm }) => orm.update(publication).set({ timeZone: 'Pacific/Kiritimati' })],
    ['kind', ({ orm }) => orm.update(story).set({ kind: 'opinion' }).where(eq(story.id, told.storyId))],
    [
      'correction',
      ({ orm }) => orm.insert(correction).values({ id: newId(), articleId: told.articleId, note: 'خطأ' }),
    ],
    ['live coverage', ({ orm }) => orm.update(story).set({ kind: 'live' }).where(eq(story.id, told.storyId))],
    [
      'picture',
      ({ orm }) => orm.update(article).set({ leadMediaId: mediaId }).where(eq(article.id, told.articleId)),
    ],
    ['focal point', ({ orm }) => orm.update(media).set({ focalX: 0.9 }).where(eq(media.id, mediaId))],
  ]

  it.each(changes)('the version changes with the %s', async (_what, change) => {
    const before = cardVersion(await card())
    expect(cardVersion(await card())).toBe(before)
    await change(opened())
    expect(cardVersion(await card())).not.toBe(before)
  })

  it('the version stays when something changes that is not printed', async () => {
    const before = cardVersion(await card())
    await opened().orm.update(article).set({ standfirst: 'مقدّمة' }).where(eq(article.id, told.articleId))
    await opened()
      .orm.update(author)
      .set({ biographies: { ar: 'سيرة' } })
      .where(eq(author.id, ids.author))
    expect(cardVersion(await card())).toBe(before)
  })

  it('lists say what kind they are, and fronts have one address', async () => {
    const db = opened()
    expect((await cardOf(db, 'topic', 'ar', 'payments'))?.card).toMatchObject({ kindName: 'موضوع' })
    expect((await cardOf(db, 'desk', 'en', 'dubai'))?.card).toMatchObject({ kindName: 'Desk' })
    expect((await cardOf(db, 'section', 'ar', 'economy'))?.card).not.toHaveProperty('kindName')
    expect(await cardOf(db, 'front', 'ar', 'any')).toBeNull()
    for (const kind of ['story', 'author', 'section', 'topic', 'desk'] as const)
      expect(await cardOf(db, kind, 'ar', 'nobody'), kind).toBeNull()
  })

  it('an update of live coverage has a card of its own words and moment, as long as it is there', async () => {
    const db = opened()
    const at = '2026-11-24T10:00:00.000Z'
    const live = await addStory(db, { slug: 'حية', document: doc(liveUpdate(at, 'غادرت السفينة', p('نصّ'))) })
    const id = `${live.storyId}-u${Date.parse(at)}`
    expect((await cardOf(db, 'update', 'ar', id))?.card).toMatchObject({
      headline: 'غادرت السفينة',
      bylineText: 'عنوان حية',
      label: 'مباشر',
    })
    for (const other of [`${id}-2`, `${live.storyId}-u1`, live.storyId, 'u1', `nobody-u${Date.parse(at)}`])
      expect(await cardOf(db, 'update', 'ar', other), other).toBeNull()
  })

  it('a story’s picture is cut to each proportion, around its focal point', async () => {
    const sizes = await Promise.all(
      (['16x9', '4x3', '1x1'] as const).map(async (crop) => {
        const { width, height, format } = await sharp(
          (await storyCrop(opened(), 'ar', told.storyId, crop))!,
        ).metadata()
        return [width, height, format]
      }),
    )
    expect(sizes).toEqual([
      [1200, 675, 'jpeg'],
      [1200, 900, 'jpeg'],
      // The whole height of its picture: never made larger.
      [1000, 1000, 'jpeg'],
    ])
    const bare = await addStory(opened(), { slug: 'بلا-صورة' })
    expect(await storyCrop(opened(), 'ar', bare.storyId, '1x1')).toBeNull()
  })

  describe('that cannot be drawn', () => {
    it.each(['wide', 'square'] as const)(
      '%s: the plain card of its section goes out, and it is reported',
      async (shape) => {
        const db = opened()
        // Its file is gone, as after a disk that was not restored whole.
        const gone = await storePicture(db, join(folder, 'media'), {
          original: await picture(shape === 'wide' ? '#642' : '#264'),
          alts: {},
        })
        const { storyId, articleId } = await addStory(db, { slug: `صورة-ضائعة-${shape}` })
        await db.orm.update(article).set({ leadMediaId: gone }).where(eq(article.id, articleId))
        const drawn = await cardFile(db, 'story', 'ar', storyId, shape)
        expect(drawn!.contentType).toBe('image/jpeg')
        const folders = await readdir(join(folder, 'media'))
        for (const each of folders) await rm(join(folder, 'media', each), { recursive: true })

        const reports: unknown[] = []
        const instead = await cardFile(db, 'story', 'ar', storyId, shape, (error) => reports.push(error))
        expect(reports).toHaveLength(1)
        expect(instead!.contentType).toBe('image/png')
        expect(await sharp(instead!.body).metadata()).toMatchObject({
          width: 1200,
          height: shape === 'wide' ? 630 : 1200,
        })
        // It is the one that was kept when the section's first card was drawn.
        // Others are being written beside it, under names that end otherwise.
        const kept = (await readdir(join(folder, 'cards'))).filter((name) => /\.(png|jpg)$/.test(name))
        const bodies = await Promise.all(kept.map((each) => readFile(join(folder, 'cards', each))))
        expect(bodies.some((each) => each.equals(instead!.body))).toBe(true)
      },
    )

    it('is still a 404 where the public has no such page', async () => {
      const { storyId } = await addStory(opened(), { slug: 'مسودة', state: 'draft' })
      expect(await cardFile(opened(), 'story', 'ar', storyId, 'wide')).toBeNull()
    })
  })
})
