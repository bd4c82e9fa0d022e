import { describe, expect, it } from 'vitest'
import { bold, bullets, divider, doc, factBox, figure, isolate, p, table } from '../../story/compose.ts'
import type { Block } from '../../story/document.ts'
import { validateDocument } from '../../story/validate.ts'
import { nothingElsewhere, type Spot } from '../../vocabulary.ts'
import type { DraftContent } from '../stories/draft-content.ts'
import { followerOf, longestQuote, settle, spotOnUnit, spotOnWords, type Unit, unitsOf } from './spots.ts'

type Text = { headline?: string; leadMediaId?: string | null; blocks: Block[] }

const contentOf = ({ headline = 'عنوان', leadMediaId = null, blocks }: Text): DraftContent => ({
  kicker: null,
  headline,
  standfirst: null,
  dateline: null,
  ...nothingElsewhere,
  otherHeadlines: [],
  document: validateDocument(doc(...blocks)).document,
  leadMediaId,
  bylines: [],
})
const units = (text: Text): Unit[] => unitsOf(contentOf(text))

function spotOn(all: readonly Unit[], words: string, nth = 0): Spot {
  const unit = all.find(({ text }) => text.includes(words))!
  let at = unit.text.indexOf(words)
  for (let n = 0; n < nth; n += 1) at = unit.text.indexOf(words, at + 1)
  return spotOnWords(unit, at, at + words.length)
}

const follow = (spot: Spot, before: Text, after: Text): Spot => followerOf(units(before), units(after))(spot)
const said = ({ isGone, block, quote }: Spot) => (isGone ? `gone: ${quote}` : `${block}: ${quote}`)

const first = p('قال الوزير إن الميزانية ستُقرّ في مايو بعد نقاش طويل.')
const second = p('وأضاف أن العجز بلغ 12.5% من الناتج، وفق تقرير ', isolate('Kestrel Labs', 'en', 'ltr'), '.')
const third = p('ولم يصدر تعليق من المعارضة.')
const text: Text = { blocks: [first, second, third] }

