import { undo } from '@tiptap/pm/history'
import { type Command, EditorState, NodeSelection, TextSelection } from '@tiptap/pm/state'
import { CellSelection } from '@tiptap/pm/tables'
import { describe, expect, it } from 'vitest'
import * as made from '@/lib/story/compose.ts'
import type { StoryDocument } from '@/lib/story/document.ts'
import { plainText } from '@/lib/story/plain-text.ts'
import { gatheredAround, pairedWithNext } from './commands/galleries.ts'
import { moveBlock } from './commands/move-block.ts'
import { asTextBlock, toggleList, toggleQuote } from './commands/text-blocks.ts'
import { toggle } from './commands/toggle-mark.ts'
import { editorBlocksOf, editorDocumentOf, storyDocumentOf } from './document-exchange.ts'
import { editorShortcuts } from './editor-actions.ts'
import { inserting } from './plugins/clean-paste.ts'
import { copied, everyKind, faultsOf, schema, walk, walkPlugins, wordMaker } from './testing/block-walk.ts'

const deskOf = (document: StoryDocument): EditorState =>
  EditorState.create({ doc: editorDocumentOf(schema, document), plugins: walkPlugins() })
const done = (state: EditorState, command: Command): EditorState => {
  let made = state
  command(state, (tr) => {
    made = state.apply(tr)
  })
  return made
}
const at = (state: EditorState, position: number) =>
  state.apply(state.tr.setSelection(TextSelection.create(state.doc, position)))
const linesOf = ({ doc }: EditorState) =>
  doc.children.map((node) => `${node.type.name} ${node.textContent}`.trim())
const key = (name: string) => editorShortcuts('ar', () => {})[name]!

describe('every kind of block', () => {
  it.each(Object.entries(everyKind))('%s goes out whole in every form', (_, make) => {
    expect(faultsOf(editorDocumentOf(schema, { type: 'doc', content: [make(wordMaker())] }))).toEqual([])
  })

  it.each(Object.entries(everyKind))('%s is the same where it is copied to', (_, make) => {
    const state = deskOf({ type: 'doc', content: [make(wordMaker())] })
    if (NodeSelection.isSelectable(state.doc.child(0)))
      expect(
        copied(state.apply(state.tr.setSelection(NodeSelection.create(state.doc, 0)))).content.toJSON(),
      ).toEqual(state.doc.content.toJSON())
  })
})

describe('a careless hand among all of them', () => {
  it.each(Array.from({ length: 60 }, (_, seed) => seed + 1))('loses and breaks nothing, seed %i', (seed) => {
    expect(walk(seed, 30)).toBeNull()
  })
})

describe('what is half filled', () => {
  it.each([
    ['a pull quote with a name alone', { type: 'pullQuote', attrs: { attribution: 'هدى سالم' } }],
    [
      'a verse with its translation alone',
      { type: 'scripture', attrs: { kind: 'quran', translation: 'Say' } },
    ],
    ['a poem with its poet alone', { type: 'poem', attrs: { attribution: 'شاعرة' } }],
    ['a table with its caption alone', { type: 'table', attrs: { caption: 'جدول' } }],
  ])('is there again: %s', (_, block) => {
    const node = editorDocumentOf(schema, { type: 'doc', content: [block] })
    expect(() => node.check()).not.toThrow()
    expect(storyDocumentOf(node).document.content).toMatchObject([block])
  })
})

describe('words beside the lines of a block', () => {
  it('stay as paragraphs where it becomes another', () => {
    const verse = deskOf(made.doc(made.quran('الإخلاص ١', 'قل هو الله أحد', 'Say: He is one')))
    for (const command of [asTextBlock('paragraph'), toggleList('bulletList'), key('Backspace')])
      expect(done(at(verse, 1), command).doc.textContent).toBe('قل هو الله أحدالإخلاص ١Say: He is one')
    const quoted = deskOf(made.doc(made.quote('هدى', 'قالت')))
    expect(linesOf(done(at(quoted, 2), toggleQuote))).toEqual(['paragraph قالت', 'paragraph هدى'])
    const noted = deskOf(made.doc(made.p('قول', made.footnote('المصدر'))))
    expect(linesOf(done(at(noted, 1), asTextBlock('codeBlock')))).toEqual([
      'codeBlock قول',
      'paragraph المصدر',
    ])
  })

  it('are found by search within a box', () => {
    const box = made.details(
      'خلفية',
      made.figure('abcdefghjk', { caption: 'الميناء' }),
      made.quote('هدى', 'قالت'),
    )
    expect(plainText(made.doc(box))).toBe('خلفية\nالميناء\nقالت\nهدى')
  })
})

