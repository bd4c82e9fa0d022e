import { describe, expect, it } from 'vitest'
import { sessionsOf } from './writing-sessions.ts'

const at = (staffId: string | null, clock: string) => ({ staffId, keptAt: `2026-03-01T${clock}:00.000Z` })
const told = (versions: ReturnType<typeof at>[]) =>
  sessionsOf(versions).map((each) => each.map(({ staffId, keptAt }) => `${staffId} ${keptAt.slice(11, 16)}`))

describe('a sitting', () => {
  it('is one person’s, with no more than half an hour between two versions', () => {
    expect(
      told([at('huda', '09:00'), at('huda', '09:30'), at('huda', '10:00'), at('huda', '10:31')]),
    ).toEqual([['huda 09:00', 'huda 09:30', 'huda 10:00'], ['huda 10:31']])
  })
  it('ends when another person writes', () => {
    expect(told([at('huda', '09:00'), at('salem', '09:01'), at('huda', '09:02')])).toEqual([
      ['huda 09:00'],
      ['salem 09:01'],
      ['huda 09:02'],
    ])
  })
  it('is the same read from its end', () => {
    const versions = [at('huda', '09:00'), at('huda', '09:20'), at('salem', '09:21'), at(null, '11:00')]
    expect(told(versions.toReversed())).toEqual(
      told(versions)
        .map((each) => each.toReversed())
        .toReversed(),
    )
  })
  it('of nobody is one too', () => {
    expect(told([at(null, '09:00'), at(null, '09:10')])).toEqual([['null 09:00', 'null 09:10']])
    expect(sessionsOf([])).toEqual([])
  })
})
