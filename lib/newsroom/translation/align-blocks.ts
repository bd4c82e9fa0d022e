/**
 * Which blocks of a translation translate which of its source. Nothing of it is stored: blocks have no names, are split
 * and joined while somebody translates, and many translations came in from elsewhere. So it is found again, by what
 * Gale and Church found sentences by (A Program for Aligning Sentences in Bilingual Corpora, Computational Linguistics
 * 19, 1993): what is long in one language is long in the other; and by what no translator changes: pictures, embeds,
 * figures, names in another script. Runs in the browser, whenever typing pauses.
 */
import { itemAt } from '../../present.ts'
import { modelOf } from '../../story/blocks/models.ts'
import type { Block } from '../../story/document.ts'
import { textOf } from '../../story/plain-text.ts'
import { wordsOfBlock } from '../../story/words-of-block.ts'
import { canonical } from '../writing/canonical.ts'

/** Places of blocks that belong together; either side may have none. In order, every block once. */
export type AlignedRow = { source: number[]; target: number[] }

type Features = {
  /** Equal for blocks that say the same. */
  form: string
  type: Block['type']
  /** Of what stands in a text for its own sake: a picture, an embed, a card, the time of an update. */
  identity: string | null
  /** UTF-16 units. */
  length: number
  /** Numbers, in Latin digits. */
  numbers: ReadonlySet<string>
}

/** Blocks never change. */
const known = new WeakMap<Block, Features>()

function featuresOf(block: Block): Features {
  const found = known.get(block)
  if (found) return found
  const words = wordsOfBlock(block)
  const made: Features = {
    form: canonical(block),
    type: block.type,
    identity: identityOf(block),
    length: isProse(block.type) ? textOf(block).length : words.length,
    numbers: new Set(latinDigits(words).match(/\d+(?:[.,]\d+)*/g) ?? []),
  }
  known.set(block, made)
  return made
}

function identityOf(block: Block): string | null {
  const identity = modelOf(block.type)?.identity?.(block)
  return identity === undefined ? null : `${block.type} ${identity}`
}

const latinDigits = (text: string): string =>
  text
    .replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x660))
    .replace(/[۰-۹]/g, (digit) => String(digit.charCodeAt(0) - 0x6f0))

const isProse = (type: Block['type']): boolean => modelOf(type)?.isProse ?? false

// Costs are negative logarithms of probabilities, as Gale and Church measured them, or in their scale.
/** A block without a counterpart: −ln 0.0099. */
const alone = 4.6
/** One that nobody can have translated yet, or that has not been written yet. */
const expectedAlone = 0.7
/** Two that became one, or one two: rarer among paragraphs than among sentences, where it is 2.3. */
const joined = 3.5
/** No likelier together than apart. */
const never = 4 * alone
/** What lengths alone can say against two blocks of a kind: half a paragraph stands there while it is typed. */
const mostForLength = 6
/** Variance of the length of a translation, in characters per character. */
const variance = 6.8

/** −ln P(|δ| at least so far from the mean), by the tail of the normal distribution (Abramowitz and Stegun, 7.1.26). */
function lengthCost(source: number, target: number, ratio: number): number {
  if (source === 0 && target === 0) return 0
  const mean = (source + target / ratio) / 2
  const delta = Math.abs(target - source * ratio) / Math.sqrt(variance * Math.max(mean, 1))
  const x = delta / Math.SQRT2
  const t = 1 / (1 + 0.3275911 * x)
  const tail =
    t *
    (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429)))) *
    Math.exp(-x * x)
  return Math.min(mostForLength, -Math.log(Math.max(tail, 1e-9)))
}

/** Numbers that both have speak for a pair, numbers that only one has against it. */
function numbersCost(source: Features, target: Features): number {
  const total = source.numbers.size + target.numbers.size
  if (total === 0) return 0
  let common = 0
  for (const number of source.numbers) if (target.numbers.has(number)) common += 1
  return 1.5 - (3 * 2 * common) / total
}

function pairCost(source: Features, target: Features, ratio: number): number {
  if (source.form === target.form) return source.length > 0 || source.identity ? -alone : 0
  if (source.identity !== null || target.identity !== null)
    return source.identity === target.identity ? -alone : never
  const kind =
    source.type === target.type ? 0 : isProse(source.type) && isProse(target.type) ? alone / 2 : never
  // An empty paragraph is about to be the translation of what has none.
  if (target.length === 0 && isProse(target.type)) return kind + 1
  return kind + lengthCost(source.length, target.length, ratio) + numbersCost(source, target)
}

