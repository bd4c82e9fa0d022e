/** Word documents (Office Open XML), each a story: a desk's archive as it lies in folders. */
import { posix } from 'node:path'
import mammoth from 'mammoth'
import type { ImportNote } from '../../vocabulary.ts'
import type { AssetSource } from '../import/asset-source.ts'
import { FileRefused } from '../import/file-refused.ts'
import type { FileTree } from '../import/file-tree.ts'
import { withoutTags } from '../import/html-text.ts'
import type { ImportRecord, StoryRecord } from '../import/import-record.ts'
import { note } from '../import/notes.ts'
import type { Bytes } from '../import/open-text.ts'
import { openZipBytes } from '../import/zip-files.ts'

export const isDocx = (path: string): boolean => /\.docx$/i.test(path) && !/(?:^|\/)~\$/.test(path)

const largest = 50_000_000
const largestUnpacked = 200_000_000
/** Word's own names of styles, in the languages whose Word this paper's desks have. */
const styleMap = [
  // mammoth leaves underlines out unless it is told what they are.
  'u => u',
  "p[style-name='Title'] => h1:fresh",
  "p[style-name='العنوان'] => h1:fresh",
  "p[style-name='Subtitle'] => p.standfirst:fresh",
  "p[style-name='Quote'] => blockquote:fresh > p:fresh",
  "p[style-name='Intense Quote'] => blockquote:fresh > p:fresh",
]

/** Documents whose pictures may still be asked for, the newest: a thread reads ahead of who asks. */
const remembered = 64

/** Pictures of documents, by the address that their stories show them at; filled as they are read. */
export type DocxPictures = Map<string, Buffer>

export const docxAssets = (pictures: DocxPictures): AssetSource => ({
  async find(address) {
    const bytes = pictures.get(address)
    return bytes
      ? async function* () {
          yield bytes
        }
      : null
  },
})

/** @throws {FileRefused} */
export async function* readDocx(
  tree: FileTree,
  name: string,
  pictures: DocxPictures,
): AsyncGenerator<ImportRecord> {
  yield { kind: 'site', source: `docx:${name.replace(/\.(?:zip|docx)$/i, '')}`, origin: null, locale: null }
  pictures.clear()
  const ofDocuments: DocxPictures[] = []
  for (const { path, size, open } of tree.files) {
    if (!isDocx(path)) continue
    if (size > largest) throw new FileRefused('too-large', path)
    const own: DocxPictures = new Map()
    const story = await storyOf(path, await safeBytes(open, path), own)
    ofDocuments.push(own)
    for (const [address, bytes] of own) pictures.set(address, bytes)
    if (ofDocuments.length > remembered)
      for (const address of ofDocuments.shift()?.keys() ?? []) pictures.delete(address)
    yield story
  }
}

/** Its bytes, once they are known to unpack to no more than a document, and to declare no entity. */
async function safeBytes(open: Bytes, path: string): Promise<Buffer> {
  const chunks: Uint8Array[] = []
  for await (const chunk of open()) chunks.push(chunk)
  const buffer = Buffer.concat(chunks)
  const zip = await openZipBytes(buffer)
  try {
    if (!zip.files.has('word/document.xml')) throw new FileRefused('broken-docx', path)
    let total = 0
    for (const { size } of zip.files.values()) total += size
    if (total > largestUnpacked) throw new FileRefused('too-large', path)
    for (const [name, { open: part }] of zip.files) {
      if (!/\.(?:xml|rels)$/i.test(name)) continue
      let tail = ''
      for await (const chunk of part()) {
        const text = tail + Buffer.from(chunk).toString('latin1').replaceAll('\0', '')
        if (/<!(?:DOCTYPE|ENTITY)/i.test(text)) throw new FileRefused('doctype')
        tail = text.slice(-16)
      }
    }
  } finally {
    zip.close()
  }
  return buffer
}

async function storyOf(path: string, buffer: Buffer, pictures: DocxPictures): Promise<StoryRecord> {
  const notes: ImportNote[] = []
  let converted: Awaited<ReturnType<typeof mammoth.convertToHtml>>
  try {
    converted = await mammoth.convertToHtml({ buffer }, {
      styleMap,
      externalFileAccess: false,
      convertImage: mammoth.images.imgElement(async (image) => {
        const src = `/${path}/${pictures.size + 1}`
        pictures.set(src, Buffer.from(await image.readAsArrayBuffer()))
        return { src }
      }),
    } as Parameters<typeof mammoth.convertToHtml>[1])
  } catch (error) {
    throw new FileRefused('broken-docx', `${path}: ${(error as Error).message.slice(0, 200)}`)
  }
  for (const { message } of converted.messages) {
    const [, element] = /unrecognised element was ignored: (\S+)/i.exec(message) ?? []
    if (element) notes.push(note('element-left-out', element))
  }
  const { headline, standfirst, html } = headOf(converted.value)
  const file = posix.basename(path).replace(/\.docx$/i, '')
  return {
    kind: 'story',
    sourceId: path,
    groupKey: null,
    locale: null,
    state: 'draft',
    isPage: false,
    headline: headline || file.replace(/[_-]+/g, ' '),
    slug: null,
    standfirst,
    publishedAt: null,
    people: [],
    section: null,
    topics: [],
    text: () => html,
    lead: null,
    oldPaths: [],
    notes,
  }
}

/** The longest line that is still taken for a headline where no style says so. */
const longestHeadline = 160

/** The title, else the first heading, else a first paragraph that is no sentence: none of them is text then. */
function headOf(html: string): { headline: string; standfirst: string | null; html: string } {
  const found =
    /^\s*<(h[1-3])>([\s\S]*?)<\/\1>/.exec(html) ??
    [/^\s*<(p)>([\s\S]*?)<\/\1>/.exec(html)].find((each) => {
      const words = each ? decodedText(each[2] ?? '') : ''
      return words !== '' && words.length <= longestHeadline && !/[.!?؟…:]$/.test(words)
    })
  if (!found) return { headline: '', standfirst: null, html }
  const rest = html.slice(found[0].length)
  const under = /^\s*<p class="standfirst">([\s\S]*?)<\/p>/.exec(rest)
  return {
    headline: decodedText(found[2] ?? ''),
    standfirst: under ? decodedText(under[1] ?? '') : null,
    html: under ? rest.slice(under[0].length) : rest,
  }
}

const decodedText = (html: string): string =>
  withoutTags(html)
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, '&')
