import { embedProviderOf, safeHref } from '../../safe-address.ts'
import { words } from '../attributes.ts'
import type { BlockModel } from '../block-model.ts'

/** Nothing is loaded from another site until the reader asks: until then this is a titled link. */
export type Embed = { type: 'embed'; attrs: { provider: string; url: string; title?: string | null } }

export const embed = {
  rule: {
    content: null,
    attrs: (a) => {
      const provider = embedProviderOf(a.url)
      return provider ? { provider, url: safeHref(a.url), title: words(a.title) } : null
    },
    needsContent: false,
    address: (a) => safeHref(a.url),
  },
  isDirected: true,
  leadingText: ({ attrs }) => attrs.title ?? '',
  fields: ['title'],
  plainText: ({ attrs }) => attrs.title ?? '',
  isNamed: true,
  lines: ({ attrs }) => [attrs.title, attrs.url],
  identity: ({ attrs }) => attrs.url,
} satisfies BlockModel<Embed>
