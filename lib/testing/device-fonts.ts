import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectPath } from '../db/project-path.ts'

/**
 * The environment in which Chromium has the fonts of an Android phone beside the machine's own: what readers see until the
 * paper's faces have come. Those themselves are on no device.
 * @param folder a temporary one
 */
export function withAndroidFonts(folder: string): Record<string, string> {
  const file = join(folder, 'fonts.conf')
  const packages = ['noto-naskh-arabic', 'noto-serif', 'noto-serif-hebrew'].map((name) =>
    projectPath(`node_modules/@expo-google-fonts/${name}`),
  )
  const folders = ['/usr/share/fonts', ...packages].map((each) => `<dir>${each}</dir>`).join('')
  writeFileSync(
    file,
    `<?xml version="1.0"?><fontconfig>${folders}<cachedir>${join(folder, 'cache')}</cachedir></fontconfig>`,
  )
  const environment = Object.entries(process.env).filter((each): each is [string, string] => !!each[1])
  return { ...Object.fromEntries(environment), FONTCONFIG_FILE: file }
}
