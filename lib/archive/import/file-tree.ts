/** Several files that are read as one: a folder, or a ZIP, by their paths within it. */
import type { Dirent } from 'node:fs'
import { readdir, realpath, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { AssetSource } from './asset-source.ts'
import { FileRefused } from './file-refused.ts'
import { folderAssets, plainSegments } from './folder-assets.ts'
import { gunzipped } from './gunzip.ts'
import { type Bytes, bytesOfFile } from './open-text.ts'
import { openZip } from './zip-files.ts'

/** One of the files that an archive is of. */
export type ArchivePart = { path: string; size: number; open: Bytes }

export type FileTree = {
  /** Sorted by path, with `/` between names, NFC. */
  files: ArchivePart[]
  /** The pictures among them. */
  shelf: AssetSource
  close: () => Promise<void>
}

const mostFiles = 200_000
const deepest = 32

/** Has files that were packed by themselves (`site.001.xml.gz`) read as what they are. */
async function unpackEach(files: ArchivePart[]): Promise<void> {
  for (const [at, { path, size, open }] of files.entries())
    if (/\.(?:xml|json|csv|md)\.gz$/i.test(path))
      files[at] = { path: path.slice(0, -'.gz'.length), size, open: await gunzipped(open, size) }
}

/** Archives within an archive: none is opened. */
export const archivesIn = (files: readonly ArchivePart[]): string[] =>
  files.flatMap(({ path }) => (/\.(?:zip|gz|tgz|rar|7z|tar|bz2|xz)$/i.test(path) ? [path] : []))

/** @param folder absolute. Links in it are not followed. */
export async function folderTree(folder: string): Promise<FileTree> {
  const root = await realpath(folder)
  const files: FileTree['files'] = []
  const visit = async (at: string, path: string, depth: number): Promise<void> => {
    if (depth > deepest) throw new FileRefused('too-large', `${path}: nested too deep`)
    const entries: Dirent[] = await readdir(at, { withFileTypes: true })
    for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      if (entry.name.startsWith('.') || entry.name === 'node_modules') continue
      const inside = path ? `${path}/${entry.name}` : entry.name
      if (entry.isDirectory()) await visit(join(at, entry.name), inside, depth + 1)
      else if (entry.isFile()) {
        if (files.length >= mostFiles) throw new FileRefused('too-large', `more than ${mostFiles} files`)
        const { size } = await stat(join(at, entry.name))
        files.push({ path: inside.normalize('NFC'), size, open: bytesOfFile(join(at, entry.name)) })
      }
    }
  }
  await visit(root, '', 0)
  await unpackEach(files)
  return { files, shelf: folderAssets(root), close: async () => {} }
}

/**
 * @param path absolute
 * @throws {FileRefused} `broken-zip`, `unsafe-zip`, `too-large`
 */
export async function zipTree(path: string): Promise<FileTree> {
  const zip = await openZip(path)
  const all = [...zip.files].map(([name, { size, open }]) => ({ path: name, size, open }))
  // A ZIP of one folder is that folder.
  const [first = ''] = all[0]?.path.split('/', 1) ?? []
  const isWrapped = all.length > 0 && all.every((each) => each.path.startsWith(`${first}/`))
  const files = all
    .map((each) => (isWrapped ? { ...each, path: each.path.slice(first.length + 1) } : each))
    .sort((a, b) => (a.path < b.path ? -1 : 1))
  const byPath = new Map(files.map((each) => [each.path, each.open]))
  await unpackEach(files)
  return {
    files,
    shelf: {
      async find(address) {
        const segments = plainSegments(address)
        for (let from = 0; segments && from < segments.length; from += 1) {
          const open = byPath.get(segments.slice(from).join('/').normalize('NFC'))
          if (open) return open
        }
        return null
      },
    },
    close: async () => zip.close(),
  }
}
