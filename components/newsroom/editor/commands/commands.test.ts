import { getSchema } from '@tiptap/core'
import type { Node as ProseMirrorNode } from '@tiptap/pm/model'
import { type Command, EditorState, NodeSelection, TextSelection } from '@tiptap/pm/state'
import { describe, expect, it } from 'vitest'
import { emptyTable } from '@/lib/story/blocks/table/editor.ts'
import {
  bullets,
  codeBlock,
  divider,
  doc,
  factBox,
  figure,
  h2,
  liveUpdate,
  p,
  poem,
  pullQuote,
  quote,
  table,
} from '@/lib/story/compose.ts'
import type { StoryDocument } from '@/lib/story/document.ts'
import { plainText } from '@/lib/story/plain-text.ts'
import { blockKinds, findBlockKinds } from '../block-kinds.ts'
import { editorDocumentOf, storyDocumentOf } from '../document-exchange.ts'
import { schemaExtensions } from '../schema/story-schema.ts'
import { insertBlock, leaveContainer } from './insert-block.ts'
import { leaveField } from './leave-field.ts'
import { liftItemAtStart, sinkItem, splitItem } from './lists.ts'
import { moveBlock } from './move-block.ts'
import { cycleDirection, directionAt, setDirection } from './set-direction.ts'
import { toggleList, toggleQuote } from './text-blocks.ts'
import { backspaceInVerse, deleteInVerse, enterInVerse, tabInVerse } from './verse-keys.ts'

const schema = getSchema(schemaExtensions)

/** Where a text stands in a document, its first letter. */
function placeOf(node: ProseMirrorNode, text: string): number {
  let found = -1
  node.descendants((child, position) => {
    const index = child.isText ? (child.text ?? '').indexOf(text) : -1
    if (index >= 0 && found < 0) found = position + index
  })
  if (found < 0) throw new Error(`No “${text}” in the document`)
  return found
}

/** A desk with the cursor before a text, or over it. */
function deskAt(document: StoryDocument, text: string | null, over = false) {
  const node = editorDocumentOf(schema, document)
  let state = EditorState.create({ doc: node })
  const at = text === null ? 1 : placeOf(node, text)
  state = state.apply(
    state.tr.setSelection(TextSelection.create(node, at, over ? at + (text ?? '').length : at)),
  )
  return {
    get state() {
      return state
    },
    set state(next: EditorState) {
      state = next
    },
    run: (command: Command) => {
      const could = command(state)
      const did = command(state, (tr) => {
        state = state.apply(tr)
      })
      expect(did).toBe(could)
      state.doc.check()
      return did
    },
    get blocks() {
      return state.doc.content.content.map((each) => each.type.name)
    },
    get text() {
      return plainText(storyDocumentOf(state.doc).document)
    },
    /** What stands right after the cursor. */
    get after() {
      const { head } = state.selection
      return state.doc.textBetween(head, Math.min(head + 4, state.doc.content.size), '\n')
    },
  }
}

