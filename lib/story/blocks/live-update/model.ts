import { type Directed, direction, words } from '../attributes.ts'
import { type BlockModel, joinLines } from '../block-model.ts'
import type { BlockQuote } from '../blockquote/model.ts'
import type { Embed } from '../embed/model.ts'
import type { Figure } from '../figure/model.ts'
import { type Prose, prose } from '../prose.ts'

/**
 * One entry of a live story, newest first. `at` is an ISO 8601 instant; `weight: 'key'` is one of those that tell the
 * story by themselves. One that was posted by itself, and stands in no text, says so in `posted`, which is never stored.
 */
export type LiveUpdate = {
  type: 'liveUpdate'
  attrs: Directed & { at: string; headline: string; weight?: 'key' | null; posted?: PostedUpdate }
  content: (Prose | BlockQuote | Figure | Embed)[]
}

/** What is known of an entry that was posted to live coverage (`live_entry`). */
type PostedUpdate = {
  /** Its name in addresses. */
  anchor: string
  /** The place of its last change among all of its coverage. */
  change: number
  author: { name: string; href: string } | null
  isBreaking: boolean
  isPinned: boolean
}

export const liveUpdate = {
  rule: {
    content: [...prose, 'blockquote', 'figure', 'embed'],
    attrs: (a) => {
      const at = typeof a.at === 'string' && !Number.isNaN(Date.parse(a.at)) ? new Date(a.at) : null
      if (!at) return null
      const weight = a.weight === 'key' ? a.weight : null
      return { dir: direction(a.dir), at: at.toISOString(), headline: words(a.headline) ?? '', weight }
    },
    needsContent: false,
  },
  isDirected: true,
  leadingText: (block, textOf) => block.attrs.headline || textOf(block),
  fields: ['headline'],
  plainText: ({ attrs, content }, { plainTextOf }) =>
    joinLines([attrs.headline, ...content.map((child) => plainTextOf(child))]),
  isNamed: true,
  lines: ({ attrs, content }, textOf) => [attrs.headline, ...content.map((child) => textOf(child))],
  identity: ({ attrs }) => attrs.at,
} satisfies BlockModel<LiveUpdate>
