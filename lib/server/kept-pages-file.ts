/** Which file the pages of this build lie in. */
import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Settings } from '../settings/settings.ts'

/** What makes a page and is no part of Next's build: this folder, which the build leaves out, and Node. */
const beside = 'lib/server'

/**
 * A file for pages of this build and these settings. Another build, or another address of the paper, makes other pages, and
 * has a file of its own.
 * @returns a path in the data folder
 */
export async function keptPagesFile(projectFolder: string, settings: Settings): Promise<string> {
  const { siteUrl, databaseUrl, mediaBucket, webSubHub, indexNowKey, dataFolder } = settings
  const hash = createHash('sha256').update(process.version)
  const names = (await readdir(join(projectFolder, beside))).filter((name) => name.endsWith('.ts'))
  for (const file of ['.next/BUILD_ID', ...names.sort().map((name) => join(beside, name))])
    hash.update(`\0${file}\0`).update(await readFile(join(projectFolder, file)).catch(() => ''))
  const bucket = mediaBucket && [mediaBucket.endpoint, mediaBucket.name, mediaBucket.prefix]
  hash.update(JSON.stringify([siteUrl, databaseUrl, bucket, webSubHub, indexNowKey]))
  return join(dataFolder, 'pages', `${hash.digest('hex').slice(0, 32)}.sqlite`)
}
