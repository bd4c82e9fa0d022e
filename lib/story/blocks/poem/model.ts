import type { Inline } from '../../inline.ts'
import { type Directed, direction, words } from '../attributes.ts'
import { type BlockModel, joinLines, type NodeRule } from '../block-model.ts'

/** A line of free verse, or half a verse of a poem in columns: صدر, then عجز. */
export type Hemistich = { type: 'hemistich'; content?: Inline[] }
/** Empty, it parts stanzas. More than two hemistichs are laid out two by two. */
export type Verse = { type: 'verse'; content: Hemistich[] }
/**
 * A poem. One with a verse of two hemistichs is set in two columns, its verses of one in the middle; any other is free
 * verse, whose lines stay lines.
 */
export type Poem = {
  type: 'poem'
  attrs?: Directed & { attribution?: string | null }
  content: Verse[]
}

export const hemistichRule = { content: 'inline', attrs: () => ({}), needsContent: false } satisfies NodeRule
export const verseRule = { content: ['hemistich'], attrs: () => ({}), needsContent: true } satisfies NodeRule

export const poem = {
  rule: {
    content: ['verse'],
    attrs: (a) => ({ dir: direction(a.dir), attribution: words(a.attribution) }),
    needsContent: true,
  },
  isDirected: true,
  fields: ['attribution'],
  plainText: (block, { textOf }) => joinLines([textOf(block), block.attrs?.attribution]),
  isNamed: true,
  lines: (block, textOf) => [textOf(block), block.attrs?.attribution],
} satisfies BlockModel<Poem>

/** Whether it is set in two columns. */
export const isInColumns = ({ content }: Poem): boolean => content.some((verse) => verse.content.length > 1)

const isGap = ({ content }: Verse): boolean => content.every((each) => !each.content?.length)

/** Verses as they stand together, parted where one is empty. */
export function stanzasOf({ content }: Poem): Verse[][] {
  const stanzas: Verse[][] = []
  let isOpen = false
  for (const verse of content) {
    if (isGap(verse)) isOpen = false
    else if (isOpen) stanzas.at(-1)?.push(verse)
    else {
      stanzas.push([verse])
      isOpen = true
    }
  }
  return stanzas
}

/** Which width its columns need, by its longest hemistich: from `s` to `l`, and `none` where no page has room for two. */
export function measureOf({ content }: Poem): 's' | 'm' | 'l' | 'none' {
  const longest = content.reduce(
    (most, verse) => Math.max(most, ...verse.content.map((each) => lettersIn(each))),
    0,
  )
  return longest <= 22 ? 's' : longest <= 30 ? 'm' : longest <= 40 ? 'l' : 'none'
}

/** Letters that take a place in the line: signs over and under them take none. */
const lettersIn = ({ content = [] }: Hemistich): number =>
  content.reduce((sum, each) => sum + (each.type === 'text' ? each.text.replace(/\p{M}/gu, '').length : 0), 0)
