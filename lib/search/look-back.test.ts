import { beforeAll, describe, expect, it } from 'vitest'
import { listingMonth } from '../db/tables/listings.ts'
import { describeDatabase } from '../db/testing/test-databases.ts'
import { periodsOf } from './indexed-periods.ts'
import { lookBack, type Since } from './look-back.ts'

describe('periods of an index', () => {
  it('are months as long as they are few, then whole years', () => {
    const months = Array.from({ length: 14 }, (_, at) =>
      new Date(Date.UTC(2026, 11 - at)).toISOString().slice(0, 7),
    )
    expect(periodsOf(months.slice(0, 3))).toEqual({
      periods: ['2026-12', '2026-11', '2026-10'],
      from: '2026-10-01T00:00:00Z',
    })
    expect(periodsOf(months)).toEqual({ periods: ['2026', '2025'], from: '2025-01-01T00:00:00Z' })
    expect(periodsOf([]).from).toBe('0001-01-01T00:00:00Z')
  })
})

describeDatabase('looking back through an archive', (opened) => {
  // Twenty years of 1,500 stories a month; another language has its own.
  beforeAll(() =>
    opened()
      .orm.insert(listingMonth)
      .values(
        Array.from({ length: 240 }, (_, at) => ({
          locale: at % 2 === 0 ? ('ar' as const) : ('en' as const),
          month: new Date(Date.UTC(2026, 10 - Math.floor(at / 2))).toISOString().slice(0, 7),
          stories: 1_500,
          changedAt: new Date(),
        })),
      ),
  )
  /** The looks, where so many of a hundred stories have what is looked for. */
  const looks = async (percent: number, enough = 1_200, within = {}) => {
    const asked: (Since | undefined)[] = []
    await lookBack(opened(), 'ar', within, enough, async (since) => {
      asked.push(since)
      return { found: null, total: Math.floor(((since?.stories ?? 180_000) * percent) / 100) }
    })
    return asked
  }

  it('ends with the first look at what half of the stories have', async () => {
    expect(await looks(50)).toEqual([
      { periods: ['2026-11', '2026-10', '2026-09'], from: '2026-09-01T00:00:00Z', stories: 4_500 },
    ])
  })

  it('goes as far as it takes, and no look asks for many periods', async () => {
    for (const percent of [20, 5, 1, 0.5]) {
      const asked = await looks(percent)
      expect(asked.length, `${percent} %`).toBeLessThanOrEqual(4)
      const last = asked.at(-1)
      if (last) expect((last.stories * percent) / 100, `${percent} %`).toBeGreaterThanOrEqual(1_200)
      for (const since of asked) expect(since?.periods.length ?? 0).toBeLessThanOrEqual(12)
    }
  })

  it('ends with a look at everything, for what is nowhere or hardly anywhere', async () => {
    for (const percent of [0, 0.001]) {
      const asked = await looks(percent)
      expect(asked.at(-1)).toBeUndefined()
      expect(asked.length).toBeLessThanOrEqual(4)
    }
  })

  it('begins where the stretch of time that is asked about ends', async () => {
    const [first] = await looks(50, 1_200, { before: '2020-06-15' })
    expect(first?.periods).toEqual(['2020-06', '2020-05', '2020-04'])
    expect(await looks(50, 1_200, { from: '2026-10-10' })).toEqual([undefined])
  })
})
