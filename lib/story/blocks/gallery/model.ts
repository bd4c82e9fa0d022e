import { type Attributes, words } from '../attributes.ts'
import { type BlockModel, type Built, joinLines } from '../block-model.ts'
import { type Figure, figure, type PictureWidth, pictureWidths, widthOf } from '../figure/model.ts'

/** Pictures that are gone through one by one, each with words of its own. */
export type Gallery = {
  type: 'gallery'
  attrs: { caption?: string | null; width?: PictureWidth | null }
  content: Figure[]
}

/** More become another gallery. */
export const mostPictures = 300

const isFigure = ({ type }: Built): boolean => type === 'figure'

/** In a gallery each picture is as wide as the gallery. */
const withoutWidth = ({ attrs, ...rest }: Built): Built => {
  const { width: _, ...kept } = attrs ?? {}
  return { ...rest, attrs: kept }
}

/** A paragraph of these words, in the making. */
export const paragraphOf = (text: string): Built => ({
  type: 'paragraph',
  attrs: { dir: null },
  content: [{ type: 'text', text }],
})

/** One picture is no gallery but a figure, and its caption is the figure's if that has none. */
function figureAlone(only: Built, caption: Attributes[string] | undefined): Built[] {
  if (typeof caption !== 'string') return [only]
  if (only.attrs?.caption) return [only, paragraphOf(caption)]
  return [{ ...only, attrs: { ...only.attrs, caption } }]
}

/** As galleries of a size that can be shown. What is no picture stands below. */
export function settledGallery({ attrs = {}, content = [] }: Built): Built[] {
  const pictures = content.filter(isFigure).map(withoutWidth)
  const others = content.filter((each) => !isFigure(each))
  const { caption } = attrs
  if (pictures.length === 0) return typeof caption === 'string' ? [paragraphOf(caption), ...others] : others
  const galleries: Built[] = []
  for (let from = 0; from < pictures.length; from += mostPictures) {
    const some = pictures.slice(from, from + mostPictures)
    const own = from === 0 ? caption : null
    const [only] = some
    if (some.length === 1 && only) galleries.push(...figureAlone(only, own))
    else galleries.push({ type: 'gallery', attrs: { ...attrs, caption: own ?? null }, content: some })
  }
  return [...galleries, ...others]
}

export const gallery = {
  rule: {
    content: ['figure'],
    attrs: (a): Attributes => ({ caption: words(a.caption), ...widthOf(a, pictureWidths) }),
    needsContent: true,
    settle: settledGallery,
  },
  isDirected: false,
  leadingText: ({ attrs, content }) => joinLines([attrs.caption, ...content.map(figure.leadingText)]),
  fields: ['caption'],
  plainText: ({ attrs, content }) => joinLines([attrs.caption, ...content.map(figure.plainText)]),
  isNamed: true,
  lines: ({ attrs, content }) => [attrs.caption, ...content.flatMap(figure.lines)],
  identity: ({ content }) => content.map(figure.identity).join(' '),
} satisfies BlockModel<Gallery>
