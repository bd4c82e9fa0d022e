import { safeHref } from '../../safe-address.ts'
import { type Directed, direction, words } from '../attributes.ts'
import { type BlockModel, joinLines } from '../block-model.ts'
import { type Prose, prose } from '../prose.ts'

/** A few words that ask the reader to go on somewhere else: to a newsletter, a form, a document. */
export type CallOut = {
  type: 'callOut'
  attrs: Directed & {
    /** What the link says. */
    label: string
    url?: string | null
  }
  content: Prose[]
}

export const callOut = {
  rule: {
    content: prose,
    attrs: (a) => ({ dir: direction(a.dir), label: words(a.label) ?? '', url: safeHref(a.url) }),
    needsContent: false,
  },
  isDirected: true,
  leadingText: (block, textOf) => textOf(block).trim() || block.attrs.label,
  fields: ['label'],
  plainText: (block, { textOf }) => joinLines([textOf(block), block.attrs.label]),
  isNamed: true,
  lines: (block, textOf) => [textOf(block), block.attrs.label, block.attrs.url],
} satisfies BlockModel<CallOut>

/** Where it leads, and what its link says; null without an address. */
export function linkOf({ attrs: { label, url } }: CallOut): { href: string; label: string } | null {
  const href = safeHref(url)
  return href ? { href, label: label || href } : null
}
