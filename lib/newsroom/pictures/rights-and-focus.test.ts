import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { eq, sql } from 'drizzle-orm'
import sharp, { type Sharp } from 'sharp'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { auditEvent } from '../../db/tables/audit.ts'
import { section } from '../../db/tables/directory.ts'
import { draft, revision } from '../../db/tables/drafts.ts'
import { author, media, rendition, staff } from '../../db/tables/people-and-pictures.ts'
import { publication } from '../../db/tables/publication.ts'
import { article, story } from '../../db/tables/stories.ts'
import { touch } from '../../db/tables/touches.ts'
import { describeDatabase } from '../../db/testing/test-databases.ts'
import { isOfReaders, type Tag } from '../../press/cache-dependencies.ts'
import { followChanges } from '../../press/invalidation.ts'
import { changedByTime } from '../../publication/changed-by-time.ts'
import { picturesById } from '../../publication/picture.ts'
import { doc, figure, p } from '../../story/compose.ts'
import { documentVersion } from '../../story/document.ts'
import { feedDocument } from '../../syndication/feeds/feed-document.ts'
import type { Role } from '../../vocabulary.ts'
import type { Actor } from '../actor.ts'
import { storePicture } from '../store-picture.ts'
import { board } from '../stories/board.ts'
import { heartbeat } from '../stories/editing-tabs.ts'
import { deletePicture } from './delete-picture.ts'
import { editPictures } from './edit-pictures.ts'
import { focusPicture } from './focus-picture.ts'
import { hideExpiredPictures } from './hide-expired-pictures.ts'
import { licensePicture } from './license-picture.ts'
import { type LibraryFilter, listPictures, picturesLike, readPicture } from './list-pictures.ts'
import { picturesUses } from './picture-uses.ts'
import { replacePicture } from './replace-picture.ts'
import { halved, noisy } from './testing/strange-pictures.ts'

const as = (role: Role, staffId = 'maryam'): Actor => ({
  staffId,
  name: staffId,
  role,
  deskIds: [],
  authorId: null,
})
const editor = as('editor', 'karim')
const days = (count: number) => new Date(Date.now() + count * 86_400_000)
const none = { kind: null, printed: null, note: null, expiresAt: null }

