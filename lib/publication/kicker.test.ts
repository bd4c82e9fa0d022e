import { describe, expect, it } from 'vitest'
import { kickerBeside } from './kicker.ts'

describe('a kicker beside the label and the section', () => {
  it.each([
    ['رأي', ['رأي', 'أفكار']],
    ['تغطية مباشرة', ['مباشر', 'تقنية']],
    ['التحليل', ['تحليل', 'اقتصاد']],
    ['اقتصاد', [null, 'اقتصاد']],
    ['الاقتصاد', [null, 'اقتصاد']],
    ['Live coverage', ['Live', 'Technology']],
    ['Digital Assets', [null, 'Digital assets']],
  ])('%s is left out where it repeats %j', (kicker, beside) => {
    expect(kickerBeside(kicker, beside)).toBe(null)
  })

  it.each([
    ['موانئ', ['تقرير', 'اقتصاد']],
    ['رأي عام يتغير ببطء', ['رأي', 'أفكار']],
    ['Living costs', ['Live', 'Economy']],
    ['اقتصاديون', [null, 'اقتصاد']],
  ])('%s stays beside %j', (kicker, beside) => {
    expect(kickerBeside(kicker, beside)).toBe(kicker)
  })

  it('is nothing where none was written', () => {
    expect([kickerBeside(null, ['رأي']), kickerBeside('', [null])]).toEqual([null, null])
  })
})
