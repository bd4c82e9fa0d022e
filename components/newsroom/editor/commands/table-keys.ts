/** Arrow keys in tables that run from the right: `prosemirror-tables` takes “left” for “before”. */

import { type Command, Selection, TextSelection } from '@tiptap/pm/state'
import { CellSelection, isInTable, nextCell } from '@tiptap/pm/tables'
import { present } from '@/lib/present.ts'

/** Whether the table the selection stands in runs from the right, as the page shows it. */
const runsFromTheRight = (dom: Node | null): boolean => {
  const table = (dom instanceof Element ? dom : dom?.parentElement)?.closest<HTMLElement>('.table')
  return table ? getComputedStyle(table).direction === 'rtl' : false
}

/** From the end of a cell's line into its neighbour on that side. */
export const arrowInTable =
  (side: 'left' | 'right', isExtending: boolean): Command =>
  (state, dispatch, view) => {
    if (!view || !isInTable(state)) return false
    const { selection } = state
    if (!runsFromTheRight(view.domAtPos(selection.head).node)) return false
    // In a table from the right, the cell to the left is the next one.
    const step = side === 'left' ? 1 : -1
    if (isExtending) {
      const { $headCell, $anchorCell } =
        selection instanceof CellSelection ? selection : { $headCell: null, $anchorCell: null }
      if (!$headCell || !$anchorCell) return false
      const $next = nextCell($headCell, 'horiz', step)
      if ($next) dispatch?.(state.tr.setSelection(new CellSelection($anchorCell, $next)).scrollIntoView())
      return true
    }
    if (selection instanceof CellSelection) {
      dispatch?.(state.tr.setSelection(Selection.near(selection.$headCell, step)))
      return true
    }
    if (!(selection instanceof TextSelection) || !selection.empty || !view.endOfTextblock(side)) return false
    const { $head } = selection
    for (let depth = $head.depth - 1; depth > 0; depth--) {
      const role = $head.node(depth).type.spec.tableRole
      if (role !== 'cell' && role !== 'header_cell') continue
      const isEdge =
        step > 0 ? $head.indexAfter(depth) === $head.node(depth).childCount : $head.index(depth) === 0
      if (!isEdge) return false
      const $next = nextCell(state.doc.resolve($head.before(depth)), 'horiz', step)
      const beyond = step > 0 ? $head.after(depth) : $head.before(depth)
      const found = $next
        ? step > 0
          ? TextSelection.near(state.doc.resolve($next.pos + 1), 1)
          : TextSelection.near(
              state.doc.resolve($next.pos + present($next.nodeAfter, 'cell').nodeSize - 1),
              -1,
            )
        : Selection.near(state.doc.resolve(beyond), step)
      dispatch?.(state.tr.setSelection(found).scrollIntoView())
      return true
    }
    return false
  }
