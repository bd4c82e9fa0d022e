/** Our own scripts (`public/*.js`), written once with their comments, and sent without them. */
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** What they are sent as (RFC 9239). */
export const scriptType = 'text/javascript; charset=utf-8'

/** Beside Next's build, and made with it. */
const minified = '.next/own-scripts'

const namesIn = async (folder: string): Promise<string[]> =>
  (await readdir(folder)).filter((file) => file.endsWith('.js')).sort()

/**
 * Writes each of `public/*.js` into the build as small as it gets with the same behaviour: two fifths less to send. Nothing in
 * them is newer afterwards than it was before.
 * @throws where one cannot be read as a script, with the place
 */
export async function minifyOwnScripts(projectFolder: string): Promise<void> {
  const { transform } = await import('esbuild')
  const [from, to] = [join(projectFolder, 'public'), join(projectFolder, minified)]
  await mkdir(to, { recursive: true })
  for (const file of await namesIn(from)) {
    const { code } = await transform(await readFile(join(from, file), 'utf8'), {
      minify: true,
      target: 'es2022',
      charset: 'utf8',
      sourcefile: `public/${file}`,
      // A worker's scripts share what they name at their top.
      format: file.endsWith('-worker.js') ? undefined : 'esm',
    })
    await writeFile(join(to, file), code)
  }
}

/**
 * @param options.isBuilt false in development, where they are read as they were written
 * @returns what each is answered with, by its path on the site
 */
export async function readOwnScripts(
  projectFolder: string,
  { isBuilt }: { isBuilt: boolean },
): Promise<ReadonlyMap<string, Buffer>> {
  const scripts = new Map<string, Buffer>()
  for (const file of await namesIn(join(projectFolder, 'public')))
    scripts.set(`/${file}`, await readFile(join(projectFolder, isBuilt ? minified : 'public', file)))
  return scripts
}
