/**
 * From a headline to lines: the largest size at which it fits its box, its lines balanced, and an ellipsis after
 * a whole word where even the smallest size does not hold it.
 */

import LineBreaker from 'linebreak'
import { isolateInPlainText } from '../arabic/isolate-runs.ts'
import type { Direction } from '../locale/table.ts'
import { itemAt, lastOf } from '../present.ts'
import type { Face } from './fonts.ts'
import {
  analyseParagraph,
  graphemes,
  type Paragraph,
  plainLine,
  rulerOf,
  type ShapedLine,
  shapeLine,
} from './shape.ts'

export type Box = {
  direction: Direction
  language: string
  faces: readonly Face[]
  /** Font sizes to try, largest first, pixels. */
  sizes: readonly number[]
  /** Pixels. */
  width: number
  /** Pixels from the top of the first line's ink to the bottom of the last one's. */
  height: number
  maxLines: number
  /** Distance between baselines, as a multiple of the size; grows where ink would touch. */
  leading: number
}

export type FittedText = {
  size: number
  /** Pixels between baselines. */
  pitch: number
  lines: ShapedLine[]
  /** Ink above the first baseline and below the last one, pixels. */
  ascent: number
  descent: number
  clamped: boolean
}

/** Clusters [from, to) that stay together: a word with the space after it. */
type Word = { from: number; to: number }

/** Air kept between one line's lowest ink and the next one's highest, in ems. */
const air = 0.03

