import { getSchema } from '@tiptap/core'
import { EditorState } from '@tiptap/pm/state'
import { describe, expect, it } from 'vitest'
import {
  applyChanges,
  type Change,
  changesBetween,
  contextOf,
  findAgain,
  followerOf,
  makeable,
  standsAt,
} from '@/lib/newsroom/suggestions/changes.ts'
import { type Piece, textOf } from '@/lib/newsroom/suggestions/pieces.ts'
import { bold, bullets, doc, figure, footnote, h2, p, table } from '@/lib/story/compose.ts'
import type { StoryDocument } from '@/lib/story/document.ts'
import { editorDocumentOf, storyDocumentOf } from './document-exchange.ts'
import { schemaExtensions } from './schema/story-schema.ts'
import { makeChanges, storedTextOf } from './suggestion-places.ts'
import { editAtRandom, randomBlocks, randomOf } from './testing/random-edits.ts'

const schema = getSchema(schemaExtensions)

const stateOf = (document: StoryDocument) => EditorState.create({ doc: editorDocumentOf(schema, document) })
const textIn = (state: EditorState): Piece[] => storyDocumentOf(state.doc).document.content as Piece[]
const sent = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T

/** Has changes made one after the other in the editor, in any order, each followed through what came before. */
function madeOneByOne(start: EditorState, changes: readonly Change[], random: () => number): EditorState {
  let state = start
  let left = [...changes]
  while (left.length > 0) {
    const [next] = left.splice(Math.floor(random() * left.length), 1)
    if (!next) break
    const before = storedTextOf(state.doc) as Piece[]
    const { tr } = state
    expect(makeChanges(tr, [next])).toHaveLength(1)
    state = state.apply(tr)
    state.doc.check()
    const follow = followerOf(before, storedTextOf(state.doc) as Piece[])
    left = left.map((each) => {
      const place = follow(each)
      if (place === null || place === 'made') throw new Error(`lost: ${JSON.stringify(each)}`)
      return { ...each, ...place }
    })
  }
  return state
}

const characters = new Intl.Segmenter('und', { granularity: 'grapheme' })
const isWhole = (text: string) => {
  const begins = new Set([...characters.segment(text)].map(({ index }) => index))
  return (at: number) => begins.has(at) || at === text.length
}

const met = { line: 0, blocks: 0, attributes: 0 }

function walk(seed: number): number {
  const random = randomOf(seed)
  const start = stateOf(doc(...randomBlocks(random)))
  const before = textIn(start)
  let typed = stateOf({ type: 'doc', content: before as StoryDocument['content'] })
  const edits = 1 + Math.floor(random() * 8)
  for (let n = 0; n < edits; n += 1) typed = editAtRandom(typed, random)
  const after = textIn(typed)
  const changes = sent(changesBetween(before, after))
  for (const change of changes) {
    met[change.kind] += 1
    expect(standsAt(change, before)).toBe(true)
    if (change.kind === 'line') {
      const line = change.path.reduce<Piece | undefined>((piece, step) => piece?.content?.[step], {
        type: 'doc',
        content: before,
      })
      // A footnote or a line break counts one, in the line as in its text.
      const text = (line?.content ?? []).map((piece) => (piece.type === 'text' ? piece.text : '\n')).join('')
      if ((line?.content ?? []).length <= 1) expect([change.from, change.to].every(isWhole(text))).toBe(true)
    }
  }
  // All at once, as the server and the editor do it.
  expect(applyChanges(before, changes)).toEqual(after)
  const all = stateOf({ type: 'doc', content: before as StoryDocument['content'] })
  const { tr } = all
  expect(makeChanges(tr, changes)).toHaveLength(changes.length)
  expect(textIn(all.apply(tr))).toEqual(after)
  // One by one, in any order.
  const begun = stateOf({ type: 'doc', content: before as StoryDocument['content'] })
  expect(textIn(madeOneByOne(begun, changes, random))).toEqual(after)
  // Refused one by one: the text that has what is left, and in the end the text as it was.
  const left = [...changes]
  while (left.length > 0) {
    left.splice(Math.floor(random() * left.length), 1)
    const those = applyChanges(before, left)
    expect(changesBetween(before, those).length).toBeLessThanOrEqual(changes.length)
  }
  expect(applyChanges(before, left)).toEqual(before)
  return edits
}

describe('everything accepted is the text typed by hand, everything refused the text before', () => {
  const wanted = Number(process.env.SUGGESTION_EDITS ?? 300)
  it(`over ${wanted} random edits`, () => {
    let edits = 0
    for (let seed = Number(process.env.SUGGESTION_SEED ?? 1); edits < wanted; seed += 1)
      try {
        edits += walk(seed)
      } catch (error) {
        throw new Error(`seed ${seed}: ${error}`, { cause: error })
      }
    // Nothing was proven by edits that changed nothing.
    expect(Math.min(met.line, met.blocks, met.attributes)).toBeGreaterThan(wanted / 1_000)
  }, 600_000)
})

const between = (before: StoryDocument, after: StoryDocument) =>
  changesBetween(before.content as Piece[], after.content as Piece[])
