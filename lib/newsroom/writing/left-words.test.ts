import { expect, test } from 'vitest'
import type { UnsavedDraft } from './draft-autosave.ts'
import { leftWords } from './left-words.ts'
import { sampleContent } from './testing/sample-content.ts'

const words = (headline: string, rest: Partial<UnsavedDraft> = {}): UnsavedDraft => ({
  articleId: 'a',
  tabId: 'gone',
  staffId: 's',
  baseVersion: 4,
  turn: 10,
  content: sampleContent(headline),
  keptAt: 1,
  ...rest,
})
const server = { version: 4, run: null, content: sampleContent('على الخادم') }
const none: ReadonlySet<string> = new Set()

test('nothing kept, nothing found', () => {
  expect(leftWords([], server, none, 'me')).toEqual({ found: { kind: 'none' }, needless: [] })
})

test('words upon the version that the server has are restored', () => {
  const mine = words('لم يصل')
  expect(leftWords([mine], server, none, 'me').found).toEqual({ kind: 'restore', words: mine })
})

test('words upon an older version are compared, not put in its place', () => {
  const mine = words('لم يصل', { baseVersion: 3 })
  expect(leftWords([mine], server, none, 'me').found).toEqual({ kind: 'conflict', words: mine })
})

test('words that arrived after all are needless', () => {
  const mine = words('على الخادم', { baseVersion: 3 })
  expect(leftWords([mine], server, none, 'me')).toEqual({ found: { kind: 'none' }, needless: [mine] })
})

test('words written after a save that was never answered go on from it', () => {
  const mine = words('على الخادم، والمزيد', { baseVersion: 3 })
  const unheard = { ...server, run: { tabId: 'gone', base: 2, turn: 9 } }
  expect(leftWords([mine], unheard, none, 'me').found.kind).toBe('restore')
  // Somebody else has written since that tab did.
  const another = { ...server, run: { tabId: 'other', base: 3, turn: 9 } }
  expect(leftWords([mine], another, none, 'me').found.kind).toBe('conflict')
})

test('words that the last request of a page which went has overtaken are needless', () => {
  const mine = words('على الخا', { baseVersion: 3, turn: 9 })
  const overtaken = { ...server, run: { tabId: 'gone', base: 2, turn: 10 } }
  expect(leftWords([mine], overtaken, none, 'me')).toEqual({ found: { kind: 'none' }, needless: [mine] })
})

test('what another open tab keeps is left to it; what this tab kept before it was reloaded is not', () => {
  const mine = words('لي', { tabId: 'me' })
  const other = words('لغيري', { tabId: 'other', keptAt: 2 })
  const open = new Set(['me', 'other'])
  expect(leftWords([other, mine], server, open, 'me').found).toEqual({ kind: 'restore', words: mine })
})

test('a field that the version which kept them did not know stands as the server has it', () => {
  const told = { ...server, content: sampleContent('على الخادم', [], { searchTitle: 'لمن يبحث' }) }
  const { searchTitle: _, otherHeadlines: __, ...content } = sampleContent('لم يصل')
  const { found } = leftWords([words('', { content: content as never })], told, none, 'me')
  expect(found).toMatchObject({
    kind: 'restore',
    words: { content: { headline: 'لم يصل', searchTitle: 'لمن يبحث', otherHeadlines: [] } },
  })
})

test('a field that only a newer version knows is not sent by this one, whose server would refuse it', () => {
  const content = { ...sampleContent('لم يصل'), mood: 'هادئ' }
  const { found } = leftWords([words('', { content })], server, none, 'me')
  expect(found).toMatchObject({ kind: 'restore', words: { content: { headline: 'لم يصل' } } })
  expect(found.kind === 'restore' && found.words.content).not.toHaveProperty('mood')
})
