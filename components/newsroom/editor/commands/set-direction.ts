import type { Node as ProseMirrorNode } from '@tiptap/pm/model'
import { type Command, type EditorState, NodeSelection } from '@tiptap/pm/state'
import type { Direction, Locale } from '@/lib/locale/table.ts'
import { lastOf } from '@/lib/present.ts'
import { directionOfNode, isDirected } from '../plugins/page-layout.ts'

/** What a change of direction means to change: the paragraphs of the selection, and the lists and quotes they are in. */
function targets(state: EditorState): { node: ProseMirrorNode; position: number }[] {
  const { selection, doc } = state
  if (selection instanceof NodeSelection && isDirected(selection.node) && 'dir' in selection.node.attrs)
    return [{ node: selection.node, position: selection.from }]
  const found: { node: ProseMirrorNode; position: number }[] = []
  doc.nodesBetween(selection.from, selection.to, (node, position) => {
    if (node.type.name === 'table' || node.type.name === 'poem') {
      found.push({ node, position })
      return false
    }
    const follows = node.isTextblock || ['bulletList', 'orderedList', 'blockquote'].includes(node.type.name)
    if (follows && 'dir' in node.attrs) found.push({ node, position })
    return !node.isTextblock
  })
  return found
}

/** The direction of what the cursor stands in: what was chosen for it, and how it runs. Null in code. */
export function directionAt(
  state: EditorState,
  locale: Locale,
): { chosen: Direction | null; runs: Direction } | null {
  const innermost = targets(state).at(-1)
  if (!innermost) return null
  return { chosen: innermost.node.attrs.dir, runs: directionOfNode(innermost.node, locale) }
}

/** Sets the direction of the blocks selected; null gives it back to their words. */
export const setDirection =
  (dir: Direction | null): Command =>
  (state, dispatch) => {
    const found = targets(state)
    if (found.length === 0) return false
    if (dispatch) {
      const { tr } = state
      for (const { position } of found) tr.setNodeAttribute(position, 'dir', dir)
      dispatch(tr)
    }
    return true
  }

/** By its words, then the other way than it runs, then as it ran but kept so, then by its words again. */
export const cycleDirection =
  (locale: Locale): Command =>
  (state, dispatch) => {
    const now = directionAt(state, locale)
    if (!now) return false
    const opposite = (dir: Direction): Direction => (dir === 'rtl' ? 'ltr' : 'rtl')
    const innermost = lastOf(targets(state)).node
    const ofWords = directionOfNode(
      innermost.type.create({ ...innermost.attrs, dir: null }, innermost.content),
      locale,
    )
    const next = now.chosen === null ? opposite(ofWords) : now.chosen === ofWords ? null : ofWords
    return setDirection(next)(state, dispatch)
  }
