import { type Direction, type Locale, localeTable } from '@/lib/locale/table.ts'
import type { Part } from '@/lib/newsroom/writing/compare-versions.ts'
import { blockDirection } from '@/lib/story/block-direction.ts'

/**
 * Which way a part of a version runs where two are compared: as the page runs it. Null where that differs from line to
 * line, and for what the newsroom says of a story in its own words.
 * @param locale the story's language
 */
export function partDirection(part: Exclude<Part, { kind: 'same' }>, locale: Locale): Direction | null {
  if (part.kind === 'field')
    return part.field === 'bylines' || part.field === 'leadMediaId' ? null : localeTable[locale].dir
  const directions = new Set([...part.mine, ...part.theirs].map((block) => blockDirection(block, locale)))
  const [only] = directions
  return directions.size === 1 && only ? only : null
}
