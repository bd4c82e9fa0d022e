import { describe, expect, it } from 'vitest'
import { countWords } from '../arabic/count.ts'
import { fold } from '../arabic/fold.ts'
import { splitWords } from '../search/split-words.ts'
import { doc, p, strike, subscript, superscript, underline, type Words } from './compose.ts'
import { plainText } from './plain-text.ts'

const text = (...words: Words[]) => plainText(doc(p(...words)))

describe('text without marks', () => {
  it.each<[string, Words[], string]>([
    ['a formula', ['E=mc', superscript('2')], 'E=mc²'],
    ['a molecule', ['H', subscript('2'), 'O'], 'H₂O'],
    ['a unit', ['50 كم', superscript('2'), ' من الأرض'], '50 كم² من الأرض'],
    ['a power', ['10', superscript('−6')], '10⁻⁶'],
    ['Arabic digits', ['50 كم', superscript('٢')], '50 كم²'],
    ['an ordinal', ['le 1', superscript('er'), ' mai'], 'le 1er mai'],
    ['what was struck out or underlined', [strike('10'), ' ', underline('12')], '10 12'],
    ['a note’s sign that is no digit', ['الميناء', superscript('*')], 'الميناء*'],
    ['a note’s mark in brackets', ['الميناء', superscript('[1]')], 'الميناء\u202F[¹]'],
  ])('keeps %s', (_, words, expected) => {
    expect(text(...words)).toBe(expected)
  })

  it.each<[string, Words[], string, string[]]>([
    ['Arabic', ['وصلت إلى الميناء', superscript('1'), ' أمس'], 'وصلت إلى الميناء\u202F¹ أمس', ['الميناء']],
    ['English', ['at the port', superscript('12'), '.'], 'at the port\u202F¹².', ['port']],
    ['a year', ['in 2027', superscript('3')], 'in 2027\u202F³', ['2027']],
    ['a letter', ['the ports', superscript('a')], 'the ports\u202Fa', ['ports']],
  ])('holds the mark of a footnote apart from its word: %s', (_, words, expected, found) => {
    const line = text(...words)
    expect(line).toBe(expected)
    const searched = splitWords(line, 'ar').map(({ word }) => word)
    for (const word of found) expect(searched).toContain(fold(word))
  })

  it('counts a footnote’s mark as no word, and a formula as it is without marks', () => {
    expect(countWords(text('وصلت إلى الميناء', superscript('1'), ' أمس'))).toBe(4)
    expect(countWords(text('m', superscript('2')))).toBe(1)
  })

  it('is found as it is typed: E=mc2, CO2, كم2', () => {
    const searched = splitWords(
      text('E=mc', superscript('2'), ' و CO', subscript('2'), ' و 5 كم', superscript('2')),
      'ar',
    ).map(({ word }) => word)
    expect(searched).toEqual(expect.arrayContaining(['mc2', 'co2']))
  })
})