describe('words that are noted', () => {
  const spot = spotOn(units(text), 'Kestrel Labs')

  it.each<[string, Text, string]>([
    ['nothing else', text, '1: Kestrel Labs'],
    ['a paragraph before', { blocks: [p('جديد.'), first, second, third] }, '2: Kestrel Labs'],
    ['its block moved to the end', { blocks: [first, third, second] }, '2: Kestrel Labs'],
    ['its block moved to the top', { blocks: [second, first, third] }, '0: Kestrel Labs'],
    ['the block before gone', { blocks: [second, third] }, '0: Kestrel Labs'],
    [
      'words written before them in the same block',
      { blocks: [first, p('وأضاف أمس أن العجز بلغ 12.5% من الناتج، وفق تقرير Kestrel Labs.'), third] },
      '1: Kestrel Labs',
    ],
    [
      'one of them changed',
      { blocks: [first, p('وأضاف أن العجز بلغ 12.5% من الناتج، وفق تقرير Kestrel House.'), third] },
      '1: Kestrel House',
    ],
    [
      'others typed in their place',
      { blocks: [first, p('وأضاف أن العجز بلغ 12.5% من الناتج، وفق تقرير البنك.'), third] },
      '1: البنك',
    ],
    [
      'they deleted',
      { blocks: [first, p('وأضاف أن العجز بلغ 12.5% من الناتج، وفق تقرير .'), third] },
      'gone: Kestrel Labs',
    ],
    ['their block deleted', { blocks: [first, third] }, 'gone: Kestrel Labs'],
    ['everything deleted', { blocks: [p('')] }, 'gone: Kestrel Labs'],
    [
      'their block divided before them',
      { blocks: [first, p('وأضاف أن العجز بلغ 12.5% من الناتج، وفق تقرير '), p('Kestrel Labs.'), third] },
      '2: Kestrel Labs',
    ],
    [
      'their block joined with the one before',
      {
        blocks: [
          p(
            'قال الوزير إن الميزانية ستُقرّ في مايو بعد نقاش طويل.وأضاف أن العجز بلغ 12.5% من الناتج، وفق تقرير Kestrel Labs.',
          ),
          third,
        ],
      },
      '0: Kestrel Labs',
    ],
    [
      'set in bold',
      {
        blocks: [
          first,
          p('وأضاف أن العجز بلغ 12.5% من الناتج، وفق تقرير ', bold('Kestrel Labs'), '.'),
          third,
        ],
      },
      '1: Kestrel Labs',
    ],
    [
      'their block made part of a box',
      { blocks: [first, factBox('بالأرقام', second), third] },
      '1: Kestrel Labs',
    ],
  ])('follow: %s', (_, after, where) => {
    expect(said(follow(spot, text, after))).toBe(where)
  })

  it('come back with an undo, and with a version that is restored, wherever they then are', () => {
    const without: Text = { blocks: [first, third] }
    const gone = follow(spot, text, without)
    expect(gone.isGone).toBe(true)
    expect(said(follow(gone, without, text))).toBe('1: Kestrel Labs')
    const elsewhere: Text = { blocks: [p('مقدّم.'), p('آخر.'), second] }
    expect(said(follow(gone, without, elsewhere))).toBe('2: Kestrel Labs')
  })

  it('that are short come back only where they stood', () => {
    const short = spotOn(units(text), 'في')
    const without: Text = { blocks: [p('قال الوزير إن الميزانية ستُقرّ مايو بعد نقاش طويل.'), second, third] }
    const gone = follow(short, text, without)
    expect(said(gone)).toBe('gone: في')
    const other: Text = {
      blocks: [p('قال الوزير إن الميزانية ستُقرّ مايو بعد نقاش طويل.'), p('في البدء.'), third],
    }
    expect(follow(gone, without, other).isGone).toBe(true)
    expect(said(follow(gone, without, text))).toBe('0: في')
  })

  it('that stand twice stay with their own', () => {
    const twice: Text = { blocks: [p('الكلمة هنا، ثم الكلمة هناك.')] }
    const later = spotOn(units(twice), 'الكلمة', 1)
    const after: Text = { blocks: [p('الكلمة هنا أيضًا، ثم الكلمة هناك.')] }
    expect(follow(later, twice, after).start).toBe(later.start + ' أيضًا'.length)
  })

  it('take nothing that is typed right before or after them', () => {
    const before: Text = { blocks: [p('ا ب ج')] }
    const middle = spotOn(units(before), 'ب')
    expect(follow(middle, before, { blocks: [p('ا سب ج')] }).quote).toBe('ب')
    expect(follow(middle, before, { blocks: [p('ا بس ج')] }).quote).toBe('ب')
  })

  it('lie in lists, boxes and cells', () => {
    const deep: Text = {
      blocks: [
        bullets('أول', 'ثانٍ'),
        factBox('بالأرقام', p('12.5%')),
        table('جدول', ['سنة', 'عدد'], ['2026', '٤٢']),
      ],
    }
    const cell = spotOn(units(deep), '٤٢')
    expect(said(follow(cell, deep, { blocks: [divider(), ...deep.blocks] }))).toBe('3: ٤٢')
    expect(units(deep).find(({ kind }) => kind === 'bulletList')!.text).toBe('أول\nثانٍ')
  })
})

describe('what is noted as a whole', () => {
  const with2: Text = { blocks: [first, figure('pic1', { caption: 'أ' }), figure('pic2', { caption: 'ب' })] }
  const picture = spotOnUnit(units(with2).find(({ identity }) => identity === 'pic2')!)

  it('is a picture, whatever is said of it and wherever it stands', () => {
    const after: Text = {
      blocks: [figure('pic2', { caption: 'غيره' }), first, figure('pic1', { caption: 'أ' })],
    }
    const moved = follow(picture, with2, after)
    expect([moved.block, moved.isGone]).toEqual([0, false])
  })

  it('is gone with the picture, and back with it', () => {
    const without: Text = { blocks: [first, figure('pic1', { caption: 'أ' })] }
    const gone = follow(picture, with2, without)
    expect(gone.isGone).toBe(true)
    expect(follow(gone, without, with2)).toMatchObject({ block: 2, isGone: false })
  })

  it('is a paragraph that goes on being written', () => {
    const whole = spotOnUnit(units(text).find(({ block, part }) => part === 'text' && block === 2)!)
    const after: Text = { blocks: [first, second, p('ولم يصدر تعليق من المعارضة حتى الآن.')] }
    expect(follow(whole, text, after)).toMatchObject({ block: 2, isGone: false })
    expect(follow(whole, text, { blocks: [first, second] }).isGone).toBe(true)
  })

  it('is a line over the text, or the lead picture', () => {
    const headline = spotOn(units(text), 'عنوان')
    expect(follow(headline, text, { ...text, headline: 'عنوان أطول' }).quote).toBe('عنوان')
    expect(follow(headline, text, { ...text, headline: '' }).isGone).toBe(true)
    const led = { ...text, leadMediaId: 'pic1' }
    const lead = spotOnUnit(units(led).find(({ part }) => part === 'lead')!)
    expect(follow(lead, led, { ...led, leadMediaId: 'pic2' }).isGone).toBe(true)
    expect(follow(lead, led, led).isGone).toBe(false)
  })
})

