import { describe, expect, it } from 'vitest'
import { bullets, doc, figure, h2, p } from '../../story/compose.ts'
import type { DraftContent } from '../stories/draft-content.ts'
import { sourceBlocks, sourceRows } from './source-rows.ts'
import { sourceLines, untranslated } from './untranslated.ts'

type Words = Parameters<typeof sourceLines>[0][number]
const words = (given: Partial<DraftContent>): Words => ({
  kicker: null,
  headline: '',
  standfirst: null,
  dateline: null,
  document: doc(p()),
  ...given,
})

describe('what still stands in the words of the source', () => {
  const source = words({
    headline: 'السوق الليلية',
    dateline: 'دبي',
    document: doc(
      p('بلغت المبيعات 1200 درهم.'),
      h2('سوق'),
      bullets('أول البنود', 'Rannah Pay', 'https://example.com/a'),
      figure('pic1', { caption: 'صورة من السوق' }),
      p('1200'),
    ),
  })
  const lines = sourceLines([source], 'ar', 'en')

  it('is everything at first, but for what says the same in both languages', () => {
    expect(untranslated(source, lines)).toEqual([
      { field: 'headline' },
      { field: 'dateline' },
      { block: 0 },
      { block: 1 },
      { block: 2 },
      { block: 3 },
    ])
  })

  it('is found line by line: one item of a list, a caption', () => {
    const half = words({
      headline: 'The night market',
      dateline: 'Dubai',
      document: doc(
        p('Sales came to 1200 dirhams.'),
        h2('A market'),
        bullets('The first item', 'Rannah Pay', 'https://example.com/a'),
        figure('pic1', { caption: 'صورة من السوق' }),
      ),
    })
    expect(untranslated(half, lines)).toEqual([{ block: 3 }])
  })

  it('names that stay in Latin letters are no untranslated words; sentences are', () => {
    const english = words({
      headline: 'OpenAI',
      document: doc(p('GPT-4 Turbo'), p('The bank cut its rates.')),
    })
    const left = untranslated(english, sourceLines([english], 'en', 'ar'))
    expect(left).toEqual([{ block: 1 }])
  })

  it('two languages of one script share names, not sentences', () => {
    const urdu = words({ headline: 'الجزيرة', document: doc(p('قال إن السوق لم تعد تسأل')) })
    expect(untranslated(urdu, sourceLines([urdu], 'ar', 'fa'))).toEqual([{ block: 0 }])
  })
})

describe('a source that changed, beside its translation', () => {
  const base = doc(p('فقرة أولى عن المال.'), p('فقرة ثانية عن السوق.'), p('فقرة ثالثة عن الناس.'))
  const present = doc(
    p('فقرة أولى عن المال والناس.'),
    p('فقرة دخلت بعد الترجمة ولم يرها أحد.'),
    p('فقرة ثالثة عن الناس.'),
  )
  const target = [p('First, on money.'), p('Second, on the market.'), p('Third, on people.')]

  it('shows each change in its row, and what is new in a row without a translation', () => {
    const rows = sourceRows(sourceBlocks(base, present), target)
    expect(rows.map((row) => [row.source.map((each) => each.kind).join(), row.target.join()])).toEqual([
      ['changed', '0'],
      ['gone', '1'],
      ['new', ''],
      ['same', '2'],
    ])
  })

  it('is laid beside it as it is when nothing changed', () => {
    const rows = sourceRows(sourceBlocks(base, base), target)
    expect(rows.map((row) => row.target)).toEqual([[0], [1], [2]])
    expect(rows.every((row) => row.source.every((each) => each.kind === 'same'))).toBe(true)
  })
})
