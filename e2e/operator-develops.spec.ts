/** `npm run dev`, in a copy of the project that the test may change. */
import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { projectPath } from '../lib/db/project-path.ts'
import { storyId } from '../lib/demo/demo-story.ts'
import { openNewspaper, warraq } from '../lib/testing/newspaper.ts'
import { expect, test } from './fixtures.ts'

/** All that a page is made of. Without the lock file: what is installed is found in the folders above. */
const copied = [
  'app',
  'components',
  'drizzle',
  'lib',
  'messages',
  'public',
  'next.config.mjs',
  'package.json',
  'proxy.ts',
  'tsconfig.json',
]

test('npm run dev opens the whole paper, says 301 and 410, and shows what is changed', async ({ page }) => {
  test.setTimeout(480_000)
  const checkout = projectPath('.')
  await mkdir(join(checkout, 'data'), { recursive: true })
  // Inside the checkout, for what is installed there; in a folder that git, the compiler and the linter pass by.
  const project = await mkdtemp(join(checkout, 'data/develops-'))
  const data = join(project, 'data')
  for (const each of copied) await cp(join(checkout, each), join(project, each), { recursive: true })
  await cp(join(checkout, '.next/cache/drawings'), join(project, '.next/cache/drawings'), {
    recursive: true,
  }).catch(() => {})
  // What is read by its path rather than resolved.
  await mkdir(join(project, 'node_modules'))
  await symlink(
    join(checkout, 'node_modules/@expo-google-fonts'),
    join(project, 'node_modules/@expo-google-fonts'),
  )
  const paper = await openNewspaper({ WARRAQ_DATA: data }, { script: 'dev', project })
  try {
    const front = await page.goto(`${paper.url}/en`, { timeout: 120_000 })
    expect(front?.status()).toBe(200)
    // The page stays open, and is told over Next's own socket.
    const colophon = join(project, 'components/reader/colophon.tsx')
    const before = await readFile(colophon, 'utf8')
    await writeFile(colophon, before.replace('<footer', '<footer data-changed="yes"'))
    await expect(page.locator('footer[data-changed=yes]')).toBeVisible({ timeout: 60_000 })

    // A command reaches it through its socket.
    const id = storyId('stablecoin-reserves-report')
    const short = await page.request.get(`${paper.url}/s/${id}`, { maxRedirects: 0, timeout: 120_000 })
    const old = new URL(short.headers().location!, paper.url).pathname
    const renamed = await warraq({ WARRAQ_DATA: data }, 'rename', id, 'another-address')
    expect(renamed.output).toContain('Renamed')
    const moved = await page.request.get(paper.url + old, { maxRedirects: 0, timeout: 120_000 })
    expect([moved.status(), moved.headers().location]).toEqual([
      301,
      expect.stringContaining('another-address'),
    ])
    await warraq({ WARRAQ_DATA: data }, 'kill', id, 'A reason')
    const killed = await page.request.get(paper.url + moved.headers().location!, { timeout: 120_000 })
    expect(killed.status()).toBe(410)
  } finally {
    expect(await paper.stop()).toBe(true)
    await rm(project, { recursive: true, force: true })
  }
})
