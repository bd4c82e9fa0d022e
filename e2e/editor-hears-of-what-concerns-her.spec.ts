/** An author and an editor hand a story to each other, and each is told where she is, without asking. */
import { barriers } from './barriers.ts'
import { expect, once, overflow, test } from './fixtures.ts'
import { answers, enter, newPerson } from './newsroom-session.ts'
import { anotherBrowser, beginStory, isSaved, makeMove, typeText } from './story-screen.ts'

const oneUnread = /^[1١]$/

test(
  'a story goes to its editor and comes back, and each is told in the tab that is open',
  once,
  async ({ browser, page }) => {
    const headline = `تسليم ${Math.random().toString(36).slice(2, 8)}`
    const [author, editor] = await Promise.all([
      newPerson('author', { name: 'سالم' }),
      newPerson('editor', { name: 'هدى' }),
    ])
    const desk = await anotherBrowser(browser)
    await Promise.all([enter(page, author), enter(desk, editor)])
    const articleId = await beginStory(page, headline)
    await typeText(page, 'نص المادة.')
    await isSaved(page)

    // Two tabs of one browser, of which one has the connection. Nothing on them is pressed before the story is there.
    const inbox = await desk.context().newPage()
    await Promise.all([
      desk.goto(`/admin?q=${encodeURIComponent(headline)}&state=in_review`),
      inbox.goto('/admin/inbox'),
    ])
    await Promise.all(
      [desk, inbox].map((tab) =>
        expect(tab.locator('.board-row, .inbox-row').filter({ hasText: headline })).toHaveCount(0),
      ),
    )
    await makeMove(page, 'أرسلها إلى المراجعة', 'جاهزة للنشر')
    const submitted = inbox.locator('.inbox-row', { hasText: headline })
    await expect(submitted).toContainText('جاهزة للنشر')
    await expect(submitted).toContainText('سالم')
    await expect(desk.locator('.inbox-count')).toBeVisible()
    await desk.bringToFront()
    await expect(desk.locator('.board-row', { hasText: headline })).toBeVisible()

    // Going there is having read of it, in every tab. Her count alone does not say so: other journeys hand stories in, too.
    await desk.goto('/admin/inbox')
    const alsoHere = desk.locator('.inbox-row', { hasText: headline })
    await expect(alsoHere).toHaveAttribute('data-unread')
    await inbox.bringToFront()
    expect(await barriers(inbox)).toEqual([])
    expect(await overflow(inbox)).toBe(0)
    await submitted.getByRole('link', { name: headline }).click()
    await inbox.waitForURL(`**/admin/stories/${articleId}`)
    await expect(alsoHere).not.toHaveAttribute('data-unread')
    await makeMove(inbox, 'أعدها إلى كاتبها', 'ينقصها مصدر ثانٍ')

    // The author still has her story open.
    await expect(page.locator('.inbox-count')).toHaveText(oneUnread)
    await page.locator('.inbox-link').click()
    const returned = page.locator('.inbox-row', { hasText: headline })
    await expect(returned).toContainText('أُعيدت إليك للتعديل')
    await expect(returned).toContainText('ينقصها مصدر ثانٍ')
    await answers(page)
    await returned.getByRole('button', { name: /^علّمه مقروءًا/ }).click()
    await expect(page.locator('.inbox-count')).toBeHidden()
    await expect(returned).not.toHaveAttribute('data-unread')
    await desk.context().close()
  },
)
