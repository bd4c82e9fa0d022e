/** Building the site when what it is built from has changed. */
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { minifyOwnScripts } from '../press/own-scripts.ts'

/** Everything that `next build` reads of ours. */
const sources = [
  'app',
  'components',
  'lib',
  'messages',
  'public',
  'next.config.mjs',
  'proxy.ts',
  'package-lock.json',
  'tsconfig.json',
]
const notBuilt = /\.test\.tsx?$|^lib\/(demo|command|server)\/|\/testing\//

/** The last build's fingerprint, beside Next's own build id. */
const stampFile = '.next/warraq-fingerprint'

/** The last build's name: the same wherever the same sources were built. */
export const buildId = async (projectFolder: string): Promise<string> =>
  (await readFile(join(projectFolder, '.next/BUILD_ID'), 'utf8')).trim()

/** A SHA-256 over names and bytes of every source file: a changed file date is no reason to build again. */
async function fingerprint(projectFolder: string): Promise<string> {
  const files: string[] = []
  for (const source of sources) {
    const entries = await readdir(join(projectFolder, source), {
      recursive: true,
      withFileTypes: true,
    }).catch(() => null)
    if (!entries) files.push(source)
    else
      for (const entry of entries)
        if (entry.isFile()) files.push(join(entry.parentPath, entry.name).slice(projectFolder.length + 1))
  }
  const hash = createHash('sha256').update(process.version)
  for (const file of files.filter((each) => !notBuilt.test(each)).sort())
    hash.update(`\0${file}\0`).update(await readFile(join(projectFolder, file)).catch(() => ''))
  return hash.digest('hex')
}

/**
 * Runs `next build` unless the last one was made from the same sources.
 * @returns true when it built
 * @throws when the build fails; its output has been shown
 */
export async function buildWhenNeeded(projectFolder: string): Promise<boolean> {
  const wanted = await fingerprint(projectFolder)
  const stamp = join(projectFolder, stampFile)
  if ((await readFile(stamp, 'utf8').catch(() => '')) === wanted) return false
  await new Promise<void>((resolve, reject) => {
    const build = spawn(process.execPath, ['node_modules/next/dist/bin/next', 'build'], {
      cwd: projectFolder,
      stdio: 'inherit',
      env: {
        ...process.env,
        NODE_ENV: 'production',
        NEXT_TELEMETRY_DISABLED: '1',
        WARRAQ_BUILD: wanted.slice(0, 20),
        // By which Next also names the actions of forms: a tab that another machine's build has made, or the one of
        // before, finds those that are still there. At run time another one, which is secret, takes its place.
        NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: createHash('sha256').update('warraq actions').digest('base64'),
      },
    })
    build.on('error', reject)
    build.on('exit', (code) => (code === 0 ? resolve() : reject(new Error(`next build ended with ${code}`))))
  })
  await minifyOwnScripts(projectFolder)
  await writeFile(stamp, wanted)
  return true
}
