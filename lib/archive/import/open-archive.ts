/** What a file is, by what it begins with rather than what it is called, and the reader for it. */
import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import type { ImportFormat } from '../../vocabulary.ts'
import { type DocxPictures, docxAssets, isDocx, readDocx } from '../docx/read-docx.ts'
import { readFeed } from '../feed/read-feed.ts'
import { isMarkdown, isStaticSite } from '../markdown/site-paths.ts'
import { isOwn } from '../own/is-own.ts'
import type { ChosenColumns } from '../table/table-mapping.ts'
import { readerOfParts, readWordPress } from '../wordpress/read-wordpress.ts'
import { readWordPressSite } from '../wordpress-site/read-wordpress-site.ts'
import { siteFileBegins } from '../wordpress-site/site-file.ts'
import type { AssetSource } from './asset-source.ts'
import { firstAssetSource } from './asset-source.ts'
import { FileRefused } from './file-refused.ts'
import { archivesIn, type FileTree, folderTree, zipTree } from './file-tree.ts'
import { gunzipped, isGzip } from './gunzip.ts'
import type { ArchiveFile, ImportRecord } from './import-record.ts'
import { isZip, mediaAssets } from './media-assets.ts'
import { note } from './notes.ts'
import { type Bytes, bytesOfFile, headOf, textHeadOf } from './open-text.ts'
import { oneAfterOther, type Part, readParts } from './read-parts.ts'
import { isMarkupOrData, sniffFormat, sniffParts } from './sniff-format.ts'

/**
 * A reader that is loaded when it is needed: with it come libraries, or the rules of the newsroom, which a thread that
 * reads something else need not load.
 */
const lazily = <Given extends unknown[]>(
  load: () => Promise<(...given: Given) => AsyncGenerator<ImportRecord>>,
) =>
  async function* (...given: Given): AsyncGenerator<ImportRecord> {
    yield* (await load())(...given)
  }
const readGhost = lazily(async () => (await import('../ghost/read-ghost.ts')).readGhost)
const readMarkdown = lazily(async () => (await import('../markdown/read-markdown.ts')).readMarkdown)

/** Formats of one file that holds everything. */
const readers = {
  wordpress: readWordPress,
  'wordpress-site': readWordPressSite,
  ghost: readGhost,
  feed: readFeed,
} as const satisfies Partial<Record<ImportFormat, (bytes: Bytes) => AsyncGenerator<ImportRecord>>>
type OneFile = keyof typeof readers

