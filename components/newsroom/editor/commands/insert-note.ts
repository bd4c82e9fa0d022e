import { type Command, NodeSelection } from '@tiptap/pm/state'
import { nodeType } from '../schema/schema-types.ts'

/** A footnote behind what is selected, or where the cursor stands, opened to be written. */
export const insertNote: Command = (state, dispatch) => {
  const { $to } = state.selection
  const type = nodeType(state.schema, 'footnote')
  if (!$to.parent.inlineContent || !$to.parent.canReplaceWith($to.index(), $to.index(), type)) return false
  if (dispatch) {
    const tr = state.tr.insert($to.pos, type.create())
    tr.setSelection(NodeSelection.create(tr.doc, $to.pos)).setMeta('openNote', true)
    dispatch(tr.scrollIntoView())
  }
  return true
}

/** Into the words of the footnote that is selected. */
export const enterNote: Command = (state, _, view) => {
  const { selection } = state
  if (!(selection instanceof NodeSelection) || selection.node.type.name !== 'footnote') return false
  const field = (view?.nodeDOM(selection.from) as HTMLElement | null)?.querySelector<HTMLElement>(
    '.note-text > *',
  )
  field?.focus()
  return Boolean(field)
}
