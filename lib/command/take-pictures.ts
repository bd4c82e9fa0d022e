/** `npm run pictures`: README's pictures, taken from the demo publication as it is, and those that stand in `public/`. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from '@playwright/test'
import sharp from 'sharp'
import { chromiumArguments, chromiumPath } from '../../e2e/browser.ts'
import { openNewspaper } from '../../e2e/newspaper.ts'
import { projectPath } from '../db/project-path.ts'
import { storyId } from '../demo/demo-story.ts'
import { drawMarks } from './draw-marks.ts'

const folder = join(projectPath('docs'), 'pictures')
const phone = { width: 390, height: 844 }

const dataFolder = await mkdtemp(join(tmpdir(), 'warraq-pictures-'))
const newspaper = await openNewspaper({ WARRAQ_DATA: dataFolder })
const browser = await chromium.launch({ executablePath: chromiumPath(), args: chromiumArguments })
try {
  await mkdir(folder, { recursive: true })
  const page = await browser.newPage({ viewport: phone, deviceScaleFactor: 2 })
  await page.goto(newspaper.url, { waitUntil: 'networkidle' })
  const front = await sharp(await page.screenshot())
    .png({ palette: true })
    .toBuffer()
  await writeFile(join(folder, 'front-phone.png'), front)

  const card = await fetch(`${newspaper.url}/card/story/ar/${storyId('stablecoin-reserves-report')}`)
  await writeFile(join(folder, 'card.jpg'), Buffer.from(await card.arrayBuffer()))
  await drawMarks()
  console.log(`Taken: ${folder}/front-phone.png, ${folder}/card.jpg`)
} finally {
  await browser.close()
  await newspaper.stop()
  await rm(dataFolder, { recursive: true, force: true })
}
