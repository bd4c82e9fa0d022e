/**
 * How fast the newsroom types: `node bench/editor.ts`. Opens Warraq as shipped, signs an editor in, pastes a story of
 * 5,000 words, types in the middle of it with the processor as it is and four times slower, and prints what a letter
 * takes to be seen and how much JavaScript the screen loads. Takes about three minutes and needs Chromium.
 *
 * `--alone` measures the editor on a page with nothing else (`bench/editor-page`), built in seconds; `--words=5000`,
 * `--letters=300`.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { brotliCompressSync } from 'node:zlib'
import { type Browser, chromium, type Page } from '@playwright/test'
import { chromiumArguments, chromiumPath } from '../e2e/browser.ts'
import { openNewspaper, warraq } from '../e2e/newspaper.ts'
import { projectPath } from '../lib/db/project-path.ts'
import { plainText } from '../lib/story/plain-text.ts'
import { longStory } from './editor-page/stories.ts'
import { measureTyping, percentile } from './typing.ts'

const { values } = parseArgs({
  options: {
    alone: { type: 'boolean', default: false },
    words: { type: 'string', default: '5000' },
    letters: { type: 'string', default: '300' },
  },
})

type Script = { url: string; bytes: number; compressed: number }
type Desk = { page: Page; scripts: Script[]; close: () => Promise<void> }

/** Hears of every script a page loads: its bytes, and what of them brotli sends. */
function listen(page: Page): Script[] {
  const scripts: Script[] = []
  page.on('response', async (response) => {
    if (response.request().resourceType() !== 'script') return
    const body = await response.body().catch(() => null)
    if (!body) return
    scripts.push({ url: response.url(), bytes: body.length, compressed: brotliCompressSync(body).length })
  })
  return scripts
}

/** The story screen of a newspaper that has just been opened. */
async function storyScreen(browser: Browser): Promise<Desk> {
  const folder = mkdtempSync(join(tmpdir(), 'warraq-bench-'))
  const newspaper = await openNewspaper({ WARRAQ_DATA: folder })
  const { output } = await warraq(
    { WARRAQ_DATA: folder },
    ...[
      'user',
      'create',
      '--email',
      'bench@newsroom.example',
      '--name',
      'هدى المحررة',
      '--role',
      'owner',
      '--locale',
      'ar',
    ],
  )
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } })
  await page.goto(output.match(/https?:\S+\/admin\/welcome\/\S+/)![0])
  await page.locator('input[name="password"]').fill('سبع نخلات وماء')
  await page.locator('main form').getByRole('button').last().click()
  await page.waitForURL(/\/admin$/)
  await page.goto(`${newspaper.url}/admin/new`)
  await page.getByLabel('عنوان أولي').fill('قصّة طويلة')
  await page.getByRole('button', { name: 'ابدأ الكتابة' }).click()
  await page.waitForURL(/\/admin\/stories\/\w+$/)
  const text = page.locator('.story-body[contenteditable=true]')
  await text.click()
  await text.evaluate(
    (element, words) => {
      const clipboardData = new DataTransfer()
      clipboardData.setData('text/plain', words)
      element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
    },
    plainText(longStory(Number(values.words))),
  )
  // Saved, and loaded anew as it is on any morning: then it is known which scripts the screen asks for.
  await page.waitForTimeout(5_000)
  const scripts = listen(page)
  await page.reload()
  return {
    page,
    scripts,
    close: async () => {
      await newspaper.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** The editor on a page of its own. */
async function alone(browser: Browser): Promise<Desk> {
  const { build, preview } = await import('vite')
  const outDir = mkdtempSync(join(tmpdir(), 'warraq-editor-'))
  const settings = {
    root: projectPath('bench/editor-page'),
    configFile: false as const,
    logLevel: 'warn' as const,
    resolve: { alias: { '@': projectPath('.') } },
    define: { 'process.env.NODE_ENV': '"production"', 'process.env': '{}' },
    build: { outDir, emptyOutDir: true },
  }
  await build(settings)
  const server = await preview({ ...settings, preview: { port: 0 } })
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } })
  const scripts = listen(page)
  await page.goto(`${server.resolvedUrls!.local[0]}?story=long`)
  return {
    page,
    scripts,
    close: async () => {
      await server.close()
      rmSync(outDir, { recursive: true, force: true })
    },
  }
}

const browser = await chromium.launch({ executablePath: chromiumPath(), args: chromiumArguments })
const desk = await (values.alone ? alone(browser) : storyScreen(browser))
try {
  await desk.page.locator('.story-body > p').nth(20).waitFor()
  // Until the tidy pass has looked the text over.
  await desk.page.waitForTimeout(6_000)
  const kilobytes = (sizes: number[]) => `${Math.round(sizes.reduce((sum, size) => sum + size, 0) / 1024)} KB`
  console.log(
    `JavaScript of the ${values.alone ? 'editor' : 'story screen'}: ${desk.scripts.length} files, ` +
      `${kilobytes(desk.scripts.map(({ bytes }) => bytes))}, ` +
      `${kilobytes(desk.scripts.map(({ compressed }) => compressed))} in brotli`,
  )
  console.log('\nA letter, ms       work p50   p95   paint p50   p95   all tasks   over a frame')
  for (const throttle of [1, 4]) {
    const { letters, paint, work, tasks, slow } = await measureTyping(desk.page, {
      throttle,
      letters: Number(values.letters),
    })
    const ms = (value: number, width: number) => value.toFixed(1).padStart(width)
    console.log(
      `processor ÷ ${throttle}   ${ms(percentile(work, 0.5), 13)}${ms(percentile(work, 0.95), 6)}` +
        `${ms(percentile(paint, 0.5), 12)}${ms(percentile(paint, 0.95), 6)}${ms(tasks, 12)}` +
        `${String(slow).padStart(10)} of ${letters}`,
    )
  }
} finally {
  await browser.close()
  await desk.close()
}
