import type { Node as ProseMirrorNode } from '@tiptap/pm/model'
import type { EditorState } from '@tiptap/pm/state'
import type { Frame } from './frame.ts'

/** A button that puts one more block of a kind behind this one, and the cursor into its first field. */
export const another = (
  frame: Frame,
  label: string,
  make: (state: EditorState) => ProseMirrorNode,
): HTMLButtonElement =>
  frame.button(label, '', () => {
    const at = frame.position()
    if (at === undefined) return
    const { view } = frame
    const behind = at + frame.node().nodeSize
    view.dispatch(view.state.tr.insert(behind, make(view.state)).scrollIntoView())
    const dom = view.nodeDOM(behind)
    if (dom instanceof HTMLElement) dom.querySelector<HTMLElement>('textarea, input')?.focus()
  })
