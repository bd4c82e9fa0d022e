/** A text file as it is read, chunk by chunk, in the encoding that it declares. */
import { createReadStream } from 'node:fs'
import { FileRefused } from './file-refused.ts'

/** Opens from the beginning. */
export type Bytes = () => AsyncIterable<Uint8Array>

export const bytesOfFile =
  (path: string): Bytes =>
  () =>
    createReadStream(path, { highWaterMark: 256 * 1024 })

/** Its first bytes, as Latin-1: enough to tell what it is. */
export async function headOf(bytes: Bytes, length = 4096): Promise<string> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of bytes()) {
    chunks.push(chunk)
    size += chunk.length
    if (size >= length) break
  }
  return Buffer.concat(chunks).subarray(0, length).toString('latin1')
}

/** The same of a text, whose letters of two bytes are read as others are: UTF-8, as Latin-1. */
export async function textHeadOf(bytes: Bytes, length?: number): Promise<string> {
  const head = await headOf(bytes, length)
  const encoding = encodingOf(head)
  if (!encoding.startsWith('utf-16')) return head
  const text = new TextDecoder(encoding).decode(Buffer.from(head, 'latin1'), { stream: true })
  return Buffer.from(text, 'utf8').toString('latin1')
}

function encodingOf(head: string): string {
  if (head.startsWith('\xff\xfe')) return 'utf-16le'
  if (head.startsWith('\xfe\xff')) return 'utf-16be'
  return /^(?:\xef\xbb\xbf)?\s*<\?xml[^>]*\bencoding\s*=\s*["']([\w-]+)["']/.exec(head)?.[1] ?? 'utf-8'
}

/**
 * @throws {FileRefused} `encoding`, where its bytes are none of its encoding; `cut-off`
 */
export async function* textOf(bytes: Bytes): AsyncGenerator<string> {
  const head = await headOf(bytes, 512)
  const name = encodingOf(head)
  // Two bytes a letter, and no mark that says so.
  if (!name.startsWith('utf-16') && head.includes('\0')) throw new FileRefused('encoding', name)
  let decoder: TextDecoder
  try {
    decoder = new TextDecoder(name, { fatal: true })
  } catch {
    throw new FileRefused('encoding', name)
  }
  const decode = (chunk?: Uint8Array): string => {
    try {
      return chunk ? decoder.decode(chunk, { stream: true }) : decoder.decode()
    } catch {
      throw chunk ? new FileRefused('encoding', name) : new FileRefused('cut-off')
    }
  }
  for await (const chunk of bytes()) {
    const text = decode(chunk)
    if (text) yield text
  }
  const rest = decode()
  if (rest) yield rest
}

/**
 * The whole of a small file.
 * @throws {FileRefused} `too-large`, `encoding`
 */
export async function wholeText(bytes: Bytes, most: number): Promise<string> {
  let text = ''
  for await (const chunk of textOf(bytes)) {
    text += chunk
    if (text.length > most) throw new FileRefused('too-large', `${Math.round(most / 1_000_000)} MB`)
  }
  return text
}