describe('moving blocks', () => {
  it('takes a paragraph past its neighbour, and the cursor with it', () => {
    const desk = deskAt(doc(p('أوّل'), p('ثانٍ'), p('ثالث')), 'ثانٍ')
    expect(desk.run(moveBlock('up'))).toBe(true)
    expect(desk.text).toBe('ثانٍ\n\nأوّل\n\nثالث')
    expect(desk.after).toBe('ثانٍ')
    expect(desk.run(moveBlock('up'))).toBe(false)
    desk.run(moveBlock('down'))
    desk.run(moveBlock('down'))
    expect(desk.text).toBe('أوّل\n\nثالث\n\nثانٍ')
  })

  it('takes an item within its list, and past its edge the whole list', () => {
    const desk = deskAt(doc(p('مقدّمة'), bullets('أوّل', 'ثانٍ')), 'ثانٍ')
    desk.run(moveBlock('up'))
    expect(desk.text).toBe('مقدّمة\n\nثانٍ\nأوّل')
    desk.run(moveBlock('up'))
    expect(desk.text).toBe('ثانٍ\nأوّل\n\nمقدّمة')
  })

  it('takes a table as one, from any of its cells', () => {
    const desk = deskAt(doc(p('قبل'), table(null, ['س', 'ص'], ['1', '2'])), 'ص')
    desk.run(moveBlock('up'))
    expect(desk.blocks).toEqual(['table', 'paragraph'])
    expect(desk.after).toMatch(/^ص/)
  })

  it('takes several selected paragraphs together', () => {
    const desk = deskAt(doc(p('أوّل'), p('ثانٍ'), p('ثالث')), 'ثانٍ')
    desk.state = desk.state.apply(
      desk.state.tr.setSelection(
        TextSelection.create(desk.state.doc, desk.state.selection.from, placeOf(desk.state.doc, 'ثالث') + 2),
      ),
    )
    desk.run(moveBlock('up'))
    expect(desk.text).toBe('ثانٍ\n\nثالث\n\nأوّل')
  })

  it('takes a picture that is selected', () => {
    const desk = deskAt(doc(p('نصّ'), figure('abcdefghjk')), 'نصّ')
    desk.state = desk.state.apply(
      desk.state.tr.setSelection(NodeSelection.create(desk.state.doc, desk.state.doc.child(0).nodeSize)),
    )
    desk.run(moveBlock('up'))
    expect(desk.blocks).toEqual(['figure', 'paragraph'])
    expect(desk.state.selection).toBeInstanceOf(NodeSelection)
  })
})

describe('the direction of blocks', () => {
  it('goes from the words to the other way, to their own way kept, to the words again', () => {
    const desk = deskAt(doc(p('iPhone يصل')), 'iPhone')
    const seen = [directionAt(desk.state, 'ar')]
    for (let step = 0; step < 3; step++) {
      desk.run(cycleDirection('ar'))
      seen.push(directionAt(desk.state, 'ar'))
    }
    expect(seen).toEqual([
      { chosen: null, runs: 'ltr' },
      { chosen: 'rtl', runs: 'rtl' },
      { chosen: 'ltr', runs: 'ltr' },
      { chosen: null, runs: 'ltr' },
    ])
  })

  it('is set on a list together with the item', () => {
    const desk = deskAt(doc(bullets('iPhone', 'هاتف')), 'iPhone')
    desk.run(setDirection('rtl'))
    expect(storyDocumentOf(desk.state.doc).document.content[0]).toMatchObject({
      type: 'bulletList',
      attrs: { dir: 'rtl' },
      content: [{ content: [{ attrs: { dir: 'rtl' } }] }, { content: [{ attrs: { dir: null } }] }],
    })
  })

  it('is a table’s, from any cell', () => {
    const desk = deskAt(doc(table(null, ['س', 'ص'])), 'ص')
    desk.run(setDirection('ltr'))
    expect(desk.state.doc.child(0).attrs.dir).toBe('ltr')
  })

  it('is never code’s', () => {
    const desk = deskAt(doc(codeBlock(null, 'س = 1')), 'س')
    expect(desk.run(setDirection('rtl'))).toBe(false)
    expect(directionAt(desk.state, 'ar')).toBeNull()
  })
})

describe('putting blocks in', () => {
  it('takes the place of an empty paragraph, and stands after one with words', () => {
    const empty = deskAt(doc(p()), null)
    empty.run(insertBlock(emptyTable(3, 2)))
    expect(empty.blocks).toEqual(['table'])
    const full = deskAt(doc(p('نصّ'), p('بعد')), 'نصّ')
    full.run(insertBlock(({ schema: { nodes } }) => nodes.factBox!.create({}, nodes.paragraph!.create())))
    expect(full.blocks).toEqual(['paragraph', 'factBox', 'paragraph'])
  })

  it('goes out of what cannot hold it', () => {
    const desk = deskAt(doc(factBox('بالأرقام', p('12%'))), '12%')
    desk.run(insertBlock(({ schema: { nodes } }) => nodes.figure!.create({ mediaId: 'abcdefghjk' })))
    expect(desk.blocks).toEqual(['factBox', 'figure'])
  })

  it('leaves a box by the empty line at its end', () => {
    const desk = deskAt(doc(factBox('بالأرقام', p('12%'), p())), '12%')
    expect(desk.run(leaveContainer)).toBe(false)
    desk.state = desk.state.apply(
      desk.state.tr.setSelection(
        TextSelection.near(desk.state.doc.resolve(desk.state.doc.content.size - 2), -1),
      ),
    )
    expect(desk.run(leaveContainer)).toBe(true)
    expect(desk.blocks).toEqual(['factBox', 'paragraph'])
    expect(desk.state.selection.$from.depth).toBe(1)
  })
})

