/**
 * A story as a desk sends it, as plain text, read into its parts. Nothing but reading: no word is changed except
 * what `changes` lists, none is moved, and what is not understood stays text.
 */

import type { Locale } from '../../locale/table.ts'
import { firstOf, itemAt, lastOf, present } from '../../present.ts'
import type { BulletList } from '../../story/blocks/bullet-list/model.ts'
import type { Heading } from '../../story/blocks/heading/model.ts'
import type { ListItem } from '../../story/blocks/list-item/model.ts'
import type { OrderedList } from '../../story/blocks/ordered-list/model.ts'
import { divider, p, quote } from '../../story/compose.ts'
import type { Block, StoryDocument } from '../../story/document.ts'
import { textOf } from '../../story/plain-text.ts'
import { blockName } from './block-texts.ts'
import { type DeskByline, isBylineLine, looksLikeByline, readByline } from './byline.ts'
import { detectLocale } from './language.ts'
import { maxQuotedParagraphs, readQuotation, startsQuotation } from './quotation.ts'
import { findReferences } from './references.ts'
import { speakerOf } from './speaker.ts'

type DeskChange = {
  /** `headline`, or a block as {@link blockName} calls it. */
  where: string
  rule: 'headline-ellipsis' | 'quotation-marks'
  before: string
  after: string
}

export type DeskText = {
  locale: Locale
  /** False where no language stood out and `locale` is the likeliest. */
  localeIsSure: boolean
  /** Null where the text starts with something that cannot be one. */
  headline: string | null
  standfirst?: string
  document: StoryDocument
  byline: DeskByline & {
    /** The lines it was read from, as they stood; empty without a byline. */
    source: string
  }
  /** Earlier stories mentioned in words, `block` being an index into the document. */
  references: { block: number; words: string }[]
  changes: DeskChange[]
  /** What was concluded from the words and may be otherwise, in English. */
  doubts: string[]
  /** What was left out, in English. */
  warnings: string[]
}

/** Longer than any headline; a first paragraph of this length is a first paragraph. */
const maxHeadlineLength = 200
/** Lines longer than this were not broken by a program that wraps lines: each is a paragraph. */
const maxWrappedLength = 132

/** A byline has seldom more than four lines, and may be ruled between them. */
const maxBylineLines = 16

const separator = /^(?:[-_*=~‐-―][ \t]?){2,}$/u
const underline = /^(?:={3,}|-{3,})$/u
const standfirstLabel =
  /^(?:standfirst|summary|chapô|chapeau|résumé|ملخص|موجز|مقدمة|خلاصه|چکیده|תקציר|כותרת משנה|خلاصہ)[ \u00a0]*[:：][ \u00a0]*(?=\S)/iu
const hasWords = (text: string): boolean => /[\p{L}\p{N}]/u.test(text)

/**
 * Text as it may be read: NFC, one kind of line end, no byte order mark, no controls, none of the embeddings and
 * overrides that make one name read as another (https://trojansource.codes).
 */
function normalised(text: string): string {
  return (
    text
      .toWellFormed()
      .normalize('NFC')
      // A form feed ends a page, mostly in the middle of a sentence: no more than a line end.
      .replace(/\n?[\f\v]\n?|\r\n?|[\u0085\u2028]/g, '\n')
      .replaceAll('\u2029', '\n\n')
      .replace(/[\u0000-\u0008\u000e-\u001f\u007f\u202a-\u202e\ufeff\ufffe\uffff]/g, '')
  )
}

/** Stretches of lines between blank ones. */
function groupsOf(lines: string[]): string[][] {
  const groups: string[][] = [[]]
  for (const line of lines) {
    if (line !== '') lastOf(groups).push(line)
    else if (lastOf(groups).length) groups.push([])
  }
  return groups.filter((group) => group.length)
}

