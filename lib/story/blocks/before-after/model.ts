import { type Attributes, words } from '../attributes.ts'
import { type BlockModel, type Built, joinLines } from '../block-model.ts'
import { type Figure, figure, type PictureWidth, pictureWidths, widthOf } from '../figure/model.ts'
import { paragraphOf, settledGallery } from '../gallery/model.ts'

/** One place at two times: the first picture is the earlier one. */
export type BeforeAfter = {
  type: 'beforeAfter'
  /** What each picture is called, «قبل» and «بعد» where it says nothing else. */
  attrs: { before?: string | null; after?: string | null; width?: PictureWidth | null }
  content: [Figure, Figure]
}

/** Two pictures, or what so many are otherwise: one is a figure, three are a gallery. */
function settledPair(built: Built): Built[] {
  const [pair, ...others] = settledGallery({ ...built, attrs: {} })
  if (pair?.type !== 'gallery' || pair.content?.length !== 2) {
    // What the two were called says nothing of one, nor of three: it stands below.
    const labels = [built.attrs?.before, built.attrs?.after].flatMap((label) =>
      typeof label === 'string' ? [paragraphOf(label)] : [],
    )
    return [...(pair ? [pair] : []), ...others, ...labels]
  }
  return [{ type: 'beforeAfter', attrs: built.attrs ?? {}, content: pair.content }, ...others]
}

export const beforeAfter = {
  rule: {
    content: ['figure'],
    attrs: (a): Attributes => ({
      before: words(a.before),
      after: words(a.after),
      ...widthOf(a, pictureWidths),
    }),
    needsContent: true,
    settle: settledPair,
  },
  isDirected: false,
  leadingText: ({ attrs, content }) =>
    joinLines([attrs.before, attrs.after, ...content.map(figure.leadingText)]),
  fields: ['before', 'after'],
  plainText: ({ attrs, content }) => joinLines([attrs.before, attrs.after, ...content.map(figure.plainText)]),
  isNamed: true,
  lines: ({ attrs, content }) => [attrs.before, attrs.after, ...content.flatMap(figure.lines)],
  identity: ({ content }) => content.map(figure.identity).join(' '),
} satisfies BlockModel<BeforeAfter>
