import { Fragment, type Node as ProseMirrorNode } from '@tiptap/pm/model'
import { type Command, type EditorState, NodeSelection, TextSelection } from '@tiptap/pm/state'

/** Where a block may be put: in place of the empty paragraph the cursor stands in, else after what it stands in. */
function placeFor(state: EditorState, node: ProseMirrorNode): { from: number; to: number } | null {
  const { $from, $to } = state.selection
  const { parent } = $from
  if (
    $from.depth > 0 &&
    $from.sameParent($to) &&
    parent.type.name === 'paragraph' &&
    (parent.content.size === 0 || /^\/[^\n]{0,40}$/.test(parent.textContent))
  ) {
    const index = $from.index(-1)
    if ($from.node(-1).canReplaceWith(index, index + 1, node.type))
      return { from: $from.before(), to: $from.after() }
  }
  for (let depth = $to.depth; depth >= 0; depth--) {
    const index =
      state.selection instanceof NodeSelection && depth === $to.depth ? $to.index() : $to.indexAfter(depth)
    if (!$to.node(depth).canReplaceWith(index, index, node.type)) continue
    const at = depth === $to.depth ? $to.pos : $to.after(depth + 1)
    return { from: at, to: at }
  }
  return null
}

/** Puts a block into the text near the cursor, and the cursor into it, or behind it when it has no text. */
export const insertBlock =
  (make: (state: EditorState) => ProseMirrorNode | null): Command =>
  (state, dispatch) => {
    const node = make(state)
    const place = node && placeFor(state, node)
    if (!node || !place) return false
    if (!dispatch) return true
    const { tr } = state
    tr.replaceWith(place.from, place.to, Fragment.from(node))
    const after = tr.doc.resolve(place.from + node.nodeSize)
    if (node.isLeaf && !node.type.spec.atom && !after.nodeAfter)
      tr.insert(after.pos, state.schema.node('paragraph'))
    tr.setSelection(
      node.isAtom && node.type.name !== 'horizontalRule'
        ? NodeSelection.create(tr.doc, place.from)
        : TextSelection.near(tr.doc.resolve(place.from + (node.isLeaf ? node.nodeSize : 1))),
    )
    dispatch(tr.scrollIntoView())
    return true
  }

/** Puts several blocks into the text near the cursor, and the cursor behind them. */
export const insertBlocks =
  (make: (state: EditorState) => ProseMirrorNode[]): Command =>
  (state, dispatch) => {
    const nodes = make(state)
    const [first] = nodes
    const place = first && placeFor(state, first)
    if (!place) return false
    if (!dispatch) return true
    const { tr } = state
    // They stand among the text's own blocks: in a box or a cell not all of them may.
    const { doc } = state
    const { from, to } =
      doc.resolve(place.from).depth === 0 ? place : { from: behind(state), to: behind(state) }
    tr.replaceWith(from, to, Fragment.from(nodes))
    const size = nodes.reduce((sum, node) => sum + node.nodeSize, 0)
    tr.setSelection(TextSelection.near(tr.doc.resolve(from + size), -1))
    dispatch(tr.scrollIntoView())
    return true
  }

/** Behind the block of the text in which the cursor is. */
const behind = ({ selection: { $to } }: EditorState): number => ($to.depth > 0 ? $to.after(1) : $to.pos)

/** Begins a line below the picture, card or chart that is selected as a whole. */
export const belowSelected: Command = (state, dispatch) => {
  const { selection } = state
  if (!(selection instanceof NodeSelection) || !selection.node.isBlock) return false
  return insertBlock(({ schema }) => schema.node('paragraph'))(state, dispatch)
}

/** A line to write on below a block that ends its container: from a box or a picture there is no other way on. */
export const leaveContainer: Command = (state, dispatch) => {
  const { $from, empty } = state.selection
  if (!empty || $from.parent.type.name !== 'paragraph' || $from.parent.content.size > 0) return false
  const container = $from.depth > 1 ? $from.node(-1) : null
  if (!container?.type.spec.isolating || container.type.spec.tableRole) return false
  if ($from.index(-1) !== container.childCount - 1 || container.childCount === 1) return false
  if (!dispatch) return true
  const { tr } = state
  tr.delete($from.before(), $from.after())
  const below = tr.mapping.map($from.after(-1))
  tr.insert(below, state.schema.node('paragraph'))
  dispatch(tr.setSelection(TextSelection.near(tr.doc.resolve(below + 1))).scrollIntoView())
  return true
}

/** Puts a block into the text that holds others, with a line to write on. */
export const insertBox = (name: string, attrs: () => Record<string, unknown>): Command =>
  insertBlock(({ schema }) => schema.node(name, attrs(), [schema.node('paragraph')]))
