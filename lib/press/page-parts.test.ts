import { describe, expect, it } from 'vitest'
import { type PageParts, putIn, setApart, withPartsIn } from './page-parts.ts'

describe('parts of a page', () => {
  it('are put where they were set apart, whatever stands in them', async () => {
    const parts: PageParts = []
    const page = await withPartsIn(parts, async () => {
      const first = setApart('<p>$1 $& <b>a</b></p>')
      await Promise.resolve()
      return `<main>${first}</main><footer>${setApart('&lt;part-0&gt;')}</footer>`
    })
    expect(page).toBe('<main><part-0></main><footer><part-1></footer>')
    expect(putIn(page, parts)).toBe('<main><p>$1 $& <b>a</b></p></main><footer>&lt;part-0&gt;</footer>')
  })

  it('stay where they are in a page that nobody puts them into', () => {
    expect(setApart('<p>a</p>')).toBe('<p>a</p>')
    expect(putIn('<part-0>', [])).toBe('<part-0>')
  })

  it('are not missed silently', () => {
    expect(() => putIn('<part-1>', ['a'])).toThrow('part of this page')
  })
})
