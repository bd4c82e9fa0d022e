import { eq } from 'drizzle-orm'
import { beforeAll, expect, it } from 'vitest'
import { type Role, staff } from '../../db/account-tables.ts'
import {
  article,
  auditEvent,
  author,
  draft,
  media,
  rendition,
  section,
  story,
  touch,
} from '../../db/schema.ts'
import { describeEachEngine } from '../../db/testing/test-databases.ts'
import { doc, figure, p } from '../../story/compose.ts'
import { documentVersion, type StoryDocument } from '../../story/document.ts'
import type { Actor } from '../actor.ts'
import { describePicture } from './describe-picture.ts'
import { libraryPageSize, listPictures, readPicture } from './list-pictures.ts'
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
    expect(await readPicture(opened(), as('author'), 'port')).toEqual({ ...pictures[1], mayEdit: true })
    await expect(readPicture(opened(), as('author'), 'none')).rejects.toMatchObject({
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

  it('come in pages; past the last there is the last', async () => {
    for (let each = 0; each < libraryPageSize; each++)
      await keep(`more-${each}`, { alts: { en: 'Filler' }, createdAt: new Date(2021, 0, each + 1) })
    const { pages, total } = await listPictures(opened(), as('author'))
    expect([pages, total]).toEqual([2, libraryPageSize + 3])
    const last = await listPictures(opened(), as('author'), { page: 99 })
    expect(last.page).toBe(2)
    expect(last.pictures.map((each) => each.mediaId)).toEqual(['more-1', 'more-0', 'old'])
    expect((await listPictures(opened(), as('author'), { page: -1 })).page).toBe(1)
    expect((await listPictures(opened(), as('author'), { page: Number.NaN })).page).toBe(1)
  })

  it('are described in one language at a time; pages that show them are made anew', async () => {
    const words = { alt: ' حاويات\u202E عند الغروب ', caption: 'سطر', credit: '' }
    await describePicture(opened(), as('author'), 'port', 'ar', words)
    const { alts, captions, credits } = await readPicture(opened(), as('author'), 'port')
    expect(alts).toEqual({ ar: 'حاويات عند الغروب', en: 'A crane in the harbour' })
    expect(captions).toEqual({ ar: 'سطر' })
    expect(credits).toEqual({})
    const touched = (await orm().select().from(touch)).map((row) => row.tag)
    expect(touched).toEqual(['media:port'])
    const events = await orm().select().from(auditEvent).where(eq(auditEvent.subjectId, 'port'))
    expect(events).toMatchObject([{ action: 'media.edit', staffId: 'maryam', details: { locale: 'ar' } }])

    // Saying the same again is no change.
    await describePicture(opened(), as('author'), 'port', 'ar', words)
    expect(await orm().$count(touch)).toBe(1)
    expect(await found('غروب')).toEqual(['port'])
    expect(await found('ميناء')).toEqual([])
  })

  it('are described by who brought them, and by editors', async () => {
    const words = { alt: 'x', caption: null, credit: null }
    const refused = { refusal: 'not-allowed', subject: 'media.edit' }
    for (const role of ['author', 'translator'] as const) {
      const attempt = describePicture(opened(), as(role, 'karim'), 'port', 'fr', words)
      await expect(attempt).rejects.toMatchObject(refused)
      await expect(describePicture(opened(), as(role), 'bank', 'fr', words)).rejects.toMatchObject(refused)
    }
    await expect(describePicture(opened(), as('contributor'), 'none', 'fr', words)).rejects.toMatchObject(
      refused,
    )
    expect((await readPicture(opened(), as('author', 'karim'), 'port')).mayEdit).toBe(false)
    await describePicture(opened(), as('editor', 'karim'), 'port', 'fr', words)
    expect((await readPicture(opened(), as('author'), 'port')).alts.fr).toBe('x')
    await expect(describePicture(opened(), as('editor'), 'none', 'fr', words)).rejects.toMatchObject({
      refusal: 'picture-refused',
      subject: 'unknown',
    })
  })

  it('are shown to nobody who has no way in', async () => {
    const outside = as('contributor')
    const refused = { refusal: 'not-allowed', subject: 'story.read' }
    await expect(listPictures(opened(), outside)).rejects.toMatchObject(refused)
    await expect(readPicture(opened(), outside, 'port')).rejects.toMatchObject(refused)
    await expect(picturesUses(opened(), outside, ['port'])).rejects.toMatchObject(refused)
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

    const uses = await picturesUses(opened(), as('author'), ['port', 'bank', 'old'])
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
    expect(await picturesUses(opened(), as('author'), [])).toEqual(new Map())
  })
})