describe('lists and quotations', () => {
  it('are made of a paragraph and given up again', () => {
    const desk = deskAt(doc(p('بند')), 'بند')
    desk.run(toggleList('bulletList'))
    expect(desk.blocks).toEqual(['bulletList'])
    desk.run(toggleList('orderedList'))
    expect(desk.blocks).toEqual(['orderedList'])
    desk.run(toggleList('orderedList'))
    expect(desk.blocks).toEqual(['paragraph'])
    desk.run(toggleQuote)
    expect(desk.blocks).toEqual(['blockquote'])
    desk.run(toggleQuote)
    expect(desk.blocks).toEqual(['paragraph'])
  })

  it('are made of a heading too', () => {
    const desk = deskAt(doc(h2('بند')), 'بند')
    desk.run(toggleList('bulletList'))
    expect(desk.blocks).toEqual(['bulletList'])
    expect(desk.text).toBe('بند')
  })

  it('go a step in and out', () => {
    const desk = deskAt(doc(bullets('أ', 'ب')), 'ب')
    desk.run(sinkItem)
    expect(desk.state.doc.child(0).childCount).toBe(1)
    desk.run(liftItemAtStart)
    expect(desk.state.doc.child(0).childCount).toBe(2)
    desk.run(splitItem)
    expect(desk.state.doc.child(0).childCount).toBe(3)
  })

  it.each(blockKinds.filter(({ isTextBlock }) => isTextBlock).map((kind) => [kind.id, kind] as const))(
    'lose no word when a quoted list becomes: %s',
    (_, kind) => {
      const desk = deskAt(doc(quote('هدى', 'قالت نعم'), bullets('بند أوّل', 'بند ثانٍ'), divider()), 'بند ثانٍ')
      if ('command' in kind.act) desk.run(kind.act.command)
      expect(desk.text).toContain('بند ثانٍ')
      expect(desk.text).toContain('قالت نعم')
    },
  )
})

describe('finding a kind of block', () => {
  const names: Record<string, string> = { table: 'جدول', figure: 'صورة من المكتبة', blockquote: 'اقتباس' }
  const found = (query: string) => findBlockKinds(query, ({ id }) => names[id] ?? id).map(({ id }) => id)

  it.each([
    ['جد', 'table'],
    ['الجدول', 'table'],
    ['tab', 'table'],
    ['صوره', 'figure'],
    ['يوتيوب', 'embed'],
    ['TWEET', 'embed'],
    ['اقتباس', 'blockquote'],
    ['تحديث', 'liveUpdate'],
  ])('by %s', (query, id) => {
    expect(found(query)).toContain(id)
  })

  it('finds all of them by nothing, and none by nonsense', () => {
    expect(found('')).toHaveLength(blockKinds.length)
    expect(found('زغغغ')).toEqual([])
  })
})

