/**
 * What one text has other than another, as changes that can each be made or left: words of a line, blocks among others,
 * attributes of a block. Pure: the editor, the server and the tests ask the same functions.
 */
import { itemAt } from '../../present.ts'
import type { Block } from '../../story/document.ts'
import { wordsOfBlock } from '../../story/words-of-block.ts'
import type { SuggestedChange, SuggestedPlace } from '../../vocabulary.ts'
import { alignAlike } from '../stories/align-alike.ts'
import { diffSequence } from '../stories/diff-words.ts'
import { canonical } from '../writing/canonical.ts'
import {
  identityOf,
  insideOf,
  joinLine,
  keyOf,
  keyOfAll,
  lengthOfAll,
  type Piece,
  sliceLine,
  type Token,
  tokensOf,
} from './pieces.ts'

/** What is new in a text, as one thing that can be made or left. */
export type Change = SuggestedChange
export type Place = SuggestedPlace

/** `there`: where what is new stands in the text that has it. */
export type FoundChange = Change & { there: Place }

/** The changes that make one text the other, in reading order. They touch nowhere. */
export function changesBetween(before: readonly Piece[], after: readonly Piece[]): FoundChange[] {
  const changes: FoundChange[] = []
  compareBlocks(before, after, [], [], changes)
  return changes
}

function compareBlocks(
  one: readonly Piece[],
  two: readonly Piece[],
  path: number[],
  there: number[],
  changes: FoundChange[],
): void {
  let i = 0
  let j = 0
  let gone: Piece[] = []
  let added: Piece[] = []
  const flush = () => {
    for (const [from, to] of groups(gone, added)) {
      const [before, after] = [from, to]
      const [first] = before
      const [second] = after
      if (before.length === 1 && after.length === 1 && first && second && couldBe(first, second))
        compareBlock(first, second, path, there, i, j, changes)
      else if (before.length > 0 || after.length > 0)
        changes.push({
          kind: 'blocks',
          path,
          from: i,
          to: i + before.length,
          before,
          after,
          there: { path: there, from: j, to: j + after.length },
        })
      i += before.length
      j += after.length
    }
    gone = []
    added = []
  }
  // Numbers, so that equal pieces are compared once.
  const numbers = new Map<string, number>()
  const numberOf = (piece: Piece): number => {
    const key = keyOf(piece)
    const known = numbers.get(key)
    if (known !== undefined) return known
    numbers.set(key, numbers.size)
    return numbers.size - 1
  }
  let [atOne, atTwo] = [0, 0]
  for (const { kind, items } of diffSequence(one.map(numberOf), two.map(numberOf))) {
    if (kind === 'gone') for (const _ of items) gone.push(itemAt(one, atOne++))
    else if (kind === 'new') for (const _ of items) added.push(itemAt(two, atTwo++))
    else {
      flush()
      i += items.length
      j += items.length
      atOne += items.length
      atTwo += items.length
    }
  }
  flush()
}

/** Blocks in a row that were all rewritten. */
const mostAligned = 100

type Group = [before: Piece[], after: Piece[]]

/** What came in the place of what, as small as can be made or left alone: never a half of a paragraph without the other. */
function groups(gone: readonly Piece[], added: readonly Piece[]): Group[] {
  if (gone.length === 0 || added.length === 0) return [[[...gone], [...added]]]
  if (gone.length === 1 && added.length === 1) return [[[...gone], [...added]]]
  // So many are not compared each with each; where as many came as went, each is the one in its place.
  if (gone.length === added.length && gone.length > mostAligned)
    return gone.map((piece, n): Group => [[piece], [itemAt(added, n)]])
  const aligned = alignAlike(gone, added, wordsOf, couldBe)
  const result: { before: Piece[]; after: Piece[]; isPair: boolean }[] = []
  for (const { before, after } of aligned) {
    const last = result.at(-1)
    if (before && after) result.push({ before: [before], after: [after], isPair: true })
    else if (last && !last.isPair) {
      if (before) last.before.push(before)
      if (after) last.after.push(after)
    } else result.push({ before: before ? [before] : [], after: after ? [after] : [], isPair: false })
  }
  // A paragraph that was divided is one and a new one with its words; joined, one less. Either is one change.
  const joined: typeof result = []
  for (const each of result) {
    const last = joined.at(-1)
    if (last && (sharesWords(last, each) || sharesWords(each, last))) {
      last.before.push(...each.before)
      last.after.push(...each.after)
      last.isPair = false
    } else joined.push(each)
  }
  return joined.map(({ before, after }): Group => [before, after])
}

