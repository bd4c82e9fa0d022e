import { type Directed, direction, words } from '../attributes.ts'
import { type BlockModel, joinLines } from '../block-model.ts'

/** A figure that a story is about, set large, with what it counts. Several stand side by side. */
export type KeyFigure = {
  type: 'keyFigure'
  attrs: Directed & {
    /** As it is printed: `4.2 مليون`. */
    figure: string
    /** What it counts. */
    label: string
    /** Where it is from, or since when it holds. */
    note?: string | null
  }
}

export const keyFigure = {
  rule: {
    content: null,
    attrs: (a) => ({
      dir: direction(a.dir),
      figure: words(a.figure) ?? '',
      label: words(a.label) ?? '',
      note: words(a.note),
    }),
    needsContent: false,
  },
  isDirected: true,
  leadingText: ({ attrs }) => attrs.label || attrs.note || attrs.figure,
  fields: ['figure', 'label', 'note'],
  plainText: ({ attrs }) => joinLines([attrs.figure, attrs.label, attrs.note]),
  isNamed: true,
  lines: ({ attrs }) => [attrs.figure, attrs.label, attrs.note],
} satisfies BlockModel<KeyFigure>

/** It says nothing yet. */
export const isBlank = ({ attrs: { figure, label, note } }: KeyFigure): boolean => !figure && !label && !note
