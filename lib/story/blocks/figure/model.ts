import { words } from '../attributes.ts'
import type { BlockModel } from '../block-model.ts'

export type Figure = {
  type: 'figure'
  attrs: {
    mediaId: string
    /** What the picture shows, for those who cannot see it; null inherits the picture's own. */
    alt?: string | null
    caption?: string | null
    credit?: string | null
    licence?: string | null
  }
}

export const figure = {
  rule: {
    content: null,
    attrs: (a) => {
      const mediaId = words(a.mediaId)
      return mediaId
        ? {
            mediaId,
            alt: words(a.alt),
            caption: words(a.caption),
            credit: words(a.credit),
            licence: words(a.licence),
          }
        : null
    },
    needsContent: false,
  },
  isDirected: true,
  leadingText: ({ attrs }) => attrs.caption ?? '',
  fields: ['alt', 'caption'],
  plainText: ({ attrs }) => attrs.caption ?? '',
  isNamed: true,
  lines: ({ attrs }) => [attrs.alt, attrs.caption, attrs.credit],
  identity: ({ attrs }) => attrs.mediaId,
  references: ({ attrs: { mediaId } }) => ({ mediaId }),
} satisfies BlockModel<Figure>
