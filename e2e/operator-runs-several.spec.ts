import { execFileSync } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { startPostgres } from '../lib/db/testing/postgres-server.ts'
import { openNewspaper, warraq } from '../lib/testing/newspaper.ts'
import { expect, newspaper, test } from './fixtures.ts'
import { signInAsNew } from './newsroom-session.ts'
import { openTab, state } from './story-screen.ts'

/** One request on a connection of its own: the first process hands each connection to the next worker. */
function get(
  url: string,
  headers: Record<string, string> = {},
): Promise<{ status: number; text: string; hints: string[] }> {
  return new Promise((resolve, reject) => {
    const hints: string[] = []
    const asked = request(url, { headers, agent: false }, (response) => {
      let text = ''
      response.setEncoding('utf8')
      response.on('data', (chunk: string) => {
        text += chunk
      })
      response.on('end', () => resolve({ status: response.statusCode ?? 0, text, hints }))
    })
    asked.on('information', ({ statusCode, headers: early }) => {
      if (statusCode === 103) hints.push(...[early.link ?? []].flat())
    })
    asked.on('error', reject)
    asked.end()
  })
}

/** The processes that serve: those below npm's that have none below them. (Next gives them a title of its own.) */
function workersOf(pid: number): number[] {
  const all = execFileSync('ps', ['-eo', 'pid=,ppid=,args='], { encoding: 'utf8' })
    .split('\n')
    // What draws cards for one of them is none.
    .filter((line) => !line.includes('render-child'))
    .map((line) => line.trim().split(/\s+/, 2).map(Number))
  const below = (parent: number): number[] =>
    all.flatMap(([each, its]) => (its === parent && each ? [each] : []))
  const leaves = (parent: number): number[] =>
    below(parent).flatMap((each) => (below(each).length ? leaves(each) : [each]))
  return leaves(pid)
}

test('two processes on one database: what one changes the other shows, one that dies is replaced, both close well', async ({
  browser,
}) => {
  test.setTimeout(300_000)
  const folder = await mkdtemp(join(tmpdir(), 'warraq-several-'))
  const postgres = await startPostgres()
  const settings = {
    DATABASE_URL: postgres.url,
    WARRAQ_DATA: folder,
    WEB_CONCURRENCY: '2',
    METRICS_PORT: '0',
  }
  const paper = await openNewspaper(settings)
  try {
    expect(paper.output()).toContain('2 processes serve')
    const ask = () => Promise.all(Array.from({ length: 8 }, () => get(paper.url)))
    for (const { status } of await ask()) expect(status).toBe(200)

    await test.step('its operator’s programs are told of both, at an address of their own', async () => {
      const health = /http:\/\/localhost:\d+(?=\/metrics)/.exec(paper.output())![0]
      const { text: metrics } = await get(`${health}/metrics`)
      const metric = (name: string) =>
        Number(new RegExp(`^${name.replaceAll(/[{}"]/g, '\\$&')} (\\S+)$`, 'm').exec(metrics)?.[1])
      const answered = ['kept', 'made'].map(
        (by) => metric(`warraq_answers_total{by="${by}",status="2xx"}`) || 0,
      )
      expect(answered[0]! + answered[1]!).toBe(8)
      expect(metric('warraq_instances')).toBe(2)
      expect(metric('warraq_database_up')).toBe(1)
      const { findings } = JSON.parse((await get(`${health}/status`)).text)
      expect(findings.find(({ about }: { about: string }) => about === 'database').health).toBe('well')
      expect((await get(`${paper.url}/metrics`)).status).toBe(404)
    })

    const headline = 'سفينة الاختبار ترسو في ميناءين معًا'
    const file = join(folder, 'story.txt')
    await writeFile(file, `${headline}\n\nرست السفينة صباح اليوم.\n\n-----\nمؤلف: هدى سالم\n`)
    const { code, output } = await warraq(settings, 'import', file, '--publish')
    expect(code, output).toBe(0)
    await expect.poll(async () => (await ask()).every(({ text }) => text.includes(headline))).toBe(true)

    await test.step('a screen that was left open asks who she is before a story is killed', async () => {
      const page = await (await browser.newContext({ baseURL: paper.url })).newPage()
      const { password } = await signInAsNew(page, 'editor', { settings })
      const link = output.match(/\/s\/(\w+)/)![1]!
      await page.goto(`/admin?q=${encodeURIComponent(headline)}`)
      await page.getByRole('link', { name: headline }).click()
      await expect(state(page)).toHaveText('منشورة')
      const client = new Client({ connectionString: postgres.url })
      await client.connect()
      await client.query("update session set proved_at = now() - interval '1 hour'")
      await client.end()
      const panel = await openTab(page, 'النشر')
      await panel.getByRole('button', { name: 'اسحبها نهائيًا' }).click()
      await page.getByRole('dialog').getByRole('textbox').fill('المصدر تراجع.')
      await page.getByRole('dialog').getByRole('button', { name: 'اسحبها نهائيًا' }).click()
      const proof = page.getByRole('dialog', { name: 'أثبت هويتك' })
      await expect(proof).toBeVisible()
      expect((await get(`${paper.url}/s/${link}`)).status).toBe(302)
      await proof.locator('input[type="password"]').fill('ليست هي')
      await proof.getByRole('button', { name: 'تابع' }).click()
      await expect(proof).toContainText('لم يصح ذلك')
      await proof.locator('input[type="password"]').fill(password)
      await proof.getByRole('button', { name: 'تابع' }).click()
      await expect(state(page)).toHaveText('مسحوبة')
      await expect.poll(async () => (await ask()).some(({ text }) => text.includes(headline))).toBe(false)
      await page.context().close()
    })

    const workers = workersOf(paper.process.pid!)
    expect(workers).toHaveLength(2)
    process.kill(workers[0]!, 'SIGKILL')
    await expect.poll(() => paper.output()).toContain('another is started')
    // The one that is left answers all the while.
    for (const { status } of await ask()) expect(status).toBe(200)
    await expect.poll(() => workersOf(paper.process.pid!).length, { timeout: 30_000 }).toBe(2)
    for (const { status } of await ask()) expect(status).toBe(200)
  } finally {
    const closed = await paper.stop()
    await postgres.stop()
    await rm(folder, { recursive: true, force: true })
    expect(closed).toBe(true)
  }
})

test('a browser is told of the font before its page is ready, a page that is ready is sent at once', async () => {
  // Of a search nobody has made, no page is kept.
  const fresh = `${newspaper.url}/search?q=${Date.now()}`
  const navigating = { 'sec-fetch-mode': 'navigate' }
  const first = await get(fresh, navigating)
  expect(first.status).toBe(200)
  expect(first.hints.join()).toMatch(/<\/_next\/static\/media\/[^>]+\.woff2>; rel=preload; as=font/)
  await get(`${newspaper.url}/en`)
  expect((await get(`${newspaper.url}/en`, navigating)).hints).toEqual([])
  // A proxy that does not know them would take them for the answer.
  expect((await get(`${fresh}1`, { ...navigating, via: '1.1 proxy' })).hints).toEqual([])
  expect((await get(`${fresh}2`)).hints).toEqual([])
})
