import { type Command, NodeSelection, TextSelection } from '@tiptap/pm/state'
import { CellSelection } from '@tiptap/pm/tables'

/**
 * Moves what the selection stands in past its neighbour: an item within its list, a paragraph within its box, and at
 * the edge of those the whole of them. Rows and cells stay where they are: a table moves as one.
 */
export const moveBlock =
  (direction: 'up' | 'down'): Command =>
  (state, dispatch) => {
    const { selection } = state
    const { $from, $to } = selection
    let depth = selection instanceof NodeSelection ? $from.depth : $from.sharedDepth($to.pos)
    // The selection lies within one block: what moves is that block, in its parent.
    if (!(selection instanceof NodeSelection) && depth === $from.depth) depth -= 1
    for (let d = 1; d <= $from.depth; d++) {
      if ($from.node(d).type.spec.tableRole === 'table') {
        depth = Math.min(depth, d - 1)
        break
      }
    }
    for (; depth >= 0; depth--) {
      const parent = $from.node(depth)
      const first = $from.index(depth)
      const last = selection instanceof NodeSelection && depth === $from.depth ? first : $to.index(depth)
      const neighbour = direction === 'up' ? first - 1 : last + 1
      if (neighbour < 0 || neighbour >= parent.childCount) continue
      if (!dispatch) return true

      const start = $from.posAtIndex(first, depth)
      const end = $from.posAtIndex(last + 1, depth)
      const size = parent.child(neighbour).nodeSize
      const moved = state.doc.slice(start, end).content
      const { tr } = state
      const to = direction === 'up' ? start - size : start + size
      tr.delete(start, end).insert(to, moved)
      const shift = to - start
      tr.setSelection(
        selection instanceof NodeSelection
          ? NodeSelection.create(tr.doc, selection.from + shift)
          : selection instanceof CellSelection
            ? CellSelection.create(tr.doc, selection.$anchorCell.pos + shift, selection.$headCell.pos + shift)
            : TextSelection.create(tr.doc, selection.anchor + shift, selection.head + shift),
      )
      dispatch(tr.scrollIntoView())
      return true
    }
    return false
  }
