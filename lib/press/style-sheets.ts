import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { StyleSheets } from './strip.ts'

/** The font each script's pages open with. Nastaliq is not among them: 239 KB must not delay the words. */
const firstFont: Record<string, string> = {
  Arab: 'markazi-text-arabic',
  Latn: 'markazi-text-latin-wght',
  Hebr: 'frank-ruhl-libre-hebrew',
}

/** The style sheets and fonts of the last build, read once when the server starts. */
export async function readStyleSheets(projectFolder: string): Promise<StyleSheets> {
  const chunks = join(projectFolder, '.next/static/chunks')
  const css = new Map<string, string>()
  for (const file of await readdir(chunks))
    if (file.endsWith('.css')) {
      const sheet = await readFile(join(chunks, file), 'utf8')
      // Relative addresses in the sheet are relative to the sheet, not to the page it now stands in.
      css.set(`/_next/static/chunks/${file}`, sheet.replaceAll('url(../media/', 'url(/_next/static/media/'))
    }
  const media = await readdir(join(projectFolder, '.next/static/media'))
  const fonts = new Map<string, string[]>()
  for (const [script, name] of Object.entries(firstFont))
    fonts.set(
      script,
      media.filter((file) => file.startsWith(name)).map((file) => `/_next/static/media/${file}`),
    )
  return { css, fonts }
}