/** Null where it is none that is known. */
function oneFileFormat(head: string): OneFile | null {
  const text = head.replace(/^\xef\xbb\xbf/, '').trimStart()
  if (/^<(?:\?xml|!--|!DOCTYPE|rss|feed|rdf:RDF)/i.test(text) && !/^<!DOCTYPE html/i.test(text)) {
    if (/wordpress\.org\/export\/|<wp:wxr_version>/.test(text)) return 'wordpress'
    return /<(?:rss|feed|rdf:RDF|!DOCTYPE)\b/i.test(text) ? 'feed' : null
  }
  if (text.startsWith(siteFileBegins)) return 'wordpress-site'
  // Ghost names its tables before their rows, or says when it was exported.
  return /^\{\s*"(?:db|meta|data)"\s*:/.test(text) ? 'ghost' : null
}

/** Whether it is anything else than a desk's text: those are read as one story. */
export async function isArchive(path: string): Promise<boolean> {
  const found = await stat(path)
  if (found.isDirectory() || isMarkdown(path)) return true
  const head = await textHeadOf(bytesOfFile(path))
  // Nor is what programs write: it is refused where it is no format that is known, and never made a story.
  return (
    isZip(head) ||
    isGzip(head) ||
    oneFileFormat(head) !== null ||
    isMarkupOrData(head) ||
    sniffFormat(head, path) !== null
  )
}

/**
 * What goes with a file. `media`: absolute; the folder, or the ZIP, of its pictures. `fileName`: what it was called;
 * `mediaName`: what that was; `columns`: of a table, where their names do not tell.
 */
export type GivenWithFile = {
  media?: string | null
  fileName?: string
  mediaName?: string
  columns?: ChosenColumns
}

/**
 * @param path absolute
 * @throws {FileRefused} `unknown-format`, `broken-zip`, `unsafe-zip`, `too-large`; `no-pictures` for `media`
 */
export async function openArchive(path: string, given: GivenWithFile = {}): Promise<ArchiveFile> {
  const media = given.media ? await mediaAssets(given.media, given.mediaName) : null
  try {
    const opened = await openBeside(
      path,
      given.fileName ?? basename(path),
      media?.shelf ?? null,
      given.columns,
    )
    return {
      ...opened,
      close: async () => {
        await opened.close()
        await media?.close()
      },
    }
  } catch (error) {
    await media?.close()
    throw error
  }
}

async function openBeside(
  path: string,
  fileName: string,
  media: AssetSource | null,
  columns?: ChosenColumns,
): Promise<ArchiveFile> {
  const found = await stat(path)
  if (found.isDirectory()) return treeArchive(await folderTree(path), fileName, media, columns)
  const bytes = await gunzipped(bytesOfFile(path), found.size)
  const head = await headOf(bytes)
  if (isZip(head)) {
    const tree = await zipTree(path)
    // A Word document is a ZIP itself.
    return tree.files.some((each) => each.path === 'word/document.xml' || each.path === 'document.xml')
      ? treeArchive({ ...oneOf(fileName, found.size, bytes, '.docx'), close: tree.close }, fileName, media)
      : treeArchive(tree, fileName, media, columns)
  }
  const single = oneOf(fileName, found.size, bytes)
  if (await sniffParts(single.files, columns)) return treeArchive(single, fileName, media, columns)
  const format = oneFileFormat(await textHeadOf(bytes))
  if (format)
    return { format, fileName, read: () => readers[format](bytes), shelf: media, close: async () => {} }
  if (isMarkdown(fileName)) return treeArchive(single, fileName, media)
  throw new FileRefused('unknown-format', fileName)
}

const oneOf = (name: string, size: number, open: Bytes, extension = ''): FileTree => ({
  files: [{ path: name.toLowerCase().endsWith(extension) ? name : name + extension, size, open }],
  shelf: { find: async () => null },
  close: async () => {},
})

/** What a folder or a ZIP holds, told by its files. */
async function treeArchive(
  tree: FileTree,
  fileName: string,
  media: AssetSource | null,
  columns?: ChosenColumns,
): Promise<ArchiveFile> {
  const common = { fileName, close: tree.close }
  const shelf = firstAssetSource(tree.shelf, media)
  if (isOwn(tree)) {
    // Read when it is needed: with it come the rules of the newsroom, which the others do without.
    const { ownExport, readOwn } = await import('../own/read-own.ts')
    return { ...common, format: 'warraq', read: () => readOwn(tree), shelf: null, own: ownExport(tree) }
  }
  const asMarkdown = (): ArchiveFile => ({
    ...common,
    format: 'markdown',
    read: () => readMarkdown(tree, fileName),
    shelf,
  })
  if (isStaticSite(tree.files.map(({ path }) => path))) return asMarkdown()
  if (tree.files.some(({ path }) => isDocx(path))) {
    const pictures: DocxPictures = new Map()
    return {
      ...common,
      format: 'docx',
      read: () => readDocx(tree, fileName, pictures),
      shelf: firstAssetSource(docxAssets(pictures), shelf),
    }
  }
  const sniffed = await sniffParts(tree.files, columns)
  const asSniffed = ({ format, read, shelf: own }: NonNullable<typeof sniffed>): ArchiveFile => ({
    ...common,
    format,
    read: () => withArchivesNamed(read(fileName), tree),
    shelf: firstAssetSource(shelf, own),
  })
  // A table may lie beside anything.
  if (sniffed && sniffed.format !== 'table') return asSniffed(sniffed)
  // An export that was packed, in one part or in many, perhaps with its pictures beside it.
  const packed = new Map<OneFile | null, Part[]>()
  for (const { path, open } of tree.files) {
    if (!/\.(?:xml|json|rss|atom)$/i.test(path)) continue
    const format = oneFileFormat(await textHeadOf(open))
    packed.set(format, [...(packed.get(format) ?? []), { path, open }])
  }
  const [format, parts = []] = [...packed]
    .filter(([each]) => each !== null)
    .reduce((most, each) => (each[1].length > (most[1]?.length ?? 0) ? each : most), [null, []] as [
      OneFile | null,
      Part[],
    ])
  if (format === null) {
    if (sniffed) return asSniffed(sniffed)
    if (tree.files.some(({ path }) => isMarkdown(path))) return asMarkdown()
    await tree.close()
    throw new FileRefused('unknown-format', fileName)
  }
  const others = [...packed].flatMap(([each, files]) =>
    each === format ? [] : files.map(({ path }) => path),
  )
  const readerOf = () =>
    format === 'wordpress'
      ? readerOfParts(parts.map(({ open }) => open))
      : format === 'ghost'
        ? (open: Bytes) => readGhost(open, tree)
        : readers[format]
  const read = () => withArchivesNamed(readParts(oneAfterOther(readerOf()), parts, others), tree)
  return { ...common, format, read, shelf }
}

/** What is packed within an archive once more may be a part of the site, too: it is not opened, and said to be there. */
async function* withArchivesNamed(
  records: AsyncIterable<ImportRecord>,
  { files }: FileTree,
): AsyncGenerator<ImportRecord> {
  yield* records
  for (const path of archivesIn(files)) yield { kind: 'other', note: note('entry-left-out', path) }
}