/** Marks that promise more text, or only separate it; “12%” and a closing bracket keep theirs. */
const danglingMarks = /[\s،,؛;:.·…—–\-«“‘([/]+$/u

/** A text in more pieces is one endless word in letters: nobody sees balance there, and it takes seconds. */
const mostWords = 100

/** An only word on the last line shorter than this share of the width is an orphan. */
const orphanShare = 0.45

/** What may stand first on a line: something with a letter or digit, or an opening mark. */
const startsLine = /^[\p{Ps}\p{Pi}]|[\p{L}\p{N}]/u

/**
 * Where a line may end, in UTF-16 units. UAX #14 also allows inside 3-2, C++, COVID-19 or 2024–2026; on a card of
 * four lines such a break reads as a mistake, so lines end at spaces, and never before a lone mark (—, %, !) nor
 * after a lone opening one. `inside` are the remaining places, for a word wider than the card.
 */
export function lineEnds(text: string): { atSpaces: number[]; inside: number[] } {
  const ends: number[] = []
  const breaker = new LineBreaker(text)
  for (let next = breaker.nextBreak(); next; next = breaker.nextBreak()) ends.push(next.position)

  const atSpaces: number[] = []
  const inside: number[] = []
  ends.forEach((end, i) => {
    const before = text.slice(ends[i - 1] ?? 0, end)
    const after = text.slice(end, ends[i + 1])
    if (after === '') atSpaces.push(end)
    else if (!/\s$/u.test(before)) inside.push(end)
    else if (startsLine.test(after) && !/^[\p{Ps}\p{Pi}]+\s+$/u.test(before)) atSpaces.push(end)
  })
  return { atSpaces, inside }
}

/** Splits the clusters [from, to) at text positions. */
function split(paragraph: Paragraph, from: number, to: number, ends: readonly number[]): Word[] {
  const allowed = new Set(ends)
  const words: Word[] = []
  let start = from
  for (let i = from; i < to; i++) {
    if (i === to - 1 || allowed.has(itemAt(paragraph.clusters, i).end)) {
      words.push({ from: start, to: i + 1 })
      start = i + 1
    }
  }
  return words
}

type Ruler = (from: number, to: number) => number

/** Lines filled one after the other; undefined if they are more than `most` or one word is too wide. */
function fill(words: readonly Word[], width: number, most: number, ruler: Ruler): Word[] | undefined {
  const lines: Word[] = []
  for (const word of words) {
    const line = lines.at(-1)
    if (line && ruler(line.from, word.to) <= width) line.to = word.to
    else if (lines.length < most && ruler(word.from, word.to) <= width) lines.push({ ...word })
    else return undefined
  }
  return lines
}

/**
 * Exactly `count` lines of even width: the least sum of squared widths, found over all ways to break. An orphan
 * costs as much as a full line, so it survives only where every other way is impossible.
 */
function balance(words: readonly Word[], width: number, count: number, ruler: Ruler): Word[] {
  type Way = { cost: number; lines: Word[] }
  let ways: (Way | undefined)[] = [{ cost: 0, lines: [] }]
  for (let n = 1; n <= count; n++) {
    const next: (Way | undefined)[] = []
    for (let end = n; end <= words.length; end++) {
      for (let start = end - 1; start >= n - 1; start--) {
        const line = { from: itemAt(words, start).from, to: itemAt(words, end - 1).to }
        const lineWidth = ruler(line.from, line.to)
        if (lineWidth > width) break
        const before = ways[start]
        if (!before) continue
        const lone = n === count && n > 1 && start === end - 1 && lineWidth < width * orphanShare
        const cost = before.cost + lineWidth ** 2 + (lone ? 4 * width ** 2 : 0)
        if (cost < (next[end]?.cost ?? Infinity)) next[end] = { cost, lines: [...before.lines, line] }
      }
    }
    ways = next
  }
  return ways[words.length]?.lines ?? []
}

/** Distance between baselines in ems: the leading asked for, or what the ink of neighbouring lines needs. */
function pitchOf(lines: readonly ShapedLine[], leading: number): number {
  return lines.reduce(
    (pitch, below, i) => Math.max(pitch, i === 0 ? 0 : itemAt(lines, i - 1).descent + below.ascent + air),
    leading,
  )
}

function measured(lines: ShapedLine[], size: number, leading: number): FittedText {
  return {
    size,
    // Whole pixels, so that every baseline is as sharp as the first.
    pitch: Math.ceil(pitchOf(lines, leading) * size),
    lines,
    ascent: (lines[0]?.ascent ?? 0) * size,
    descent: (lines.at(-1)?.descent ?? 0) * size,
    clamped: false,
  }
}

const heightOf = (text: FittedText) => text.ascent + (text.lines.length - 1) * text.pitch + text.descent

/** The text at the largest size whose lines, balanced, fit the box; undefined if none does. */
function fitWhole(
  paragraph: Paragraph,
  words: readonly Word[],
  ruler: Ruler,
  box: Box,
): FittedText | undefined {
  for (const size of box.sizes) {
    const width = box.width / size
    const filled = fill(words, width, box.maxLines, ruler)
    if (!filled) continue
    const chosen = words.length > mostWords ? filled : balance(words, width, filled.length, ruler)
    const lines = chosen.map(({ from, to }) => shapeLine(paragraph, from, to))
    const text = measured(lines, size, box.leading)
    if (lines.every((line) => line.width <= width) && heightOf(text) <= box.height) return text
  }
  return undefined
}

/** Words wider than the box, split where UAX #14 allows, else between graphemes. */
function splitWide(paragraph: Paragraph, words: readonly Word[], width: number, ruler: Ruler): Word[] {
  const { inside } = lineEnds(paragraph.text)
  const everywhere = paragraph.clusters.map((cluster) => cluster.end)
  const splitAt = (ends: readonly number[]) => (word: Word) =>
    ruler(word.from, word.to) > width ? split(paragraph, word.from, word.to, ends) : [word]
  return words.flatMap(splitAt(inside)).flatMap(splitAt(everywhere))
}

/** A line never holds more UTF-16 units per em than this, be they i’s or letters with two vowel marks each. */
const unitsPerEm = 12

/**
 * Sets a text in a box: whole at the largest size that holds it, else at the smallest one, cut after a word
 * with “…”. Nothing is ever clipped. An empty text, or a box narrower than a letter, gives no lines.
 * Names, handles, addresses and prices of the other direction are isolated from their sentence.
 */
export function fitText(raw: string, box: Box): FittedText {
  const smallest = lastOf(box.sizes)
  const columns = box.width / smallest
  const text = plainLine(raw)
  if (text === '') return measured([], smallest, box.leading)

  /** With whole words at one of the sizes given, else at the smallest one with words broken where they must be. */
  const attempt = (part: string, sizes?: readonly number[]): FittedText | undefined => {
    const paragraph = analyseParagraph(isolateInPlainText(part, box.direction), box)
    const ruler = rulerOf(paragraph)
    const words = split(paragraph, 0, paragraph.clusters.length, lineEnds(paragraph.text).atSpaces)
    return (
      (sizes && fitWhole(paragraph, words, ruler, { ...box, sizes })) ??
      fitWhole(paragraph, splitWide(paragraph, words, columns, ruler), ruler, { ...box, sizes: [smallest] })
    )
  }

  // What cannot fit is not even looked at: a text's length is a stranger's choice.
  const start = text.slice(0, Math.ceil(columns * unitsPerEm * box.maxLines))
  const whole = start === text ? attempt(text, box.sizes) : undefined
  if (whole) return whole

  // Keep as many words as fit with an ellipsis, or as many letters where not even one word does.
  const clampedAfter = (ends: readonly number[]): FittedText | undefined => {
    let longest: FittedText | undefined
    let low = 0
    let high = ends.length
    while (low < high) {
      const middle = (low + high) >> 1
      const kept = start.slice(0, ends[middle]).replace(danglingMarks, '')
      const fitted = attempt(`${kept}…`)
      if (fitted) {
        longest = { ...fitted, clamped: true }
        low = middle + 1
      } else high = middle
    }
    return longest
  }
  const wordEnds = lineEnds(start).atSpaces.filter((end) => end < start.length)
  const letterEnds = [...graphemes.segment(start)].map(({ index }) => index).slice(1)
  const cut = clampedAfter(wordEnds) ?? clampedAfter(letterEnds)
  if (cut) return cut
  if (box.height === Infinity) return measured([], smallest, box.leading)
  // Not even one line is low enough: the height gives way, so that a text never disappears.
  return fitText(raw, { ...box, height: Infinity, maxLines: 1 })
}
