import { describe, expect, it } from 'vitest'
import { bold, code, p, superscript, type Words } from './compose.ts'
import { isolateLine } from './isolate-line.ts'

/** A line as it is set: what is isolated between braces, pieces parted by a bar. */
const set = (...words: Words[]): string =>
  isolateLine(p(...words).content ?? [], 'rtl')
    .map((runs) => runs?.map(({ text, isolate }) => (isolate ? `{${text}}` : text)).join('') ?? '#')
    .join('|')

describe('a line in pieces', () => {
  it('is isolated within a piece as any sentence is', () => {
    expect(set('أعلنت tZero ', bold('نتائج OpenAI'), '.')).toBe('أعلنت {tZero} |نتائج {OpenAI}|.')
  })

  it('keeps an exponent behind its base: neither is isolated from the other', () => {
    expect(set('المعادلة E=mc', superscript('2'), ' معروفة')).toBe('المعادلة E=mc|2| معروفة')
    expect(set('بلغت 10', superscript('−6'), ' متر')).toBe('بلغت 10|−6| متر')
  })

  it('keeps a name together of which a part is bold', () => {
    expect(set('قالت Kestrel ', bold('Labs'), ' أمس')).toBe('قالت Kestrel |Labs| أمس')
  })

  it('sets code as it stands, and begins anew behind it', () => {
    expect(set('الأمر ', code('npm'), ' من OpenAI')).toBe('الأمر |#| من {OpenAI}')
  })
})
