import { describe, expect, it } from 'vitest'
import { demoStories } from '../../demo/fill.ts'
import type { Paragraph } from '../../story/blocks/paragraph/model.ts'
import { embed, figure, h2, p } from '../../story/compose.ts'
import type { Block } from '../../story/document.ts'
import { validateDocument } from '../../story/validate.ts'
import { alignBlocks } from './align-blocks.ts'

/** `0-0 1,2-1 3-` */
const shape = (source: Block[], target: Block[], isNew?: (index: number) => boolean): string =>
  alignBlocks(source, target, isNew)
    .map((row) => `${row.source}-${row.target}`)
    .join(' ')

type Pair = { name: string; source: Block[]; target: Block[] }
/** Real translations of the demo publication whose blocks are known to lie one on one. */
const pairs: Pair[] = (await demoStories()).flatMap((story) =>
  Object.entries(story.versions).flatMap(([locale, version]) => {
    const original = version?.translatedFrom && story.versions[version.translatedFrom]
    if (!version || !original) return []
    const [source, target] = [original, version].map((each) => validateDocument(each.body).document.content)
    const isOneOnOne = source!.map((each) => each.type).join() === target!.map((each) => each.type).join()
    return isOneOnOne ? [{ name: `${story.key} ${locale}`, source: source!, target: target! }] : []
  }),
)

/** The share of a text's blocks that were laid on the block they translate. */
function rightly(pair: Pair, change: (target: Block[]) => { target: Block[]; truth: (number | null)[] }) {
  const { target, truth } = change(pair.target)
  const rows = alignBlocks(pair.source, target)
  const found = new Map(rows.flatMap((row) => row.target.map((place) => [place, row.source] as const)))
  const right = truth.filter((wanted, place) =>
    wanted === null ? found.get(place)?.length === 0 : found.get(place)?.includes(wanted),
  )
  return { right: right.length, of: truth.length }
}

const share = (change: Parameters<typeof rightly>[1]): number => {
  const all = pairs.map((pair) => rightly(pair, change))
  return all.reduce((sum, each) => sum + each.right, 0) / all.reduce((sum, each) => sum + each.of, 0)
}

const places = (target: Block[]) => target.map((_, place) => place as number | null)

describe('real translations, in six languages', () => {
  it('there are some', () => expect(pairs.length).toBeGreaterThan(12))

  it('lie one on one as they are', () => {
    expect(share((target) => ({ target, truth: places(target) }))).toBeGreaterThan(0.99)
  })

  it.each([0.25, 0.5, 0.75])('with the block at %d of it left out', (at) => {
    const found = share((target) => {
      const gone = Math.floor(target.length * at)
      return { target: target.toSpliced(gone, 1), truth: places(target).toSpliced(gone, 1) }
    })
    expect(found).toBeGreaterThan(0.94)
  })

  it.each([0.25, 0.5, 0.75])('with a paragraph at %d of it split in two', (at) => {
    const found = share((target) => {
      const place = target.findIndex((block, n) => n >= target.length * at && block.type === 'paragraph')
      const words = place < 0 ? '' : textOf(target[place] as Paragraph)
      if (words.length < 80) return { target, truth: places(target) }
      const middle = words.indexOf(' ', words.length / 2)
      const halves = [p(words.slice(0, middle)), p(words.slice(middle + 1))]
      return {
        target: target.toSpliced(place, 1, ...halves),
        truth: places(target).toSpliced(place, 1, place, place),
      }
    })
    expect(found).toBeGreaterThan(0.94)
  })
})

const textOf = (block: Paragraph): string =>
  (block.content ?? []).map((each) => (each.type === 'text' ? each.text : '')).join('')

describe('a translation that is being written', () => {
  const long = (word: string) => p(Array.from({ length: 40 }, () => word).join(' '))
  const source = [long('نص'), h2('عنوان فرعي'), figure('pic1'), long('كلام'), p('ختام قصير.')]

  it('begins as its source, block on block', () => {
    expect(shape(source, source)).toBe('0-0 1-1 2-2 3-3 4-4')
  })

  it('keeps every block in its place while some are translated, half a one among them', () => {
    const [, , picture, , last] = source as [Block, Block, Block, Block, Block]
    expect(shape(source, [long('text'), h2('A heading'), picture, p('word'), last])).toBe(
      '0-0 1-1 2-2 3-3 4-4',
    )
  })

  it('an emptied block is still the place of its source; a line begun between two is nobody’s yet', () => {
    const emptied = source.with(3, p())
    expect(shape(source, emptied)).toBe('0-0 1-1 2-2 3-3 4-4')
    expect(shape(source, source.toSpliced(1, 0, p()))).toBe('0-0 -1 1-2 2-3 3-4 4-5')
  })

  it('a picture is known wherever it was moved to', () => {
    const film = embed('youtube', 'https://youtu.be/abcdefghijk')
    const moved = [source[0]!, source[2]!, source[1]!, source[3]!, source[4]!]
    expect(shape(source, moved)).toMatch(/2-1|1-2/)
    expect(shape([p('أ'), film, p('ب')], [film])).toBe('0- 1-0 2-')
  })

  it('what came into the source after it was translated has no place yet, and takes none away', () => {
    const grown = source.toSpliced(1, 0, p('فقرة جديدة تمامًا في الأصل، أُضيفت بعد الترجمة بساعة.'))
    const target = [long('text'), h2('A heading'), figure('pic1'), long('words'), p('A short end.')]
    expect(shape(grown, target, (index) => index === 1)).toBe('0-0 1- 2-1 3-2 4-3 5-4')
  })

  it('numbers tell which of two alike was left out', () => {
    const facts = [p('بلغت المبيعات 1200 في العام.'), p('بلغت الديون ٣٤٠٠ في العام.')]
    expect(shape(facts, [p('Debts came to 3400 that year.')])).toBe('0- 1-0')
    expect(shape(facts, [p('Sales came to 1200 that year.')])).toBe('0-0 1-')
  })

  it('nothing at all lies on nothing', () => {
    expect(shape([], [])).toBe('')
    expect(shape([p('نص')], [])).toBe('0-')
  })
})

it('finds its way through a live story of 600 updates', () => {
  const one = Array.from({ length: 600 }, (_, n) => p(`فقرة ${n} `.repeat(8)))
  const two = one.map((_, n) => p(`Paragraph ${n} `.repeat(8))).toSpliced(300, 1)
  const rows = alignBlocks(one, two)
  expect(rows.find((row) => row.target.includes(299))?.source).toEqual([299])
  expect(rows.find((row) => row.target.includes(300))?.source).toEqual([301])
})

it('looks as far as it must: a part that the translation left out, while another part is its own', () => {
  const one = Array.from({ length: 60 }, (_, n) => p(`بلغ العدد ${1000 + n} في الموضع نفسه، كما قيل أمس.`))
  const kept = one
    .slice(12)
    .map((_, n) => p(`The number came to ${1012 + n} in the same place, it was said.`))
  const own = Array.from({ length: 12 }, () => p('Something of its own.'))
  const rows = alignBlocks(one, [...kept, ...own])
  for (const place of kept.keys())
    expect(rows.find((row) => row.target.includes(place))?.source).toEqual([12 + place])
})
