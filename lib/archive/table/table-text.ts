/** The text of a table, in the encoding that its bytes are in: no table declares one, besides a mark at its beginning. */
import { FileRefused } from '../import/file-refused.ts'
import { type Bytes, headOf, textOf } from '../import/open-text.ts'

export type TableText = { chunks: () => AsyncIterable<string>; isGuessed: boolean }

/**
 * UTF-8, UTF-16 with its mark, or what old programs in Arabic save, Windows-1256: where its bytes are no UTF-8 and most of
 * what is beyond ASCII are Arabic letters then.
 * @throws {FileRefused} `encoding`
 */
export async function tableText(bytes: Bytes): Promise<TableText> {
  const head = await headOf(bytes, 4)
  if (/^(?:\xff\xfe|\xfe\xff|\xef\xbb\xbf)/.test(head) || (await isUtf8(bytes)))
    return { chunks: () => withoutMark(textOf(bytes)), isGuessed: false }
  if (!(await isArabic1256(bytes))) throw new FileRefused('encoding', 'UTF-8')
  return { chunks: () => decoded(bytes, 'windows-1256'), isGuessed: true }
}

async function isUtf8(bytes: Bytes): Promise<boolean> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  try {
    for await (const chunk of bytes()) decoder.decode(chunk, { stream: true })
    decoder.decode()
    return true
  } catch {
    return false
  }
}

async function isArabic1256(bytes: Bytes): Promise<boolean> {
  const text = new TextDecoder('windows-1256').decode(Buffer.from(await headOf(bytes, 1_000_000), 'latin1'))
  const beyond = text.match(/[^\0-\x7f]/g)?.length ?? 0
  const arabic = text.match(/[\u0621-\u0652\u060C\u061B\u061F]/g)?.length ?? 0
  return arabic > beyond * 0.7
}

async function* decoded(bytes: Bytes, encoding: string): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding)
  for await (const chunk of bytes()) yield decoder.decode(chunk, { stream: true })
  yield decoder.decode()
}

async function* withoutMark(chunks: AsyncIterable<string>): AsyncGenerator<string> {
  let isFirst = true
  for await (const chunk of chunks) {
    yield isFirst ? chunk.replace(/^\uFEFF/, '') : chunk
    isFirst = false
  }
}
