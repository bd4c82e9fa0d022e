import { describe, expect, it } from 'vitest'
import { HeadTidying } from './head-tidying.ts'

/** The lines over a text, without a screen: what is typed into them is read as the screen would have it read. */
function headWith(fields: { headline?: string; kicker?: string; standfirst?: string; dateline?: string }) {
  const head = new HeadTidying('ar')
  const words = { kicker: null, headline: '', standfirst: null, dateline: null, ...fields }
  const typed: string[] = []
  head.fields.current = {
    type: (line, start, end, text) => {
      const before = words[line] ?? ''
      words[line] = before.slice(0, start) + text + before.slice(end)
      typed.push(line)
    },
    select: () => {},
  }
  head.read({ ...words })
  return { head, words, typed, read: () => head.read({ ...words }) }
}

const said = (head: HeadTidying) =>
  head.found.proposals.map(({ line, before, after }) => `${line}: ${before}→${after}`)

describe('the lines over a text', () => {
  it('are all looked at, in their order', () => {
    const { head } = headWith({ kicker: 'محـمد', headline: 'محـمد', standfirst: 'محـمد', dateline: 'دبـي' })
    expect(said(head)).toEqual(['kicker: ـ→', 'headline: ـ→', 'standfirst: ـ→', 'dateline: ـ→'])
  })

  it('have what is accepted typed into them, each change of a line at its own place', () => {
    const { head, words, typed, read } = headWith({ headline: 'محـمد قال ,ثم "نعم"', kicker: 'دبـي' })
    head.accept(head.found.proposals)
    expect(words).toMatchObject({ headline: 'محمد قال، ثم «نعم»', kicker: 'دبي' })
    expect(typed).toContain('headline')
    read()
    expect(head.found.proposals).toEqual([])
  })

  it('are typed into for nothing that was said of other words', () => {
    const { head, words, read } = headWith({ headline: 'محـمد' })
    const stale = head.found.proposals
    words.headline = 'سعيد محـمد'
    read()
    head.accept(stale)
    expect(words.headline).toBe('سعيد محـمد')
  })

  it('keep a change refused though something else is typed, until it is asked for again', () => {
    const { head, words, read } = headWith({ headline: 'محـمد' })
    head.refuse(head.found.proposals)
    words.headline = 'قال محـمد اليوم'
    read()
    expect(head.found).toMatchObject({ proposals: [], refusedCount: 1 })
    head.restoreRefused()
    expect(said(head)).toEqual(['headline: ـ→'])
    expect(head.found.refusedCount).toBe(0)
  })

  it('say nothing anew while what is typed needs no tidying', () => {
    const { head, words, read } = headWith({ headline: 'نعم' })
    let told = 0
    head.subscribe(() => {
      told += 1
    })
    words.headline = 'نعم ثم'
    read()
    expect(told).toBe(0)
    words.headline = 'نعم ,ثم'
    read()
    expect(told).toBe(1)
  })
})
