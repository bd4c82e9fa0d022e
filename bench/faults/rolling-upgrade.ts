/**
 * A new build is rolled out over an earlier one: two instances behind nginx on one PostgreSQL, replaced one after the other,
 * while readers read and an editor types in a browser. The earlier build is another checkout, built, whose migrations are
 * fewer than ours:
 *
 *   git worktree add ../before COMMIT && (cd ../before && npm ci && npm run build)
 *   node bench/faults/rolling-upgrade.ts --before=../before
 *
 * - readers get pages the whole time, none of them 5xx;
 * - every word that was typed is on the server at the end, and the tab of the earlier build says that there is a new one;
 * - the earlier build goes on serving on the newer schema, until it is replaced, and is refused when it is started on it.
 *
 * Prints what was seen, and ends with 1 where something was violated. Needs Linux, nginx and Chromium.
 */
import { mkdirSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { chromium, expect, type Page } from '@playwright/test'
import { Client } from 'pg'
import { enter, newPerson } from '../../e2e/newsroom-session.ts'
import { bringNginx, startNginx } from '../../e2e/nginx.ts'
import { beginStory, headline, isSaved, status, text, typeText } from '../../e2e/story-screen.ts'
import { startPostgres } from '../../lib/db/testing/postgres-server.ts'
import { chromiumArguments, chromiumPath } from '../../lib/testing/browser.ts'
import { freePort } from '../../lib/testing/newspaper.ts'
import { type Instance, isReady, makeInstance } from './walk/instances.ts'
import { ask } from './walk/readers.ts'

const { values } = parseArgs({ options: { before: { type: 'string' } } })
if (!values.before) throw new Error('--before=FOLDER: a checkout of an earlier build, built')
const before = resolve(values.before)

const violations: string[] = []
const began = Date.now()
const say = (what: string) =>
  console.log(`${((Date.now() - began) / 1000).toFixed(1).padStart(6)} s  ${what}`)
const violated = (what: string) => {
  violations.push(what)
  if (violations.length < 20) say(`VIOLATED  ${what}`)
}

if (!bringNginx()) throw new Error('There is no nginx here, and we may not install one.')
const folder = mkdtempSync(join(tmpdir(), 'warraq-upgrade-'))
say(`files are in ${folder}`)
for (const each of ['media', 'nginx']) mkdirSync(join(folder, each))
const postgres = await startPostgres()
const port = await freePort()
const url = `http://localhost:${port}`
const environment = {
  HOST: 'localhost',
  SITE_URL: url,
  WARRAQ_SECRET: 'a secret that both builds share, of some length',
  TRUSTED_PROXIES: '127.0.0.1',
}
const instances: Instance[] = []
for (const name of ['i1', 'i2'])
  instances.push(
    await makeInstance(folder, name, [postgres.url, postgres.url], environment, 0, (code) =>
      violated(`${name} ended by itself with ${code}`),
    ),
  )
process.on('exit', () => {
  for (const { child } of instances) child?.kill('SIGKILL')
})
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130))

const answers = new Map<number | 'none', number>()
let slowest = 0
let isOver = false
/** Readers of pages that are kept, that are not, and of files. */
async function reading(): Promise<void> {
  for (let n = 0; !isOver; n += 1) {
    const paths = [
      '/',
      '/en',
      '/latest',
      `/search?q=${n}`,
      '/feed.xml',
      '/sitemap.xml',
      `/en/latest?page=${1 + (n % 3)}`,
    ]
    const path = paths[n % paths.length] as string
    const from = Date.now()
    const answer = await ask(port, path)
    const told = answer instanceof Error ? 'none' : answer.status
    slowest = Math.max(slowest, Date.now() - from)
    answers.set(told, (answers.get(told) ?? 0) + 1)
    if (told === 'none' || told >= 500)
      violated(`${path}: ${answer instanceof Error ? answer.message : told}`)
    await wait(40)
  }
}

const typed: string[] = []
async function typing(page: Page): Promise<void> {
  while (!isOver) {
    const word = `كلمة${typed.length}`
    await page.keyboard.type(` ${word}`, { delay: 5 })
    typed.push(word)
    await wait(150)
  }
}

const migrations = async (): Promise<number> => {
  const client = new Client({ connectionString: postgres.url })
  await client.connect()
  const { rows } = await client.query<{ n: number }>(
    'select count(*)::int as n from drizzle.__drizzle_migrations',
  )
  await client.end()
  return rows[0]?.n ?? 0
}

