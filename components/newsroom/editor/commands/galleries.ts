/** Figures become a gallery or a pair, and those become figures again. */
import { Fragment, type Node as ProseMirrorNode, type Schema } from '@tiptap/pm/model'
import { type EditorState, NodeSelection, Plugin, type Transaction } from '@tiptap/pm/state'
import { nodeType } from '@/components/newsroom/editor/schema/schema-types.ts'
import { mostPictures } from '@/lib/story/blocks/gallery/model.ts'

const isGallery = (node: ProseMirrorNode | null): boolean => node?.type.name === 'gallery'
const isFigure = (node: ProseMirrorNode | null): boolean => node?.type.name === 'figure'

/** What holds figures and nothing else. */
export const holdsFigures = (node: ProseMirrorNode): boolean =>
  node.type.name === 'gallery' || node.type.name === 'beforeAfter'

/** The pictures of a figure or gallery, none wider than the others. */
const figuresOf = (node: ProseMirrorNode): readonly ProseMirrorNode[] =>
  isFigure(node) ? [node.type.create({ ...node.attrs, width: null })] : node.children

/** The figures and galleries that stand in one row with the figure at a position. */
function rowAround(state: EditorState, at: number) {
  const $at = state.doc.resolve(at)
  const { parent } = $at
  const belongs = (index: number) =>
    index >= 0 &&
    index < parent.childCount &&
    (isFigure(parent.child(index)) || isGallery(parent.child(index)))
  let first = $at.index()
  let last = first
  while (belongs(first - 1)) first -= 1
  while (belongs(last + 1)) last += 1
  const blocks = parent.children.slice(first, last + 1)
  return { parent, first, last, blocks, from: $at.posAtIndex(first), to: $at.posAtIndex(last + 1) }
}

/**
 * A gallery in place of all pictures that stand in one row; `full` where they are more than one holds, null within what
 * takes no gallery.
 */
export function gatheredAround(state: EditorState, at: number): Transaction | 'full' | null {
  const { parent, first, last, blocks, from, to } = rowAround(state, at)
  const figures = blocks.flatMap(figuresOf)
  if (blocks.length < 2 || !parent.canReplaceWith(first, last + 1, nodeType(state.schema, 'gallery')))
    return null
  if (figures.length > mostPictures) return 'full'
  const [attrs] = blocks.filter(isGallery).map((each) => each.attrs)
  const gallery = state.schema.node('gallery', attrs, figures)
  const tr = state.tr.replaceWith(from, to, gallery)
  return tr.setSelection(NodeSelection.create(tr.doc, from)).scrollIntoView()
}

/** The figure at a position and the one after it as before and after. */
export function pairedWithNext(state: EditorState, at: number): Transaction | null {
  const $at = state.doc.resolve(at)
  const [figure, next] = [$at.nodeAfter, $at.parent.maybeChild($at.index() + 1)]
  if (!figure || !next || !isFigure(figure) || !isFigure(next)) return null
  const index = $at.index()
  if (!$at.parent.canReplaceWith(index, index + 2, nodeType(state.schema, 'beforeAfter'))) return null
  const pair = state.schema.node('beforeAfter', null, [figure, next].flatMap(figuresOf))
  const tr = state.tr.replaceWith(at, at + figure.nodeSize + next.nodeSize, pair)
  return tr.setSelection(NodeSelection.create(tr.doc, at)).scrollIntoView()
}

/** Paragraphs for what was written of several pictures that stand together no more. */
const linesOf = (schema: Schema, words: readonly (string | null | undefined)[]): ProseMirrorNode[] =>
  words.flatMap((each) => (each ? [schema.node('paragraph', null, schema.text(each))] : []))

/** The block at a position as the figures that stand in it; what was written of them all are paragraphs below. */
export function takenApart(state: EditorState, at: number): Transaction | null {
  const block = state.doc.nodeAt(at)
  if (!block) return null
  const { caption, before, after } = block.attrs
  const words = linesOf(state.schema, [caption, before, after])
  const tr = state.tr.replaceWith(at, at + block.nodeSize, [...block.children, ...words])
  return tr.setSelection(NodeSelection.create(tr.doc, at)).scrollIntoView()
}

/** Takes the figure at a position out of its gallery: it stands below it. */
export function takenOut(state: EditorState, at: number): Transaction | null {
  const $at = state.doc.resolve(at)
  const figure = $at.nodeAfter
  if (!figure || !holdsFigures($at.parent)) return null
  const below = $at.after()
  const tr = state.tr.insert(below, figure)
  tr.setSelection(NodeSelection.create(tr.doc, below))
  return tr.delete(at, at + figure.nodeSize).scrollIntoView()
}

/** Puts a picture of the block at a position to another place in it. */
export function reordered(state: EditorState, at: number, from: number, to: number): Transaction | null {
  const block = state.doc.nodeAt(at)
  const moved = block?.maybeChild(from)
  if (!block || !moved || from === to || to < 0 || to >= block.childCount) return null
  const others = block.children.toSpliced(from, 1).toSpliced(to, 0, moved)
  const tr = state.tr.replaceWith(at + 1, at + block.nodeSize - 1, Fragment.fromArray(others))
  const place = others.slice(0, to).reduce((sum, each) => sum + each.nodeSize, at + 1)
  return tr.setSelection(NodeSelection.create(tr.doc, place))
}

/** One picture alone is no gallery, and three are no pair: whatever was taken out or put in. As `settle` of the models. */
export const settledGalleries = new Plugin({
  appendTransaction: (transactions, _, { doc, schema, tr }) => {
    if (!transactions.some(({ docChanged }) => docChanged)) return null
    doc.forEach((block, at) => {
      if (!holdsFigures(block)) return
      const isPair = block.type.name === 'beforeAfter'
      if (block.childCount >= 2 && !(isPair && block.childCount > 2)) return
      const place = tr.mapping.map(at)
      const end = place + block.nodeSize
      const { caption, before, after } = block.attrs
      // What the two were called says nothing of one, nor of three.
      const labels = linesOf(schema, [before, after])
      if (block.childCount > 2)
        tr.replaceWith(place, end, [schema.node('gallery', null, block.content), ...labels])
      else {
        const [only] = block.children
        // Its caption is the picture's, unless that has one.
        const figure = only?.type.create({ ...only.attrs, caption: only.attrs.caption ?? caption ?? null })
        const words = linesOf(schema, [only?.attrs.caption ? caption : null])
        tr.replaceWith(place, end, figure ? [figure, ...words, ...labels] : [])
      }
    })
    return tr.docChanged ? tr : null
  },
})
