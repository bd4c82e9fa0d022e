/** A ZIP as tests write it. */
import { writeZip } from '../../own/zip-writer.ts'

export async function zipOf(files: Record<string, string | Uint8Array>): Promise<Buffer> {
  const chunks: Uint8Array[] = []
  const entries = Object.entries(files).map(([path, text]) => ({
    path,
    content: [typeof text === 'string' ? Buffer.from(text) : text],
  }))
  for await (const chunk of writeZip(entries)) chunks.push(chunk)
  return Buffer.concat(chunks)
}
