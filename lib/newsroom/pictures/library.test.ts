import { asc, desc, eq } from 'drizzle-orm'
import { beforeAll, expect, it } from 'vitest'
import { auditEvent } from '../../db/tables/audit.ts'
import { section } from '../../db/tables/directory.ts'
import { draft } from '../../db/tables/drafts.ts'
import { author, media, rendition, staff } from '../../db/tables/people-and-pictures.ts'
import { article, story } from '../../db/tables/stories.ts'
import { touch } from '../../db/tables/touches.ts'
import { describeEachEngine } from '../../db/testing/test-databases.ts'
import { isOfReaders } from '../../press/cache-dependencies.ts'
import { doc, figure, p } from '../../story/compose.ts'
import { documentVersion, type StoryDocument } from '../../story/document.ts'
import type { Role } from '../../vocabulary.ts'
import type { Actor } from '../actor.ts'
import { describePicture } from './describe-picture.ts'
import {
  type LibraryPage,
  type LibraryPlace,
  libraryPageSize,
  listPictures,
  picturesBringers,
  readPicture,
} from './list-pictures.ts'
import { picturesUses } from './picture-uses.ts'

const as = (role: Role, staffId = 'maryam'): Actor => ({
  staffId,
  name: staffId,
  role,
  deskIds: [],
  authorId: null,
})
const thumbhash = 'DwgGFQQ4h4iAiHeIeHeIeIeHCA=='

