import { describe, expect, it } from 'vitest'
import { bold, p, strike, superscript, type Words } from './compose.ts'
import { tidyInline } from './tidy-inline.ts'

const tidied = (...words: Words[]): string =>
  tidyInline(
    p(...words).content ?? [],
    'ar',
    new Set(['tatweel', 'space-after-punctuation', 'punctuation-form']),
  )
    .map((each) => (each.type === 'text' ? each.text : '\n'))
    .join('|')

describe('tidying a line in pieces', () => {
  it('reads over a mark, and leaves it where it was', () => {
    expect(tidied('محــ', bold('ــمد'), ' ', strike('الـــسابق'))).toBe('مح|مد| |السابق')
  })

  it('changes nothing of what is raised, and puts no space before it', () => {
    expect(tidied('قال نعم.', superscript('1'), ' ثم مضى')).toBe('قال نعم.|1| ثم مضى')
    expect(tidied('قال نعم،', superscript('1'), ' ثم مضى')).toBe('قال نعم،|1| ثم مضى')
    expect(tidied('الميناء', superscript('1, 2'), ' ثم مضى')).toBe('الميناء|1, 2| ثم مضى')
  })
})
