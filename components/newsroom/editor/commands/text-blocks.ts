import { setBlockType, wrapIn } from '@tiptap/pm/commands'
import { liftListItem, wrapInList } from '@tiptap/pm/schema-list'
import type { Command } from '@tiptap/pm/state'
import { liftTarget } from '@tiptap/pm/transform'
import { nodeType } from '@/components/newsroom/editor/schema/schema-types.ts'

const inLists = ['bulletList', 'orderedList']

/** Takes the block the selection is in out of every list and quote around it, then makes it what is wanted. */
export const asTextBlock =
  (name: string, attrs: Record<string, unknown> = {}): Command =>
  (state, dispatch) => {
    const type = nodeType(state.schema, name)
    if (setBlockType(type, attrs)(state)) return setBlockType(type, attrs)(state, dispatch)
    const { tr } = state
    for (let step = 0; step < 16; step++) {
      const { $from, $to } = tr.selection
      const range = $from.blockRange($to)
      const target = range && liftTarget(range)
      if (!range || target === null || target === undefined) break
      tr.lift(range, target)
    }
    const { $from, $to } = tr.selection
    tr.setBlockType($from.pos, $to.pos, type, attrs)
    if (!tr.docChanged) return false
    dispatch?.(tr.scrollIntoView())
    return true
  }

/** Makes a list of the selection, or the other kind of list of the one it is in, or no list of its own kind. */
export const toggleList =
  (name: 'bulletList' | 'orderedList'): Command =>
  (state, dispatch) => {
    const { $from } = state.selection
    for (let depth = $from.depth; depth > 0; depth--) {
      const node = $from.node(depth)
      if (!inLists.includes(node.type.name)) continue
      if (node.type.name === name) return liftListItem(nodeType(state.schema, 'listItem'))(state, dispatch)
      dispatch?.(
        state.tr.setNodeMarkup($from.before(depth), state.schema.nodes[name], { dir: node.attrs.dir }),
      )
      return true
    }
    if (wrapInList(nodeType(state.schema, name))(state, dispatch)) return true
    return asTextBlock('paragraph')(
      state,
      dispatch &&
        ((tr) => {
          const after = state.apply(tr)
          if (
            !wrapInList(nodeType(state.schema, name))(after, (second) => {
              for (const step of second.steps) tr.step(step)
              dispatch(tr)
            })
          )
            dispatch(tr)
        }),
    )
  }

/** Quotes the selection, or takes it out of its quotation. */
export const toggleQuote: Command = (state, dispatch) => {
  const { $from, $to } = state.selection
  const quoted = $from.blockRange($to, (node) => node.type.name === 'blockquote')
  if (!quoted) return wrapIn(nodeType(state.schema, 'blockquote'))(state, dispatch)
  const target = liftTarget(quoted)
  if (target === null) return false
  dispatch?.(state.tr.lift(quoted, target).scrollIntoView())
  return true
}
