import { Node } from '@tiptap/core'
import { InputRule } from '@tiptap/pm/inputrules'
import type { DOMOutputSpec, Schema } from '@tiptap/pm/model'
import { type Command, TextSelection } from '@tiptap/pm/state'
import { insertBlock } from '@/components/newsroom/editor/commands/insert-block.ts'
import type { BlockEditor } from '../block-editor.ts'

const Divider = Node.create({
  name: 'horizontalRule',
  group: 'block',
  parseHTML: () => [{ tag: 'hr' }],
  renderHTML: (): DOMOutputSpec => ['hr'],
})

const dividerRule = (schema: Schema): InputRule =>
  new InputRule(/^(?:---|—-|___|\*\*\*)$/, (state, _match, start, end) => {
    const $start = state.doc.resolve(start)
    const isAlone = $start.parent.content.size === end - start
    if (!isAlone || $start.depth !== 1 || $start.parent.type.name !== 'paragraph') return null
    const { tr } = state
    tr.replaceWith($start.before(), state.doc.resolve(end).after(), [
      schema.node('horizontalRule'),
      schema.node('paragraph'),
    ])
    return tr.setSelection(TextSelection.near(tr.doc.resolve($start.before() + 2)))
  })

const insertDivider: Command = (state, dispatch) =>
  insertBlock(({ schema }) => schema.node('horizontalRule'))(
    state,
    dispatch &&
      ((tr) => {
        // A line to write on, if the rule came to stand last.
        const last = tr.doc.lastChild
        if (last?.type.name === 'horizontalRule') {
          tr.insert(tr.doc.content.size, state.schema.node('paragraph'))
          tr.setSelection(TextSelection.atEnd(tr.doc))
        }
        dispatch(tr)
      }),
  )

export const horizontalRule = {
  nodes: [Divider],
  typed: (schema) => [dividerRule(schema)],
  kinds: [
    {
      id: 'horizontalRule',
      name: 'horizontalRule.insert',
      icon: { path: 'M3 10h14M8 5h4M8 15h4' },
      aliases: 'فاصل خط divider rule line hr separator',
      act: { command: insertDivider },
    },
  ],
} as const satisfies BlockEditor