describe('a spot of which nothing is known but what it says', () => {
  it('is found where it says, or where its words are', () => {
    const spot = spotOn(units(text), 'Kestrel Labs')
    expect(said(settle(spot, units(text)))).toBe('1: Kestrel Labs')
    expect(said(settle({ ...spot, block: 0, start: 3, end: 9 }, units(text)))).toBe('1: Kestrel Labs')
    expect(settle({ ...spot, quote: 'ليست هنا' }, units(text)).isGone).toBe(true)
  })

  it('holds no half of a character, which no database takes', () => {
    const before: Text = { blocks: [p(`${'😀'.repeat(40)} كلمة ${'😀'.repeat(40)}`)] }
    const spot = spotOn(units(before), 'كلمة')
    expect(
      JSON.stringify(spot).isWellFormed() && [spot.before, spot.after].every((each) => each.isWellFormed()),
    ).toBe(true)
    const smile = spotOn(units({ blocks: [p('ا 😀 ب')] }), '😀')
    const other = follow(smile, { blocks: [p('ا 😀 ب')] }, { blocks: [p('ا 😂 ب')] })
    expect(other.quote).toBe('😂')
  })

  it('keeps no more of long words than it may', () => {
    const long: Text = { blocks: [p('كلمة '.repeat(1_000))] }
    const [unit] = units(long).filter(({ part }) => part === 'text')
    expect(spotOnWords(unit!, 0, 5_000).quote).toHaveLength(longestQuote)
  })
})

it('follows through random writing, and never says that words stand where they do not', () => {
  // Numbers that look like chance, the same every time.
  let seed = 7
  const pick = (most: number) => {
    seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31
    return Math.floor((seed / 2 ** 31) * most)
  }
  const vocabulary = ['قال', 'الوزير', 'Kestrel', '12.5%', 'في', 'مايو', '😀', 'بعد', 'نقاش']
  let blocks = Array.from({ length: 8 }, () => Array.from({ length: 9 }, () => vocabulary[pick(9)]!))
  const asText = (): Text => ({ blocks: blocks.map((words) => p(words.join(' '))) })
  let before = units(asText())
  const marked = before.filter(({ part, text: said }) => part === 'text' && said.length > 12)
  let spots = marked.map((unit) => {
    const start = unit.text.indexOf(' ') + 1
    return spotOnWords(unit, start, unit.text.indexOf(' ', start))
  })
  let standing = 0
  for (let n = 0; n < 400; n += 1) {
    const at = pick(blocks.length)
    const word = vocabulary[pick(9)]!
    blocks = blocks.map((words) => [...words])
    const act = pick(6)
    if (act === 0) blocks.splice(at, 0, [word, word])
    else if (act === 1 && blocks.length > 4) blocks.splice(at, 1)
    else if (act === 2) blocks.push(...blocks.splice(at, 1))
    else if (act === 3) blocks[at]!.splice(pick(blocks[at]!.length), 0, word)
    else if (act === 4) blocks[at]!.splice(pick(blocks[at]!.length), 1)
    else blocks[at]![0] = word
    const after = units(asText())
    spots = spots.map(followerOf(before, after))
    for (const spot of spots) {
      if (spot.isGone) continue
      standing += 1
      const unit = after.find(({ part, block }) => part === spot.part && block === spot.block)!
      expect(unit.text.slice(spot.start, spot.end)).toBe(spot.quote)
    }
    before = after
  }
  expect(standing).toBeGreaterThan(200)
})