/** What was taken from one stands in the other. */
function sharesWords(
  one: { before: Piece[]; after: Piece[] },
  two: { before: Piece[]; after: Piece[] },
): boolean {
  const before = bare(one.before)
  const after = bare(one.after)
  const moved = (words: string, from: string, stays: string) =>
    words !== '' && from.includes(words) && !stays.includes(words)
  return (
    two.after.some((piece) => moved(bare([piece]), before, after)) ||
    two.before.some((piece) => moved(bare([piece]), after, before))
  )
}

const bare = (pieces: readonly Piece[]): string => pieces.map(wordsOf).join('').replace(/\s+/gu, '')

const words = new WeakMap<Piece, string>()
function wordsOf(piece: Piece): string {
  const known = words.get(piece)
  if (known !== undefined) return known
  const made = wordsOfBlock(piece as Block)
  words.set(piece, made)
  return made
}

/** Whether one may be the other, changed within; otherwise it is replaced as a whole. */
function couldBe(one: Piece, two: Piece): boolean {
  if (one.type !== two.type || identityOf(one) !== identityOf(two)) return false
  if (one.type === 'table' || one.type === 'verse') return shapeOf(one) === shapeOf(two)
  return one.type !== 'unknownBlock' && one.type !== 'gallery' && one.type !== 'beforeAfter'
}

/** How many cells of which kinds: a row or column more is a change of the whole table. */
const shapeOf = (piece: Piece): string =>
  insideOf(piece.type) === 'blocks' && piece.type !== 'tableCell' && piece.type !== 'tableHeader'
    ? `${piece.type}(${(piece.content ?? []).map(shapeOf).join()})`
    : `${piece.type}${canonical(piece.attrs ?? {})}`

function compareBlock(
  one: Piece,
  two: Piece,
  path: number[],
  there: number[],
  i: number,
  j: number,
  changes: FoundChange[],
): void {
  if (canonical(one.attrs ?? {}) !== canonical(two.attrs ?? {}))
    changes.push({
      kind: 'attributes',
      path,
      from: i,
      to: i + 1,
      before: [shellOf(one)],
      after: [shellOf(two)],
      there: { path: there, from: j, to: j + 1 },
    })
  const [before, after] = [one.content ?? [], two.content ?? []]
  const inside = insideOf(one.type)
  const [here, now] = [
    [...path, i],
    [...there, j],
  ]
  if (inside === 'line') compareLine(before, after, here, now, changes)
  else if (inside === null) return
  else if (one.type === 'table' || one.type === 'tableRow' || one.type === 'verse')
    for (let n = 0; n < before.length; n += 1)
      compareBlock(itemAt(before, n), itemAt(after, n), here, now, n, n, changes)
  else compareBlocks(before, after, here, now, changes)
}

const shellOf = ({ type, attrs }: Piece): Piece => (attrs ? { type, attrs } : { type })

function compareLine(
  one: readonly Piece[],
  two: readonly Piece[],
  path: number[],
  there: number[],
  changes: FoundChange[],
): void {
  let [from, to, fromThere, toThere] = [0, 0, 0, 0]
  /** A space that is the same between two changes: they read better as one. */
  let between = 0
  const flush = () => {
    if (from < to || fromThere < toThere)
      changes.push({
        kind: 'line',
        path,
        from,
        to,
        before: joinLine(sliceLine(one, from, to)),
        after: joinLine(sliceLine(two, fromThere, toThere)),
        there: { path: there, from: fromThere, to: toThere },
      })
    from = to + between
    to = from
    fromThere = toThere + between
    toThere = fromThere
    between = 0
  }
  const [before, after] = [tokensOf(one), tokensOf(two)]
  let [atOne, atTwo] = [0, 0]
  const steps = diffSequence(
    before.map(({ key }) => key),
    after.map(({ key }) => key),
  )
  const isOpen = () => from < to || fromThere < toThere
  for (const { kind, items } of steps) {
    for (const _ of items) {
      const token: Token = kind === 'new' ? itemAt(after, atTwo) : itemAt(before, atOne)
      if (kind !== 'new') atOne += 1
      if (kind !== 'gone') atTwo += 1
      if (kind === 'same') {
        if (isOpen() && between === 0 && token.isSpace) between = token.length
        else {
          flush()
          from += token.length
          to = from
          fromThere += token.length
          toThere = fromThere
        }
      } else {
        to += between
        toThere += between
        between = 0
        if (kind === 'gone') to += token.length
        else toThere += token.length
      }
    }
  }
  flush()
}

