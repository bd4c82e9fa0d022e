import { type Command, NodeSelection } from '@tiptap/pm/state'

/**
 * At the edge of a line, selects the picture, chart or card on that side: ProseMirror would delete it with all that
 * was written for it, on a screen where it may not be seen. The next press deletes it.
 */
export const selectBeside =
  (side: 'before' | 'behind'): Command =>
  (state, dispatch) => {
    const { $from, empty } = state.selection
    const { parent, parentOffset } = $from
    if (!empty || !parent.isTextblock || parentOffset !== (side === 'before' ? 0 : parent.content.size))
      return false
    const index = $from.index(-1) + (side === 'before' ? -1 : 1)
    const beside = $from.node(-1).maybeChild(index)
    // From an empty line ProseMirror selects it by itself, and takes the line away.
    if (!beside?.isAtom || !NodeSelection.isSelectable(beside) || parent.content.size === 0) return false
    dispatch?.(
      state.tr.setSelection(NodeSelection.create(state.doc, $from.posAtIndex(index, -1))).scrollIntoView(),
    )
    return true
  }
