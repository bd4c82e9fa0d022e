import { describe, expect, it } from 'vitest'
import type { Mention } from '@/lib/vocabulary.ts'
import { askedName, findMentions, inPieces, namedIn } from './mentions.ts'

const person = (id: string, name: string): Mention => ({ kind: 'person', id, name })
const huda = person('1', 'هدى سالم')
const huda2 = person('2', 'هدى')
const karim = person('3', 'Karim Nasser')
const desk: Mention = { kind: 'desk', id: '1', name: 'مكتب دبي' }
const all = [huda, huda2, karim, desk]

describe('a name that is asked for', () => {
  it.each<[string, string | null]>([
    ['@', ''],
    ['انظر @هد', 'هد'],
    ['انظري، و@هدى', 'هدى'],
    ['@هدى سا', 'هدى سا'],
    ['اكتب إلى desk@warraq.example', null],
    ['@هدى\nسطر', null],
    ['بلا اسم', null],
  ])('in “%s” is %s', (words, query) => {
    expect(askedName(words, words.length)?.query ?? null).toBe(query)
  })

  it('is the one before the cursor', () => {
    expect(askedName('@كر ثم @هد', 3)?.query).toBe('كر')
  })

  it('is found by the beginning of any of its words, whatever its marks', () => {
    expect(findMentions(all, 'سال')).toEqual([huda])
    expect(findMentions(all, 'هُدى')).toEqual([huda, huda2])
    expect(findMentions(all, 'nas')).toEqual([karim])
    expect(findMentions(all, 'دبى')).toEqual([desk])
    expect(findMentions(all, 'هدى سالم انظري')).toEqual([])
  })
})

describe('who is named', () => {
  it('is whoever stands in the words, the longer name before the shorter', () => {
    expect(namedIn('@هدى سالم انظري', all, [])).toEqual([huda])
    expect(namedIn('@هدى سالم و@هدى و@مكتب دبي', all, [])).toEqual([huda, desk, huda2])
    expect(namedIn('هدى سالم بلا علامة', all, [huda])).toEqual([])
  })

  it('is of two with one name the one that was chosen', () => {
    const other = person('9', 'هدى سالم')
    expect(namedIn('@هدى سالم', [...all, other], [other])).toEqual([other])
    expect(namedIn('@هدى سالم', [...all, other], [])).toEqual([huda, other])
  })

  it('stands apart in the words, which stay as they are', () => {
    const pieces = inPieces('إلى @هدى سالم و@Karim Nasser.', [huda, karim])
    expect(pieces.filter(({ isName }) => isName).map(({ text }) => text)).toEqual([
      '@هدى سالم',
      '@Karim Nasser',
    ])
    expect(pieces.map(({ text }) => text).join('')).toBe('إلى @هدى سالم و@Karim Nasser.')
  })
})
