import { getSchema } from '@tiptap/core'
import { EditorState } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import { expect, it } from 'vitest'
import { doc, p, quote, table } from '@/lib/story/compose.ts'
import { editorDocumentOf } from '../document-exchange.ts'
import { schemaExtensions } from '../schema/story-schema.ts'
import { changeInPlace } from './change-in-place.ts'
import { HeadTidying } from './head-tidying.ts'
import { fieldProposals, lookOverAll, proposals, tidyProposals } from './proposals.ts'

const schema = getSchema(schemaExtensions)

it('runs as its line does, whatever its snippet begins with', () => {
  const name = 'Bloomberg Intelligence Group'
  const desk = {
    state: EditorState.create({
      doc: editorDocumentOf(
        schema,
        doc(
          p(`قالت ${name} ,ثم مضت`),
          quote(`${name} محـمد`, 'قال'),
          table('الأسعار', ['السعر'], [`${name} محـمد`]),
          p(`${name} says محـمد`),
        ),
      ),
      plugins: [tidyProposals('ar', () => {})],
    }),
    dispatch(transaction: Parameters<EditorView['dispatch']>[0]) {
      desk.state = desk.state.apply(transaction)
    },
  }
  lookOverAll(desk as unknown as EditorView, 'ar')
  const head = new HeadTidying('ar')
  head.read({ kicker: null, headline: `${name} محـمد`, standfirst: null, dateline: null })
  const shown = [...head.found.proposals, ...fieldProposals(desk.state), ...proposals(desk.state)].map(
    (each) => {
      const { dir, line, around, rule } = changeInPlace(each, desk.state, 'ar')
      return { rule, dir, line, begins: around.before.replace('… ', '')[0] }
    },
  )
  const tatweel = shown.filter(({ rule }) => rule === 'tatweel')
  expect(tatweel.map(({ dir }) => dir)).toEqual(['rtl', 'rtl', 'rtl', 'ltr'])
  expect(tatweel.map(({ line }) => line)).toEqual([
    { head: 'headline' },
    { field: 'blockquote.fields.attribution' },
    null,
    null,
  ])
  // The snippets do begin with a Latin letter.
  expect(shown.every(({ begins }) => /[A-Za-z]/.test(begins ?? ''))).toBe(true)
  expect(shown.find(({ rule }) => rule === 'punctuation-form')?.dir).toBe('rtl')
})
