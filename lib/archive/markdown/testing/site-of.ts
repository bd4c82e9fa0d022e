/** A folder of a static site as tests write it. */
import type { Block } from '../../../story/document.ts'
import type { ImportNote } from '../../../vocabulary.ts'
import { wordsOf } from '../../import/archive-here.ts'
import type { FileTree } from '../../import/file-tree.ts'
import type { ImportRecord, StoryRecord } from '../../import/import-record.ts'
import { bytesOf } from '../../import/testing/archive-of.ts'
import { readMarkdown } from '../read-markdown.ts'

export const treeOf = (files: Record<string, string | Uint8Array>): FileTree => ({
  files: Object.entries(files).map(([path, text]) => ({ path, size: text.length, open: bytesOf(text) })),
  shelf: { find: async () => null },
  close: async () => {},
})

/** Everything that is read of a folder: its site, its stories by their ids, and what is said of files that are none. */
export async function readSiteOf(files: Record<string, string | Uint8Array>, name = 'folder') {
  const found: ImportRecord[] = []
  for await (const each of readMarkdown(treeOf(files), name)) found.push(each)
  const stories = found.filter((each) => each.kind === 'story')
  return {
    site: found.find((each) => each.kind === 'site'),
    people: found.filter((each) => each.kind === 'person'),
    left: found.flatMap((each) => (each.kind === 'other' ? [each.note] : [])),
    stories,
    byId: new Map(stories.map((each) => [each.sourceId, each])),
  }
}

export const blocksOf = (
  story: StoryRecord,
  origin: string | null = null,
): { blocks: Block[]; notes: ImportNote[] } => wordsOf(story.text, { locale: 'ar', otherwise: null, origin })

/** A block as one line: what it is, and its words. */
export const lineOf = (block: Block): string => {
  const textIn = (node: unknown): string => {
    const { text, content, type } = node as { text?: string; content?: unknown[]; type?: string }
    if (type === 'hardBreak') return '⏎'
    return text ?? (content ?? []).map(textIn).join(type === 'paragraph' || !content ? '' : '|')
  }
  const attrs = ('attrs' in block ? block.attrs : {}) as Record<string, unknown>
  const said =
    block.type === 'figure'
      ? `${attrs.mediaId} ${attrs.alt ?? ''} ${attrs.caption ?? ''}`
      : block.type === 'embed'
        ? attrs.url
        : textIn(block)
  return `${block.type}: ${said}`.trim()
}
