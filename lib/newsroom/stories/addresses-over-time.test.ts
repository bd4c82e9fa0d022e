import { beforeAll, expect, it } from 'vitest'
import { describeDatabase } from '../../db/testing/test-databases.ts'
import { findStory } from '../../publication/story.ts'
import { addStory, smallPublication } from '../../publication/testing/small-publication.ts'
import { operator } from '../actor.ts'
import { NewsroomError } from '../newsroom-error.ts'
import { freeSlug } from './free-slug.ts'
import { renameArticle } from './rename-article.ts'
import { transitionArticle } from './transition-article.ts'

describeDatabase('a story’s address over time', (opened) => {
  beforeAll(() => smallPublication(opened()))
  const find = (slug: string, section = 'economy') => findStory(opened(), 'ar', section, slug)
  const href = (slug: string) => `/economy/${encodeURIComponent(slug)}`

  it('redirects from every slug it ever had, straight to the last', async () => {
    const { articleId } = await addStory(opened(), { slug: 'أول' })
    await renameArticle(opened(), operator, { articleId, slug: 'ثان' })
    await renameArticle(opened(), operator, { articleId, slug: 'ثالث' })
    expect(await find('أول')).toEqual({ kind: 'moved', href: href('ثالث') })
    expect(await find('ثان')).toEqual({ kind: 'moved', href: href('ثالث') })
    expect((await find('ثالث')).kind).toBe('found')
  })

  it('takes back a slug it once had without leading to itself', async () => {
    const { articleId } = await addStory(opened(), { slug: 'قديم' })
    await renameArticle(opened(), operator, { articleId, slug: 'جديد' })
    await renameArticle(opened(), operator, { articleId, slug: 'قديم' })
    expect((await find('قديم')).kind).toBe('found')
    expect(await find('جديد')).toEqual({ kind: 'moved', href: href('قديم') })
  })

  it('redirects from the wrong section', async () => {
    await addStory(opened(), { slug: 'في-قسمها' })
    expect(await find('في-قسمها', 'technology')).toEqual({ kind: 'moved', href: href('في-قسمها') })
  })

  it('refuses a slug that another story has or had, and changes nothing', async () => {
    const taken = await addStory(opened(), { slug: 'محجوز' })
    await renameArticle(opened(), operator, { articleId: taken.articleId, slug: 'انتقل' })
    const { articleId } = await addStory(opened(), { slug: 'طالب' })
    await expect(renameArticle(opened(), operator, { articleId, slug: 'انتقل' })).rejects.toThrow(
      NewsroomError,
    )
    await expect(renameArticle(opened(), operator, { articleId, slug: 'محجوز' })).rejects.toThrow(
      /slug-taken/,
    )
    expect((await find('طالب')).kind).toBe('found')
  })

  it('takes two slugs that look the same for one', async () => {
    await addStory(opened(), { slug: 'إعلان-الأرباح' })
    const { articleId } = await addStory(opened(), { slug: 'غيره' })
    await expect(renameArticle(opened(), operator, { articleId, slug: 'اعلان الارباح' })).rejects.toThrow(
      /slug-taken/,
    )
    expect(await opened().orm.transaction((tx) => freeSlug(tx, 'اعلان الارباح', 'ar'))).toBe(
      'اعلان-الارباح-2',
    )
    await expect(addStory(opened(), { slug: 'اعلان-الارباح' })).rejects.toMatchObject({
      cause: { code: '23505' },
    })
  })

  it('gives twins different slugs, also from a slug that only redirects', async () => {
    const { articleId } = await addStory(opened(), { slug: 'توأم' })
    await renameArticle(opened(), operator, { articleId, slug: 'رحل' })
    expect(await opened().orm.transaction((tx) => freeSlug(tx, 'توأم', 'ar'))).toBe('توأم-2')
  })

  it('answers a killed story, and every address it had, as gone with its reason', async () => {
    const { articleId } = await addStory(opened(), { slug: 'مسحوب' })
    await renameArticle(opened(), operator, { articleId, slug: 'مسحوب-ثان' })
    await transitionArticle(opened(), operator, { articleId, move: 'kill', note: 'مصدر غير موثوق' })
    expect(await find('مسحوب-ثان')).toEqual({ kind: 'gone', reason: 'مصدر غير موثوق' })
    expect(await find('مسحوب')).toEqual({ kind: 'gone', reason: 'مصدر غير موثوق' })
  })

  it('does not kill what no reader ever saw', async () => {
    const { articleId } = await addStory(opened(), { slug: 'مسودة', state: 'draft', publishedIn: null })
    await expect(transitionArticle(opened(), operator, { articleId, move: 'kill' })).rejects.toThrow(
      /never-published/,
    )
    const embargoed = await addStory(opened(), { slug: 'محظور', publishedIn: 5 })
    await expect(
      transitionArticle(opened(), operator, { articleId: embargoed.articleId, move: 'kill' }),
    ).rejects.toThrow(/never-published/)
    await expect(
      transitionArticle(opened(), operator, { articleId: 'unknown000', move: 'kill' }),
    ).rejects.toThrow(/unknown-article/)
  })

  it('does not say of a draft that it exists', async () => {
    const { articleId } = await addStory(opened(), { slug: 'سر', state: 'draft' })
    await renameArticle(opened(), operator, { articleId, slug: 'سر-آخر' })
    expect(await find('سر')).toEqual({ kind: 'missing' })
    expect(await find('سر-آخر')).toEqual({ kind: 'missing' })
  })
})