describe('leaving a field of a block', () => {
  const leaving = (document: StoryDocument, kind: string, where: 'inside' | 'behind') => {
    const desk = deskAt(doc(p('قبلها'), ...document.content), 'قبلها')
    let at = -1
    desk.state.doc.descendants((node, position) => {
      if (node.type.name === kind && at < 0) at = position
    })
    desk.run(leaveField(at, where))
    return desk
  }

  it('goes behind a quotation, to the paragraph or heading that follows', () => {
    for (const next of [p('بعدها'), h2('بعدها')]) {
      const desk = leaving(doc(quote('الوزير', 'قال'), next), 'blockquote', 'behind')
      expect(desk.after).toBe('بعده')
      expect(desk.blocks).toHaveLength(3)
    }
  })

  it.each([
    ['nothing', []],
    ['a picture', [figure('m1')]],
    ['a list', [bullets('بعدها')]],
    ['another quotation', [pullQuote('بعدها')]],
  ])('makes a paragraph where %s follows', (_, rest) => {
    for (const [kind, block] of [
      ['blockquote', quote('الوزير', 'قال')],
      ['pullQuote', pullQuote('قال', 'الوزير')],
      ['figure', figure('m0')],
    ] as const) {
      const desk = leaving(doc(block, ...rest), kind, 'behind')
      expect(desk.blocks.slice(1, 3)).toEqual([kind, 'paragraph'])
      expect(desk.blocks).toHaveLength(3 + rest.length)
      expect(desk.state.selection.$head.index(0)).toBe(2)
    }
  })

  it('stays in the entry of a live story that the quotation stands in', () => {
    const desk = leaving(
      doc(liveUpdate('2026-01-01T10:00:00.000Z', 'عاجل', quote('الوزير', 'قال')), p('بعدها')),
      'blockquote',
      'behind',
    )
    expect(desk.state.selection.$head.node(1).type.name).toBe('liveUpdate')
    expect(desk.state.selection.$head.parent.content.size).toBe(0)
  })

  it('goes into the text of a block whose field stands over it', () => {
    expect(leaving(doc(factBox('عنوان', p('متن'))), 'factBox', 'inside').after).toBe('متن')
    expect(leaving(doc(table('عنوان', ['رأس'], ['خلية'])), 'table', 'inside').after).toContain('رأس')
  })
})

describe('keys within a poem', () => {
  const versesAfter = (document: StoryDocument, text: string | null, offset: number, ...keys: Command[]) => {
    const desk = deskAt(document, text)
    desk.state = desk.state.apply(
      desk.state.tr.setSelection(TextSelection.create(desk.state.doc, desk.state.selection.from + offset)),
    )
    for (const key of keys) desk.run(key)
    desk.state.doc.check()
    return desk.state.doc.children.map((block) =>
      block.type.name === 'poem'
        ? block.children.map((verse) => verse.children.map(({ textContent }) => textContent))
        : block.type.name,
    )
  }
  const classical = doc(poem(null, 'صدر … عجز'))
  const free = doc(poem(null, 'سطر أول', 'سطر ثان'))

  it('Return goes from half to half, then to a new verse, then out', () => {
    expect(versesAfter(classical, 'صدر', 3, enterInVerse)).toEqual([[['صدر', 'عجز']]])
    expect(versesAfter(classical, 'عجز', 3, enterInVerse)).toEqual([
      [
        ['صدر', 'عجز'],
        ['', ''],
      ],
    ])
    expect(versesAfter(classical, 'عجز', 3, enterInVerse, enterInVerse)).toEqual([
      [['صدر', 'عجز']],
      'paragraph',
    ])
    expect(versesAfter(free, 'ثان', 3, enterInVerse, enterInVerse, enterInVerse)).toEqual([
      [['سطر أول'], ['سطر ثان'], ['']],
      'paragraph',
    ])
  })

  it('Return within a half takes the rest along', () => {
    expect(versesAfter(classical, 'صدر', 1, enterInVerse)).toEqual([[['ص', 'در عجز']]])
    expect(versesAfter(free, 'أول', 0, enterInVerse)).toEqual([[['سطر '], ['أول'], ['سطر ثان']]])
  })

  it('Tab makes the second half', () => {
    expect(versesAfter(free, 'أول', 0, tabInVerse)).toEqual([[['سطر ', 'أول'], ['سطر ثان']]])
  })

  it('Backspace and Delete join halves, and lines, without losing a word', () => {
    expect(versesAfter(classical, 'عجز', 0, backspaceInVerse)).toEqual([[['صدر عجز']]])
    expect(versesAfter(classical, 'صدر', 3, deleteInVerse)).toEqual([[['صدر عجز']]])
    expect(versesAfter(free, 'سطر ثان', 0, backspaceInVerse)).toEqual([[['سطر أولسطر ثان']]])
    const empty = doc({ type: 'poem', content: [{ type: 'verse', content: [{ type: 'hemistich' }] }] })
    expect(versesAfter(empty, null, 2, backspaceInVerse)).toEqual(['paragraph'])
  })
})
