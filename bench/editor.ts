/**
 * How fast the newsroom types: `node bench/editor.ts`. Opens Warraq as shipped, signs an editor in, pastes a story of
 * 5,000 words, types in the middle of it with the processor as it is and four times slower, and prints what a letter
 * takes to be seen and how much JavaScript the screen loads; beside it the same text without any editor, as the browser
 * edits it alone. Takes about five minutes and needs Chromium.
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
import { projectPath } from '../lib/db/project-path.ts'
import { plainText } from '../lib/story/plain-text.ts'
import { chromiumArguments, chromiumPath } from '../lib/testing/browser.ts'
import { openNewspaper, warraq } from '../lib/testing/newspaper.ts'
import { longStory } from './editor-page/stories.ts'
import { bareEditable, measureTyping, percentile, type Typing } from './typing.ts'

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
  await page.getByLabel('عنوان أولي').fill('مادة طويلة')
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
  const bare = await bareEditable(desk.page)
  console.log(
    '\nA letter, ms           input p50   p95     work p50   p95    paint p50   p95   all tasks   over a frame',
  )
  for (const throttle of [1, 4]) {
    const measured: Typing[] = []
    for (const [name, page] of [
      ['the editor', desk.page],
      ['no editor', bare],
    ] as const) {
      await page.bringToFront()
      const typing = await measureTyping(page, { throttle, letters: Number(values.letters) })
      measured.push(typing)
      const ms = (value: number, width: number) => value.toFixed(1).padStart(width)
      const both = (times: number[]) => ms(percentile(times, 0.5), 13) + ms(percentile(times, 0.95), 6)
      console.log(
        `${name.padEnd(10)} ÷ ${throttle}   ${both(typing.input)}${both(typing.work)}${both(typing.paint)}` +
          `${ms(typing.tasks, 12)}${String(typing.slow).padStart(10)} of ${typing.letters}`,
      )
    }
    const [ours, theirs] = measured as [Typing, Typing]
    const ratio = (share: number) =>
      (percentile(ours.work, share) / percentile(theirs.work, share)).toFixed(2)
    console.log(`work, of what the browser takes alone: ${ratio(0.5)} (p50), ${ratio(0.95)} (p95)`)
  }
} finally {
  await browser.close()
  await desk.close()
}