/** What stands before a byline, and the byline's own lines. */
function splitByline(lines: string[]): { story: string[]; byline: string[] } {
  // The first separator of those that have only a byline after them: a byline may be ruled within.
  let found = -1
  for (let index = lines.length - 1, filled = 0; index >= 0 && filled <= maxBylineLines; index -= 1) {
    const line = itemAt(lines, index)
    if (line !== '') filled += 1
    if (
      separator.test(line) &&
      looksLikeByline(lines.slice(index + 1).filter((each) => !separator.test(each)))
    )
      found = index
  }
  if (found !== -1)
    return {
      story: lines.slice(0, found),
      byline: lines.slice(found + 1).filter((line) => !separator.test(line)),
    }
  // Without a separator, only what can be nothing else: the last lines, or the line under the headline.
  const last = lines.findLastIndex((line, index) => line !== '' && (lines[index - 1] ?? '') === '')
  if (last > 0 && isBylineLine(itemAt(lines, last)) && looksLikeByline(lines.slice(last)))
    return { story: lines.slice(0, last), byline: lines.slice(last) }
  const first = lines.findIndex((line) => line !== '')
  const second = lines.findIndex((line, index) => index > first && line !== '')
  if (first !== -1 && second !== -1 && isBylineLine(itemAt(lines, second)))
    return { story: lines.toSpliced(second, 1), byline: [itemAt(lines, second)] }
  return { story: lines, byline: [] }
}

type Piece =
  | { kind: 'text'; text: string }
  | { kind: 'heading'; level: number; text: string }
  /** `line` is the item with its marker, for a list that turns out to be none. */
  | { kind: 'item'; number: number | null; text: string; line: string }
  | { kind: 'cited'; text: string }
  | { kind: 'divider' }

const westernDigits = (digits: string): number =>
  Number(digits.replace(/[٠-٩۰-۹]/g, (digit) => String(digit.charCodeAt(0) & 0xf)))

