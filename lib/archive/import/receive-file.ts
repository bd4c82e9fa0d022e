/** The one file of a form, as it is sent (RFC 7578): written as it comes, so that a paper's whole archive takes no memory. */

import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { lastOf } from '../../present.ts'
import { FileRefused } from './file-refused.ts'

/** Bytes of what stands before the file: its names. */
const longestHead = 8_192

/**
 * Writes the first part of a form that is a file.
 * @param to absolute; must not be there
 * @param most bytes of the file
 * @returns its name, without folders; null where no file was chosen
 * @throws {FileRefused} `too-large`, `not-whole` for a body that ends early or is no form
 */
export async function receiveFile(
  contentType: string,
  body: AsyncIterable<Uint8Array>,
  to: string,
  most: number,
): Promise<string | null> {
  const boundary = /^multipart\/form-data;.*\bboundary="?([^";\s]{1,70})"?/i.exec(contentType)?.[1]
  if (!boundary) throw new FileRefused('not-whole')
  const ending = Buffer.from(`\r\n--${boundary}`)
  const chunks = body[Symbol.asyncIterator]()
  // Before the first line there is a line's end, as before all others.
  let held: Buffer = Buffer.from('\r\n')
  const more = async (): Promise<boolean> => {
    const next = await chunks.next().catch(() => {
      throw new FileRefused('not-whole')
    })
    if (next.done) return false
    held = Buffer.concat([held, next.value])
    return true
  }
  for (;;) {
    while (!held.includes('\r\n\r\n', ending.length)) {
      if (/--\s*$/.test(held.toString('latin1').slice(ending.length))) return null
      if (held.length > longestHead || !(await more())) throw new FileRefused('not-whole')
    }
    const end = held.indexOf('\r\n\r\n', ending.length)
    const head = held.subarray(0, end).toString('utf8')
    held = held.subarray(end + 4)
    const name = /\bfilename="((?:[^"\\]|\\.)*)"/i.exec(head)?.[1]
    if (name === undefined) {
      // Another field of the form: passed over.
      while (!held.includes(ending))
        if (held.length > longestHead || !(await more())) throw new FileRefused('not-whole')
      held = held.subarray(held.indexOf(ending))
      continue
    }
    const size = await write()
    const plain = lastOf(name.replace(/%22/g, '"').split(/[/\\]/)).slice(0, 200)
    return plain && size > 0 ? plain : null
  }

  async function write(): Promise<number> {
    const file = createWriteStream(to, { flags: 'wx', mode: 0o600 })
    let size = 0
    const put = async (bytes: Buffer) => {
      size += bytes.length
      if (size > most) throw new FileRefused('too-large', `${Math.round(most / 1_000_000)} MB`)
      if (bytes.length && !file.write(bytes)) await once(file, 'drain')
    }
    try {
      for (;;) {
        const at = held.indexOf(ending)
        if (at >= 0) {
          await put(held.subarray(0, at))
          break
        }
        // What may be the beginning of its end is kept back.
        const safe = held.length - ending.length
        if (safe > 0) {
          await put(held.subarray(0, safe))
          held = held.subarray(safe)
        }
        if (!(await more())) throw new FileRefused('not-whole')
      }
    } finally {
      file.end()
      await once(file, 'close')
    }
    return size
  }
}
