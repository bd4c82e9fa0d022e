/**
 * Footnotes. The block editor keeps their words in a field of the post, as JSON, and signs with their ids in the text
 * (https://github.com/WordPress/gutenberg/tree/trunk/packages/block-library/src/footnotes); plug-ins keep them in the text
 * itself. Here the words stand as a
 * list at the end, each under the id that its sign names: `placeNotes` brings both together.
 */
import { escaped } from './html-pieces.ts'
import type { PostMeta } from './post-meta.ts'
import type { TextContext } from './text-context.ts'

/** Notes of one story; more are none that a person wrote. */
const most = 2_000

/** A note's words as HTML, under the id of its sign. */
export type WordPressNote = { id: string; html: string }

/** Those of the block editor, in the order of their signs. */
export function storedFootnotes(meta: PostMeta): WordPressNote[] {
  let stored: unknown
  try {
    stored = JSON.parse(meta.get('footnotes') ?? '[]')
  } catch {
    return []
  }
  if (!Array.isArray(stored)) return []
  return stored.slice(0, most).flatMap((each: unknown): WordPressNote[] => {
    const { id, content } = each && typeof each === 'object' ? (each as Record<string, unknown>) : {}
    return typeof content === 'string' && content.trim() ? [{ id: String(id ?? ''), html: content }] : []
  })
}

/** All that have been met, which are printed once. */
export function footnotesHtml({ footnotes }: TextContext): string {
  const all = footnotes.splice(0)
  if (all.length === 0) return ''
  return `\n\n<hr>\n\n<ol>${all.map(({ id, html }) => `<li id="${escaped(id)}">${html}</li>`).join('')}</ol>\n\n`
}
