import { createReadStream } from 'node:fs'

/** How every store of Content Credentials begins, in any format: a description box of JUMBF, with C2PA's own id. */
const mark = 'jumdc2pa'

/** Whether there may be Content Credentials in a file. It is read a megabyte at a time, as far as it takes. */
export async function hasCredentials(file: string): Promise<boolean> {
  let before = ''
  for await (const chunk of createReadStream(file, { highWaterMark: 1024 * 1024, encoding: 'latin1' })) {
    const text = before + String(chunk)
    if (text.includes(mark)) return true
    before = text.slice(-mark.length)
  }
  return false
}
