/** The files of a form, as they are sent (RFC 7578): written as it comes, so that a paper's whole archive takes no memory. */

import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { lastOf } from '../../present.ts'
import { FileRefused } from './file-refused.ts'

/** Bytes of what stands before the file: its names. */
const longestHead = 8_192

/** A file of a form: the field it came in, and its name without folders. */
export type ReceivedFile = { field: string; name: string; path: string }

/**
 * Writes each part of a form that is a file, as long as somebody chose one.
 * @param folder absolute; each file is written there, by its field's name
 * @param fields those that are looked for, each once; all else is passed over
 * @param most bytes of one file
 * @throws {FileRefused} `too-large`, `not-whole` for a body that ends early or is no form
 */
export async function receiveFiles(
  contentType: string,
  body: AsyncIterable<Uint8Array>,
  folder: string,
  { fields, most }: { fields: readonly string[]; most: number },
): Promise<ReceivedFile[]> {
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
  const received: ReceivedFile[] = []
  for (;;) {
    while (!held.includes('\r\n\r\n', ending.length)) {
      if (held.toString('latin1', ending.length, ending.length + 2) === '--') return received
      if (held.length > longestHead || !(await more())) throw new FileRefused('not-whole')
    }
    const end = held.indexOf('\r\n\r\n', ending.length)
    const head = held.subarray(0, end).toString('utf8')
    held = held.subarray(end + 4)
    const field = /;\s*name="([\w-]{1,40})"/i.exec(head)?.[1]
    const named = /\bfilename="((?:[^"\\]|\\.)*)"/i.exec(head)?.[1]
    const name = named === undefined ? '' : lastOf(named.replace(/%22/g, '"').split(/[/\\]/)).slice(0, 200)
    if (!field || !name || !fields.includes(field) || received.some((each) => each.field === field)) {
      await passOver()
      continue
    }
    const path = join(folder, field)
    if ((await write(path)) > 0) received.push({ field, name, path })
    else await rm(path, { force: true })
  }

  /** Another field of the form, or one in which no file was chosen. */
  async function passOver(): Promise<void> {
    while (!held.includes(ending))
      if (held.length > longestHead || !(await more())) throw new FileRefused('not-whole')
    held = held.subarray(held.indexOf(ending))
  }

  async function write(to: string): Promise<number> {
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
          held = held.subarray(at)
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
