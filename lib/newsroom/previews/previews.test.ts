import { eq, sql } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Database } from '../../db/open.ts'
import { previewLink } from '../../db/tables/connections.ts'
import { desk, staff } from '../../db/tables/people-and-pictures.ts'
import { story } from '../../db/tables/stories.ts'
import { describeDatabase } from '../../db/testing/test-databases.ts'
import { addStory, smallPublication } from '../../publication/testing/small-publication.ts'
import { type Actor, operator } from '../actor.ts'
import { deleteArticle } from '../stories/bin.ts'
import { createStory } from '../stories/create-story.ts'
import { transitionArticle } from '../stories/transition-article.ts'
import { staffMember } from '../testing/staff-member.ts'
import { openPreview } from './open-preview.ts'
import { listPreviewLinks, makePreviewLink, revokePreviewLink } from './preview-links.ts'
import { newPreviewId, previewToken, readPreviewToken } from './preview-token.ts'

const secret = 'a secret of this house, for tests alone'
const tokenOf = (address: string) => address.split('/').at(-1)!

describe('the token of a preview link', () => {
  const facts = { id: newPreviewId(), expiresAt: new Date('2027-01-02T03:04:05Z') }
  const token = previewToken(secret, facts)
  const [id, until, signed] = token.split('.')

  it('says what it was made of', () => expect(readPreviewToken(secret, token)).toEqual(facts))

  it.each([
    ['signed elsewhere', previewToken('another secret', facts)],
    ['of another link', `${newPreviewId()}.${until}.${signed}`],
    ['made to last longer', `${id}.${until!.replace(/.$/, 'z')}.${signed}`],
    ['without a signature', `${id}.${until}.`],
    ['with a changed signature', `${id}.${until}.${signed!.replace(/^./, (c) => (c === 'A' ? 'B' : 'A'))}`],
    ['cut short', token.slice(0, -1)],
    ['with more behind it', `${token}x`],
    ['empty', ''],
  ])('%s is none', (_, given) => expect(readPreviewToken(secret, given)).toBeNull())

  it('has one spelling', () => {
    const others = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_']
      .map((last) => token.slice(0, -1) + last)
      .filter((each) => each !== token)
    for (const other of others) expect(readPreviewToken(secret, other)).toBeNull()
  })
})

