import { type Directed, direction, words } from '../attributes.ts'
import { type BlockModel, joinLines } from '../block-model.ts'
import { type Prose, prose } from '../prose.ts'

/** What happened, and when. Several stand one under the other, in the order of the text, and are one timeline. */
export type TimelineEntry = {
  type: 'timelineEntry'
  /** `when`: a day, a year, an hour, “before the war”. Words, which no clock reads. */
  attrs: Directed & { when: string }
  content: Prose[]
}

export const timelineEntry = {
  rule: {
    content: prose,
    attrs: (a) => ({ dir: direction(a.dir), when: words(a.when) ?? '' }),
    needsContent: true,
  },
  isDirected: true,
  // A date without a name of a month has no direction, and one with it may be in another script.
  leadingText: (block, textOf) => textOf(block).trim() || block.attrs.when,
  fields: ['when'],
  plainText: (block, { textOf }) => joinLines([block.attrs.when, textOf(block)]),
  isNamed: true,
  lines: (block, textOf) => [block.attrs.when, textOf(block)],
} satisfies BlockModel<TimelineEntry>
