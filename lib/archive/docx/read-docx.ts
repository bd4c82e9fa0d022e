/** Word documents (Office Open XML), each a story: a desk's archive as it lies in folders. */
import { posix } from 'node:path'
import type mammoth from 'mammoth'
import type { ImportNote } from '../../vocabulary.ts'
import type { AssetSource } from '../import/asset-source.ts'
import { FileRefused } from '../import/file-refused.ts'
import type { FileTree } from '../import/file-tree.ts'
import { withoutTags } from '../import/html-text.ts'
import type { ImportRecord, StoryRecord } from '../import/import-record.ts'
import { type NoteKind, note } from '../import/notes.ts'
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
  "p[style-name='caption'] => p.caption:fresh",
  "p[style-name='Caption'] => p.caption:fresh",
]

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

/** Bytes of pictures of documents whose stories may still be asked for theirs. */
const mostPictures = 256_000_000

/** @throws {FileRefused} for a document that is alone; among others it is named, and left out */
export async function* readDocx(
  tree: FileTree,
  name: string,
  pictures: DocxPictures,
): AsyncGenerator<ImportRecord> {
  yield { kind: 'site', source: `docx:${name.replace(/\.(?:zip|docx)$/i, '')}`, origin: null, locale: null }
  pictures.clear()
  const documents = tree.files.filter(({ path }) => isDocx(path))
  for (const { path, size, open } of documents) {
    // A ZIP around them that is not what it says is wrong as a whole.
    const buffer = size > largest ? null : await bytesOf(open)
    try {
      if (!buffer) throw new FileRefused('too-large', path)
      const counted = await checked(buffer, path)
      letGo(pictures)
      yield await storyOf(path, buffer, counted, pictures)
    } catch (error) {
      if (!(error instanceof FileRefused) || documents.length === 1) throw error
      yield { kind: 'other', note: note(leftFor(error), path) }
    }
  }
}

const leftFor = ({ reason, subject }: FileRefused): NoteKind =>
  reason === 'doctype'
    ? 'file-unsafe'
    : reason === 'too-large'
      ? 'file-too-long'
      : subject.endsWith(locked)
        ? 'file-encrypted'
        : 'file-broken'

/** Of the oldest documents first: some are read ahead of those whose pictures are asked for. */
function letGo(pictures: DocxPictures): void {
  let size = 0
  for (const bytes of pictures.values()) size += bytes.length
  for (const [address, bytes] of pictures) {
    if (size <= mostPictures) return
    pictures.delete(address)
    size -= bytes.length
  }
}

const locked = 'locked with a password'
/** Office puts what it encrypts into a file of the old kind, with a stream of this name (MS-OFFCRYPTO, 2.3.4.4). */
const isLocked = (buffer: Buffer): boolean =>
  buffer.subarray(0, 4).toString('hex') === 'd0cf11e0' &&
  buffer.includes(Buffer.from('EncryptedPackage', 'utf16le'))

/** What stands beside the text and is said. */
type Counted = { comments: number; changes: number; properties: string }
const comment = /<w:comment\s/g
const change = /<w:(?:ins|del|moveTo|moveFrom)\s/g
const countOf = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0

async function bytesOf(open: Bytes): Promise<Buffer> {
  const chunks: Uint8Array[] = []
  for await (const chunk of open()) chunks.push(chunk)
  return Buffer.concat(chunks)
}

/** @throws {FileRefused} where it unpacks to more than a document, or declares an entity */
async function checked(buffer: Buffer, path: string): Promise<Counted> {
  if (isLocked(buffer)) throw new FileRefused('broken-docx', `${path}: ${locked}`)
  const counted: Counted = { comments: 0, changes: 0, properties: '' }
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
        if (name === 'word/comments.xml') counted.comments += countOf(text, comment) - countOf(tail, comment)
        if (name === 'word/document.xml') counted.changes += countOf(text, change) - countOf(tail, change)
        if (name === 'docProps/core.xml' && counted.properties.length < 20_000)
          counted.properties += Buffer.from(chunk).toString('latin1')
        tail = text.slice(-16)
      }
    }
  } finally {
    zip.close()
  }
  return counted
}

async function storyOf(
  path: string,
  buffer: Buffer,
  { comments, changes, properties }: Counted,
  pictures: DocxPictures,
): Promise<StoryRecord> {
  const notes: ImportNote[] = []
  if (comments) notes.push(note('margin-comments-left-out', String(comments)))
  if (changes) notes.push(note('changes-accepted', String(changes)))
  const property = propertyIn(Buffer.from(properties, 'latin1').toString('utf8'))
  let taken = 0
  let converted: Awaited<ReturnType<typeof mammoth.convertToHtml>>
  // A hundred and fifty files, which a thread that reads anything else does without.
  const { convertToHtml, images } = (await import('mammoth')).default
  try {
    converted = await convertToHtml({ buffer }, {
      styleMap,
      externalFileAccess: false,
      convertImage: images.imgElement(async (image) => {
        taken += 1
        const src = `/${path}/${taken}`
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
  const { headline, standfirst, html } = headOf(withCaptions(converted.value))
  const file = posix.basename(path).replace(/\.docx$/i, '')
  return {
    kind: 'story',
    sourceId: path,
    groupKey: null,
    locale: null,
    state: 'draft',
    isPage: false,
    headline: headline || property('dc:title') || file.replace(/[_-]+/g, ' '),
    slug: null,
    standfirst,
    publishedAt: dayOf(property('dcterms:created') || property('dcterms:modified')),
    people: [],
    section: null,
    topics: [],
    text: () => html,
    lead: null,
    oldPaths: [],
    notes,
  }
}

/** What a document says of itself (ECMA-376, part 2, 11); titles that programs give by themselves are none. */
const propertyIn =
  (xml: string) =>
  (name: string): string => {
    const [, , said = ''] = new RegExp(`<(${name})(?:\\s[^<>]{0,300})?>([^<]{0,2000})</`).exec(xml) ?? []
    const words = decodedText(said)
    return /^(?:Microsoft Word\b|(?:Document|Untitled|مستند)\s?\d*$|PowerPoint|\S+\.(?:docx?|dotx?)$)/i.test(
      words,
    )
      ? ''
      : words
  }

const dayOf = (written: string): Date | null => {
  const at = new Date(written)
  return written && !Number.isNaN(at.getTime()) && at.getUTCFullYear() >= 1970 ? at : null
}

/** A caption in the style of that name belongs to the picture over it. */
const withCaptions = (html: string): string =>
  html.replace(
    /<p>(<img\b[^<>]*>)<\/p>\s{0,9}<p class="caption">((?:[^<]|<(?!\/p>)){0,4000})<\/p>/g,
    '<figure>$1<figcaption>$2</figcaption></figure>',
  )

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
