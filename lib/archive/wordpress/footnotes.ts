/**
 * Footnotes. The block editor keeps their words in a field of the post, as JSON, and signs with their ids in the text
 * (https://github.com/WordPress/gutenberg/tree/trunk/packages/block-library/src/footnotes); plug-ins keep them in the text
 * itself. Here the signs stay, and the words stand as a list at the end.
 */
import type { PostMeta } from './post-meta.ts'
import type { TextContext } from './text-context.ts'

/** Notes of one story; more are none that a person wrote. */
const most = 2_000

/** Those of the block editor, as HTML, in the order of their signs. */
export function storedFootnotes(meta: PostMeta): string[] {
  let stored: unknown
  try {
    stored = JSON.parse(meta.get('footnotes') ?? '[]')
  } catch {
    return []
  }
  if (!Array.isArray(stored)) return []
  return stored
    .slice(0, most)
    .map((each: unknown) =>
      each && typeof each === 'object' ? (each as { content?: unknown }).content : null,
    )
    .filter((content): content is string => typeof content === 'string' && content.trim() !== '')
}

/** All that have been met, which are printed once. */
export function footnotesHtml({ footnotes }: TextContext): string {
  const all = footnotes.splice(0)
  if (all.length === 0) return ''
  return `\n\n<hr>\n\n<ol>${all.map((each) => `<li>${each}</li>`).join('')}</ol>\n\n`
}
