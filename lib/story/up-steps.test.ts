import { describe, expect, it } from 'vitest'
import { documentVersion } from './document.ts'
import { frozenDocuments } from './frozen-documents.ts'
import { plainText } from './plain-text.ts'
import { UnknownDocumentVersion, upSteps, upToDate } from './up-steps.ts'

describe('upToDate', () => {
  it.each(frozenDocuments)(
    'reads the frozen document “$name” of version $version with every word of it',
    ({ version, stored, text }) => {
      expect(plainText(upToDate(stored, version))).toBe(text)
    },
  )

  it('has a frozen document of every version there has been', () => {
    const versions = new Set(frozenDocuments.map((each) => each.version))
    for (let version = 1; version <= documentVersion; version += 1) expect(versions).toContain(version)
  })

  it('has a step from every version but the current one', () => {
    expect(Object.keys(upSteps).map(Number)).toEqual(
      Array.from({ length: documentVersion - 1 }, (_, i) => i + 1),
    )
  })

  it('takes the steps in order, each once', () => {
    const taken: number[] = []
    const step = (from: number) => (document: unknown) => {
      taken.push(from)
      return document
    }
    upToDate({ type: 'doc' }, 1, { steps: { 1: step(1), 2: step(2), 3: step(3) }, current: 4 })
    expect(taken).toEqual([1, 2, 3])
  })

  it('refuses a document from a newer Warraq, and a chain with a step missing', () => {
    expect(() => upToDate({ type: 'doc' }, documentVersion + 1)).toThrow(UnknownDocumentVersion)
    expect(() => upToDate({ type: 'doc' }, 1, { steps: {}, current: 2 })).toThrow(UnknownDocumentVersion)
  })
})
