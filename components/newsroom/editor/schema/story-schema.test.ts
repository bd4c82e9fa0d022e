import { getSchema } from '@tiptap/core'
import { Fragment, Slice } from '@tiptap/pm/model'
import { describe, expect, it } from 'vitest'
import { demoStories } from '@/lib/demo/fill.ts'
import type { StoryDocument } from '@/lib/story/document.ts'
import { frozenDocuments } from '@/lib/story/frozen-documents.ts'
import { validateDocument } from '@/lib/story/validate.ts'
import { editorDocumentOf, storyDocumentOf } from '../document-exchange.ts'
import { schemaExtensions } from './story-schema.ts'

const schema = getSchema(schemaExtensions)

const there = (document: unknown) => {
  const node = editorDocumentOf(schema, document)
  node.check()
  return storyDocumentOf(node).document
}

describe('the schema of the editor', () => {
  it.each(frozenDocuments)('takes and gives back “$name”', ({ stored }) => {
    expect(there(stored)).toEqual(validateDocument(stored).document)
  })
})

const ago = (hours: number) => new Date(Date.UTC(2026, 0, 1) - hours * 3_600_000).toISOString()
const demoDocuments = (await demoStories()).flatMap(({ key, versions }) =>
  Object.entries(versions).map(([locale, { body }]): [string, StoryDocument] => [
    `${key} (${locale})`,
    typeof body === 'function' ? body(ago) : body,
  ]),
)

describe('every story of the demo publication', () => {
  it.each(demoDocuments)('%s comes through the editor unchanged', (_, document) => {
    expect(there(document)).toEqual(validateDocument(document).document)
  })
})

describe('marks', () => {
  it('come in any order and leave in one', () => {
    const text = (marks: unknown[]) => ({
      type: 'doc',
      content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Kestrel', marks }] }],
    })
    const link = { type: 'link', attrs: { href: 'https://example.org/' } }
    const isolate = { type: 'isolate', attrs: { dir: 'ltr', lang: 'en' } }
    const bold = { type: 'bold' }
    expect(there(text([isolate, bold, link]))).toEqual(there(text([link, bold, isolate])))
    expect(there(text([isolate, bold, link])).content[0]).toMatchObject({
      content: [{ text: 'Kestrel', marks: [link, bold, isolate] }],
    })
  })

  it('link to one place at a time', () => {
    const both = {
      type: 'doc',
      content: [
        {
          type: 'paragraph',
          content: [
            {
              type: 'text',
              text: 'هنا',
              marks: [
                { type: 'link', attrs: { href: 'https://example.org/' } },
                { type: 'storyLink', attrs: { storyId: '0123456789' } },
              ],
            },
          ],
        },
      ],
    }
    expect(there(both).content[0]).toMatchObject({ content: [{ marks: [{ type: 'storyLink' }] }] })
  })
})

describe('what is no story yet', () => {
  it('is an empty paragraph', () => {
    expect(there({ type: 'doc', content: [] })).toEqual({
      type: 'doc',
      content: [{ type: 'paragraph', attrs: { dir: null } }],
    })
  })

  it('leaves out a heading without a word, and keeps an empty paragraph', () => {
    const node = editorDocumentOf(schema, {
      type: 'doc',
      content: [{ type: 'paragraph', content: [{ type: 'text', text: 'نصّ' }] }],
    })
    const withHeading = node.copy(
      node.content.addToEnd(schema.node('heading')).addToEnd(schema.node('paragraph')),
    )
    expect(storyDocumentOf(withHeading).document.content.map(({ type }) => type)).toEqual([
      'paragraph',
      'paragraph',
    ])
  })
})

describe('a block of a newer version', () => {
  const poll = { type: 'poll', attrs: { closes: 3 }, content: [{ type: 'text', text: 'نعم أم لا؟' }] }
  const paragraph = { type: 'paragraph', content: [{ type: 'text', text: 'نصّ' }] }

  it('is there again when a story is left in which a word was typed', () => {
    const opened = editorDocumentOf(schema, { type: 'doc', content: [paragraph, poll] })
    opened.check()
    const typed = opened.replace(1, 1, new Slice(Fragment.from(schema.text('كلمة ')), 0, 0))
    expect(storyDocumentOf(typed).document.content).toMatchObject([
      { type: 'paragraph', content: [{ text: 'كلمة نصّ' }] },
      { type: 'unknownBlock', attrs: { stored: JSON.stringify(poll) } },
    ])
  })
})

describe('what is too much, or broken', () => {
  const line = (text: string) => ({ type: 'paragraph', content: [{ type: 'text', text }] })
  it.each([
    ['a text of a megabyte', Array.from({ length: 2_000 }, () => line('كلمة أخرى '.repeat(50)))],
    ['a paragraph of 100,000 letters', [line('أ'.repeat(100_000))]],
    ['2,000 blocks', Array.from({ length: 2_000 }, (_, n) => line(`سطر ${n}`))],
  ])('comes back as it was: %s', (_, content) => {
    const document = validateDocument({ type: 'doc', content }).document
    expect(there({ type: 'doc', content })).toEqual(document)
    expect(there(document)).toEqual(document)
    expect(document.content).toMatchObject(content.map(({ type }) => ({ type })))
  })

  it('has a sign for half a character, and no other letter is lost', () => {
    expect(there({ type: 'doc', content: [line('قبل \ud83d بعد \udc4d نهاية')] }).content).toMatchObject([
      { content: [{ text: 'قبل \ufffd بعد \ufffd نهاية' }] },
    ])
  })
})

describe('tables', () => {
  it('are known to prosemirror-tables by their roles', () => {
    const roles = Object.values(schema.nodes).flatMap(({ spec }) => spec.tableRole ?? [])
    expect(roles).toEqual(['table', 'row', 'cell', 'header_cell'])
  })
})