describeDatabase('rights and focus of pictures', (opened) => {
  const orm = () => opened().orm
  let folder: string
  const keep = (id: string, given: Partial<typeof media.$inferInsert> = {}) =>
    orm().transaction(async (tx) => {
      await tx.insert(media).values({
        id,
        contentHash: id,
        width: 800,
        height: 600,
        thumbhash: 'DwgGFQQ4h4iAiHeIeHeIeIeHCA==',
        ...given,
      })
      await tx.insert(rendition).values(
        (['webp', 'jpeg'] as const).map((format) => ({
          mediaId: id,
          width: 160,
          height: 120,
          format,
          path: `${id}/160.${format}`,
          bytes: 1,
        })),
      )
    })
  const write = async (id: string, given: Partial<typeof article.$inferInsert> = {}) => {
    await orm().insert(story).values({ id, sectionId: 's', kind: 'report' })
    await orm()
      .insert(article)
      .values({
        id,
        storyId: id,
        locale: 'ar',
        slug: id,
        slugKey: id,
        headline: id,
        document: doc(p('نص')),
        documentVersion,
        plainText: '',
        wordCount: 0,
        ...given,
      })
  }
  /** But for what only the newsroom's own screens hear. */
  const touched = async () => (await orm().select().from(touch)).map((row) => row.tag).filter(isOfReaders)
  const shown = async (id: string) => [...(await picturesById(orm(), 'ar', [id])).keys()]

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'warraq-media-'))
    for (const id of ['maryam', 'karim'])
      await orm()
        .insert(staff)
        .values({ id, name: id, email: `${id}@warraq.example` })
    await orm()
      .insert(section)
      .values({ id: 's', slug: 'world', names: { ar: 'العالم' }, position: 0 })
    await orm()
      .insert(publication)
      .values({ names: { ar: 'ورّاق' }, taglines: {}, timeZone: 'UTC' })
  })
  afterAll(() => rm(folder, { recursive: true, force: true }))
  beforeEach(async () => {
    await orm().delete(touch)
    await orm().delete(draft)
    await orm().delete(article)
    await orm().delete(story)
    await orm().delete(author)
    await orm().delete(media)
    await orm().update(publication).set({ hidesExpiredPictures: false })
  })

  describe('a focal point', () => {
    it('is kept with those of single crops, touches what shows the picture, and nothing when it stands already', async () => {
      await keep('port', { createdBy: 'maryam' })
      const crops = { '1x1': { x: 0.9, y: 0.25 } }
      await focusPicture(opened(), as('author'), { mediaId: 'port', focus: { x: 0.25, y: 0.7504 }, crops })
      expect(await touched()).toEqual(['media:port'])
      const picture = (await picturesById(orm(), 'ar', ['port'])).get('port')!
      expect(picture).toMatchObject({ focalX: 0.25, crops })
      expect(picture.focalY).toBeCloseTo(0.75, 5)
      await focusPicture(opened(), as('author'), { mediaId: 'port', focus: { x: 0.25, y: 0.75 }, crops })
      expect(await touched()).toEqual(['media:port'])
      await focusPicture(opened(), as('author'), { mediaId: 'port', focus: { x: 0.25, y: 0.75 } })
      expect((await readPicture(opened(), editor, { mediaId: 'port' })).crops).toEqual({})
    })

    it('lies in the picture, and of crops that there are', async () => {
      await keep('port')
      const refused = { refusal: 'malformed', subject: 'focus' }
      for (const x of [-0.1, 1.1, Number.NaN, Number.POSITIVE_INFINITY])
        await expect(
          focusPicture(opened(), editor, { mediaId: 'port', focus: { x, y: 0.5 } }),
        ).rejects.toMatchObject(refused)
      const crops = { '9x16': { x: 0.5, y: 0.5 } } as never
      await expect(
        focusPicture(opened(), editor, { mediaId: 'port', focus: { x: 0.5, y: 0.5 }, crops }),
      ).rejects.toMatchObject(refused)
      await expect(
        focusPicture(opened(), as('author'), { mediaId: 'port', focus: { x: 0.5, y: 0.5 } }),
      ).rejects.toMatchObject({
        refusal: 'not-allowed',
      })
    })
  })

  describe('a licence', () => {
    it('is kept and recorded; readers’ pages are touched by what they print', async () => {
      await keep('port')
      await licensePicture(opened(), editor, {
        mediaId: 'port',
        ...none,
        kind: 'fair-use',
        note: ' نقد\u202E الفيلم ',
      })
      expect(await touched()).toEqual([])
      await licensePicture(opened(), editor, {
        mediaId: 'port',
        ...none,
        kind: 'creative-commons',
        printed: 'CC BY-SA 4.0',
      })
      expect(await touched()).toEqual(['media:port'])
      expect(await readPicture(opened(), editor, { mediaId: 'port' })).toMatchObject({
        licence: 'CC BY-SA 4.0',
        licenceKind: 'creative-commons',
        licenceNote: null,
        expiry: null,
      })
      const events = await orm().select().from(auditEvent).where(eq(auditEvent.subjectId, 'port'))
      expect(events.map(({ details }) => details)).toContainEqual({ licence: 'fair-use' })
    })

    it('goes with how the picture was made, which readers are told', async () => {
      const made = () => feedDocument(opened(), { kind: 'feed', locale: 'ar', format: 'json' })
      await keep('port')
      await write('at-the-port', { document: doc(figure('port')), publishedAt: days(-1), state: 'published' })
      expect(JSON.stringify(await made())).not.toContain('الذكاء')
      await touched()
      await licensePicture(opened(), editor, {
        mediaId: 'port',
        ...none,
        digitalSource: 'trainedAlgorithmicMedia',
      })
      expect(await touched()).toEqual(['media:port'])
      expect(JSON.stringify(await made())).toContain('صورة مولّدة بالذكاء الاصطناعي')
      // Whoever says nothing of it leaves it as it is.
      await licensePicture(opened(), editor, { mediaId: 'port', ...none, kind: 'own' })
      expect(await readPicture(opened(), editor, { mediaId: 'port' })).toMatchObject({
        licenceKind: 'own',
        digitalSource: 'trainedAlgorithmicMedia',
      })
    })

    it('says what its kind asks for', async () => {
      await keep('port')
      const set = (given: Partial<typeof none>) =>
        licensePicture(opened(), editor, { mediaId: 'port', ...none, ...given })
      const refused = (subject: string) => ({ refusal: 'picture-refused', subject })
      for (const kind of ['fair-use', 'handout', 'permission'] as const)
        await expect(set({ kind, note: '  ' } as never)).rejects.toMatchObject(refused('licence-note'))
      await expect(set({ kind: 'creative-commons', printed: 'CC BY' } as never)).rejects.toMatchObject(
        refused('licence-deed'),
      )
      await expect(set({ kind: 'stolen' } as never)).rejects.toMatchObject({ refusal: 'malformed' })
      expect((await readPicture(opened(), editor, { mediaId: 'port' })).licenceKind).toBeNull()
    })

    it('that ran out leaves readers’ pages as they are, or takes the picture out of them, as the paper decides', async () => {
      await keep('old', { expiresAt: days(-1) })
      await keep('new', { expiresAt: days(1) })
      expect(await shown('old')).toEqual(['old'])
      await hideExpiredPictures(opened(), as('owner'), { hides: true })
      expect(await touched()).toEqual(['media:old'])
      expect(await shown('old')).toEqual([])
      expect(await shown('new')).toEqual(['new'])
      // The newsroom goes on seeing it, or nobody could replace it.
      expect((await picturesById(orm(), 'ar', ['old'], 'newsroom')).size).toBe(1)
      await expect(hideExpiredPictures(opened(), editor, { hides: false })).rejects.toMatchObject({
        refusal: 'not-allowed',
      })
      await hideExpiredPictures(opened(), as('owner'), { hides: false })
      expect(await shown('old')).toEqual(['old'])
    })

    it('is noticed by the press at the moment when it runs out', async () => {
      await orm().update(publication).set({ hidesExpiredPictures: true })
      const { rows } = await orm().execute<{ soon: Date }>(
        sql`select now() + interval '1500 milliseconds' as soon`,
      )
      await keep('soon', { expiresAt: new Date(rows[0]!.soon) })
      const forgotten = new Set<Tag>()
      const { stop } = followChanges(
        opened(),
        {
          press: {
            forget: (touched) => {
              for (const { tag } of touched) forgotten.add(tag)
            },
            forgetAll: () => {},
          },
        },
        { changedByTime, lookBack: 500 },
      )
      await expect.poll(() => [...forgotten], { timeout: 10_000 }).toEqual(['media:soon'])
      await stop()
      expect(await shown('soon')).toEqual([])
    })
  })

  it('are listed by whose they are, what is missing, what runs out, what stands nowhere, and their licence', async () => {
    await keep('mine', { createdBy: 'maryam', alts: { en: 'A crane' }, licenceKind: 'own' })
    await keep('lead', { alts: { ar: 'رافعة' }, expiresAt: days(-3) })
    await keep('drafted', { licenceKind: 'agency', expiresAt: days(10) })
    await keep('portrait', { expiresAt: days(30) })
    await keep('binned')
    await write('one', { leadMediaId: 'lead' })
    await write('two')
    await write('gone', { document: doc(figure('binned')), deletedAt: new Date() })
    await orm()
      .insert(draft)
      .values({ articleId: 'two', headline: 'x', document: doc(figure('drafted')), documentVersion })
    await orm().insert(author).values({ id: 'a', slug: 'a', names: {}, portraitId: 'portrait' })
    const found = async (filter: LibraryFilter) =>
      (await listPictures(opened(), as('author'), filter)).pictures.map((each) => each.mediaId).toSorted()
    expect(await found({ by: 'maryam' })).toEqual(['mine'])
    expect(await found({ undescribedIn: 'ar' })).toEqual(['binned', 'drafted', 'mine', 'portrait'])
    expect(await found({ expiring: true })).toEqual(['drafted', 'lead'])
    expect(await found({ use: 'unused' })).toEqual(['binned', 'mine'])
    expect(await found({ use: 'used' })).toEqual(['drafted', 'lead', 'portrait'])
    expect(await found({ licence: 'agency' })).toEqual(['drafted'])
    expect(await found({ licence: 'none' })).toEqual(['binned', 'lead', 'portrait'])
    expect(await found({ licence: 'none', use: 'unused' })).toEqual(['binned'])
    const expiring = await board(opened(), editor, { expiring: true, page: 1 })
    expect(expiring.rows.map((row) => row.articleId).toSorted()).toEqual(['one', 'two'])
    const { pictures } = await listPictures(opened(), editor, { expiring: true })
    expect(pictures.map(({ mediaId, expiry }) => `${mediaId} ${expiry}`).toSorted()).toEqual([
      'drafted soon',
      'lead expired',
    ])
  })

  it('are credited and licensed many at once, all or none', async () => {
    await keep('one', { createdBy: 'maryam', credits: { en: 'Reuters' } })
    await keep('two', { createdBy: 'maryam', captions: { ar: 'سطر' } })
    await keep('other', { createdBy: 'karim' })
    const said = {
      words: {
        locale: 'ar' as const,
        credit: 'تصوير: سلمى',
        alts: new Map([
          ['one', 'سفينة'],
          ['other', 'لا يُقال'],
        ]),
      },
      licence: { ...none, kind: 'own' as const },
    }
    await expect(
      editPictures(opened(), as('author'), { mediaIds: ['one', 'two', 'other'], ...said }),
    ).rejects.toMatchObject({
      refusal: 'not-allowed',
    })
    expect(await orm().$count(media, eq(media.licenceKind, 'own'))).toBe(0)
    await editPictures(opened(), as('author'), { mediaIds: ['one', 'two'], ...said })
    const two = await readPicture(opened(), editor, { mediaId: 'two' })
    expect(two).toMatchObject({ credits: { ar: 'تصوير: سلمى' }, captions: { ar: 'سطر' }, licenceKind: 'own' })
    expect(two.alts).toEqual({})
    const one = await readPicture(opened(), editor, { mediaId: 'one' })
    expect(one).toMatchObject({ credits: { en: 'Reuters', ar: 'تصوير: سلمى' }, alts: { ar: 'سفينة' } })
    expect((await touched()).toSorted()).toEqual(['media:one', 'media:two'])
  })

  describe('are deleted', () => {
    const stored = async (image: Sharp) =>
      storePicture(opened(), folder, { original: await image.png().toBuffer(), alts: {} })

    it('with their files, when they stand nowhere', async () => {
      const id = await stored(noisy(40, 30))
      expect(await readdir(folder, { recursive: true })).not.toEqual([])
      await deletePicture(opened(), editor, { mediaId: id }, folder)
      expect(await orm().$count(media)).toBe(0)
      expect(await orm().$count(rendition)).toBe(0)
      expect((await readdir(folder)).filter((name) => name !== '.incoming')).toEqual([])
      await expect(deletePicture(opened(), editor, { mediaId: id }, folder)).rejects.toMatchObject({
        subject: 'unknown',
      })
    })

    it('not while a story, a draft, the bin or an author needs them', async () => {
      for (const id of ['lead', 'text', 'drafted', 'binned', 'portrait']) await keep(id)
      await write('one', { leadMediaId: 'lead', document: doc(figure('text')) })
      await write('two', { deletedAt: new Date(), document: doc(figure('binned')) })
      await orm()
        .insert(draft)
        .values({ articleId: 'one', headline: 'x', document: doc(figure('drafted')), documentVersion })
      await orm().insert(author).values({ id: 'a', slug: 'a', names: {}, portraitId: 'portrait' })
      for (const id of ['lead', 'text', 'drafted', 'binned', 'portrait'])
        await expect(deletePicture(opened(), editor, { mediaId: id }, folder)).rejects.toMatchObject({
          refusal: 'picture-refused',
          subject: 'in-use',
        })
      expect(await orm().$count(media)).toBe(5)
    })

    it('by who brought them, and by editors', async () => {
      await keep('karims', { createdBy: 'karim' })
      await expect(
        deletePicture(opened(), as('author'), { mediaId: 'karims' }, folder),
      ).rejects.toMatchObject({
        refusal: 'not-allowed',
        subject: 'media.delete',
      })
      expect(await orm().$count(media)).toBe(1)
    })
  })

  describe('are replaced by one of the library', () => {
    const shownIn = async (id: string) => {
      const [row] = await orm().select().from(article).where(eq(article.id, id))
      const [words] = await orm().select().from(draft).where(eq(draft.articleId, id))
      return { lead: row!.leadMediaId, text: row!.document, draft: words?.document, version: words?.version }
    }
    const ids = ['aaaaaaaaaa', 'bbbbbbbbbb', 'cccccccccc'] as const
    beforeEach(async () => {
      for (const id of ['old', 'new', 'portrait']) await keep(id, { createdBy: 'maryam' })
      const [one, two, binned] = ids
      await write(one, {
        leadMediaId: 'old',
        document: doc(p('نص'), figure('old', { caption: 'سطر يخصها' }), figure('portrait')),
        state: 'published',
        publishedAt: days(-1),
        createdBy: 'maryam',
      })
      await write(two, { createdBy: 'maryam' })
      await write(binned, { document: doc(figure('old')), deletedAt: new Date() })
      await orm()
        .insert(draft)
        .values({ articleId: two, headline: 'x', document: doc(figure('old')), documentVersion, version: 4 })
    })

    it('wherever they stand, in public and in drafts, and say where that is', async () => {
      const uses = (await picturesUses(opened(), editor, { mediaIds: ['old'] })).get('old')!
      expect(uses).toMatchObject([
        { articleId: ids[0], isLead: true, figures: [1], isPublic: true },
        { articleId: ids[1], isLead: false, figures: [1], isPublic: false },
      ])
      expect(await replacePicture(opened(), editor, { mediaId: 'old', replacement: 'new' })).toBe(2)
      expect(await shownIn(ids[0])).toMatchObject({
        lead: 'new',
        text: doc(p('نص'), figure('new', { caption: 'سطر يخصها' }), figure('portrait')),
      })
      expect(await shownIn(ids[1])).toMatchObject({ draft: doc(figure('new')), version: 5 })
      // What lies in the bin stays as it was, and so does what was kept of the draft.
      expect((await shownIn(ids[2])).text).toEqual(doc(figure('old')))
      const kept = await orm().select().from(revision).where(eq(revision.articleId, ids[1]))
      expect(kept).toMatchObject([{ number: 1, document: doc(figure('old')), reason: 'autosave' }])
      expect(await touched()).toEqual(['media:old'])
      expect((await picturesUses(opened(), editor, { mediaIds: ['old'] })).get('old')).toEqual([])
      expect(await replacePicture(opened(), editor, { mediaId: 'old', replacement: 'new' })).toBe(0)
    })

    it('in all places or in none: by who may change each of them, while nobody writes there', async () => {
      const untouched = async () => {
        expect((await shownIn(ids[0])).lead).toBe('old')
        expect((await shownIn(ids[1])).version).toBe(4)
        expect(await touched()).toEqual([])
      }
      // Hers are both stories and the picture, but what readers see is not hers to change.
      await expect(
        replacePicture(opened(), as('author'), { mediaId: 'old', replacement: 'new' }),
      ).rejects.toMatchObject({
        refusal: 'not-allowed',
        subject: 'story.publish',
      })
      await untouched()
      await heartbeat(opened(), as('owner'), { articleId: ids[1], tabId: 'f'.repeat(32), wantsToWrite: true })
      await expect(
        replacePicture(opened(), editor, { mediaId: 'old', replacement: 'new' }),
      ).rejects.toMatchObject({
        refusal: 'locked',
        subject: 'maryam',
      })
      await untouched()
      await orm().insert(author).values({ id: 'a', slug: 'a', names: {}, portraitId: 'portrait' })
      await orm().update(publication).set({ logoId: 'portrait' })
      await expect(
        replacePicture(opened(), editor, { mediaId: 'portrait', replacement: 'new' }),
      ).rejects.toMatchObject({
        refusal: 'not-allowed',
        subject: 'settings.edit',
      })
      await replacePicture(opened(), as('owner'), { mediaId: 'portrait', replacement: 'new' })
      const [{ portraitId }] = (await orm().select().from(author)) as [typeof author.$inferSelect]
      expect(portraitId).toBe('new')
      await orm().update(publication).set({ logoId: null })
      for (const [from, to, refusal] of [
        ['old', 'old', 'malformed'],
        ['old', 'none', 'picture-refused'],
        ['none', 'old', 'picture-refused'],
      ] as const)
        await expect(
          replacePicture(opened(), editor, { mediaId: from, replacement: to }),
        ).rejects.toMatchObject({ refusal })
    })
  })

  it('are known again in another size, format and compression, and not taken for what they are not', async () => {
    const original = await noisy(60, 40).resize(900, 600, { kernel: 'cubic' }).png().toBuffer()
    const store = (image: Buffer) => storePicture(opened(), folder, { original: image, alts: {} })
    const first = await store(original)
    const small = await store(await sharp(original).resize(333).jpeg({ quality: 35 }).toBuffer())
    const webp = await store(
      await sharp(original).modulate({ brightness: 1.1 }).webp({ quality: 40 }).toBuffer(),
    )
    await store(await noisy(60, 40).resize(900, 600, { kernel: 'cubic' }).png().toBuffer())
    const plain = await store(
      await sharp({ create: { width: 90, height: 60, channels: 3, background: '#777' } })
        .png()
        .toBuffer(),
    )
    await store(await halved(90, 60).png().toBuffer())
    const like = async (id: string) =>
      (await picturesLike(opened(), as('author'), { mediaId: id })).map((each) => each.mediaId).toSorted()
    expect(await like(first)).toEqual([small, webp].toSorted())
    expect(await like(small)).toEqual([first, webp].toSorted())
    // Of one colour: it looks like everything, so like nothing.
    expect(await like(plain)).toEqual([])
  })
})
