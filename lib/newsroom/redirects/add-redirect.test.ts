import { eq } from 'drizzle-orm'
import { beforeAll, expect, it } from 'vitest'
import { article, pathRedirect } from '../../db/tables/stories.ts'
import { describeDatabase } from '../../db/testing/test-databases.ts'
import { recordDependencies, tags } from '../../press/cache-dependencies.ts'
import { storyHref } from '../../publication/addresses.ts'
import { movedTo } from '../../publication/moved-to.ts'
import { addStory, smallPublication } from '../../publication/testing/small-publication.ts'
import { operator } from '../actor.ts'
import { renameArticle } from '../stories/rename-article.ts'
import { transitionArticle } from '../stories/transition-article.ts'
import { addRedirect, type NewRedirect } from './add-redirect.ts'

describeDatabase('an old address', (opened) => {
  beforeAll(() => smallPublication(opened()))
  const add = (given: NewRedirect) => opened().orm.transaction((tx) => addRedirect(tx, given))
  const to = (address: string) => movedTo(opened(), address)

  it('leads to a story for ever, whatever the story is called by then', async () => {
    const { articleId } = await addStory(opened(), { slug: 'أول-عنوان' })
    await add({ path: 'https://old.example/2019/03/%d8%a3%d9%88%d9%84/', articleId })
    await add({ path: '/?p=41', articleId })
    expect(await to('/2019/03/أول')).toBe(storyHref('ar', 'economy', 'أول-عنوان'))
    await renameArticle(opened(), operator, { articleId, slug: 'ثاني-عنوان' })
    expect(await to('/2019/03/%D8%A3%D9%88%D9%84/')).toBe(storyHref('ar', 'economy', 'ثاني-عنوان'))
    expect(await to('/?p=41')).toBe(storyHref('ar', 'economy', 'ثاني-عنوان'))
    expect(await to('/?p=42')).toBeNull()
  })

  it('tells nobody of a story that is not public, and leads to a withdrawn one, which says so itself', async () => {
    const { articleId } = await addStory(opened(), { slug: 'لم-تنشر', state: 'draft', publishedIn: null })
    await add({ path: '/secret', articleId })
    expect(await to('/secret')).toBeNull()
    const later = await addStory(opened(), { slug: 'لم-يحن', publishedIn: 5 })
    await add({ path: '/later', articleId: later.articleId })
    expect(await to('/later')).toBeNull()
    const killed = await addStory(opened(), { slug: 'سحبت' })
    await add({ path: '/killed', articleId: killed.articleId })
    await transitionArticle(opened(), operator, { articleId: killed.articleId, move: 'kill', note: 'خطأ' })
    expect(await to('/killed')).toBe(storyHref('ar', 'economy', 'سحبت'))
  })

  it('is forgotten by the press when it comes to lead elsewhere, and when its story appears', async () => {
    const { articleId } = await addStory(opened(), { slug: 'ستظهر', state: 'draft', publishedIn: null })
    expect((await recordDependencies(() => to('/soon'))).read).toContain(tags.oldPath('/soon'))
    expect(await add({ path: '/soon/', articleId })).toEqual([tags.oldPath('/soon')])
    expect(await add({ path: '/soon', articleId })).toEqual([])
    const { made, read } = await recordDependencies(() => to('/soon'))
    expect(made).toBeNull()
    expect(read).toContain(tags.article(articleId))
    expect(await add({ path: '/soon', href: '/economy' })).toEqual([tags.oldPath('/soon')])
    expect(await to('/soon')).toBe('/economy')
  })

  it('refuses to lead back to itself, through others too, and to leave the site', async () => {
    await add({ path: '/a', href: '/b' })
    await add({ path: '/b', href: '/c' })
    await expect(add({ path: '/c', href: '/a/' })).rejects.toMatchObject({ refusal: 'redirect-loop' })
    await expect(add({ path: '/d', href: '/d' })).rejects.toMatchObject({ refusal: 'redirect-loop' })
    await expect(add({ path: '/e', href: '//evil.example' })).rejects.toMatchObject({ refusal: 'malformed' })
    await expect(add({ path: '/e', href: 'https://evil.example' })).rejects.toMatchObject({
      refusal: 'malformed',
    })
    await expect(add({ path: 'javascript:alert(1)', href: '/b' })).rejects.toMatchObject({
      refusal: 'malformed',
    })
    expect(await opened().orm.select().from(pathRedirect).where(eq(pathRedirect.path, '/c'))).toEqual([])
  })

  it('goes when its story is gone for good', async () => {
    const { articleId } = await addStory(opened(), { slug: 'تحذف', state: 'draft', publishedIn: null })
    await add({ path: '/gone', articleId })
    await opened().orm.delete(article).where(eq(article.id, articleId))
    expect(await opened().orm.select().from(pathRedirect).where(eq(pathRedirect.path, '/gone'))).toEqual([])
  })
})
