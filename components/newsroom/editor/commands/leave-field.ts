import type { Node as ProseMirrorNode } from '@tiptap/pm/model'
import { type Command, TextSelection } from '@tiptap/pm/state'

const isLineOfText = (node: ProseMirrorNode | null | undefined): boolean =>
  node?.type.name === 'paragraph' || node?.type.name === 'heading'

/**
 * From a field of a block into the text: `inside`, to the beginning of the block's own text, or `behind` it, to the
 * paragraph or heading that follows. Where none does, a paragraph is made, in the nearest container that takes one.
 * @param at the position before the block
 */
export const leaveField =
  (at: number, where: 'inside' | 'behind'): Command =>
  (state, dispatch) => {
    const block = state.doc.nodeAt(at)
    if (!block) return false
    if (!dispatch) return true
    const { tr } = state
    let place = at + 1
    if (where === 'behind') {
      const $end = state.doc.resolve(at + block.nodeSize)
      place = $end.pos + 1
      if (!isLineOfText($end.nodeAfter)) {
        const paragraph = state.schema.node('paragraph')
        let depth = $end.depth
        while (
          depth > 0 &&
          !$end.node(depth).canReplaceWith($end.indexAfter(depth), $end.indexAfter(depth), paragraph.type)
        )
          depth -= 1
        const below = depth === $end.depth ? $end.pos : $end.after(depth + 1)
        tr.insert(below, paragraph)
        place = below + 1
      }
    }
    tr.setSelection(TextSelection.near(tr.doc.resolve(place)))
    dispatch(tr.scrollIntoView())
    return true
  }
