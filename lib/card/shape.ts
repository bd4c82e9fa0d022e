/**
 * From text to positioned glyphs: bidi levels on the whole paragraph (UAX #9), runs of one level, face and script,
 * HarfBuzz on each run, and each line's runs in visual order. Lengths are in ems (1 = the font size), so a line
 * is shaped once and serves every size tried for it.
 */

import bidiFactory from 'bidi-js'
import { Buffer as HarfBuzzBuffer, Direction as HarfBuzzDirection, shape } from 'harfbuzzjs'
import type { Direction } from '../locale/table.ts'
import { codePointOf, firstOf, itemAt, lastOf } from '../present.ts'
import { hasEmojiPicture, isEmoji } from './emoji.ts'
import { type Face, outlineOf } from './fonts.ts'

/** A grapheme: runs and lines begin and end only between these. Offsets are UTF-16 units of the paragraph. */
type Cluster = {
  start: number
  end: number
  /** UAX #9 embedding level; odd is right to left. */
  level: number
  face: Face
  /** ISO 15924, or null for text with no script of its own. */
  script: string | null
  emoji: boolean
  /** White space, or something that draws nothing. Neither is kept at a line's end. */
  blank: boolean
}

export type Paragraph = {
  text: string
  language: string
  clusters: readonly Cluster[]
}

/** `offset` is where in the paragraph's text the glyph comes from. */
type Glyph = { id: number; x: number; y: number; advance: number; offset: number }
export type GlyphRun = { kind: 'glyphs'; text: string; face: Face; glyphs: Glyph[]; width: number }
type EmojiRun = { kind: 'emoji'; text: string; width: number }
export type ShapedLine = {
  text: string
  /** In the order they are drawn, left to right. */
  runs: (GlyphRun | EmojiRun)[]
  width: number
  /** Ink above and below the baseline; `descent` is positive downwards. */
  ascent: number
  descent: number
}

/** Room an emoji takes, and the size and drop of its picture, in ems. */
export const emojiMetrics = { advance: 1.0, size: 0.92, drop: 0.16 }

const bidi = bidiFactory()
export const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' })
// One buffer for every run: freed ones wait for the garbage collector, and one per run grew to 1.3 GB.
const buffer = new HarfBuzzBuffer()

const scripts = [
  ['Arab', /\p{Script=Arabic}/u],
  ['Latn', /\p{Script=Latin}/u],
  ['Hebr', /\p{Script=Hebrew}/u],
  ['Cyrl', /\p{Script=Cyrillic}/u],
  ['Grek', /\p{Script=Greek}/u],
] as const

const drawsNothing = /^[\p{Default_Ignorable_Code_Point}\p{Cf}\p{Cc}]+$/u
const ignorable = /[\p{Default_Ignorable_Code_Point}\p{Cf}]/gu

/**
 * One line of plain text, ready to be set: NFC; line breaks and controls are spaces; bidi embeddings and overrides
 * (U+202A–202E), which can make a headline read as another, are gone, isolates stay; emoji the bundled set has
 * no picture for are gone, rather than fetched or drawn as boxes.
 */
export function plainLine(text: string): string {
  const line = text
    .normalize('NFC')
    // A face without U+06C0 (Persian ezafe on he) has its two parts; NFC of those parts does not give U+06C0.
    .replaceAll('\u06c0', '\u0647\u0654')
    .replace(/[\u202a-\u202e]/g, '')
    .replace(/[\p{Cc}\u2028\u2029\ufffc]+/gu, ' ')
  const known = [...graphemes.segment(line)].filter(
    ({ segment }) => !isEmoji(segment) || hasEmojiPicture(segment),
  )
  return known
    .map(({ segment }) => segment)
    .join('')
    .replace(/ {2,}/g, ' ')
    .trim()
}

/** The first face with every character of the grapheme; spaces HarfBuzz can make itself (UAX #44, Zs). */
function faceFor(grapheme: string, faces: readonly Face[]): Face | undefined {
  const needed = [...grapheme.replace(ignorable, '')].filter((c) => !/\p{Zs}/u.test(c))
  if (needed.length === 0) return undefined
  const has = (face: Face, c: string) => face.characters.has(codePointOf(c))
  return (
    faces.find((face) => needed.every((c) => has(face, c))) ??
    faces.find((face) => has(face, firstOf(needed)))
  )
}

/**
 * bidi-js types text by UTF-16 unit and takes each half of a surrogate pair for a strong left-to-right letter, so
 * that an emoji would drag the digits after it to its left. Standing in U+FFFC, which is neutral as emoji are,
 * for every astral character that is not a letter gives them the class of UAX #9.
 */
function bidiText(text: string): string {
  return text.replace(/[^\p{L}\u{0}-\u{ffff}]/gu, '\ufffc\ufffc')
}

/** Levels, faces and scripts of a paragraph of {@link plainLine} text. */
export function analyseParagraph(
  text: string,
  context: { direction: Direction; language: string; faces: readonly Face[] },
): Paragraph {
  const { levels } = bidi.getEmbeddingLevels(bidiText(text), context.direction)
  const first = firstOf(context.faces)
  const clusters: Cluster[] = []
  for (const { segment, index } of graphemes.segment(text)) {
    const emoji = isEmoji(segment)
    const previous = clusters.at(-1)
    clusters.push({
      start: index,
      end: index + segment.length,
      level: itemAt(levels, index),
      // What has no letter of its own (a space, a lone joiner) must not split its neighbours' run.
      face: (emoji ? undefined : faceFor(segment, context.faces)) ?? previous?.face ?? first,
      script: scripts.find(([, letters]) => letters.test(segment))?.[0] ?? previous?.script ?? null,
      emoji,
      blank: /^\s+$/u.test(segment) || drawsNothing.test(segment),
    })
  }
  // Punctuation before the first letter belongs to that letter's script (UAX #24, section 5.1).
  const opening = clusters.find((cluster) => cluster.script)?.script ?? null
  for (const cluster of clusters) cluster.script ??= opening
  return { text, language: context.language, clusters }
}

