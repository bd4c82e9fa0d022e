/** An author and an editor hand a story to each other, and each sees it where she is, without asking. */
import { barriers } from './barriers.ts'
import { expect, overflow, test } from './fixtures.ts'
import { answers, enter, newPerson, signInAsNew } from './newsroom-session.ts'
import { beginStory, isSaved, typeText } from './story-screen.ts'

test('a story goes to its editor and comes back, and both are told in the tab that is open', async ({
  browser,
  page,
}) => {
  test.slow()
  const headline = `تسليم ${Math.random().toString(36).slice(2, 8)}`
  const author = await newPerson('author')
  const [hers] = [await browser.newContext(test.info().project.use)]
  const desk = await hers.newPage()
  await Promise.all([enter(page, author), signInAsNew(desk, 'editor')])
  const articleId = await beginStory(page, headline)
  await typeText(page, 'نص المادة.')
  await isSaved(page)

  // Two tabs of one browser, of which one has the connection.
  const second = await hers.newPage()
  await Promise.all([desk.goto('/admin?state=in_review'), second.goto('/admin/inbox')])
  await Promise.all([answers(desk), answers(second)])
  const count = desk.locator('.inbox-count')
  await expect(count).toBeHidden()
  const moved = await page.request.post(`/admin/stories/${articleId}/move`, {
    data: { move: 'submit', note: 'جاهزة للنشر' },
    headers: { origin: new URL(page.url()).origin },
  })
  expect(moved.ok()).toBe(true)
  await expect(desk.locator('.board-row', { hasText: headline })).toBeVisible()
  await expect(count).toHaveText(/^[1١]$/)
  await second.bringToFront()
  const submitted = second.locator('.inbox-row', { hasText: headline })
  await expect(submitted).toContainText('جاهزة للنشر')
  await expect(submitted).toContainText(author.name)
  expect(await barriers(second)).toEqual([])
  expect(await overflow(second)).toEqual([])
})