describe('Backspace and Delete beside a picture', () => {
  const state = deskOf(
    made.doc(made.p('قبل'), made.figure('abcdefghjk', { caption: 'الميناء' }), made.p('بعد')),
  )

  it.each([
    ['Backspace', 7],
    ['Delete', 4],
  ])('%s selects it first, then deletes it', (name, position) => {
    const once = done(at(state, position), key(name))
    expect(once.doc.childCount).toBe(3)
    expect(once.selection).toBeInstanceOf(NodeSelection)
    expect(linesOf(done(once, key(name)))).toEqual(['paragraph قبل', 'paragraph بعد'])
  })
})

it('cells stay selected where their table is moved', () => {
  const state = deskOf(made.doc(made.p('قبل'), made.table(null, ['س', 'ص'])))
  const cell = state.doc.child(0).nodeSize + 2
  const moved = done(
    state.apply(state.tr.setSelection(CellSelection.create(state.doc, cell, cell))),
    moveBlock('up'),
  )
  expect(moved.selection).toBeInstanceOf(CellSelection)
  expect(moved.selection.from).toBe(3)
})

describe('who said it stays where a quotation without words yet gives way', () => {
  const state = at(
    deskOf({ type: 'doc', content: [{ type: 'pullQuote', attrs: { attribution: 'هدى' } }] }),
    1,
  )
  const table = made.table(null, ['أ', 'ب'])
  it.each([
    ['to a table from elsewhere', () => inserting(state, [table])],
    ['to a table of our own text', () => state.tr.replaceSelectionWith(editorBlocksOf(schema, [table])[0]!)],
  ])('%s', (_, put) => {
    const pasted = state.apply(put().setMeta('paste', true))
    expect(pasted.doc.textContent).toContain('أب')
    expect(JSON.stringify(pasted.doc.toJSON())).toContain('هدى')
  })
})

it('a mark over words and their note is undone to what each had', () => {
  const state = deskOf(made.doc(made.p('قبل', made.footnote('حاشية'), 'بعد')))
  const { doc } = state
  const all = (of: typeof state) =>
    of.apply(of.tr.setSelection(TextSelection.create(of.doc, 1, of.doc.child(0).nodeSize - 1)))
  const bold = done(all(state), toggle('bold'))
  expect(bold.doc.eq(doc)).toBe(false)
  const plain = done(all(bold), toggle('bold'))
  expect(plain.doc.eq(doc)).toBe(true)
  expect(done(plain, undo).doc.eq(bold.doc)).toBe(true)
  expect(done(done(plain, undo), undo).doc.eq(doc)).toBe(true)
})

it('who wrote a poem stays where Backspace takes it away, empty', () => {
  const state = deskOf({
    type: 'doc',
    content: [{ type: 'poem', attrs: { attribution: 'شاعرة' }, content: [] }],
  })
  const gone = done(at(state, 3), key('Backspace'))
  expect(linesOf(gone)).not.toContain('poem')
  expect(gone.doc.textContent).toContain('شاعرة')
})

it('pictures within a fold, which takes no gallery, stay as they are', () => {
  const figures = () => [made.figure('abcdefghjk', {}), made.figure('abcdefghjk', {})]
  const state = deskOf(made.doc(made.details('عنوان', made.p('نص'), ...figures())))
  const place = state.doc.child(0).child(0).nodeSize + 1
  expect(gatheredAround(state, place)).toBeNull()
  expect(pairedWithNext(state, place)).toBeNull()
})