/** A change as people would say it. */
const told = ({ kind, before, after }: Change) => `${kind}: ${textOf(before)} → ${textOf(after)}`

describe('what is told as one change', () => {
  it('is a word with its vowel marks, never a part of it', () => {
    expect(between(doc(p('قال المُدَرِّسُ أمس')), doc(p('قال المُدَرِّسَ أمس'))).map(told)).toEqual([
      'line: المُدَرِّسُ → المُدَرِّسَ',
    ])
  })

  it('is a whole emoji', () => {
    const family = '👨‍👩‍👧'
    expect(between(doc(p(`هم ${family} و🇯🇴 و❤️`)), doc(p('هم 👨‍👩‍👦 و🇯🇵 و❤'))).map(told)).toEqual([
      `line: ${family} → 👨‍👩‍👦`,
      'line: 🇯🇴 → 🇯🇵',
      'line: ❤️ → ❤',
    ])
  })

  it('is a form without other words', () => {
    expect(between(doc(p('قال ', bold('إنه'), ' ذاهب')), doc(p('قال إنه ذاهب'))).map(told)).toEqual([
      'line: إنه → إنه',
    ])
  })

  it('is a paragraph divided, with both its halves, and two that were joined', () => {
    const [one, two] = [doc(p('أول الكلام وآخره')), doc(p('أول الكلام'), p('وآخره'))]
    expect(between(one, two)).toMatchObject([{ kind: 'blocks', from: 0, to: 1, after: [{}, {}] }])
    expect(between(two, one)).toMatchObject([{ kind: 'blocks', from: 0, to: 2, after: [{}] }])
  })

  it('is a paragraph made a heading, a word of a list, a cell, a caption, a table with one row more', () => {
    expect(between(doc(p('باب')), doc(h2('باب'))).map(told)).toEqual(['blocks: باب → باب'])
    expect(between(doc(bullets('قمح', 'شعير')), doc(bullets('قمح', 'ذرة'))).map(told)).toEqual([
      'line: شعير → ذرة',
    ])
    const grid = (...rows: string[][]) => doc(table(null, ['اسم', 'عدد'], ...rows))
    expect(between(grid(['قمح', '3']), grid(['قمح', '4'])).map(told)).toEqual(['line: 3 → 4'])
    expect(between(grid(['قمح', '3']), grid(['قمح', '3'], ['شعير', '1']))).toMatchObject([
      { kind: 'blocks', from: 0, to: 1 },
    ])
    const picture = (caption: string) => doc(figure('0123456789', { caption }))
    expect(between(picture('قبل'), picture('بعد'))).toMatchObject([{ kind: 'attributes' }])
  })

  it('counts what stands in a line as the editor does', () => {
    const [before, after] = [
      doc(p('قال', footnote('الجزيرة'), ' إنه ذاهب')),
      doc(p('قال', footnote('الجزيرة'), ' إنها ذاهبة')),
    ]
    const start = stateOf(before)
    const { tr } = start
    expect(makeChanges(tr, between(before, after))).toHaveLength(1)
    expect(textIn(start.apply(tr))).toEqual(textIn(stateOf(after)))
  })
})

describe('a change follows what others write', () => {
  const text = (...lines: string[]) => doc(...lines.map((each) => p(each))).content as Piece[]
  const [change] = changesBetween(text('أول', 'قال الوزير أمس'), text('أول', 'قال الوزير اليوم'))
  const followed = (to: Piece[]) => change && followerOf(text('أول', 'قال الوزير أمس'), to)(change)

  it('over words before it, and paragraphs that came or went', () => {
    expect(followed(text('أول', 'وقد قال لنا الوزير أمس'))).toEqual({ path: [1], from: 19, to: 22 })
    expect(followed(text('قال الوزير أمس'))).toEqual({ path: [0], from: 11, to: 14 })
    expect(followed(text('صفر', 'أول', 'قال الوزير أمس'))).toMatchObject({ path: [2] })
  })

  it('and has none where its words went; it is made where somebody wrote the same', () => {
    expect(followed(text('أول', 'قال الوزير غدًا'))).toBeNull()
    expect(followed(text('أول', 'قال الوزير اليوم'))).toBe('made')
  })

  it('and is found again when its block is back, wherever', () => {
    const before = text('أول', 'قال الوزير أمس')
    const context = change ? contextOf(change, before) : null
    expect(change && findAgain(change, context, text('قال الوزير أمس', 'أول'))).toMatchObject({ path: [0] })
    expect(change && findAgain(change, context, text('أول'))).toBeNull()
  })

  it('of two that say other things of the same words only the earlier is made', () => {
    const other = changesBetween(text('أول', 'قال الوزير أمس'), text('أول', 'قال الوزير غدًا'))
    const gone = changesBetween(text('أول', 'قال الوزير أمس'), text('أول'))
    const all = [change, ...other, ...gone].filter((each) => each !== undefined)
    expect(makeable(all)).toEqual({ together: [change], others: [...other, ...gone] })
  })
})
