import fc from 'fast-check'
import { expect, it } from 'vitest'
import { ampersandEscaper } from './bare-ampersands.ts'

const escaped = (...pieces: string[]) => {
  const next = ampersandEscaper()
  return [...pieces.map((piece) => next(piece)), next('', true)].join('')
}

it.each([
  ['<title>بحر & برّ</title>', '<title>بحر &amp; برّ</title>'],
  ['<a b="?x=1&y=2">Q&A</a>', '<a b="?x=1&amp;y=2">Q&amp;A</a>'],
  ['&amp; &lt; &#1571; &#x623; &apos;', '&amp; &lt; &#1571; &#x623; &apos;'],
  ['&evil;&&', '&evil;&amp;&amp;'],
  ['<![CDATA[a & b]]> & <!-- c & d --> &', '<![CDATA[a & b]]> &amp; <!-- c & d --> &amp;'],
])('%s', (written, meant) => {
  expect(escaped(written)).toBe(meant)
})

it('says the same however a file is cut', () => {
  const bits = ['&', 'amp;', '#12;', '<', '<![CDATA[', ']]>', ']', '<!--', '-->', '-', 'x', ' ']
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...bits), { maxLength: 20 }), fc.nat(60), (parts, at) => {
      const text = parts.join('')
      expect(escaped(text.slice(0, at), text.slice(at))).toBe(escaped(text))
    }),
    { numRuns: 2_000 },
  )
})
