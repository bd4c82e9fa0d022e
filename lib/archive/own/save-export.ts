/** An export as a ZIP, or as a folder of the same files. */
import { createWriteStream } from 'node:fs'
import { mkdir, readdir, rename, rm } from 'node:fs/promises'
import { dirname, join, sep } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { FileRefused } from '../import/file-refused.ts'
import { writeZip, type ZipEntry } from './zip-writer.ts'

/**
 * @param path absolute: a folder that is not there or empty, or what ends in `.zip` and is not there
 * @param tell the path of each file as it is begun
 * @throws {FileRefused} `in-the-way`
 */
export async function saveExport(
  path: string,
  files: AsyncIterable<ZipEntry>,
  tell: (file: string) => void = () => {},
): Promise<void> {
  const told = async function* () {
    for await (const file of files) {
      tell(file.path)
      yield file
    }
  }
  if (/\.zip$/i.test(path)) {
    // What is only half written is never called what was asked for.
    const part = `${path}.part`
    try {
      await pipeline(writeZip(told()), createWriteStream(part, { flags: 'wx', mode: 0o600 }))
      await refuseWhatIsThere(path)
      await rename(part, path)
    } catch (error) {
      await rm(part, { force: true })
      throw error
    }
    return
  }
  await refuseWhatIsThere(path)
  for await (const { path: name, content } of told()) {
    const at = join(path, ...name.split('/'))
    if (!at.startsWith(path + sep)) throw new Error(`No file of an export: ${name}`)
    await mkdir(dirname(at), { recursive: true })
    await pipeline(content, createWriteStream(at, { mode: 0o600 }))
  }
}

async function refuseWhatIsThere(path: string): Promise<void> {
  const found = await readdir(path).catch((error: NodeJS.ErrnoException) =>
    error.code === 'ENOENT' ? [] : null,
  )
  if (found === null || found.length) throw new FileRefused('in-the-way', path)
}