/** Replaced, as a service manager does it. */
async function replace(instance: Instance): Promise<void> {
  const ended = await instance.end('SIGTERM')
  delete instance.project
  const from = Date.now()
  await instance.start()
  while (!(await isReady(instance))) await wait(50)
  say(
    `${instance.name} is of the new build: ended in ${Math.round(ended)} ms, ready ${Date.now() - from} ms later`,
  )
}

const nginx = await startNginx(
  join(folder, 'nginx'),
  instances.map((each) => String(each.port)),
  folder,
  { port, isAwaited: false },
)
const browser = await chromium.launch({ executablePath: chromiumPath(), args: chromiumArguments })
try {
  for (const instance of instances) {
    instance.project = before
    await instance.start()
  }
  const earlier = await migrations()
  say(`two instances of the earlier build are open, with ${earlier} migrations`)

  const page = await (await browser.newContext({ baseURL: url, locale: 'ar' })).newPage()
  const failed: string[] = []
  const missing = new Set<string>()
  page.on('response', (response) => {
    const { pathname } = new URL(response.url())
    // Once both are new, the earlier build's are gone: its tab is told to reload.
    if (!isOver && response.status() === 404 && pathname.startsWith('/_next/')) missing.add(pathname)
    if (response.status() >= 500)
      failed.push(`${response.request().method()} ${response.url()} ${response.status()}`)
  })
  await enter(page, await newPerson('editor', { settings: { WARRAQ_DATA: join(folder, 'i1') } }))
  const articleId = await beginStory(page, 'مادة تُكتب والنسخة تتبدّل')
  await typeText(page, 'البداية.')
  await isSaved(page)

  const work = [typing(page), ...Array.from({ length: 3 }, reading)]
  await wait(3_000)
  for (const instance of instances) {
    await replace(instance)
    await wait(6_000)
  }
  const now = await migrations()
  if (now <= earlier) violated(`${now} migrations, ${earlier} before: these are not two builds that differ`)
  say(`both are of the new build, with ${now} migrations`)
  isOver = true
  await Promise.all(work)

  await page.evaluate(() => window.dispatchEvent(new Event('focus')))
  const bar = page.locator('.new-version')
  await expect(bar).toBeVisible({ timeout: 20_000 })
  say(`the tab of the earlier build says: ${((await bar.textContent()) ?? '').replaceAll(/\s+/g, ' ')}`)
  say(`what was typed is ${await status(page).textContent()}`)
  await bar.getByRole('button').first().click()
  await expect(headline(page)).toBeEditable({ timeout: 20_000 })
  await expect(bar).toHaveCount(0)
  await isSaved(page)
  const kept = (await text(page).textContent()) ?? ''
  const lost = typed.filter((word) => !kept.split(/\s+/).includes(word))
  if (lost.length) violated(`${lost.length} words of ${typed.length} are lost: ${lost.slice(0, 5)}`)
  await page.goto(`/admin/stories/${articleId}`)
  await expect(text(page)).toContainText(typed.at(-1) as string)
  for (const each of missing) violated(`the editor's page wanted ${each}, which no machine had`)
  for (const each of failed) violated(`the editor got ${each}`)

  // Put back by mistake: it says what is wrong, and writes nothing.
  const [first] = instances as [Instance]
  await first.end('SIGTERM')
  first.project = before
  const refused = await first.start().then(() => null, String)
  if (refused === null) violated('the earlier build was opened on the newer schema')
  else say('the earlier build is refused on the newer schema')

  const told = [...answers].sort().map(([status, n]) => `${n} × ${status}`)
  say(
    `readers got ${told.join(', ')}, the slowest after ${slowest} ms; ${typed.length} words typed, ${lost.length} lost`,
  )
} catch (error) {
  violated(error instanceof Error ? (error.stack ?? error.message) : String(error))
} finally {
  isOver = true
  await browser.close()
  for (const instance of instances) {
    if (instance.child) await instance.end('SIGKILL')
    await instance.network.close().catch(() => {})
  }
  await nginx.stop()
  await postgres.stop()
}
console.log(violations.length ? `VIOLATED ${violations.length} times` : 'Nothing was violated.')
process.exit(violations.length ? 1 : 0)
