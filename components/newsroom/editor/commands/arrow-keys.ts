/** Left and right at the edges of blocks that run from the right: `prosemirror-gapcursor` takes “left” for “before”. */
import { GapCursor } from '@tiptap/pm/gapcursor'
import { type Command, NodeSelection, Selection, TextSelection } from '@tiptap/pm/state'

/** From the end of a block's line, or from a picture, to what is next on that side. */
export const arrowOutOfBlock =
  (side: 'left' | 'right'): Command =>
  (state, dispatch, view) => {
    if (!view) return false
    const { selection } = state
    const { $head } = selection
    const { node } = view.domAtPos(selection.from)
    const dom = node instanceof Element ? node : node.parentElement
    if (!dom || getComputedStyle(dom).direction !== 'rtl') return false
    const step = side === 'left' ? 1 : -1
    const isText = selection instanceof TextSelection && selection.empty
    if (isText && !view.endOfTextblock(side)) return false
    if (!isText && !(selection instanceof NodeSelection && selection.node.isBlock)) return false
    const edge = isText
      ? step > 0
        ? $head.after()
        : $head.before()
      : step > 0
        ? selection.to
        : selection.from
    const $edge = state.doc.resolve(edge)
    // Below a box that ends the text there is nothing yet: the gap below it is where the next line will begin.
    const gap =
      step > 0 && !state.doc.lastChild?.isTextblock
        ? new GapCursor(state.doc.resolve(state.doc.content.size))
        : null
    const found = Selection.findFrom($edge, step) ?? gap
    if (!found) return false
    dispatch?.(state.tr.setSelection(found).scrollIntoView())
    return true
  }
