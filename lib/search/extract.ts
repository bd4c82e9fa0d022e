/** The lines of a story that a result shows, with the words that were looked for marked at their places. */

import { firstStrongDirection } from '../arabic/first-strong.ts'
import { isolateRuns } from '../arabic/isolate-runs.ts'
import { type Direction, type Locale, localeTable } from '../locale/table.ts'
import { itemAt } from '../present.ts'
import type { Plan, Sequence } from './plan-search.ts'
import { type PlacedWord, splitWords } from './split-words.ts'

/**
 * A line to be set: runs that are isolated from the sentence or not, each in pieces that were looked for or not. The
 * pieces joined are the line. Marks stay inside isolates, so that marking a word never moves another.
 */
export type MarkedLine = {
  dir: Direction
  runs: { isolate: Direction | null; pieces: { text: string; hit: boolean }[] }[]
}

/** Finds the words of a plan in texts of its language. */
export type Marker = {
  /** A line of a story's head, whole. It runs as its story does. */
  line: (text: string) => MarkedLine
  /**
   * The paragraph that says most about what was asked, cut to some forty words around it. It runs as the paragraph
   * does, whatever the cut begins with.
   */
  extract: (paragraphs: readonly string[]) => MarkedLine
}

const mostWords = 40
/** UTF-16 units of a story that are looked through: a long one, in 15 ms. Ten are shown, on the thread that serves. */
const longest = 20_000
/** A shorter paragraph is a heading. */
const fewestWords = 8
/** Words before the first hit, so that it is read in its sentence. */
const lead = 8

/** `at`: which of the words it begins with. */
type Hit = { at: number; start: number; end: number; wanted: number }

export function markerOf(plan: Plan, locale: Locale): Marker {
  const { dir } = localeTable[locale]
  const find = finderOf(plan)
  const line = (text: string, runs: Direction): MarkedLine =>
    marked(text, find(splitWords(text, locale)), runs)
  return {
    line: (text) => line(text, dir),
    extract(paragraphs) {
      let best: { text: string; words: PlacedWord[]; from: number; score: number } | undefined
      let left = longest
      for (const paragraph of paragraphs) {
        if (left <= 0) break
        const text = paragraph.slice(0, left)
        left -= text.length
        const words = splitWords(text, locale)
        const window = bestWindow(words, find(words))
        // A cell of a table or a heading says less than a sentence that has the same words.
        const isProse = words.length >= fewestWords && !text.includes('\t')
        const score = window.score === 0 || isProse ? window.score : window.score - 4
        if (!best || score > best.score) best = { text, words, from: window.from, score }
      }
      if (!best) return { dir, runs: [] }
      return line(cut(best.text, best.words, best.from), firstStrongDirection(best.text) ?? dir)
    },
  }
}

/** Places in a list of words where something wanted stands. */
function finderOf({ wanted }: Plan): (words: readonly PlacedWord[]) => Hit[] {
  const beginnings = new Map<string, { rest: ReadonlySet<string>[]; wanted: number }[]>()
  const add = (sequence: Sequence, index: number) => {
    const rest = sequence.slice(1).map((forms) => new Set(forms))
    for (const word of sequence[0] ?? [])
      beginnings.set(word, [...(beginnings.get(word) ?? []), { rest, wanted: index }])
  }
  for (const [index, { any }] of wanted.entries()) for (const sequence of any.flat()) add(sequence, index)
  return (words) =>
    words.flatMap(({ word, start }, at) =>
      (beginnings.get(word) ?? [])
        .filter(({ rest }) => rest.every((forms, offset) => forms.has(words[at + 1 + offset]?.word ?? '')))
        .map(({ rest, wanted: index }) => ({
          at,
          start,
          end: itemAt(words, at + rest.length).end,
          wanted: index,
        })),
    )
}

/** The stretch with the most of the different things wanted, then with the most hits, then the earliest. */
function bestWindow(words: readonly PlacedWord[], hits: readonly Hit[]): { from: number; score: number } {
  let best = { from: 0, score: 0 }
  for (const [index, { at, start }] of hits.entries()) {
    // What folds into several words gives them one place, and a hit of each.
    if (hits[index - 1]?.start === start) continue
    const last = itemAt(words, Math.min(words.length, at + mostWords - lead) - 1)
    const inside: Hit[] = []
    // They come in order: a paragraph that is nothing but hits must not be looked through for each.
    for (let next = index; next < hits.length && itemAt(hits, next).start < last.end; next++)
      if (itemAt(hits, next).end <= last.end) inside.push(itemAt(hits, next))
    const score = 10 * new Set(inside.map(({ wanted }) => wanted)).size + Math.min(inside.length, 5)
    if (score > best.score) best = { from: Math.max(0, at - lead), score }
  }
  return best
}

function cut(text: string, words: readonly PlacedWord[], from: number): string {
  if (words.length <= mostWords) return text
  // A last window is as long as any.
  const first = Math.min(from, words.length - mostWords)
  const end = first + mostWords
  const start = first === 0 ? 0 : itemAt(words, first).start
  const until = end >= words.length ? text.length : itemAt(words, end).start
  return `${first > 0 ? '… ' : ''}${text.slice(start, until).trimEnd()}${end < words.length ? ' …' : ''}`
}

function marked(text: string, hits: readonly Hit[], dir: Direction): MarkedLine {
  let position = 0
  const runs = isolateRuns(text, dir).map((run) => {
    const start = position
    position += run.text.length
    return { isolate: run.isolate, pieces: piecesOf(run.text, start, hits) }
  })
  return { dir, runs }
}

/** One run of the text, which begins at `offset`, cut where hits begin and end. They come in order, and may overlap. */
function piecesOf(text: string, offset: number, hits: readonly Hit[]): { text: string; hit: boolean }[] {
  const pieces: { text: string; hit: boolean }[] = []
  let at = 0
  const push = (until: number, hit: boolean) => {
    if (until > at) pieces.push({ text: text.slice(at, until), hit })
    at = Math.max(at, until)
  }
  for (const { start, end } of hits) {
    push(Math.min(start - offset, text.length), false)
    push(Math.min(end - offset, text.length), true)
  }
  push(text.length, false)
  return pieces
}