/** Later places first; of the same place, what stands in a block before what happens to the block. */
function lastFirst(one: Place, two: Place): number {
  const [a, b] = [
    [...one.path, one.from],
    [...two.path, two.from],
  ]
  for (let n = 0; n < Math.min(a.length, b.length); n += 1) {
    const difference = itemAt(b, n) - itemAt(a, n)
    if (difference !== 0) return difference
  }
  return b.length - a.length
}

/**
 * In the order in which changes can be made one after the other, each leaving the places of the next. Of several at one
 * place, what comes first here stands first in the text.
 */
export const inOrderOfMaking = <T extends Change>(changes: readonly T[]): T[] =>
  [...changes]
    .reverse()
    .sort((one, two) => lastFirst(one, two) || orderAtOnePlace(one) - orderAtOnePlace(two))

/** What replaces words comes before what is only put in at its beginning, which then stands before it. */
const orderAtOnePlace = ({ from, to }: Change): number => (from < to ? 0 : 1)

/** The text with changes made that {@link clash} nowhere. */
export function applyChanges(text: readonly Piece[], changes: readonly Change[]): Piece[] {
  let blocks = [...text]
  for (const change of inOrderOfMaking(changes)) blocks = applied(blocks, change.path, change, 'blocks') ?? []
  return blocks.length > 0 ? blocks : [{ type: 'paragraph', attrs: { dir: null } }]
}

/** Null where nothing is left. */
function applied(
  content: readonly Piece[],
  path: readonly number[],
  change: Change,
  inside: 'line' | 'blocks' | null,
): Piece[] | null {
  const { from, to, before, after, kind } = change
  const [step, ...rest] = path
  if (step === undefined) {
    if (kind === 'line' && inside === 'line')
      return joinLine([
        ...sliceLine(content, 0, from),
        ...after,
        ...sliceLine(content, to, lengthOfAll(content)),
      ])
    if (kind === 'attributes') {
      const { attrs: _, ...rest } = itemAt(content, from)
      const { attrs } = itemAt(after, 0)
      return content.with(from, attrs ? { ...rest, attrs } : rest)
    }
    if (keyOfAll(content.slice(from, to)) !== keyOfAll(before)) throw new Error('Other blocks stand there')
    const left = [...content.slice(0, from), ...after, ...content.slice(to)]
    return left.length > 0 ? left : null
  }
  const child = itemAt(content, step)
  const own = insideOf(child.type)
  const now = applied(child.content ?? [], rest, change, own)
  // What has nothing in it any more goes with its last block.
  if (now === null) {
    const left = content.toSpliced(step, 1)
    return left.length > 0 ? left : null
  }
  const { content: _, ...shell } = child
  return content.with(step, now.length > 0 ? { ...shell, content: now } : shell)
}

const isSamePath = (one: readonly number[], two: readonly number[]): boolean =>
  one.length === two.length && one.every((step, n) => step === two[n])

/** The child of a node at a path that another path leads through. */
const stepUnder = (path: readonly number[], other: readonly number[]): number | undefined =>
  other.length > path.length && path.every((step, n) => step === other[n]) ? other[path.length] : undefined

/** Both stretches have something in common, or one is put into the middle of the other. */
const overlap = (one: Place, two: Place): boolean =>
  one.from === one.to || two.from === two.to
    ? (two.from < one.from && one.from < two.to) || (one.from < two.from && two.from < one.to)
    : one.from < two.to && two.from < one.to

/** Only one of both can be made. */
function clash(one: Change, two: Change): boolean {
  if (isSamePath(one.path, two.path)) {
    if (one.kind === two.kind) return one.kind === 'attributes' ? one.from === two.from : overlap(one, two)
    return one.kind !== 'line' && two.kind !== 'line' && overlap(one, two)
  }
  const within = (outer: Change, inner: Change) => {
    const step = stepUnder(outer.path, inner.path)
    return step !== undefined && outer.kind === 'blocks' && outer.from <= step && step < outer.to
  }
  return within(one, two) || within(two, one)
}

/** Those that can be made together, the earlier before the later, and those that stand in their way. */
export function makeable<T extends Change>(changes: readonly T[]): { together: T[]; others: T[] } {
  const together: T[] = []
  const others: T[] = []
  // By the block they stand in: five hundred are not compared each with each.
  const byBlock = new Map<number, T[]>()
  const whole: T[] = []
  for (const change of changes) {
    const [block] = change.path
    const near = block === undefined ? together : [...(byBlock.get(block) ?? []), ...whole]
    if (near.some((each) => clash(each, change))) {
      others.push(change)
      continue
    }
    together.push(change)
    if (block === undefined) whole.push(change)
    else byBlock.set(block, [...(byBlock.get(block) ?? []), change])
  }
  return { together, others }
}

