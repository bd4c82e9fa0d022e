/**
 * What changed between two texts, word by word. A word keeps its vowel marks, tatweel, half-spaces and the particles
 * written with it (وبالاقتصاد is one word, and is replaced as one); punctuation stands for itself, so that a comma that
 * moves does not take its word along.
 */
import { itemAt } from '../../present.ts'

export type DiffPart = {
  kind: 'same' | 'gone' | 'new'
  text: string
}

/**
 * A word with everything that is part of it: letters, digits, marks, joiners, and what stands between two letters or
 * digits of one word (don’t, צה״ל, 3,5; but 2024-25 is two). Controls of direction belong to the word they follow.
 */
const tokens =
  /[\p{L}\p{N}\p{M}\u0640\u200c\u200d](?:[\p{L}\p{N}\p{M}\u0640\u200b-\u200f\u2060-\u2069\ufeff]|['’׳"״](?=\p{L})|[.,٫٬](?=\p{N}))*|\s+|\p{Emoji_Presentation}(?:\ufe0f|\u200d\p{Emoji}|\p{Emoji_Modifier})*|./gsu

/** The words, spaces and signs of a text, one after the other. */
export const wordsAndSpaces = (text: string): string[] => text.match(tokens) ?? []

export const isSpace = (token: string): boolean => /^\s+$/u.test(token)

/**
 * The parts of two texts in reading order; where something was replaced, what is gone comes before what is new. What is
 * same and gone is the text before, what is same and new the one after, to the letter.
 */
export function diffWords(before: string, after: string): DiffPart[] {
  if (before === after) return before ? [{ kind: 'same', text: before }] : []
  const one = wordsAndSpaces(before)
  const two = wordsAndSpaces(after)
  const parts: DiffPart[] = []
  let gone = ''
  let added = ''
  /** Spaces that are the same between two changes: they read better as part of them. */
  let between = ''
  const flush = () => {
    if (gone) parts.push({ kind: 'gone', text: gone })
    if (added) parts.push({ kind: 'new', text: added })
    gone = ''
    added = ''
  }
  const same = (text: string) => {
    const last = parts.at(-1)
    if (last?.kind === 'same') last.text += text
    else parts.push({ kind: 'same', text })
  }
  const takeIn = () => {
    gone += between
    added += between
    between = ''
  }
  for (const step of diffSequence(one, two)) {
    if (step.kind === 'same') {
      for (const token of step.items) {
        if ((gone || added) && !between && isSpace(token)) between = token
        else {
          flush()
          if (between) same(between)
          between = ''
          same(token)
        }
      }
      continue
    }
    if (between) takeIn()
    if (step.kind === 'gone') gone += step.items.join('')
    else added += step.items.join('')
  }
  flush()
  if (between) same(between)
  return parts
}

export type Step<T> = { kind: 'same' | 'gone' | 'new'; items: T[] }

/**
 * The fewest removals and additions that make one sequence another, as E. W. Myers finds them (An O(ND) Difference
 * Algorithm, Algorithmica 1, 1986); between the items that both have once, where there are too many for that.
 */
export function diffSequence<T>(before: readonly T[], after: readonly T[]): Step<T>[] {
  const steps: Step<T>[] = []
  const add = (kind: Step<T>['kind'], items: readonly T[]) => {
    if (items.length === 0) return
    const last = steps.at(-1)
    // One at a time: there can be more than a call takes arguments.
    if (last?.kind === kind) for (const item of items) last.items.push(item)
    else steps.push({ kind, items: [...items] })
  }
  const visit = (one: readonly T[], two: readonly T[], depth: number): void => {
    let head = 0
    while (head < one.length && head < two.length && one[head] === two[head]) head += 1
    let tail = 0
    while (
      tail < one.length - head &&
      tail < two.length - head &&
      one[one.length - 1 - tail] === two[two.length - 1 - tail]
    )
      tail += 1
    add('same', one.slice(0, head))
    between(one.slice(head, one.length - tail), two.slice(head, two.length - tail), depth)
    add('same', one.slice(one.length - tail))
  }
  const between = (one: readonly T[], two: readonly T[], depth: number): void => {
    if (one.length === 0 || two.length === 0) {
      add('gone', one)
      add('new', two)
      return
    }
    const path = shortestEdit(one, two)
    if (path) {
      for (const { kind, items } of path) add(kind, items)
      return
    }
    const anchors = depth < mostDepth ? commonOnce(one, two) : []
    if (anchors.length === 0) {
      add('gone', one)
      add('new', two)
      return
    }
    let x = 0
    let y = 0
    for (const [i, j] of [...anchors, [one.length, two.length] as const]) {
      visit(one.slice(x, i), two.slice(y, j), depth + 1)
      if (i < one.length) add('same', [itemAt(one, i)])
      x = i + 1
      y = j + 1
    }
  }
  visit(before, after, 0)
  return steps
}

/** More changes than this are not looked for one by one: the work grows with their square. */
const mostEdits = 1_000
const mostDepth = 8

/** Undefined when it takes more than {@link mostEdits}. */
function shortestEdit<T>(one: readonly T[], two: readonly T[]): Step<T>[] | undefined {
  const most = Math.min(one.length + two.length, mostEdits)
  const offset = most + 1
  const reach = new Int32Array(2 * most + 3)
  /** How far each diagonal had come before each round, from −d to d. */
  const rounds: Int32Array[] = []
  for (let d = 0; d <= most; d += 1) {
    rounds.push(reach.slice(offset - d - 1, offset + d + 2))
    for (let k = -d; k <= d; k += 2) {
      const down = k === -d || (k !== d && itemAt(reach, offset + k - 1) < itemAt(reach, offset + k + 1))
      let x = down ? itemAt(reach, offset + k + 1) : itemAt(reach, offset + k - 1) + 1
      let y = x - k
      while (x < one.length && y < two.length && one[x] === two[y]) {
        x += 1
        y += 1
      }
      reach[offset + k] = x
      if (x >= one.length && y >= two.length) return walkBack(one, two, rounds)
    }
  }
  return undefined
}

function walkBack<T>(one: readonly T[], two: readonly T[], rounds: readonly Int32Array[]): Step<T>[] {
  const steps: Step<T>[] = []
  const add = (kind: Step<T>['kind'], item: T) => {
    const last = steps.at(-1)
    if (last?.kind === kind) last.items.push(item)
    else steps.push({ kind, items: [item] })
  }
  let x = one.length
  let y = two.length
  for (let d = rounds.length - 1; d >= 0; d -= 1) {
    const round = itemAt(rounds, d)
    const at = (k: number) => itemAt(round, k + d + 1)
    const k = x - y
    const down = k === -d || (k !== d && at(k - 1) < at(k + 1))
    const from = down ? k + 1 : k - 1
    const fromX = d === 0 ? 0 : at(from)
    const fromY = d === 0 ? 0 : fromX - from
    while (x > fromX && y > fromY) {
      x -= 1
      y -= 1
      add('same', itemAt(one, x))
    }
    if (d === 0) break
    if (down) {
      y -= 1
      add('new', itemAt(two, y))
    } else {
      x -= 1
      add('gone', itemAt(one, x))
    }
  }
  for (const step of steps) step.items.reverse()
  return steps.reverse()
}

/** Places of items that each sequence has exactly once, the most of them that are in the same order in both. */
function commonOnce<T>(one: readonly T[], two: readonly T[]): (readonly [number, number])[] {
  const places = (items: readonly T[]) => {
    const found = new Map<T, number>()
    items.forEach((item, i) => {
      found.set(item, found.has(item) ? -1 : i)
    })
    return found
  }
  const inTwo = places(two)
  const pairs: (readonly [number, number])[] = []
  for (const [item, i] of places(one)) {
    const j = inTwo.get(item)
    if (i >= 0 && j !== undefined && j >= 0) pairs.push([i, j])
  }
  // The longest rising run of places in the second sequence, by patience sorting.
  const tops: number[] = []
  const before: number[] = []
  pairs.forEach(([, j], n) => {
    let low = 0
    let high = tops.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (itemAt(pairs, itemAt(tops, middle))[1] < j) low = middle + 1
      else high = middle
    }
    before[n] = low > 0 ? itemAt(tops, low - 1) : -1
    tops[low] = n
  })
  const chain: (readonly [number, number])[] = []
  for (let n = tops.at(-1) ?? -1; n >= 0; n = itemAt(before, n)) chain.push(itemAt(pairs, n))
  return chain.reverse()
}