/** Each block of prose together with the next, where that is prose with something in it. */
const joinedWithNext = (blocks: readonly Features[]): (Features | null)[] =>
  blocks.map((each, place) => {
    const next = blocks[place + 1]
    if (!next || !isProse(each.type) || !isProse(next.type) || next.length === 0) return null
    return {
      ...each,
      form: '',
      length: each.length + next.length + 1,
      numbers: new Set([...each.numbers, ...next.numbers]),
    }
  })

/**
 * How far from the diagonal is looked, in blocks: near it first, which is nearly always enough, and further where what
 * was found there fits badly. Whoever types presses Enter often.
 */
const bands = [8, 48] as const
/** Per block; pairs that belong together cost about 1, or less. */
const fitsBadly = 1.5

/**
 * @param isNew whether a block of the source came after it was translated: nobody can have translated it yet
 */
export function alignBlocks(
  source: readonly Block[],
  target: readonly Block[],
  isNew: (index: number) => boolean = () => false,
): AlignedRow[] {
  const one = source.map(featuresOf)
  const two = target.map(featuresOf)
  const near = alignWithin(bands[0], one, two, isNew)
  return near.cost > fitsBadly * Math.max(one.length, two.length)
    ? alignWithin(bands[1], one, two, isNew).rows
    : near.rows
}

function alignWithin(
  band: number,
  one: readonly Features[],
  two: readonly Features[],
  isNew: (index: number) => boolean,
): { rows: AlignedRow[]; cost: number } {
  const ratio = lengthRatio(one, two)
  const [oneJoined, twoJoined] = [one, two].map(joinedWithNext)
  const width = two.length + 1
  const cost = new Float64Array((one.length + 1) * width).fill(Number.POSITIVE_INFINITY)
  /** How each place was come to: source blocks taken, times four, and target blocks. */
  const step = new Uint8Array(cost.length)
  cost[0] = 0
  const reach = band + Math.abs(one.length - two.length)
  for (let i = 0; i <= one.length; i += 1) {
    for (let j = Math.max(0, i - reach); j <= Math.min(two.length, i + reach); j += 1) {
      const here = itemAt(cost, i * width + j)
      if (here === Number.POSITIVE_INFINITY) continue
      const go = (taken: number, written: number, price: number) => {
        const to = (i + taken) * width + j + written
        if (here + price >= itemAt(cost, to)) return
        cost[to] = here + price
        step[to] = taken * 4 + written
      }
      const [a, b] = [one[i], two[j]]
      if (a) go(1, 0, isNew(i) ? expectedAlone : alone)
      if (b) go(0, 1, b.length === 0 && b.identity === null ? expectedAlone : alone)
      if (!a || !b) continue
      go(1, 1, pairCost(a, b, ratio))
      if (b.length === 0 || !isProse(a.type) || !isProse(b.type)) continue
      const [both, halves] = [oneJoined?.[i], twoJoined?.[j]]
      if (both && !isNew(i) && !isNew(i + 1)) go(2, 1, joined + pairCost(both, b, ratio))
      if (halves) go(1, 2, joined + pairCost(a, halves, ratio))
    }
  }
  const rows: AlignedRow[] = []
  let i = one.length
  let j = two.length
  while (i > 0 || j > 0) {
    const taken = itemAt(step, i * width + j) >> 2
    const written = itemAt(step, i * width + j) & 3
    i -= taken
    j -= written
    rows.push({
      source: Array.from({ length: taken }, (_, n) => i + n),
      target: Array.from({ length: written }, (_, n) => j + n),
    })
  }
  return { rows: rows.reverse(), cost: itemAt(cost, one.length * width + two.length) }
}

const few = 500

/** Characters of the translation per character of the source, over what is not still the source itself. */
function lengthRatio(one: readonly Features[], two: readonly Features[]): number {
  const forms = new Set(one.map((each) => each.form))
  const leftOver = new Set(two.filter((each) => forms.has(each.form)).map((each) => each.form))
  const sum = (those: readonly Features[]) =>
    those.reduce((total, { form, length }) => total + (leftOver.has(form) ? 0 : length), 0)
  const [from, to] = [sum(one), sum(two)]
  // A few words tell little of it: as if five hundred more had come out as long as they were.
  return Math.min(2, Math.max(0.5, (to + few) / (from + few)))
}