describeEachEngine('the pictures of the newsroom', (opened) => {
  const orm = () => opened().orm
  const keep = async (id: string, given: Partial<typeof media.$inferInsert> = {}) => {
    await orm()
      .insert(media)
      .values({ id, contentHash: id, width: 800, height: 600, thumbhash, ...given })
    for (const width of [160, 320, 640])
      await orm()
        .insert(rendition)
        .values({
          mediaId: id,
          width,
          height: width / 2,
          format: 'webp',
          path: `${id}/${width}.webp`,
          bytes: 1,
        })
  }
  const found = async (query: string) =>
    (await listPictures(opened(), as('author'), { query })).pictures.map((each) => each.mediaId).toSorted()

  beforeAll(async () => {
    for (const id of ['maryam', 'karim'])
      await orm()
        .insert(staff)
        .values({ id, name: id, email: `${id}@warraq.example` })
    await keep('port', {
      alts: { ar: 'رافعةٌ في الميناء', en: 'A crane in the harbour' },
      credits: { ar: 'مريم العزيزي' },
      createdBy: 'maryam',
      createdAt: new Date('2026-02-01'),
    })
    await keep('bank', { captions: { ar: 'مبنى البنك المركزي' }, createdAt: new Date('2026-03-01') })
    await keep('old', { createdAt: new Date('2020-01-01') })
  })

  it('are listed with the newest first, and what a picker shows', async () => {
    const { pictures, total } = await listPictures(opened(), as('translator'))
    expect(pictures.map((each) => each.mediaId)).toEqual(['bank', 'port', 'old'])
    expect(total).toBe(3)
    expect(pictures[1]).toMatchObject({
      thumbnail: '/media/port/320.webp',
      preview: '/media/port/640.webp',
      createdBy: 'maryam',
      alts: { en: 'A crane in the harbour' },
    })
    expect(await readPicture(opened(), as('author'), { mediaId: 'port' })).toEqual({
      ...pictures[1],
      mayEdit: true,
    })
    await expect(readPicture(opened(), as('author'), { mediaId: 'none' })).rejects.toMatchObject({
      refusal: 'picture-refused',
      subject: 'unknown',
    })
  })

  it('are found by words of any language, however they are written', async () => {
    expect(await found('ميناء')).toEqual(['port'])
    expect(await found('الميناء رافعه')).toEqual(['port'])
    expect(await found('HARBOUR')).toEqual(['port'])
    expect(await found('مركزي')).toEqual(['bank'])
    expect(await found('العزيزى')).toEqual(['port'])
    expect(await found('ميناء بنك')).toEqual([])
    expect(await found(' ')).toEqual(['bank', 'old', 'port'])
    // Wildcards and quotes are words like others, or nothing.
    for (const query of ['%', '_', "' or '1'='1", '\\']) expect(await found(query)).toEqual([])
  })

  it('come in pages that nothing brought meanwhile moves, onward and back', async () => {
    for (let each = 0; each < 2 * libraryPageSize - 2; each++)
      await keep(`more-${each}`, {
        alts: { en: 'Filler' },
        // Several at one moment, as an import brings them.
        createdAt: new Date(2021, 0, 1 + Math.floor(each / 10)),
      })
    const page = (place: LibraryPlace) => listPictures(opened(), as('author'), place)
    const idsOf = ({ pictures }: LibraryPage) => pictures.map((each) => each.mediaId)
    const all = (
      await orm().select({ id: media.id }).from(media).orderBy(desc(media.createdAt), asc(media.id))
    ).map(({ id }) => id)
    const first = await page({})
    expect([first.total, first.newer]).toEqual([2 * libraryPageSize + 1, null])
    const second = await page({ after: first.older! })
    await keep('just-now', { createdAt: new Date('2026-05-01') })
    const third = await page({ after: second.older! })
    expect([first, second, third].flatMap(idsOf)).toEqual(all)
    expect(third.older).toBeNull()
    expect(idsOf(await page({ before: third.newer! }))).toEqual(idsOf(second))
    const back = await page({ before: second.newer! })
    expect(idsOf(back)).toEqual(idsOf(first))
    expect(idsOf(await page({ before: back.newer! }))).toEqual(['just-now'])
    await orm().delete(media).where(eq(media.id, 'just-now'))

    // What the page began at is gone, or was never a place: there is the first page.
    for (const place of [{ after: '1.zzz' }, { after: 'x' }, { before: "0.' or true" }])
      expect(idsOf(await page(place))).toEqual(idsOf(first))
    expect((await picturesBringers(opened(), as('author'))).map((each) => each.staffId)).toEqual(['maryam'])
  })

  it('are described in one language at a time; pages that show them are made anew', async () => {
    const words = { alt: ' حاويات\u202E عند الغروب ', caption: 'سطر', credit: '' }
    await describePicture(opened(), as('author'), { mediaId: 'port', locale: 'ar', ...words })
    const { alts, captions, credits } = await readPicture(opened(), as('author'), { mediaId: 'port' })
    expect(alts).toEqual({ ar: 'حاويات عند الغروب', en: 'A crane in the harbour' })
    expect(captions).toEqual({ ar: 'سطر' })
    expect(credits).toEqual({})
    const touched = (await orm().select().from(touch)).map((row) => row.tag).filter(isOfReaders)
    expect(touched).toEqual(['media:port'])
    const events = await orm().select().from(auditEvent).where(eq(auditEvent.subjectId, 'port'))
    expect(events).toMatchObject([{ action: 'media.edit', staffId: 'maryam', details: { locale: 'ar' } }])

    // Saying the same again is no change.
    const before = await orm().select().from(touch)
    await describePicture(opened(), as('author'), { mediaId: 'port', locale: 'ar', ...words })
    expect(await orm().select().from(touch)).toEqual(before)
    expect(await found('غروب')).toEqual(['port'])
    expect(await found('ميناء')).toEqual([])
  })

  it('are described by who brought them, and by editors', async () => {
    const words = { alt: 'x', caption: null, credit: null }
    const refused = { refusal: 'not-allowed', subject: 'media.edit' }
    for (const role of ['author', 'translator'] as const) {
      const attempt = describePicture(opened(), as(role, 'karim'), {
        mediaId: 'port',
        locale: 'fr',
        ...words,
      })
      await expect(attempt).rejects.toMatchObject(refused)
      await expect(
        describePicture(opened(), as(role), { mediaId: 'bank', locale: 'fr', ...words }),
      ).rejects.toMatchObject(refused)
    }
    await expect(
      describePicture(opened(), as('contributor'), { mediaId: 'none', locale: 'fr', ...words }),
    ).rejects.toMatchObject(refused)
    expect((await readPicture(opened(), as('author', 'karim'), { mediaId: 'port' })).mayEdit).toBe(false)
    await describePicture(opened(), as('editor', 'karim'), { mediaId: 'port', locale: 'fr', ...words })
    expect((await readPicture(opened(), as('author'), { mediaId: 'port' })).alts.fr).toBe('x')
    await expect(
      describePicture(opened(), as('editor'), { mediaId: 'none', locale: 'fr', ...words }),
    ).rejects.toMatchObject({
      refusal: 'picture-refused',
      subject: 'unknown',
    })
  })

  it('are shown to nobody who has no way in', async () => {
    const outside = as('contributor')
    const refused = { refusal: 'not-allowed', subject: 'story.read' }
    await expect(listPictures(opened(), outside)).rejects.toMatchObject(refused)
    await expect(readPicture(opened(), outside, { mediaId: 'port' })).rejects.toMatchObject(refused)
    await expect(picturesUses(opened(), outside, { mediaIds: ['port'] })).rejects.toMatchObject(refused)
  })

  it('say where they stand: in a text, at its head, in a draft, in a portrait, not in the bin', async () => {
    await orm().insert(section).values({ id: 'news', slug: 'news', names: {}, position: 0 })
    const write = async (
      id: string,
      document: StoryDocument,
      given: Partial<typeof article.$inferInsert>,
    ) => {
      await orm().insert(story).values({ id, sectionId: 'news' })
      await orm()
        .insert(article)
        .values({
          id,
          storyId: id,
          locale: 'ar',
          slug: id,
          slugKey: id,
          headline: `«${id}»`,
          document,
          documentVersion,
          plainText: '',
          wordCount: 0,
          ...given,
        })
    }
    const plain = doc(p('نص'))
    await write('in-text', doc(p('نص'), figure('port')), { state: 'published' })
    await write('at-head', plain, { leadMediaId: 'port' })
    await write('binned', doc(figure('port')), { deletedAt: new Date() })
    await write('in-draft', plain, { state: 'in_review' })
    await orm()
      .insert(draft)
      .values([
        {
          articleId: 'in-draft',
          headline: 'مسودة',
          document: doc(figure('bank')),
          documentVersion,
          leadMediaId: 'port',
        },
        { articleId: 'in-text', headline: 'أخرى', document: plain, documentVersion },
      ])
    await orm()
      .insert(author)
      .values({ id: 'a', slug: 'a', names: { ar: 'مريم' }, portraitId: 'bank' })

    const uses = await picturesUses(opened(), as('author'), { mediaIds: ['port', 'bank', 'old'] })
    const at = (mediaId: string) =>
      uses
        .get(mediaId)!
        .map((use) =>
          use.kind === 'article'
            ? `${use.articleId} ${use.state}`
            : use.kind === 'author'
              ? use.authorId
              : use.kind,
        )
    expect(at('port').toSorted()).toEqual(['at-head draft', 'in-draft in_review', 'in-text published'])
    expect(at('bank')).toEqual(['in-draft in_review', 'a'])
    expect(at('old')).toEqual([])
    expect(uses.get('bank')![0]).toMatchObject({ headline: 'مسودة', locale: 'ar' })
    expect(await picturesUses(opened(), as('author'), { mediaIds: [] })).toEqual(new Map())
  })
})
