import { describe, expect, it } from 'vitest'
import { doc, p } from '../../story/compose.ts'
import { layBeside } from './lay-beside.ts'
import { sourceBlocks, sourceRows } from './source-rows.ts'

const [one, two, three] = doc(p('أول'), p('ثانٍ'), p('ثالث')).content.map((block) => ({
  kind: 'same' as const,
  block,
}))

describe('a source beside its translation', () => {
  it('stands in the lines of its rows, the shorter side reaching over', () => {
    const { source, target, lines } = layBeside([
      { source: [one!], target: [0, 1] },
      { source: [two!, three!], target: [2] },
    ])
    expect(source.map(({ place }) => place)).toEqual([
      { line: 1, span: 2 },
      { line: 3, span: 1 },
      { line: 4, span: 1 },
    ])
    expect(target).toEqual([
      { line: 1, span: 1 },
      { line: 2, span: 1 },
      { line: 3, span: 2 },
    ])
    expect(lines).toBe(4)
  })

  it('leaves room for what has no counterpart, and knows where one would belong', () => {
    const { source, target, lines } = layBeside([
      { source: [one!], target: [0] },
      { source: [two!], target: [] },
      { source: [], target: [1] },
      { source: [three!], target: [2] },
    ])
    expect(source.map(({ place, isAlone, before }) => [place.line, isAlone, before])).toEqual([
      [1, false, 0],
      [2, true, 1],
      [4, false, 2],
    ])
    expect(target.map(({ line }) => line)).toEqual([1, 3, 4])
    expect(lines).toBe(4)
  })

  it('no two blocks of a side share a line, whatever is written', () => {
    const before = doc(p('الأولى قصيرة.'), p('الثانية أطول منها بكثير، وفيها رقم 12.'), p('الثالثة.'))
    const after = doc(p('الأولى قصيرة.'), p('جديدة بينهما.'), p('الثانية أطول منها بكثير، وفيها رقم 13.'))
    const written = doc(
      p('The first is short.'),
      p('Much longer than it, with 12 in it.'),
      p(''),
      p('Third.'),
    )
    const { source, target, lines } = layBeside(sourceRows(sourceBlocks(before, after), written.content))
    expect(target).toHaveLength(4)
    for (const side of [source.map(({ place }) => place), target]) {
      const taken = side.flatMap(({ line, span }) => Array.from({ length: span }, (_, n) => line + n))
      expect(new Set(taken).size).toBe(taken.length)
      expect(Math.max(...taken)).toBeLessThanOrEqual(lines)
    }
  })

  it('of nothing is one empty line', () => {
    expect(layBeside([])).toEqual({ source: [], target: [], lines: 1 })
  })
})
