import { getSchema } from '@tiptap/core'
import { EditorState } from '@tiptap/pm/state'
import { describe, expect, it } from 'vitest'
import { bullets, codeBlock, doc, factBox, h2, isolate, p, table } from '@/lib/story/compose.ts'
import type { StoryDocument } from '@/lib/story/document.ts'
import { editorDocumentOf } from '../document-exchange.ts'
import { schemaExtensions } from '../schema/story-schema.ts'
import { changedBlocks, pageLayout, pageLayoutKey } from './page-layout.ts'

const schema = getSchema(schemaExtensions)
const stateOf = (document: StoryDocument) =>
  EditorState.create({ doc: editorDocumentOf(schema, document), plugins: [pageLayout('ar')] })

/** The decorations as a person would describe them: what runs which way. */
function layoutOf(state: EditorState): string[] {
  return (pageLayoutKey.getState(state)?.decorations.find() ?? [])
    .map((decoration) => {
      const attrs = (decoration as unknown as { type: { attrs: Record<string, string> } }).type.attrs
      const node = state.doc.nodeAt(decoration.from)
      const isRun = attrs.nodeName === 'span'
      const what = isRun ? state.doc.textBetween(decoration.from, decoration.to) : node?.type.name
      return { at: decoration.from, said: `${what} ${attrs.dir}${attrs['data-chosen-dir'] ? ' chosen' : ''}` }
    })
    .sort((a, b) => a.at - b.at)
    .map(({ said }) => said)
}

describe('the layout of the page', () => {
  it('runs each block by its first strong character, or as chosen', () => {
    const state = stateOf(
      doc(p('أعلنت الشركة'), p('Kestrel said'), p('12.5%'), {
        type: 'paragraph',
        attrs: { dir: 'rtl' },
        content: [{ type: 'text', text: 'iPhone' }],
      }),
    )
    expect(layoutOf(state)).toEqual([
      'paragraph rtl',
      'paragraph ltr',
      'paragraph rtl',
      '12.5% ltr',
      'paragraph rtl chosen',
      'iPhone ltr',
    ])
  })

  it('isolates foreign runs, but not in code or in what the editor isolated', () => {
    expect(layoutOf(stateOf(doc(p('قالت tZero إنّ ', isolate('Kestrel Labs', 'en'), ' تنمو'))))).toEqual([
      'paragraph rtl',
      'tZero ltr',
    ])
    expect(layoutOf(stateOf(doc(codeBlock(null, 'const س = 1'))))).toEqual([])
  })

  it('gives lists, boxes and what is in them each their own', () => {
    expect(layoutOf(stateOf(doc(bullets('Apple', 'أمازون'))))).toEqual([
      'bulletList ltr',
      'paragraph ltr',
      'paragraph rtl',
    ])
    expect(layoutOf(stateOf(doc(factBox('بالأرقام', p('GDP')))))).toEqual(['factBox rtl', 'paragraph ltr'])
  })

  it('runs every cell as its table', () => {
    expect(layoutOf(stateOf(doc(table('الأسعار', ['الشركة', 'السعر'], ['Apple', '3-2']))))).toEqual([
      'table rtl',
      'Apple ltr',
      '3 ltr',
    ])
  })

  it('follows what is typed, and looks at no other block', () => {
    let state = stateOf(doc(h2('عنوان'), p('نصّ'), p('ختام')))
    const before = state.doc
    state = state.apply(state.tr.insertText('X ', 8))
    expect(changedBlocks(before, state.doc)?.blocks.map(({ node }) => node.textContent)).toEqual(['X نصّ'])
    expect(layoutOf(state)).toEqual(['heading rtl', 'paragraph ltr', 'نصّ rtl', 'paragraph rtl'])
  })

  it('follows blocks that come, go and move', () => {
    let state = stateOf(doc(p('أوّل'), p('second'), p('ثالث')))
    state = state.apply(state.tr.delete(0, state.doc.child(0).nodeSize))
    expect(layoutOf(state)).toEqual(['paragraph ltr', 'paragraph rtl'])
    state = state.apply(state.tr.insert(0, schema.node('paragraph', null, [schema.text('جديد')])))
    expect(layoutOf(state)).toEqual(['paragraph rtl', 'paragraph ltr', 'paragraph rtl'])
    state = state.apply(state.tr.replaceWith(0, state.doc.content.size, schema.node('paragraph')))
    expect(layoutOf(state)).toEqual(['paragraph rtl'])
  })

  it('isolates the runs of a paragraph of 600 KB as far as its page does', () => {
    const state = stateOf(doc(p('كw'.repeat(300_000))))
    // One for each of its first 50,000 letters that is Latin, and one for the paragraph.
    expect(pageLayoutKey.getState(state)?.decorations.find()).toHaveLength(25_001)
  })
})
