/** The files that pages are finished with, read once when the server starts. */
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { projectPath } from '../db/project-path.ts'
import { contentHash } from './encodings.ts'
import { readOwnScripts } from './own-scripts.ts'
import { type StyleSheet, styleSheet } from './used-styles.ts'

export type Assets = {
  /** Each style sheet of the last build, by its address. */
  css: ReadonlyMap<string, StyleSheet>
  /** Addresses of the fonts a page of each script needs before anything else. */
  fonts: ReadonlyMap<string, readonly string[]>
  /** The light edition's whole style sheet. */
  liteCss: string
  /** Our mark as an address that needs no request. */
  icon: string
  /** Our own scripts by their address, each with the hash of its content in it. */
  scripts: ReadonlyMap<string, string>
  /** What they are answered with, by the same address; none in development, where each is as it stands in `public`. */
  scriptTexts: ReadonlyMap<string, Buffer>
  /** Whatever in our own scripts could be the name of a class. */
  wordsOfScripts: ReadonlySet<string>
}

/**
 * The files that the first screens of each script are set in, cut to what they use (`lib/fonts/web-faces.ts`). Markazi
 * keeps its digits with its Latin; the other scripts have theirs in their own files.
 */
const firstFonts: Record<string, readonly string[]> = {
  Arab: ['markazi-arabic.', 'markazi-latin.'],
  Latn: ['markazi-latin.'],
  Hebr: ['frank-ruhl-regular.', 'frank-ruhl-bold.'],
  Aran: ['nastaliq.'],
}

/**
 * @param projectFolder has a finished build under `.next`
 * @param options.isBuilt false in development, where there is no build and Next names styles and fonts itself
 */
export async function readAssets(projectFolder: string, { isBuilt = true } = {}): Promise<Assets> {
  const { css, fonts } = isBuilt ? await readBuild(projectFolder) : { css: new Map(), fonts: new Map() }
  const scripts = new Map<string, string>()
  const wordsOfScripts = new Set<string>()
  const texts = await readOwnScripts(projectFolder, { isBuilt })
  for (const [path, script] of texts) {
    scripts.set(path, `${path}?v=${contentHash(script)}`)
    if (!standsOnNoPage(path))
      for (const [word] of script.toString().matchAll(/[\w-]+/g)) wordsOfScripts.add(word)
  }
  const mark = await readFile(join(projectFolder, 'public/icon.svg'), 'utf8')
  const liteCss = await readFile(projectPath('lib/press/lite.css'), 'utf8')
  return {
    css,
    fonts,
    icon: dataAddress(mark),
    liteCss: withoutComments(liteCss),
    scripts,
    scriptTexts: isBuilt ? texts : new Map(),
    wordsOfScripts,
  }
}

async function readBuild(projectFolder: string): Promise<Pick<Assets, 'css' | 'fonts'>> {
  const chunks = join(projectFolder, '.next/static/chunks')
  const css = new Map<string, StyleSheet>()
  for (const file of await readdir(chunks))
    if (file.endsWith('.css')) {
      const sheet = await readFile(join(chunks, file), 'utf8')
      // Relative addresses in the sheet are relative to the sheet, not to the page it now stands in.
      css.set(
        `/_next/static/chunks/${file}`,
        styleSheet(sheet.replaceAll('url(../media/', 'url(/_next/static/media/')),
      )
    }
  const media = await readdir(join(projectFolder, '.next/static/media'))
  const fonts = new Map<string, string[]>()
  for (const [script, names] of Object.entries(firstFonts))
    fonts.set(
      script,
      names.flatMap((name) =>
        media.filter((file) => file.startsWith(name)).map((file) => `/_next/static/media/${file}`),
      ),
    )
  return { css, fonts }
}

/** Workers have no page; what the page of copies is made of stands in it. */
const standsOnNoPage = (path: string): boolean => path.endsWith('-worker.js') || path === '/offline.js'

const withoutComments = (css: string): string => css.replace(/\/\*.*?\*\//gs, '').replace(/\s+/g, ' ')

/** Of a drawing, as `data:` takes it (RFC 2397), readable and short: only what an address or an attribute cannot hold. */
const dataAddress = (svg: string): string =>
  `data:image/svg+xml,${svg.replace(/\s*\n\s*/g, '').replace(/[%#<>" ]/g, encodeURIComponent)}`
