import { describe, expect, it } from 'vitest'
import { editorDocumentOf } from './document-exchange.ts'
import { everyKind, faultsOf, schema, walk, wordMaker } from './testing/block-walk.ts'

describe('every kind of block', () => {
  it.each(Object.entries(everyKind))('%s goes out whole in every form', (_, make) => {
    expect(
      faultsOf(editorDocumentOf(schema, { type: 'doc', content: [make(wordMaker())] })),
    ).toEqual([])
  })
})

describe('a careless hand among all of them', () => {
  it.each(Array.from({ length: 60 }, (_, seed) => seed + 1))('loses and breaks nothing, seed %i', (seed) => {
    expect(walk(seed, 30)).toBeNull()
  })
})
