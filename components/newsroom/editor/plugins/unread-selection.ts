import { TextSelection, type Transaction } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'

/**
 * A transaction that begins with what the browser has selected. The editor reads a press of the mouse a moment after the
 * browser has followed it; a redraw in between would put the former caret back, and what is typed next would go there. What
 * is asked of the selection in between is asked of this.
 */
export function withUnreadSelection(view: EditorView): Transaction {
  const { tr, selection, doc } = view.state
  const shown = view.dom.ownerDocument.getSelection()
  if (!shown?.anchorNode || !shown.focusNode || !(selection instanceof TextSelection)) return tr
  // What one may only read has no focus of its own; what is selected in it is.
  if (view.editable && !view.hasFocus()) return tr
  if (!view.dom.contains(shown.anchorNode) || !view.dom.contains(shown.focusNode)) return tr
  const at = (node: Node, offset: number) => doc.resolve(view.posAtDOM(node, offset))
  const unread = TextSelection.between(
    at(shown.anchorNode, shown.anchorOffset),
    at(shown.focusNode, shown.focusOffset),
  )
  return unread.eq(selection) ? tr : tr.setSelection(unread)
}

/** Has the editor select what the browser has selected, where it has not heard of that yet. */
export function readSelection(view: EditorView): void {
  const read = withUnreadSelection(view)
  if (read.selectionSet) view.dispatch(read)
}