/** Where a change stands in the next text: its place, that it says there what it wants, or null for a text without it. */
type Followed = Place | 'made' | null

/** Has changes follow from one text to the next, whoever wrote it. */
export function followerOf(before: readonly Piece[], after: readonly Piece[]): (change: Change) => Followed {
  const moves = changesBetween(before, after)
  const at = new Map<string, FoundChange[]>()
  for (const move of moves) {
    const key = move.path.join()
    at.set(key, [...(at.get(key) ?? []), move])
  }
  return (change) => {
    if (moves.length === 0) return { path: change.path, from: change.from, to: change.to }
    const path: number[] = []
    for (const [depth, step] of change.path.entries()) {
      let moved = step
      for (const move of at.get(change.path.slice(0, depth).join()) ?? []) {
        if (move.kind !== 'blocks') continue
        if (move.from <= step && step < move.to) return null
        if (move.to <= step) moved += move.after.length - move.before.length
      }
      path.push(moved)
    }
    let [from, to] = [change.from, change.to]
    for (const move of at.get(change.path.join()) ?? []) {
      if (move.kind === 'attributes') {
        if (change.kind === 'line' || !overlap(move, change)) continue
        if (change.kind === 'attributes' && keyOfAll(move.after) === keyOfAll(change.after)) return 'made'
        return null
      }
      if (move.from === change.from && move.to === change.to && change.kind === move.kind)
        if (keyOfAll(move.after) === keyOfAll(change.after)) return 'made'
      if (overlap(move, change)) return null
      if (move.to <= change.from) {
        const by =
          (move.kind === 'line' ? lengthOfAll(move.after) : move.after.length) - (move.to - move.from)
        from += by
        to += by
      }
    }
    if (change.kind === 'blocks')
      for (const move of moves) {
        const step = stepUnder(change.path, move.path)
        if (step !== undefined && change.from <= step && step < change.to) return null
      }
    return { path, from, to }
  }
}

/** The block in which a change stands: by it, the change is found again where its place was lost. */
export function contextOf(change: Change, text: readonly Piece[]): Piece | null {
  const [block] = change.path
  if (block !== undefined) return text[block] ?? null
  return change.kind === 'attributes' ? (text[change.from] ?? null) : null
}

/**
 * Where a change whose place is not known belongs in a text: where its block, or the blocks that it replaces, stand as
 * they were, the nearest to where it stood; null where they do not.
 */
export function findAgain(change: Change, context: Piece | null, text: readonly Piece[]): Place | null {
  const old = change.path[0] ?? change.from
  const nearest = (places: number[]): number | undefined =>
    places.sort((one, two) => Math.abs(one - old) - Math.abs(two - old))[0]
  if (context) {
    const key = keyOf(context)
    const found = nearest(text.flatMap((block, n) => (keyOf(block) === key ? [n] : [])))
    if (found === undefined) return null
    return change.path.length > 0
      ? { path: [found, ...change.path.slice(1)], from: change.from, to: change.to }
      : { path: [], from: found, to: found + 1 }
  }
  if (change.before.length === 0) {
    const at = Math.min(change.from, text.length)
    return { path: [], from: at, to: at }
  }
  const keys = change.before.map(keyOf)
  const found = nearest(
    text.flatMap((_, n) => {
      const stands = keys.every((key, k) => {
        const block = text[n + k]
        return block !== undefined && keyOf(block) === key
      })
      return stands ? [n] : []
    }),
  )
  return found === undefined ? null : { path: [], from: found, to: found + keys.length }
}

/** What a change would replace stands where it says. */
export function standsAt(change: Change, text: readonly Piece[]): boolean {
  let content: readonly Piece[] = text
  let type = 'doc'
  for (const step of change.path) {
    const child = content[step]
    if (!child) return false
    type = child.type
    content = child.content ?? []
  }
  const inside = insideOf(type)
  const { from, to, before, kind } = change
  if (kind === 'line')
    return (
      inside === 'line' &&
      from >= 0 &&
      from <= to &&
      to <= lengthOfAll(content) &&
      keyOfAll(joinLine(sliceLine(content, from, to))) === keyOfAll(before)
    )
  if (inside !== 'blocks' || from < 0 || from > to || to > content.length) return false
  if (kind === 'blocks') return keyOfAll(content.slice(from, to)) === keyOfAll(before)
  const [one] = content.slice(from, from + 1)
  return one !== undefined && before.length === 1 && keyOf(shellOf(one)) === keyOfAll(before)
}
