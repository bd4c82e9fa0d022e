import { describe, expect, it } from 'vitest'
import { newsroomMessages } from '../lib/locale/newsroom-messages.ts'
import ar from './ar.json'
import en from './en.json'
import { actions, terms } from './glossary.ts'
import { messagesOf, wordsOf } from './read-messages.ts'

const messages = {
  ar: [...messagesOf(newsroomMessages('ar')), ...messagesOf(ar)],
  en: [...messagesOf(newsroomMessages('en')), ...messagesOf(en)],
}
const english = new Map(messages.en)

/** Arabic without its vowel marks, which are written or not: «قصّة» and «قصة» are one word. */
const bare = (words: string) => words.replace(/[\u064B-\u0652]/g, '')

/** A form as a word of its own; in Arabic also behind «و», «ف», «ب», «ك» and «ل», which are written onto it. */
const asWord = {
  ar: (form: string) => new RegExp(`(?<!\\p{L})[وفبكل]?${bare(form)}(?![\\p{L}\\p{M}])`, 'u'),
  en: (form: string) => new RegExp(`(?<!\\p{L})${form}(?!\\p{L})`, 'u'),
}

it('the glossary names each term once', () => {
  const ids = terms.map((term) => term.id)
  expect(ids).toEqual([...new Set(ids)])
})

describe.each(['ar', 'en'] as const)('the glossary in %s', (locale) => {
  const said = messages[locale].map(([key, message]) => [key, bare(wordsOf(message))] as const)

  it.each(terms.map((term) => [term.id, term] as const))('%s is said as chosen', (_id, term) => {
    const form = bare(term[locale])
    expect(said.some(([, words]) => words.toLowerCase().includes(form.toLowerCase()))).toBe(true)
  })

  const avoided = terms.flatMap((term) => Object.entries(term.avoid?.[locale] ?? {}))
  it.each(avoided)('“%s” is not said: write “%s”', (form) => {
    const word = asWord[locale](form)
    expect(word.test(bare(form))).toBe(true)
    expect(said.filter(([, words]) => word.test(words))).toEqual([])
  })
})

describe('Arabic messages', () => {
  it('carry tanwin before the alif, not on it', () => {
    expect(messages.ar.filter(([, message]) => /[اى]\u064B/.test(message))).toEqual([])
  })

  it('copy no words of the English', () => {
    const copied = messages.ar.filter(
      ([key, message]) => message === english.get(key) && /\p{Script=Latin}/u.test(wordsOf(message)),
    )
    expect(copied).toEqual([])
  })

  // A label that says what will be done says it as an order. A heading, and the name of a permission, is a noun.
  const isNoun = /(?:[tT]itle|scopeNames\.\w+)$/
  it.each(actions)('say “$en” as an order: «$ar», not «$noun»', ({ en, noun }) => {
    const isOrder = new RegExp(`^${en}(?!\\p{L})`, 'u')
    const isMasdar = new RegExp(`^(?:ال)?${bare(noun)}(?!\\p{L})`, 'u')
    const nouns = messages.ar.filter(
      ([key, message]) =>
        !isNoun.test(key) && isOrder.test(english.get(key)!) && isMasdar.test(bare(wordsOf(message))),
    )
    expect(nouns).toEqual([])
  })

  it.each(actions)('begin somewhere with «$ar»', ({ ar }) => {
    const order = new RegExp(`^${bare(ar)}(?:ها|ه)?(?!\\p{L})`, 'u')
    expect(messages.ar.some(([, message]) => order.test(bare(wordsOf(message))))).toBe(true)
  })
})
