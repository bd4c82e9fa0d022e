import { setBlockType, wrapIn } from '@tiptap/pm/commands'
import type { Node as ProseMirrorNode } from '@tiptap/pm/model'
import { liftListItem, wrapInList } from '@tiptap/pm/schema-list'
import type { Command, Transaction } from '@tiptap/pm/state'
import { liftTarget } from '@tiptap/pm/transform'
import { nodeType } from '@/components/newsroom/editor/schema/schema-types.ts'
import { modelOf } from '@/lib/story/blocks/models.ts'

const inLists = ['bulletList', 'orderedList']

/** What is written beside the lines: in fields (who said it, where it stands, what it means), and in notes. */
function wordsBeside(doc: ProseMirrorNode): string[] {
  const found: string[] = []
  doc.descendants((node) => {
    const { type, attrs } = node
    if (type.name === 'footnote' && node.textContent) found.push(node.textContent)
    for (const field of modelOf(type.name)?.fields ?? [])
      if (typeof attrs[field] === 'string' && attrs[field]) found.push(attrs[field])
  })
  return found
}

/**
 * Puts below the selection what went with a block that had it, a paragraph each: in code nothing has a note.
 * @param before the text as it was when all of it stood there
 */
export function lostBelow(tr: Transaction, before = tr.before): Transaction {
  const left = wordsBeside(tr.doc)
  const lost = wordsBeside(before).filter((words) => {
    const at = left.indexOf(words)
    if (at >= 0) left.splice(at, 1)
    return at < 0
  })
  if (lost.length === 0) return tr
  const { schema } = tr.doc.type
  const paragraphs = lost.map((words) => schema.node('paragraph', null, schema.text(words)))
  const { $to } = tr.selection
  if ($to.depth === 0) return tr.insert($to.pos, paragraphs)
  let depth = $to.depth - 1
  const fits = () =>
    $to
      .node(depth)
      .canReplaceWith($to.indexAfter(depth), $to.indexAfter(depth), nodeType(schema, 'paragraph'))
  while (depth > 0 && !fits()) depth -= 1
  return tr.insert($to.after(depth + 1), paragraphs)
}

/** A command that turns a block into another or joins two: what stood in their fields nobody deleted. */
export const keepingFields =
  (command: Command): Command =>
  (state, dispatch, view) =>
    command(state, dispatch && ((tr) => dispatch(lostBelow(tr))), view)

/** Takes the block the selection is in out of every list and quote around it, then makes it what is wanted. */
export const asTextBlock = (name: string, attrs: Record<string, unknown> = {}): Command =>
  keepingFields((state, dispatch) => {
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
  })

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
export const toggleQuote: Command = keepingFields((state, dispatch) => {
  const { $from, $to } = state.selection
  const quoted = $from.blockRange($to, (node) => node.type.name === 'blockquote')
  if (!quoted) return wrapIn(nodeType(state.schema, 'blockquote'))(state, dispatch)
  const target = liftTarget(quoted)
  if (target === null) return false
  dispatch?.(state.tr.lift(quoted, target).scrollIntoView())
  return true
})
