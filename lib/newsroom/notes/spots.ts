/**
 * Where the words stand that a note is about. A spot is no part of the document: it is kept beside it, by block and
 * place, with the words themselves and what stands around them (the TextQuoteSelector and TextPositionSelector of the
 * W3C's Web Annotation), and follows the text from one version to the next (decision 25). Pure: the server follows
 * every save with it, and the editor finds spots in what it shows.
 */
import { modelOf } from '../../story/blocks/models.ts'
import type { AnyNode, Block } from '../../story/document.ts'
import type { Spot, SpotPart } from '../../vocabulary.ts'
import type { DraftContent } from '../stories/draft-content.ts'

/** UTF-16 units of a spot's words that are kept; what is marked beyond them is not marked. */
export const longestQuote = 2_000
/** Units of what stands before and after it. */
const around = 32
/** Words as long as these are known by themselves; shorter ones only with what stands around them. */
const speaksForItself = 16
/** So long words are known in the very place where they were. */
const knownInPlace = 4
/** Units around short words that must be as they were. */
const enoughAround = 8
/** How much of a block must be as it was for it to be the same block. */
const alike = 0.4

/** A part of a draft that a spot may lie in: a line over the text, the lead picture, or a block. */
export type Unit = {
  part: SpotPart
  /** Of the text: which block; else 0. */
  block: number
  /** The block's type; of others, the part. */
  kind: string
  text: string
  /** What it is whatever is said in it: a picture's id, an address. */
  identity: string | null
  /** Two that have the same say the same. */
  print: string
}

const lineParts = ['kicker', 'headline', 'standfirst', 'dateline'] as const

/** Everything of a draft that can be noted. */
export function unitsOf(content: Omit<DraftContent, 'bylines'>): Unit[] {
  const lines = lineParts.map((part): Unit => {
    const text = content[part] ?? ''
    return { part, block: 0, kind: part, text, identity: null, print: text }
  })
  const { leadMediaId } = content
  const lead: Unit[] = leadMediaId
    ? [{ part: 'lead', block: 0, kind: 'lead', text: '', identity: leadMediaId, print: leadMediaId }]
    : []
  return [...lines, ...lead, ...content.document.content.map(unitOfBlock)]
}

/** A block of a document never changes: what was made of it is kept as long as it stands. */
const known = new WeakMap<Block, Omit<Unit, 'block'>>()

function unitOfBlock(block: Block, at: number): Unit {
  let unit = known.get(block)
  if (!unit) {
    unit = {
      part: 'text',
      kind: block.type,
      text: linesOf(block),
      identity: modelOf(block.type)?.identity?.(block) ?? null,
      print: JSON.stringify(block),
    }
    known.set(block, unit)
  }
  return { ...unit, block: at }
}

/** Its text as it is counted here: a line break parts two lines that have words. The editor counts the same (`note-places.ts`). */
function linesOf(block: AnyNode): string {
  let text = ''
  let isFresh = true
  const visit = (node: AnyNode): void => {
    const run = node.type === 'text' ? node.text : node.type === 'hardBreak' ? '\n' : ''
    if (run) {
      if (isFresh && text) text += '\n'
      isFresh = false
      text += run
      return
    }
    const children: readonly AnyNode[] = ('content' in node && node.content) || []
    if (children.length > 0 && isLine(children)) isFresh = true
    for (const child of children) visit(child)
  }
  visit(block)
  return text
}

const isLine = (children: readonly AnyNode[]): boolean =>
  children.some(({ type }) => type === 'text' || type === 'hardBreak')

/** A spot on words of a unit. */
export function spotOnWords(unit: Unit, from: number, to: number): Spot {
  const { text } = unit
  const start = splits(text, from) ? from - 1 : from
  const last = Math.min(to, start + longestQuote)
  const end = splits(text, last) ? last + (last === to ? 1 : -1) : last
  return { ...placeOf(unit), whole: false, start, end, ...wordsAround(text, start, end), isGone: false }
}

/** Whether a place lies within a character of two units: no database takes half of one. */
const splits = (text: string, at: number): boolean => {
  const before = text.charCodeAt(at - 1)
  return at > 0 && before >= 0xd800 && before < 0xdc00 && at < text.length
}