function sameRun(a: Cluster, b: Cluster): boolean {
  return !a.emoji && !b.emoji && a.level === b.level && a.face === b.face && a.script === b.script
}

/** UAX #9, rule L2: from the highest level to the lowest odd one, turn round what is at that level or above. */
function reorder(runs: Cluster[]): Cluster[] {
  const ordered = [...runs]
  const odd = ordered.map((run) => run.level).filter((level) => level % 2 === 1)
  const lowest = Math.min(...odd)
  const highest = Math.max(...ordered.map((run) => run.level))
  for (let level = highest; level >= lowest; level--) {
    for (let from = 0; from < ordered.length; from++) {
      let to = from
      while (to < ordered.length && itemAt(ordered, to).level >= level) to++
      ordered.splice(from, to - from, ...ordered.slice(from, to).reverse())
      from = Math.max(from, to)
    }
  }
  return ordered
}

function shapeRun(paragraph: Paragraph, run: Cluster): GlyphRun {
  const { face } = run
  buffer.reset()
  // The whole paragraph goes in as context, so that a letter joins across the edge of its run.
  buffer.addText(paragraph.text, run.start, run.end - run.start)
  buffer.guessSegmentProperties()
  if (run.script) buffer.setScript(run.script)
  buffer.setDirection(run.level % 2 ? HarfBuzzDirection.RTL : HarfBuzzDirection.LTR)
  buffer.setLanguage(paragraph.language)
  shape(face.font, buffer)
  const positions = buffer.getGlyphPositions()
  const em = face.unitsPerEm
  let width = 0
  const glyphs = buffer.getGlyphInfos().map(({ codepoint, cluster }, i): Glyph => {
    const { xAdvance, xOffset, yOffset } = itemAt(positions, i)
    const advance = xAdvance / em
    width += advance
    return { id: codepoint, x: width - advance + xOffset / em, y: yOffset / em, advance, offset: cluster }
  })
  return { kind: 'glyphs', text: paragraph.text.slice(run.start, run.end), face, glyphs, width }
}

/** The clusters [from, to) as runs, in the order of the text. */
function runsOf(paragraph: Paragraph, from: number, to: number): Cluster[] {
  const runs: Cluster[] = []
  for (const cluster of paragraph.clusters.slice(from, to)) {
    const last = runs.at(-1)
    if (last && sameRun(last, cluster)) last.end = cluster.end
    else runs.push({ ...cluster })
  }
  return runs
}

/** Where a line of the clusters [from, to) ends: what is blank at its end is not part of it. */
function lineEnd(paragraph: Paragraph, from: number, to: number): number {
  let end = to
  while (end > from && itemAt(paragraph.clusters, end - 1).blank) end--
  return end
}

/**
 * Measures lines of a paragraph without shaping each: from the advances of the whole, shaped once. Right but for
 * what a face does across a line's edge, so the lines chosen by it are still to be checked.
 */
export function rulerOf(paragraph: Paragraph): (from: number, to: number) => number {
  const advances = new Float64Array(paragraph.text.length)
  for (const run of runsOf(paragraph, 0, paragraph.clusters.length)) {
    if (run.emoji) advances[run.start] = emojiMetrics.advance
    else
      for (const glyph of shapeRun(paragraph, run).glyphs)
        advances[glyph.offset] = itemAt(advances, glyph.offset) + glyph.advance
  }
  const before = [0]
  for (const advance of advances) before.push(lastOf(before) + advance)
  return (from, to) => {
    const end = lineEnd(paragraph, from, to)
    return end > from
      ? itemAt(before, itemAt(paragraph.clusters, end - 1).end) -
          itemAt(before, itemAt(paragraph.clusters, from).start)
      : 0
  }
}

/**
 * The clusters [from, to) as one line. What is blank at its end is dropped, which also leaves nothing for rule L1
 * of UAX #9 to reset.
 */
export function shapeLine(paragraph: Paragraph, from: number, to: number): ShapedLine {
  const end = lineEnd(paragraph, from, to)
  const shaped = reorder(runsOf(paragraph, from, end)).map((run): GlyphRun | EmojiRun =>
    run.emoji
      ? { kind: 'emoji', text: paragraph.text.slice(run.start, run.end), width: emojiMetrics.advance }
      : shapeRun(paragraph, run),
  )
  let ascent = 0
  let descent = 0
  for (const run of shaped) {
    if (run.kind === 'emoji') {
      ascent = Math.max(ascent, emojiMetrics.size - emojiMetrics.drop)
      descent = Math.max(descent, emojiMetrics.drop)
      continue
    }
    for (const glyph of run.glyphs) {
      const { top, bottom } = outlineOf(run.face, glyph.id)
      ascent = Math.max(ascent, glyph.y + top / run.face.unitsPerEm)
      descent = Math.max(descent, -glyph.y - bottom / run.face.unitsPerEm)
    }
  }
  return {
    text: paragraph.text.slice(paragraph.clusters[from]?.start, paragraph.clusters[end - 1]?.end ?? 0),
    runs: shaped,
    width: shaped.reduce((sum, run) => sum + run.width, 0),
    ascent,
    descent,
  }
}
