/**
 * What WordPress's block editor stores: HTML between comments that name its blocks
 * (https://developer.wordpress.org/block-editor/explanations/architecture/key-concepts/). Blocks with HTML in them need
 * nothing more than that the comments go; those without are made by a program over there when the page is asked for.
 */
import type { ImportNote } from '../../vocabulary.ts'
import { note } from '../import/notes.ts'
import { autop } from './autop.ts'

const comment = /<!--\s+(\/)?wp:([a-z][a-z0-9_-]*(?:\/[a-z][a-z0-9_-]*)?)\s+(\{[\s\S]*?\}\s+)?(\/)?-->/g

export const hasBlocks = (content: string): boolean => content.includes('<!-- wp:')

/** Blocks that stand for nothing a reader would miss. */
const silent = new Set(['more', 'nextpage', 'spacer', 'separator', 'core/spacer', 'core/more'])

export function withoutBlockComments(content: string, say: (each: ImportNote) => void): string {
  let result = ''
  let at = 0
  let depth = 0
  for (const found of content.matchAll(comment)) {
    const [whole, end, name = '', attributes, isSelfClosing] = found
    const between = content.slice(at, found.index)
    // Outside of any block: written in the classic editor, and left in it.
    result += depth === 0 && between.trim() ? autop(between) : between
    at = found.index + whole.length
    if (isSelfClosing) result += madeElsewhere(name, attributes, say)
    else depth = Math.max(0, depth + (end ? -1 : 1))
  }
  const rest = content.slice(at)
  return result + (depth === 0 && rest.trim() ? autop(rest) : rest)
}

function madeElsewhere(
  name: string,
  attributes: string | undefined,
  say: (each: ImportNote) => void,
): string {
  if (silent.has(name)) return ''
  let given: Record<string, unknown> = {}
  try {
    given = attributes ? JSON.parse(attributes) : {}
  } catch {}
  // Some embeds, and pictures of some themes, are stored as their attributes alone.
  if (typeof given.url === 'string' && /^https:\/\/[^\s"<>]+$/.test(given.url))
    return `\n\n<p>${given.url.replace(/&/g, '&amp;')}</p>\n\n`
  say(note('block-left-out', name))
  return ''
}