const piece = (text: string, start: number, end: number): string =>
  text.slice(splits(text, start) ? start + 1 : start, splits(text, end) ? end - 1 : end)

/** A spot on a unit as a whole: a block, a picture, a line over the text. */
export const spotOnUnit = (unit: Unit): Spot => ({
  ...placeOf(unit),
  whole: true,
  start: 0,
  end: unit.text.length,
  quote: piece(unit.text, 0, longestQuote),
  before: '',
  after: '',
  isGone: false,
})

const placeOf = ({ part, block, kind, identity }: Unit) => ({ part, block, kind, identity })

const wordsAround = (text: string, start: number, end: number) => ({
  quote: text.slice(start, end),
  before: piece(text, Math.max(0, start - around), start),
  after: piece(text, end, Math.min(text.length, end + around)),
})

/** A spot as it stands in a draft of which nothing is known but what it says; gone where it is found nowhere. */
export function settle(spot: Spot, units: readonly Unit[]): Spot {
  const there = units.find(({ part, block }) => part === spot.part && block === spot.block)
  if (there && standsIn(spot, there))
    return spot.whole ? spotOnUnit(there) : spotOnWords(there, spot.start, spot.end)
  return find(spot, units) ?? { ...spot, isGone: true }
}

function standsIn(spot: Spot, unit: Unit): boolean {
  if (unit.kind !== spot.kind) return false
  if (spot.whole) return isSameWhole(spot, unit)
  if (unit.text.slice(spot.start, spot.end) !== spot.quote) return false
  return spot.quote.length >= knownInPlace || sharedAround(spot, unit.text, spot.start) >= needed(spot)
}

const isSameWhole = (spot: Spot, unit: Unit): boolean =>
  unit.part === spot.part &&
  unit.kind === spot.kind &&
  unit.identity === spot.identity &&
  (spot.identity !== null || piece(unit.text, 0, longestQuote) === spot.quote)

/** Looks for a spot's words, or its block, wherever they are now: best where most stands around them as it did. */
function find(spot: Spot, units: readonly Unit[]): Spot | null {
  if (spot.whole) {
    const same = units.filter((unit) => isSameWhole(spot, unit))
    const nearest = same.sort((a, b) => Math.abs(a.block - spot.block) - Math.abs(b.block - spot.block))[0]
    return nearest ? spotOnUnit(nearest) : null
  }
  if (!spot.quote) return null
  let best: { unit: Unit; at: number; shared: number } | null = null
  for (const [n, unit] of units.entries()) {
    let at = unit.text.indexOf(spot.quote)
    if (at < 0) continue
    // A block that was divided goes on in its neighbour.
    const before = neighbour(unit, units[n - 1]).slice(-around)
    const whole = before + unit.text + neighbour(unit, units[n + 1]).slice(0, around)
    for (let looks = 0; at >= 0 && looks < mostLooks; looks += 1) {
      const shared = sharedAround(spot, whole, at + before.length)
      if (!best || shared > best.shared) best = { unit, at, shared }
      at = unit.text.indexOf(spot.quote, at + 1)
    }
  }
  if (!best || best.shared < needed(spot)) return null
  return spotOnWords(best.unit, best.at, best.at + spot.quote.length)
}

const neighbour = (unit: Unit, other: Unit | undefined): string =>
  unit.part === 'text' && other?.part === 'text' && Math.abs(unit.block - other.block) === 1 ? other.text : ''

/** A word that stands in a block so often is not looked at further there. */
const mostLooks = 200

/** How much of what stands around must be as it was. Where little stood there, that. */
const needed = ({ quote, before, after }: Spot): number =>
  quote.length >= speaksForItself ? 0 : Math.min(enoughAround, before.length + after.length)

const sharedAround = ({ quote, before, after }: Spot, text: string, at: number): number =>
  sharedEnd(before, text.slice(Math.max(0, at - before.length), at)) +
  sharedStart(after, text.slice(at + quote.length, at + quote.length + after.length))

function sharedStart(one: string, other: string, most = Math.min(one.length, other.length)): number {
  let n = 0
  while (n < most && one.charCodeAt(n) === other.charCodeAt(n)) n += 1
  return n
}

function sharedEnd(one: string, other: string, most = Math.min(one.length, other.length)): number {
  let n = 0
  while (n < most && one.charCodeAt(one.length - 1 - n) === other.charCodeAt(other.length - 1 - n)) n += 1
  return n
}

