/**
 * `npm run pictures`: README's pictures, taken from the demo publication as it is and from its newsroom, and those that
 * stand in `public/`.
 */

import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, chromium, type Page } from '@playwright/test'
import sharp from 'sharp'
import { projectPath } from '../db/project-path.ts'
import { storyId } from '../demo/demo-story.ts'
import { present } from '../present.ts'
import { askServer } from '../server/command-socket.ts'
import { chromiumArguments, chromiumPath } from '../testing/browser.ts'
import { openNewspaper } from '../testing/newspaper.ts'
import type { NewsroomLocale } from '../vocabulary.ts'
import { drawMarks } from './draw-marks.ts'

const folder = join(projectPath('docs'), 'pictures')
const phone = { width: 390, height: 844 }
const desk = { width: 1280, height: 800 }

/** Few colours, because these are pages and no photographs, and everybody who clones the project has them. */
const save = async (page: Page, name: string): Promise<void> => {
  const file = await sharp(await page.screenshot())
    .png({ palette: true, effort: 10 })
    .toBuffer()
  await writeFile(join(folder, name), file)
}

/** README's own example of what a desk sends, so that the board shows more than one state. */
async function fileDraft(): Promise<void> {
  const readme = await readFile(projectPath('README.md'), 'utf8')
  const [, text] = readme.match(/```text\n([\s\S]*?)```/) ?? []
  if (text === undefined) throw new Error('README has no example of what a desk sends')
  const file = { name: 'ports.txt', base64: Buffer.from(text).toString('base64') }
  const answer = await askServer(dataFolder, { command: 'import', args: [], file })
  if (!answer || answer.failed) throw new Error(`No draft was filed: ${answer?.output}`)
}

/** An editor of the newsroom, in their own language, in a browser of their own. */
async function enterNewsroom(browser: Browser, locale: NewsroomLocale, name: string): Promise<Page> {
  const answer = await askServer(dataFolder, {
    command: 'user',
    args: [
      'create',
      '--email',
      `${locale}@news.example`,
      '--name',
      name,
      '--role',
      'editor',
      '--locale',
      locale,
    ],
  })
  const link = answer?.output.match(/\/admin\/welcome\/\S+/)?.[0]
  if (!link) throw new Error(`Nobody was let in: ${answer?.output}`)
  const context = await browser.newContext({ viewport: desk, deviceScaleFactor: 1.5, colorScheme: 'light' })
  const page = await context.newPage()
  await page.goto(newspaper.url + link)
  await page.locator('input[name="password"]').fill(`seven palms by the gate ${locale}`)
  await page.locator('main form').getByRole('button').last().click()
  await page.waitForURL(/\/admin$/)
  return page
}

/** The article of a demo story in Arabic, which the newsroom's addresses name. */
async function articleOf(story: string): Promise<string> {
  const { items } = (await (await fetch(`${newspaper.url}/api/v1/stories?locale=ar&limit=50`)).json()) as {
    items: { id: string; storyId: string }[]
  }
  return present(
    items.find((each) => each.storyId === storyId(story)),
    'such story',
  ).id
}

const dataFolder = await mkdtemp(join(tmpdir(), 'warraq-pictures-'))
const newspaper = await openNewspaper({ WARRAQ_DATA: dataFolder })
// Hinted on a small grid, words of bold letters would run into each other, as they do on no screen of today.
const browser = await chromium.launch({
  executablePath: chromiumPath(),
  args: [...chromiumArguments, '--font-render-hinting=none'],
})
try {
  await mkdir(folder, { recursive: true })
  const page = await browser.newPage({ viewport: phone, deviceScaleFactor: 2 })
  await page.goto(newspaper.url, { waitUntil: 'networkidle' })
  await save(page, 'front-phone.png')

  const card = await fetch(`${newspaper.url}/card/story/ar/${storyId('stablecoin-reserves-report')}`)
  await writeFile(join(folder, 'card.jpg'), Buffer.from(await card.arrayBuffer()))

  await fileDraft()
  const editor = await enterNewsroom(browser, 'ar', 'هدى سالم')
  await editor.goto(`${newspaper.url}/admin`, { waitUntil: 'networkidle' })
  await save(editor, 'newsroom-board.png')
  await editor.goto(`${newspaper.url}/admin/stories/${await articleOf('stablecoin-reserves-report')}`)
  await editor.locator('.story-editor-text .story-body').waitFor()
  await editor.locator('.checklist, .checklist-ready').waitFor()
  await save(editor, 'newsroom-story.png')
  const colleague = await enterNewsroom(browser, 'en', 'Daniel Reyes')
  await colleague.goto(`${newspaper.url}/admin/front?language=en`, { waitUntil: 'networkidle' })
  await save(colleague, 'newsroom-front.png')

  await drawMarks()
  console.log(`Taken: what is in ${folder}`)
} finally {
  await browser.close()
  await newspaper.stop()
  await rm(dataFolder, { recursive: true, force: true })
}
