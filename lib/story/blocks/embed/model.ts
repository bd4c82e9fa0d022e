import { embedSourceOf, safeHref } from '../../safe-address.ts'
import { type Attributes, type Raw, words } from '../attributes.ts'
import { type BlockModel, joinLines } from '../block-model.ts'

/**
 * Another site's post, film or page, told as a card: nothing is loaded from there until the reader asks. What the card
 * says was read from the page when the link was put in (`lib/newsroom/links`), or written by hand.
 */
export type Embed = {
  type: 'embed'
  attrs: {
    /** One of `EmbedProvider`, or `link`: any other page. */
    provider: string
    url: string
    title?: string | null
    description?: string | null
    author?: string | null
    /** What the site calls itself. */
    site?: string | null
    /** The day of what it leads to, `2026-11-30`. */
    date?: string | null
    /** The paper's own copy of its picture. */
    mediaId?: string | null
  }
}

const told = ['description', 'author', 'site', 'mediaId'] as const

/** What is not known is no attribute: most embeds were written before there were these. */
function toldOf(a: Raw): Attributes {
  const found: Attributes = {}
  for (const name of told) {
    const value = words(a[name])
    if (value) found[name] = value
  }
  if (isDay(a.date)) found.date = a.date
  return found
}

/** Whether there is such a day, written as a document has it. */
export const isDay = (value: unknown): value is string =>
  typeof value === 'string' &&
  /^\d{4}-\d{2}-\d{2}$/.test(value) &&
  !Number.isNaN(Date.parse(value)) &&
  new Date(value).toISOString().startsWith(value)

export const embed = {
  rule: {
    content: null,
    attrs: (a) => {
      const provider = embedSourceOf(a.url, a.provider)
      return provider ? { provider, url: safeHref(a.url), title: words(a.title), ...toldOf(a) } : null
    },
    needsContent: false,
    address: (a) => safeHref(a.url),
  },
  isDirected: true,
  leadingText: ({ attrs }) => attrs.title ?? attrs.description ?? '',
  fields: ['title', 'description'],
  plainText: ({ attrs }) => joinLines([attrs.title, attrs.description]),
  isNamed: true,
  lines: ({ attrs }) => [attrs.title, attrs.description, attrs.author, attrs.site, attrs.url],
  identity: ({ attrs }) => attrs.url,
  references: ({ attrs: { mediaId } }) => (mediaId ? { mediaId } : {}),
} satisfies BlockModel<Embed>