/**
 * Spots as they stand after a draft was written over. A block that is as it was takes its spots along, wherever it is
 * now; in one that was written in they move with the words; words that were carried elsewhere are found by themselves.
 */
export function followerOf(before: readonly Unit[], after: readonly Unit[]): (spot: Spot) => Spot {
  const blocks = matching(
    before.filter(({ part }) => part === 'text'),
    after.filter(({ part }) => part === 'text'),
  )
  const unitAfter = (part: SpotPart) => after.find((unit) => unit.part === part)
  const written = [...after.filter(({ part }) => part !== 'text'), ...blocks.written]
  return (spot) => {
    if (spot.isGone) return find(spot, written) ?? spot
    const was = before.find(({ part, block }) => part === spot.part && block === spot.block)
    // What nobody has followed so far, such as a thread that was resolved for a while.
    if (!was || !standsIn(spot, was)) return settle(spot, after)
    const is = spot.part === 'text' ? blocks.of(was) : unitAfter(spot.part)
    const moved = is ? moveWith(spot, was, is) : null
    return moved ?? find(spot, written) ?? { ...spot, isGone: true }
  }
}

/** A spot of a unit in what became of it; null when nothing of its words is left. */
function moveWith(spot: Spot, was: Unit, is: Unit): Spot | null {
  if (spot.whole) {
    if (was.identity !== is.identity) return null
    return is.kind === was.kind || is.text ? spotOnUnit(is) : null
  }
  if (was.text === is.text) return spotOnWords(is, spot.start, spot.end)
  const head = sharedStart(was.text, is.text)
  const tail = sharedEnd(was.text, is.text, Math.min(was.text.length, is.text.length) - head)
  const end = was.text.length - tail
  const by = is.text.length - was.text.length
  // What is typed right before or after the words is none of them; what is typed in their place is.
  const from =
    spot.start < head || (spot.start === head && end > head) ? spot.start : Math.max(spot.start, end) + by
  const to = spot.end <= head ? spot.end : spot.end >= end ? spot.end + by : head
  return from < to ? spotOnWords(is, from, to) : null
}

/** What became of each block: first by what they say, wherever they are, then by what is most like them. */
function matching(before: readonly Unit[], after: readonly Unit[]) {
  const shorter = Math.min(before.length, after.length)
  let head = 0
  while (head < shorter && before[head]?.print === after[head]?.print) head += 1
  let tail = 0
  while (tail < shorter - head && before.at(-1 - tail)?.print === after.at(-1 - tail)?.print) tail += 1
  const same = new Map<Unit, Unit>()
  for (const [n, unit] of before.entries()) {
    const is =
      n < head ? after[n] : n >= before.length - tail ? after[after.length - before.length + n] : undefined
    if (is) same.set(unit, is)
  }
  const between = after.slice(head, after.length - tail)
  const byPrint = Map.groupBy(between, ({ print }) => print)
  for (const unit of before.slice(head, before.length - tail)) {
    const is = byPrint.get(unit.print)?.shift()
    if (is) same.set(unit, is)
  }
  const written = [...byPrint.values()].flat().sort((one, other) => one.block - other.block)
  const likest = new Map<Unit, Unit | null>()
  return {
    written,
    of: (unit: Unit): Unit | null => {
      const is = same.get(unit) ?? likest.get(unit)
      if (is !== undefined) return is
      const found = likestOf(unit, written)
      likest.set(unit, found)
      return found
    },
  }
}

function likestOf(unit: Unit, others: readonly Unit[]): Unit | null {
  let best: Unit | null = null
  let most = alike
  for (const other of others) {
    const likeness = likenessOf(unit, other)
    if (likeness > most || (likeness === most && best === null)) [best, most] = [other, likeness]
  }
  return best
}

function likenessOf(one: Unit, other: Unit): number {
  if (one.identity !== null || other.identity !== null)
    return Number(one.kind === other.kind && one.identity === other.identity)
  const longest = Math.max(one.text.length, other.text.length)
  if (longest === 0) return Number(one.kind === other.kind)
  const shorter = Math.min(one.text.length, other.text.length)
  const head = sharedStart(one.text, other.text)
  return (head + sharedEnd(one.text, other.text, shorter - head)) / longest
}
