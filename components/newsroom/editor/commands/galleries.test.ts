import { getSchema } from '@tiptap/core'
import { EditorState, type Transaction } from '@tiptap/pm/state'
import { describe, expect, it } from 'vitest'
import { beforeAfter, doc, figure, gallery, p } from '@/lib/story/compose.ts'
import type { Block } from '@/lib/story/document.ts'
import { editorDocumentOf, storyDocumentOf } from '../document-exchange.ts'
import { schemaExtensions } from '../schema/story-schema.ts'
import {
  gatheredAround,
  pairedWithNext,
  reordered,
  settledGalleries,
  takenApart,
  takenOut,
} from './galleries.ts'

const schema = getSchema(schemaExtensions)

const stateOf = (...blocks: Block[]) =>
  EditorState.create({ doc: editorDocumentOf(schema, doc(...blocks)), plugins: [settledGalleries] })

/** What stands in the text after a change: the pictures of a gallery in brackets. */
function changed(state: EditorState, tr: Transaction | 'full' | null): string {
  if (tr === null || tr === 'full') throw new Error(`No change: ${tr}`)
  const { doc: next } = state.apply(tr)
  next.check()
  const name = (block: Block): string =>
    block.type === 'figure'
      ? block.attrs.mediaId
      : block.type === 'gallery'
        ? `[${block.content.map(name).join(' ')}]`
        : block.type === 'beforeAfter'
          ? `(${block.content.map(name).join(' ')})`
          : '¶'
  return storyDocumentOf(next).document.content.map(name).join(' ')
}

const four = [p('قبل'), figure('a'), figure('b'), gallery({ caption: 'الكل' }, figure('c'), figure('d'))]
const start = 5

describe('pictures in one row', () => {
  it('become a gallery, with one that stands among them, and figures again', () => {
    const state = stateOf(...four, p('بعد'))
    const tr = gatheredAround(state, start + 1) as Transaction
    expect(changed(state, tr)).toBe('¶ [a b c d] ¶')
    const next = state.apply(tr)
    expect(next.doc.child(1).attrs.caption).toBe('الكل')
    // Its caption stays as a line below.
    expect(changed(next, takenApart(next, start))).toBe('¶ a b c d ¶ ¶')
  })

  it('become no gallery where one stands alone, or where they are too many', () => {
    expect(gatheredAround(stateOf(p('قبل'), figure('a'), p('بعد'), figure('b')), start)).toBeNull()
    const many = Array.from({ length: 301 }, () => figure('a'))
    expect(gatheredAround(stateOf(p('قبل'), ...many), start)).toBe('full')
  })

  it('become before and after, two at a time', () => {
    const state = stateOf(...four)
    expect(changed(state, pairedWithNext(state, start))).toBe('¶ (a b) [c d]')
    expect(pairedWithNext(state, start + 1)).toBeNull()
  })
})

describe('the pictures of a gallery', () => {
  const state = stateOf(p('قبل'), gallery({}, figure('a'), figure('b'), figure('c')), p('بعد'))

  it.each([
    [0, 1, '[b a c]'],
    [0, 2, '[b c a]'],
    [2, 0, '[c a b]'],
  ])('go from place %i to %i', (from, to, expected) => {
    expect(changed(state, reordered(state, start, from, to))).toBe(`¶ ${expected} ¶`)
  })

  it('go no further than its ends', () => {
    expect(reordered(state, start, 0, -1)).toBeNull()
    expect(reordered(state, start, 2, 3)).toBeNull()
  })

  it('are taken out one by one; the last one is no gallery', () => {
    const tr = takenOut(state, start + 2) as Transaction
    expect(changed(state, tr)).toBe('¶ [a c] b ¶')
    const next = state.apply(tr)
    expect(changed(next, takenOut(next, start + 1))).toBe('¶ c a b ¶')
  })
})

describe('a pair', () => {
  it('is one figure without the other, and a gallery with a third', () => {
    const state = stateOf(p('قبل'), beforeAfter({ before: '٢٠١٠' }, figure('a'), figure('b')))
    expect(changed(state, state.tr.delete(start + 1, start + 2))).toBe('¶ b ¶')
    expect(changed(state, state.tr.insert(start + 1, schema.node('figure', { mediaId: 'c' })))).toBe(
      '¶ [c a b] ¶',
    )
  })
})
