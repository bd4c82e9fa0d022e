import { type Attributes, type Raw, words } from '../attributes.ts'
import type { BlockModel } from '../block-model.ts'

/** How much room a block of pictures has, where it is not the text's own. */
export const pictureWidths = ['wide', 'full'] as const
export type PictureWidth = (typeof pictureWidths)[number]

/** `portrait` stands beside the text. */
export const figureWidths = [...pictureWidths, 'portrait'] as const
export type FigureWidth = (typeof figureWidths)[number]

/** Nothing where it is as wide as the text: most are, and stay as they were written before there was a choice. */
export function widthOf<W extends string>({ width }: Raw, widths: readonly W[]): { width: W } | null {
  const found = widths.find((each) => each === width)
  return found ? { width: found } : null
}

export type Figure = {
  type: 'figure'
  attrs: {
    mediaId: string
    /** What the picture shows, for those who cannot see it; null inherits the picture's own. */
    alt?: string | null
    caption?: string | null
    credit?: string | null
    licence?: string | null
    width?: FigureWidth | null
  }
}

export const figure = {
  rule: {
    content: null,
    attrs: (a): Attributes | null => {
      const mediaId = words(a.mediaId)
      return mediaId
        ? {
            mediaId,
            alt: words(a.alt),
            caption: words(a.caption),
            credit: words(a.credit),
            licence: words(a.licence),
            ...widthOf(a, figureWidths),
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