describeDatabase('preview links', (opened) => {
  let db: Database
  let author: Actor
  let articleId: string
  let sectionId: string

  beforeAll(async () => {
    db = opened()
    sectionId = (await smallPublication(db)).section
    author = await staffMember(db, 'author')
    articleId = (await createStory(db, author, { locale: 'ar', headline: 'لم يُنشر بعد', sectionId }))
      .articleId
  })
  const make = (given: { note?: string; hours?: number } = {}, actor = author, id = articleId) =>
    makePreviewLink(db, actor, { articleId: id, note: '', hours: 24, ...given }, secret)
  const open = (address: string) => openPreview(db, secret, tokenOf(address))

  it('shows one draft, to nobody in particular, and says how often', async () => {
    const { address, id } = await make({ note: 'للمحامي' })
    expect((await open(address))?.draft.content.headline).toBe('لم يُنشر بعد')
    expect((await open(address))?.draft.articleId).toBe(articleId)
    const listed = (await listPreviewLinks(db, author, { articleId }, secret)).find((each) => each.id === id)
    // The address can be shown again, though it is kept nowhere.
    expect(listed).toMatchObject({ address, note: 'للمحامي', opened: 2 })
    const { rows } = await db.orm.execute(sql`select to_jsonb(p) as row from preview_link p`)
    expect(JSON.stringify(rows)).not.toContain(tokenOf(address))
  })

  it('is over when it is over', async () => {
    const { address, id } = await make()
    const { rows } = await db.orm.execute<{ hours: number }>(
      sql`select extract(epoch from expires_at - created_at)::float8 / 3600 as hours from preview_link where id = ${id}`,
    )
    expect(Number(rows[0]!.hours)).toBeCloseTo(24, 3)
    // Its own word about its end is not enough, nor is the row's: both must agree.
    await db.orm
      .update(previewLink)
      .set({ expiresAt: sql`${previewLink.expiresAt} + interval '1 day'` })
      .where(eq(previewLink.id, id))
    expect(await open(address)).toBeNull()
    const past = new Date(Math.floor(Date.now() / 1_000) * 1_000 - 60_000)
    await db.orm.update(previewLink).set({ expiresAt: past }).where(eq(previewLink.id, id))
    expect(await openPreview(db, secret, previewToken(secret, { id, expiresAt: past }))).toBeNull()
  })

  it('is nothing once taken back', async () => {
    const { address, id } = await make()
    await revokePreviewLink(db, author, { articleId, id })
    expect(await open(address)).toBeNull()
    expect((await listPreviewLinks(db, author, { articleId }, secret)).map((each) => each.id)).not.toContain(
      id,
    )
    await expect(revokePreviewLink(db, author, { articleId, id })).rejects.toMatchObject({
      refusal: 'unknown-connection',
    })
  })

  it('dies with its story', async () => {
    const begun = await createStory(db, author, { locale: 'ar', headline: 'تُحذف', sectionId })
    const deleted = await make({}, author, begun.articleId)
    await deleteArticle(db, author, { articleId: begun.articleId })
    expect(await open(deleted.address)).toBeNull()

    const editor = await staffMember(db, 'editor')
    const published = await addStory(db, { slug: 'تُسحب' })
    const { address } = await make({}, editor, published.articleId)
    expect(await open(address)).not.toBeNull()
    await transitionArticle(db, operator, { articleId: published.articleId, move: 'kill' })
    expect(await open(address)).toBeNull()
    await expect(make({}, editor, published.articleId)).rejects.toMatchObject({ refusal: 'killed' })
  })

  it('dies with its maker’s access', async () => {
    const maker = await staffMember(db, 'editor')
    const { address } = await make({}, maker)
    await db.orm.update(staff).set({ suspendedAt: sql`now()` }).where(eq(staff.id, maker.staffId!))
    expect(await open(address)).toBeNull()
    await db.orm.delete(staff).where(eq(staff.id, maker.staffId!))
    expect(await open(address)).toBeNull()
  })

  it('opens no other article, and nothing with another house’s signature', async () => {
    const { address } = await make()
    expect(await openPreview(db, 'another secret', tokenOf(address))).toBeNull()
    expect(await openPreview(db, secret, articleId)).toBeNull()
    const expiresAt = new Date(Date.now() + 3_600_000)
    expect(await openPreview(db, secret, previewToken(secret, { id: newPreviewId(), expiresAt }))).toBeNull()
  })

  it('is made, seen and taken back by who may share the story', async () => {
    const other = await staffMember(db, 'author')
    const { id } = await make()
    await expect(make({}, other)).rejects.toMatchObject({ refusal: 'not-allowed' })
    await expect(listPreviewLinks(db, other, { articleId }, secret)).rejects.toMatchObject({
      refusal: 'not-allowed',
    })
    await expect(revokePreviewLink(db, other, { articleId, id })).rejects.toMatchObject({
      refusal: 'not-allowed',
    })
    await db.orm.insert(desk).values({ id: 'desk000009', slug: 'riyadh', names: { ar: 'الرياض' } })
    const ofAnother = await addStory(db, { slug: 'لمكتب-آخر', state: 'draft', publishedIn: null })
    await db.orm.update(story).set({ deskId: 'desk000001' }).where(eq(story.id, ofAnother.storyId))
    const deskEditor = await staffMember(db, 'editor', { deskIds: ['desk000009'] })
    await expect(make({}, deskEditor, ofAnother.articleId)).rejects.toMatchObject({ refusal: 'not-allowed' })
    // Of another article, under one's own: its id is not there.
    const own = await createStory(db, other, { locale: 'ar', headline: 'غيرها', sectionId })
    await expect(revokePreviewLink(db, other, { articleId: own.articleId, id })).rejects.toMatchObject({
      refusal: 'unknown-connection',
    })
  })

  it.each([0, -1, 2, 9_999, Number.NaN])('is not made for %s hours', async (hours) => {
    await expect(make({ hours })).rejects.toMatchObject({ refusal: 'malformed' })
  })
})