/** A line that opens a piece of its own, or null: then it continues what stands before it. */
function opening(line: string): Piece | null {
  if (separator.test(line)) return { kind: 'divider' }
  const heading = line.length <= maxHeadlineLength + 10 && line.match(/^(#{1,6})[ \u00a0]+(.*?)[ #]*$/u)
  if (heading && hasWords(heading[2] ?? ''))
    return { kind: 'heading', level: (heading[1] ?? '').length, text: heading[2] ?? '' }
  const bullet = line.match(/^[-–*•·▪◦‣●][ \t\u00a0]+(?=\S)(.+)$/su)
  if (bullet) return { kind: 'item', number: null, text: bullet[1] ?? '', line }
  const numeral = line.match(/^\(?([0-9٠-٩۰-۹]{1,2})(?:[)]|[.-](?=[ \t\u00a0]))[ \t\u00a0]*(?=\S)(.+)$/su)
  if (numeral) return { kind: 'item', number: westernDigits(numeral[1] ?? ''), text: numeral[2] ?? '', line }
  const cited = line.match(/^>[ \u00a0]?(.*\S.*)$/u)
  if (cited) return { kind: 'cited', text: cited[1] ?? '' }
  return null
}

const lengthOfLongest = (lines: string[]): number =>
  lines.reduce((longest, line) => Math.max(longest, line.length), 0)

/** The pieces of one group of lines: lines that a program wrapped are joined, lines that a person broke are not. */
function piecesOf(group: string[]): Piece[] {
  const longest = lengthOfLongest(group)
  const isBreak = (before: string, line: string): boolean =>
    longest > maxWrappedLength ||
    // Wrapping would have drawn the next word up to a line this short.
    (/[.!?؟۔…:]$/u.test(before) && before.length < 0.75 * longest) ||
    (/[:：]$/u.test(before) && startsQuotation(line))

  const pieces: Piece[] = []
  for (const [index, line] of group.entries()) {
    const opened = opening(line)
    const current = pieces.at(-1)
    const continues =
      current?.kind === 'item' || ((current?.kind === 'text' || current?.kind === 'cited') && index > 0)
    if (opened?.kind === 'cited' && current?.kind === 'cited') current.text += ` ${opened.text}`
    else if (opened) pieces.push(opened)
    else if (current && continues && !isBreak(itemAt(group, index - 1), line)) {
      current.text += ` ${line}`
      if (current.kind === 'item') current.line += ` ${line}`
    } else pieces.push({ kind: 'text', text: line })
  }
  return pieces
}

/** Runs of list items that belong to one list: all bullets, or numbers that count up. One item is no list. */
function listAt(pieces: Piece[], start: number): Extract<Piece, { kind: 'item' }>[] {
  const items: Extract<Piece, { kind: 'item' }>[] = []
  for (let index = start; index < pieces.length; index += 1) {
    const piece = itemAt(pieces, index)
    if (piece.kind !== 'item') break
    const last = items.at(-1)
    const follows =
      !last || (piece.number === null ? last.number === null : piece.number === (last.number ?? NaN) + 1)
    if (!follows) break
    items.push(piece)
  }
  return items.length > 1 ? items : []
}

const heading = (level: number, text: string): Heading => ({
  type: 'heading',
  attrs: { level: level >= 4 ? 4 : level === 3 ? 3 : 2 },
  content: [{ type: 'text', text }],
})

/** A signature under a quotation: a dash and a few words. */
const signature = /^[—―–-]{1,2}[ \u00a0]*(\S[^.!?؟۔]{1,80})$/u

function blocksOf(pieces: Piece[], locale: Locale, changes: DeskChange[], doubts: string[]): Block[] {
  const blocks: Block[] = []
  const plain = (piece: Piece): string | null =>
    piece.kind === 'text' ? piece.text : piece.kind === 'item' ? piece.line : null

  for (let index = 0; index < pieces.length; ) {
    const piece = itemAt(pieces, index)
    const items = listAt(pieces, index)
    if (items.length) {
      blocks.push(listOf(items))
      index += items.length
      continue
    }
    if (piece.kind === 'text' && startsQuotation(piece.text)) {
      const passage = quotationAt(pieces, index, blocks.at(-1), locale)
      if (passage) {
        const where = blockName(passage.block, blocks.length)
        changes.push(...passage.changes(where))
        if (passage.speakerRead)
          doubts.push(
            `“${passage.speakerRead}” was taken for the speaker of ${where}, from the sentence before it.`,
          )
        blocks.push(passage.block)
        index += passage.taken
        continue
      }
    }
    if (piece.kind === 'divider') blocks.push(divider())
    else if (piece.kind === 'heading') blocks.push(heading(piece.level, piece.text))
    else if (piece.kind === 'cited') blocks.push(quote(null, piece.text))
    else blocks.push(p(present(plain(piece), 'text of this piece')))
    index += 1
  }
  // A rule divides two things; at either end it is what is left of a frame.
  const isRule = (block: Block): boolean => block.type === 'horizontalRule'
  const start = blocks.findIndex((block) => !isRule(block))
  return start === -1 ? [] : blocks.slice(start, blocks.findLastIndex((block) => !isRule(block)) + 1)
}

function listOf(items: Extract<Piece, { kind: 'item' }>[]): BulletList | OrderedList {
  const content: ListItem[] = items.map((item) => ({ type: 'listItem', content: [p(item.text)] }))
  const start = firstOf(items).number
  if (start === null) return { type: 'bulletList', content }
  return start === 1 ? { type: 'orderedList', content } : { type: 'orderedList', attrs: { start }, content }
}

/**
 * A block quotation, where a passage is wholly in quotation marks and either a sentence ending in a colon
 * introduces it or a signature follows it.
 */
function quotationAt(pieces: Piece[], start: number, previous: Block | undefined, locale: Locale) {
  const texts: string[] = []
  for (const piece of pieces.slice(start, start + maxQuotedParagraphs)) {
    if (piece.kind !== 'text') break
    texts.push(piece.text)
  }
  const quotation = readQuotation(texts)
  if (!quotation) return null
  const introduction = previous?.type === 'paragraph' ? textOf(previous) : ''
  const isIntroduced = /[:：]\s*$/u.test(introduction)
  const following = pieces[start + quotation.taken]
  const signed = following?.kind === 'text' ? (following.text.match(signature)?.[1]?.trim() ?? null) : null
  if (!isIntroduced && signed === null) return null
  const speakerRead = signed === null ? speakerOf(introduction, locale) : null
  return {
    block: quote(signed ?? speakerRead, ...quotation.paragraphs),
    speakerRead,
    taken: quotation.taken + (signed === null ? 0 : 1),
    changes: (where: string): DeskChange[] =>
      quotation.paragraphs.map((after, index) => ({
        where,
        rule: 'quotation-marks',
        before: itemAt(texts, index),
        after,
      })),
  }
}

/** The headline and what is left of the story's lines. */
function takeHeadline(lines: string[]): { headline: string | null; rest: string[] } {
  const start = lines.findIndex((line) => line !== '' && !separator.test(line))
  if (start === -1) return { headline: null, rest: lines }
  const blank = lines.indexOf('', start)
  const group = lines.slice(start, blank === -1 ? lines.length : blank)
  const first = firstOf(group)
  const opened = opening(first)
  if (opened?.kind === 'heading') return { headline: opened.text, rest: lines.slice(start + 1) }
  const isUnderlined = group.length > 1 && underline.test(itemAt(group, 1))
  const pieces = piecesOf(isUnderlined ? [first] : group)
  const [piece] = pieces
  const nothing = { headline: null, rest: lines }
  if (piece?.kind !== 'text' || !hasWords(piece.text)) return nothing
  if (isUnderlined && first.length <= maxHeadlineLength)
    return { headline: first, rest: lines.slice(start + 2) }
  const ellipsis = /(?:\.{2,}|…)$/u
  if (pieces.length === 1 && piece.text.length <= maxHeadlineLength && !ellipsis.test(first))
    return { headline: piece.text, rest: lines.slice(start + group.length) }
  // The story right under its headline, unless the first line runs on into the second.
  const longest = lengthOfLongest(group)
  const stands = group.length === 1 || longest > maxWrappedLength || first.length < 0.75 * longest
  if (first.length <= maxHeadlineLength && (stands || ellipsis.test(first)))
    return { headline: first, rest: lines.slice(start + 1) }
  return nothing
}

/**
 * Reads a story from plain text in any of our six languages: headline, paragraphs, lists, quotations with their
 * speakers, and the byline block. Pure, and never throws.
 * @param text decoded UTF-8 of any form: line ends, NFC and stray controls are its own business
 * @param locale where a person said the language; otherwise it is told from the text
 */
export function readDeskText(text: string, locale?: Locale): DeskText {
  const lines = normalised(text)
    .split('\n')
    .map((line) => line.trim())
  const { story, byline: bylineLines } = splitByline(lines)
  const detected = detectLocale(story.join('\n') || text)
  const language = locale ?? detected.locale
  const doubts: string[] = []
  const changes: DeskChange[] = []

  const { headline: given, rest } = takeHeadline(story)
  const groups = groupsOf(rest)
  let headline = given
  if (given !== null) {
    const short = given.replace(/\s*(?:\.{2,}|…)\s*$/u, '')
    if (short !== given && hasWords(short)) {
      headline = short
      changes.push({ where: 'headline', rule: 'headline-ellipsis', before: given, after: short })
    }
  }

  const pieces = groups.flatMap(piecesOf)
  let standfirst: string | undefined
  const [opener] = pieces
  if (headline !== null && opener?.kind === 'text' && standfirstLabel.test(opener.text)) {
    standfirst = opener.text.replace(standfirstLabel, '')
    pieces.shift()
  }
  const document: StoryDocument = { type: 'doc', content: blocksOf(pieces, language, changes, doubts) }
  const { unread, guessedAuthor, ...byline } = readByline(bylineLines)

  if (guessedAuthor)
    doubts.push(`No label says who wrote this; “${byline.author}” was taken for the author's name.`)
  if (byline.author && /\s(?:and|et|&|و|ו|اور)\s|\sو(?=\p{L}{3})/u.test(byline.author))
    doubts.push(`The byline may name several people: “${byline.author}” was taken for one.`)

  return {
    locale: language,
    localeIsSure: locale !== undefined || detected.sure,
    headline,
    ...(standfirst === undefined ? {} : { standfirst }),
    document,
    byline: { ...byline, source: bylineLines.join('\n').trim() },
    references: document.content.flatMap((block, index) =>
      findReferences(textOf(block)).map(({ words }) => ({ block: index, words })),
    ),
    changes,
    doubts,
    warnings: unread.map((piece) => `The byline says “${piece}”, which was not understood and left out.`),
  }
}
