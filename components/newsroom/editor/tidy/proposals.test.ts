import { getSchema } from '@tiptap/core'
import { EditorState } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import { describe, expect, it } from 'vitest'
import { tidyRules } from '@/lib/arabic/tidy-rules.ts'
import {
  bold,
  bullets,
  code,
  codeBlock,
  doc,
  embed,
  factBox,
  figure,
  h2,
  isolate,
  liveUpdate,
  p,
  pullQuote,
  quote,
  table,
} from '@/lib/story/compose.ts'
import type { StoryDocument } from '@/lib/story/document.ts'
import { plainText } from '@/lib/story/plain-text.ts'
import { countProposed } from '@/lib/story/tidied-lines.ts'
import ar from '@/messages/newsroom/ar/editor.json' with { type: 'json' }
import en from '@/messages/newsroom/en/editor.json' with { type: 'json' }
import { editorDocumentOf, storyDocumentOf } from '../document-exchange.ts'
import { schemaExtensions } from '../schema/story-schema.ts'
import {
  accept,
  fieldProposals,
  lookOverAll,
  proposalAt,
  proposalCount,
  proposals,
  refuse,
  refusedCount,
  restoreRefused,
  tidyProposals,
} from './proposals.ts'

const schema = getSchema(schemaExtensions)

/** An editor without a window: a state and what changes it. */
function deskWith(document: StoryDocument) {
  const desk = {
    state: EditorState.create({
      doc: editorDocumentOf(schema, document),
      plugins: [tidyProposals('ar', () => {})],
    }),
    dispatch(transaction: Parameters<EditorView['dispatch']>[0]) {
      desk.state = desk.state.apply(transaction)
    },
  }
  const view = desk as unknown as EditorView
  const look = () => lookOverAll(view, 'ar')
  look()
  return {
    view,
    look,
    get proposed() {
      return proposals(desk.state).map(({ rule, before, after }) => `${rule}: “${before}” → “${after}”`)
    },
    get text() {
      return plainText(storyDocumentOf(desk.state.doc).document)
    },
    get marked() {
      return proposals(desk.state).map(({ shownFrom, shownTo }) =>
        desk.state.doc.textBetween(shownFrom, shownTo),
      )
    },
    get fields() {
      return fieldProposals(desk.state).map(
        ({ attribute, before, after }) => `${attribute}: ${before}→${after}`,
      )
    },
    /** The attribute of the first block of a kind. */
    attribute: (kind: string, name: string) =>
      desk.state.doc.children.find((node) => node.type.name === kind)?.attrs[name],
    type: (at: number, words: string) => desk.dispatch(desk.state.tr.insertText(words, at)),
    at: (position: number) => proposalAt(desk.state, position),
  }
}

