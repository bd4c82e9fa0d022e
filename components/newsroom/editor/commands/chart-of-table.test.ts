import { getSchema } from '@tiptap/core'
import { EditorState, TextSelection } from '@tiptap/pm/state'
import { expect, it } from 'vitest'
import { chartOfTable } from '@/lib/story/blocks/table/chart-of-table.ts'
import { doc, p, table } from '@/lib/story/compose.ts'
import { editorDocumentOf, storyDocumentOf } from '../document-exchange.ts'
import { schemaExtensions } from '../schema/story-schema.ts'

const schema = getSchema(schemaExtensions)

/** With the cursor in the first cell of a table that stands after a paragraph. */
function stateOf(head: string[], ...rows: string[][]): EditorState {
  const made = editorDocumentOf(schema, doc(p('قبل'), table('الأسعار', head, ...rows)))
  return EditorState.create({ doc: made, selection: TextSelection.near(made.resolve(8)) })
}

it('is drawn of the table’s figures, under its caption', () => {
  const state = stateOf(['سنة', 'قمح'], ['2025', '٤٢٫٥'], ['2026', '51'])
  let next = state
  expect(chartOfTable(state, (tr) => (next = state.apply(tr)))).toBe(true)
  next.doc.check()
  expect(storyDocumentOf(next.doc).document.content[1]).toMatchObject({
    type: 'chart',
    attrs: { data: 'سنة\tقمح\n2025\t٤٢٫٥\n2026\t51', title: 'الأسعار' },
  })
})

it('is offered for no table of words, and nowhere else', () => {
  expect(chartOfTable(stateOf(['اسم', 'دور'], ['هدى', 'محررة']))).toBe(false)
  const made = editorDocumentOf(schema, doc(p('قبل')))
  expect(chartOfTable(EditorState.create({ doc: made }))).toBe(false)
})
