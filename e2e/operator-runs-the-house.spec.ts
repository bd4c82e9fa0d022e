import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startPostgres } from '../lib/db/testing/postgres-server.ts'
import { copyDemo, openNewspaper, run } from '../lib/testing/newspaper.ts'
import { expect, newspaper, test } from './fixtures.ts'

let folder: string
test.beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'warraq-operator-'))
})
test.afterEach(() => rm(folder, { recursive: true, force: true }))

test('a second server on the same folder is refused, with what to do', async () => {
  const { code, output } = await run('npm', ['start', '--silent'], { ...newspaper.settings, PORT: '0' })
  expect(code).toBe(1)
  expect(output).toContain(newspaper.settings.WARRAQ_DATA)
  expect(output).toMatch(/WARRAQ_DATA|DATABASE_URL/)
})

test('settings that cannot be used are named before anything is opened', async () => {
  const { code, output } = await run('npm', ['start', '--silent'], {
    PORT: 'eighty',
    DATABASE_URL: 'mysql://x',
    WARRAQ_DATA: folder,
  })
  expect(code).toBe(1)
  expect(output).toContain('PORT')
  expect(output).toContain('DATABASE_URL')
})

test('a port in use says how to choose another', async () => {
  await copyDemo(folder)
  const { code, output } = await run('npm', ['start', '--silent'], {
    PORT: new URL(newspaper.url).port,
    WARRAQ_DATA: folder,
  })
  expect(code).toBe(1)
  expect(output).toContain('PORT=')
})

test('a database that cannot be reached is named, its password is not', async () => {
  const { code, output } = await run('npm', ['start', '--silent'], {
    DATABASE_URL: 'postgres://warraq:s3cret@localhost:1/warraq',
    WARRAQ_DATA: folder,
  })
  expect(code).toBe(1)
  expect(output).toContain('localhost:1')
  expect(output).not.toContain('s3cret')
})

test('on PostgreSQL, bound to 127.0.0.1, the same paper opens; when the database dies, readers still get a masthead', async ({
  page,
}) => {
  test.setTimeout(240_000)
  const postgres = await startPostgres()
  const paper = await openNewspaper({
    DATABASE_URL: postgres.url,
    WARRAQ_DATA: folder,
    HOST: '127.0.0.1',
    SITE_URL: 'https://news.example',
  })
  const url = paper.url.replace('localhost', '127.0.0.1')
  try {
    for (const [path, lang] of [
      ['/', 'ar'],
      ['/en', 'en'],
    ] as const) {
      const response = await page.goto(url + path)
      expect(response?.status()).toBe(200)
      expect(response?.request().redirectedFrom()).toBeNull()
      await expect(page.locator('html')).toHaveAttribute('lang', lang)
      await expect(page.locator('meta[property="og:url"]')).toHaveAttribute(
        'content',
        /^https:\/\/news\.example/,
      )
    }
    await postgres.stop()
    const broken = await page.goto(`${url}/en/economy`)
    expect(broken?.status()).toBe(503)
    expect(await broken?.headerValue('retry-after')).toBe('10')
    await expect(page.locator('header a')).toHaveText('Warraq')
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await expect(page.locator('html')).toHaveAttribute('dir', 'ltr')
    expect(broken?.headers()['cache-control']).toBe('no-store')
    // Next prints what failed; a statement's values are nobody's who reads a log.
    expect(paper.output()).toContain('Failed query')
    expect(paper.output()).not.toMatch(/params/)
  } finally {
    await paper.stop()
    await postgres.stop()
  }
})