describe('what the tidy pass proposes', () => {
  it('stands at its place in the document, whatever blocks and marks are around it', () => {
    const desk = deskWith(doc(p('سليم'), bullets('قال', ['محـ', bold('ـمد'), ' نعم ,ثم مضى'])))
    expect(desk.marked.join('|')).toContain('ـ')
    accept(desk.view, proposals(desk.view.state))
    expect(desk.text).toBe('سليم\n\nقال\nمحمد نعم، ثم مضى')
  })

  it('marks the letter beside what is only put in', () => {
    const desk = deskWith(doc(p('نعم،ثم')))
    expect(desk.proposed).toEqual(['space-after-punctuation: “” → “ ”'])
    expect(desk.marked).toEqual(['،'])
    accept(desk.view, proposals(desk.view.state))
    expect(desk.text).toBe('نعم، ثم')
  })

  it('never looks into code, addresses or what is isolated as foreign', () => {
    const desk = deskWith(
      doc(
        codeBlock(null, 'محـــمد ,ثم'),
        p(
          'انظر ',
          code('محـــمد ,ثم'),
          ' و https://example.org/محـــمد,ثم و',
          isolate('Hello ,world', 'en'),
          ' هنا',
        ),
      ),
    )
    expect(desk.proposed).toEqual([])
  })

  it('can be accepted one at a time; the others stay where they are', () => {
    const desk = deskWith(doc(p('محـــمد ,ثم "نعم"')))
    const [first, ...others] = proposals(desk.view.state)
    accept(desk.view, [first!])
    expect(desk.text).toBe('محمد ,ثم "نعم"')
    expect(desk.proposed).toHaveLength(others.length)
    accept(desk.view, proposals(desk.view.state))
    expect(desk.text).toBe('محمد، ثم «نعم»')
    desk.look()
    expect(desk.proposed).toEqual([])
  })

  it('keeps the marks of what it mends', () => {
    const desk = deskWith(doc(p('قال ', bold('محـــمد'), ' نعم')))
    accept(desk.view, proposals(desk.view.state))
    expect(storyDocumentOf(desk.view.state.doc).document.content[0]).toMatchObject({
      content: [{ text: 'قال ' }, { text: 'محمد', marks: [{ type: 'bold' }] }, { text: ' نعم' }],
    })
  })

  it('is counted', () => {
    const desk = deskWith(doc(p('محـــمد ,ثم "نعم"')))
    const count = () => proposalCount(desk.view.state)
    expect(count()).toBe(desk.proposed.length)
    refuse(desk.view, proposals(desk.view.state).slice(0, 1))
    expect(count()).toBe(desk.proposed.length)
    accept(desk.view, proposals(desk.view.state).slice(0, 1))
    expect(count()).toBe(desk.proposed.length)
    desk.type(proposals(desk.view.state)[0]!.shownFrom + 1, 'ر')
    expect(count()).toBe(desk.proposed.length)
    accept(desk.view, proposals(desk.view.state))
    expect(count()).toBe(0)
  })

  it('is found under the cursor', () => {
    const desk = deskWith(doc(p('محـــمد')))
    expect(desk.at(4)).toMatchObject({ rule: 'tatweel' })
    expect(desk.at(1)).toBeNull()
  })
})

describe('the fields of blocks', () => {
  const words = 'محـمد'
  const everyField = doc(
    p(`نص ${words} `, code('محـمد')),
    h2(words),
    quote(words, 'قال'),
    pullQuote('قال', words),
    figure('m1', { alt: words, caption: words, credit: words }),
    embed('youtube', 'https://youtu.be/abc123XYZ_-', words),
    factBox(words, p(words)),
    table(words, [words], ['قال']),
    liveUpdate('2026-01-01T10:00:00.000Z', words, p('قال'), quote(words, 'قال')),
    codeBlock(null, words),
  )

  it('are looked at, and counted as the checklist counts them', () => {
    const desk = deskWith(everyField)
    expect(desk.fields).toEqual([
      ...['attribution', 'attribution', 'alt', 'caption', 'title', 'title', 'caption', 'headline'].map(
        (name) => `${name}: ـ→`,
      ),
      'attribution: ـ→',
    ])
    const { document } = storyDocumentOf(desk.view.state.doc)
    const counted = document.content.reduce((sum, block) => sum + countProposed(block, 'ar'), 0)
    expect(proposalCount(desk.view.state)).toBe(counted)
    expect(counted).toBe(desk.proposed.length + desk.fields.length)
  })

  it('are accepted with the text, in one step', () => {
    const desk = deskWith(everyField)
    accept(desk.view, [...proposals(desk.view.state), ...fieldProposals(desk.view.state)])
    expect(desk.attribute('blockquote', 'attribution')).toBe('محمد')
    expect(desk.attribute('figure', 'alt')).toBe('محمد')
    expect(desk.attribute('figure', 'credit')).toBe(words)
    desk.look()
    expect(proposalCount(desk.view.state)).toBe(0)
  })

  it('keep what else is proposed for them when one is accepted', () => {
    const desk = deskWith(doc(quote('محـمد ,الوزير', 'قال')))
    const [tatweel] = fieldProposals(desk.view.state)
    accept(desk.view, [tatweel!])
    expect(desk.attribute('blockquote', 'attribution')).toBe('محمد ,الوزير')
    expect(desk.fields.length).toBeGreaterThan(0)
    expect(desk.fields.join()).not.toContain('ـ')
  })

  it('move with their block, and go when their words are no longer their own', () => {
    const desk = deskWith(doc(p('قال'), quote(words, 'قال')))
    desk.type(1, 'نعم ')
    accept(desk.view, fieldProposals(desk.view.state))
    expect(desk.attribute('blockquote', 'attribution')).toBe('محمد')
    const other = deskWith(doc(quote(words, 'قال')))
    other.view.dispatch(other.view.state.tr.setNodeAttribute(0, 'attribution', 'سعيد'))
    expect(other.fields).toEqual([])
  })

  it('stay refused though they are typed in', () => {
    const desk = deskWith(doc(quote(words, 'قال')))
    refuse(desk.view, fieldProposals(desk.view.state))
    expect(desk.fields).toEqual([])
    expect(refusedCount(desk.view.state)).toBe(1)
    desk.view.dispatch(desk.view.state.tr.setNodeAttribute(0, 'attribution', `${words} الوزير`))
    desk.look()
    expect(desk.fields).toEqual([])
    restoreRefused(desk.view)
    expect(desk.fields).toEqual(['attribution: ـ→'])
  })
})

