/**
 * How long it takes from a hand-over until it is seen in somebody else's open tab: `node bench/notifications.ts`. Two
 * instances on a PostgreSQL of its own; an author hands over on one, an editor's inbox and board are open on the other, in
 * Chromium. Two minutes, most of it for opening. What is over its goal is «NOT reached».
 *
 * `--times=20` hand-overs.
 */
import { parseArgs } from 'node:util'
import type { Browser, Page } from '@playwright/test'
import { askServer } from '../lib/server/command-socket.ts'
import { twoInstances } from './two-instances.ts'

const goal = 500
const { values } = parseArgs({ options: { times: { type: 'string', default: '20' } } })
const quantile = (numbers: readonly number[], q: number) =>
  Math.round(
    numbers.toSorted((a, b) => a - b)[Math.min(numbers.length - 1, Math.floor(numbers.length * q))] ??
      Number.NaN,
  )

const { data, one, other, browser, close } = await twoInstances('notifications')
try {
  const author = await comeIn(browser, one.url, 'author')
  const editor = await comeIn(browser, other.url, 'editor')
  const inbox = await editor.context().newPage()
  await editor.goto(`${other.url}/admin?state=in_review`)
  await inbox.goto(`${other.url}/admin/inbox`)
  const toCount: number[] = []
  const toRow: number[] = []
  const toAnswer: number[] = []
  for (let n = 1; n <= Number(values.times); n += 1) {
    const headline = `تسليم رقم ${n} ${Date.now().toString(36)}`
    await author.goto(`${one.url}/admin/new`)
    await author.locator('input[name="headline"]').fill(headline)
    await author.locator('main form button[type="submit"]').last().click()
    await author.waitForURL(/\/stories\/\w+$/)
    // A list is made anew twice a second at most: of a newsroom in which nothing has happened for that long.
    await inbox.waitForTimeout(2_500)
    const seen = inbox.evaluate((words) => {
      const count = () => document.querySelector('.inbox-count')?.textContent ?? ''
      const before = count()
      return new Promise<{ count: number; row: number }>((resolve) => {
        const at = { count: 0, row: 0 }
        const look = () => {
          if (!at.count && count() !== before) at.count = Date.now()
          if (!at.row && document.querySelector('main')?.textContent?.includes(words)) at.row = Date.now()
          if (at.count && at.row) resolve(at)
          else requestAnimationFrame(look)
        }
        look()
      })
    }, headline)
    // Looked at first, and then handed over.
    await inbox.evaluate(() => {})
    const from = Date.now()
    const answer = await author.request.post(`${author.url()}/move`, {
      data: { move: 'submit' },
      headers: { origin: one.url },
    })
    if (!answer.ok()) throw new Error(`The story was not handed over: ${answer.status()}`)
    toAnswer.push(Date.now() - from)
    const at = await seen
    toCount.push(at.count - from)
    toRow.push(at.row - from)
  }
  console.log(
    `The operation itself was answered after p50 ${quantile(toAnswer, 0.5)} ms, p95 ${quantile(toAnswer, 0.95)} ms`,
  )
  for (const [what, times] of [
    ['its count in the head of the screen', toCount],
    ['its row in the list that is open', toRow],
  ] as const) {
    const p95 = quantile(times, 0.95)
    console.log(
      `From the press of a button on one instance to ${what} on the other: ` +
        `p50 ${quantile(times, 0.5)} ms, p95 ${p95} ms, goal ${goal} ms${p95 > goal ? ', NOT reached' : ''}`,
    )
  }
} finally {
  await close()
}

async function comeIn(by: Browser, url: string, role: 'author' | 'editor'): Promise<Page> {
  const answer = await askServer(data, {
    command: 'user',
    args: ['create', '--email', `${role}@bench.example`, '--name', role, '--role', role, '--locale', 'ar'],
  })
  const link = answer?.output.match(/\/admin\/welcome\/\S+/)?.[0]
  if (!link) throw new Error(`Nobody was invited:\n${answer?.output}`)
  const page = await (await by.newContext()).newPage()
  await page.goto(url + link)
  await page.locator('input[name="password"]').fill('سبع نخلات على الضفة')
  await page.locator('main form').getByRole('button').last().click()
  await page.waitForURL(/\/admin(\?.*)?$/)
  return page
}
