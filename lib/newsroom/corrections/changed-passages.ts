/** What changed between two versions that readers have seen, in words: what a correction may show them. */

import { present } from '../../present.ts'
import { plainText } from '../../story/plain-text.ts'
import type { ChangedPassage } from '../../vocabulary.ts'
import { type DiffPart, diffWords } from '../stories/diff-words.ts'
import type { DraftContent } from '../stories/draft-content.ts'
import { compareVersions } from '../writing/compare-versions.ts'

/** Past so many it is another story, and a list of changes tells nobody anything. */
const mostPassages = 12
/** UTF-16 units of words that stayed, shown on each side of a change. */
const context = 90

/**
 * The passages whose words changed, in reading order: lines above the text first. Null when no words did (a picture, a
 * credit, a form), or too many.
 */
export function changedPassages(before: DraftContent, after: DraftContent): ChangedPassage[] | null {
  const passages: ChangedPassage[] = []
  for (const part of compareVersions(after, before)) {
    if (part.kind === 'same') continue
    const [was, is] =
      part.kind === 'field'
        ? [wordsOfField(before, part.field), wordsOfField(after, part.field)]
        : [part.theirs, part.mine].map((content) => plainText({ type: 'doc', content }))
    if (was === is) continue
    if (passages.length === mostPassages) return null
    passages.push(shortened(diffWords(present(was, 'passage before'), present(is, 'passage since'))))
  }
  return passages.length > 0 ? passages : null
}

/** Names and pictures are told apart from words. */
const wordsOfField = (content: DraftContent, field: keyof DraftContent): string => {
  const value = content[field]
  return field === 'leadMediaId' || typeof value !== 'string' ? '' : value
}

/** What stayed is cut down to the words around what changed, at spaces. */
const shortened = (parts: DiffPart[]): ChangedPassage =>
  parts.map(({ kind, text }, i) => {
    if (kind !== 'same') return { kind, text }
    const start = i === 0 ? '' : beginning(text)
    const end = i === parts.length - 1 ? '' : ending(text)
    if (start.length + end.length >= text.length) return { kind, text }
    return { kind, text: `${start}…${end}` }
  })

function beginning(text: string): string {
  if (text.length <= context) return text
  const cut = text.slice(0, context)
  return cut.slice(0, Math.max(cut.search(/\s\S*$/u), 0) || context)
}

function ending(text: string): string {
  if (text.length <= context) return text
  const cut = text.slice(-context)
  const space = cut.search(/\s/u)
  return space < 0 ? cut : cut.slice(space)
}