describe('while somebody types', () => {
  it('moves with its words, and goes when they are no longer its own', () => {
    const desk = deskWith(doc(p('سلام'), p('محـــمد')))
    desk.type(1, 'وعليكم ')
    expect(desk.marked).toEqual(['ـــ'])
    const [only] = proposals(desk.view.state)
    desk.type(only!.from + 1, 'ر')
    expect(desk.marked).toEqual([])
    desk.look()
    expect(desk.marked.join('')).toBe('ـــ')
  })
})

describe('what is refused', () => {
  it('stays refused though its line is typed in', () => {
    const desk = deskWith(doc(p('محـــمد و"نعم"')))
    refuse(
      desk.view,
      proposals(desk.view.state).filter(({ rule }) => rule === 'tatweel'),
    )
    expect(desk.proposed.join()).not.toContain('tatweel')
    expect(refusedCount(desk.view.state)).toBe(1)
    desk.type(1, 'قال ')
    desk.look()
    expect(desk.proposed.join()).not.toContain('tatweel')
    expect(desk.proposed.join()).toContain('quotes')
  })

  it('leaves room for what is new in its line', () => {
    const desk = deskWith(doc(p('قال محمد ,ثم أضاف "نعم".')))
    refuse(
      desk.view,
      proposals(desk.view.state).filter(({ rule }) => rule === 'straight-quotes'),
    )
    accept(desk.view, proposals(desk.view.state))
    for (const letter of ' ونعم ,لا') desk.type(desk.view.state.doc.content.size - 1, letter)
    desk.look()
    expect(desk.proposed).toEqual([
      'space-before-punctuation: “ ” → “”',
      'punctuation-form: “,” → “،”',
      'space-after-punctuation: “” → “ ”',
    ])
  })

  it('does not keep the same from being proposed elsewhere', () => {
    const desk = deskWith(doc(p('محـــمد'), p('سـعيد')))
    refuse(desk.view, proposals(desk.view.state).slice(0, 1))
    desk.look()
    expect(desk.marked).toEqual(['ـ'])
  })

  it('is proposed again when asked for', () => {
    const desk = deskWith(doc(p('محـــمد')))
    refuse(desk.view, proposals(desk.view.state))
    restoreRefused(desk.view)
    expect(desk.marked).toEqual(['ـــ'])
    expect(refusedCount(desk.view.state)).toBe(0)
  })
})

describe('every rule', () => {
  it.each(tidyRules)('%s says why in both languages', (rule) => {
    expect(ar.tidy.rules[rule]).toMatch(/\p{Script=Arabic}/u)
    expect(en.tidy.rules[rule]).toMatch(/[a-z]/)
  })

  it('and no other has a reason', () => {
    expect(Object.keys(ar.tidy.rules).sort()).toEqual([...tidyRules].sort())
  })
})
