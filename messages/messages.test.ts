import { createTranslator } from 'next-intl'
import { describe, expect, it } from 'vitest'
import { timeZoneName } from '../lib/locale/moments.ts'
import { newsroomMessages } from '../lib/locale/newsroom-messages.ts'
import { type Locale, type LocaleFacts, locales, localeTable } from '../lib/locale/table.ts'
import { newsroomLocales } from '../lib/vocabulary.ts'
import ar from './ar.json'
import en from './en.json'
import fa from './fa.json'
import fr from './fr.json'
import he from './he.json'
import { elementsOf, literal, messagesOf, type Tree, wordsOf } from './read-messages.ts'
import ur from './ur.json'

const files: Record<Locale, Tree> = { ar, en, fa, he, ur, fr }

/** `choice`: decides which words are said, and is not one of them. */
type Variable = 'argument' | 'number' | 'choice' | 'tag'

/** What the caller fills in, by name: {names}, {count, plural, …} or <link>. */
function variablesOf(message: string): Map<string, Variable> {
  const variables = new Map<string, Variable>()
  for (const element of elementsOf(message)) {
    if ('children' in element) variables.set(element.value, 'tag')
    else if ('pluralType' in element || 'style' in element) variables.set(element.value, 'number')
    else if ('options' in element) variables.set(element.value, 'choice')
    else if ('value' in element && element.type !== literal) variables.set(element.value, 'argument')
  }
  return variables
}

const letterOf: Record<LocaleFacts['script'], RegExp> = {
  Arab: /\p{scx=Arabic}/u,
  Aran: /\p{scx=Arabic}/u,
  Hebr: /\p{Script=Hebrew}/u,
  Latn: /\p{Script=Latin}/u,
}
/**
 * What is written in Latin letters in every language: names of things and of keys. Names of networks arrive as
 * placeholders.
 */
const inAnyScript =
  /CC BY-SA|\b(?:robots|ads|trust)\.txt\b|\bads\.example\.com\b|\b(?:DIRECT|RESELLER|CONTACT|SUBDOMAIN|OWNERDOMAIN|MANAGERDOMAIN|INVENTORYPARTNERDOMAIN)\b|\b(?:member|belongto|control|controlledby|social|vendor|customer|disclosure|contact)\b|\bNatural Earth\b|\bSAU?\b|\bname@example\.com\b|\bconsented_at\b|\bemail\b|\bGhost\b|\bMailchimp\b|\.ics\b|\bnpm run warraq -- work\b|\bdocs\/backup\.md\b|\bThe schedule\b|\bPostgreSQL\b|\b[A-Z]+_[A-Z_]+\b|#[\da-f]{6}|\bnpm run warraq -- import\b|\bwp-content\/uploads\b|\bdigital-assets\b|\bAsia\/(?:Dubai|Riyadh)\b|\b(?:Ctrl|Alt|M|Shift|Enter|Esc|Escape|Tab|https|XML|JSON|CSV|DOCX|XLSX|TXT|PDF|MP3|MP4|M4A|MOV|OGG|WAV|WebM|WebVTT|WEBVTT|SRT|AAC|H\.264|QuickTime|Excel|NewsML-G2|NITF|ninjs|RSS|Atom|ZIP|UTF|Word|Google|WhatsApp|YouTube|X|HTML|URL|SMTP|TOTP|EXIF|PNG|JPEG|WebP|AVIF|GIF|SVG|HEIC|HEIF|JavaScript)\b/g

/** Typing that passes for this language's letters and marks, and is another's. */
const foreignTyping: Record<Locale, RegExp> = {
  ar: /[کگپچیےہھۀ]/,
  en: /[«»]/,
  fa: /[يكىةے]|(?<=\p{L}) (?:ها|های|ترین|شود|گیری)(?!\p{L})/u,
  he: /[א-ת]-|(?<=[א-ת])["']/,
  ur: /[يكهىة]/,
  fr: /[^\u00A0][:»]|[^\u202F][;!?]|«[^\u00A0]/,
}

/** What a clock is called. The name of a zone has it, so that a message has not. */
const timeWord: Record<Locale, RegExp> = {
  ar: /توقيت/g,
  en: /\b(?:time|clock)\b/gi,
  fa: /وقت/g,
  he: /שעון/g,
  ur: /وقت/g,
  fr: /heure/g,
}

const readers = locales.map((locale) => ({
  name: `messages/${locale}.json`,
  locale,
  tree: files[locale],
  source: ar as Tree,
  english: en as Tree,
}))
const newsrooms = newsroomLocales.map((locale) => ({
  name: `messages/newsroom/${locale}`,
  locale,
  tree: newsroomMessages(locale) as Tree,
  source: newsroomMessages('ar') as Tree,
  english: newsroomMessages('en') as Tree,
}))

describe.each([...readers, ...newsrooms])('$name', ({ locale, tree, ...others }) => {
  const messages = messagesOf(tree)
  const source = new Map(messagesOf(others.source))
  const english = new Map(messagesOf(others.english))

  it('has the keys of the Arabic source, in its order', () => {
    expect(messages.map(([key]) => key)).toEqual([...source.keys()])
  })

  it.each(messages)('%s formats whatever the count, and shows what it was given', (_key, message) => {
    const t = createTranslator({
      locale,
      messages: { message },
      onError: (error) => {
        throw error
      },
    })
    const variables = variablesOf(message)
    for (const count of [0, 1, 2, 3, 11, 100, 1_000_000]) {
      const values = Object.fromEntries(
        Array.from(variables, ([name, kind]) => [
          name,
          kind === 'number' ? count : kind === 'tag' ? (chunks: string) => `‹${name}›${chunks}` : `‹${name}›`,
        ]),
      )
      const text = t.markup('message', values)
      expect(text.trim()).not.toBe('')
      for (const [name, kind] of variables)
        if (kind !== 'number' && kind !== 'choice') expect(text).toContain(`‹${name}›`)
    }
  })

  it.each(messages)('%s takes the same placeholders and tags as the source', (key, message) => {
    expect(Object.fromEntries(variablesOf(message))).toEqual(
      Object.fromEntries(variablesOf(source.get(key)!)),
    )
  })

  it('leaves it to the name of a zone that it is a time', () => {
    const withZone = messages.filter(([, message]) => variablesOf(message).has('zone'))
    const zone = timeZoneName(locale, 'Asia/Dubai', localeTable[locale].reading)
    const said = withZone.map(([key, message]) => {
      const t = createTranslator({ locale, messages: { message } })
      return [key, t('message', { zone, offset: 'UTC+04:00' })] as const
    })
    expect(said.filter(([, text]) => text.match(timeWord[locale])?.length !== 1)).toEqual([])
    expect(said).not.toEqual([])
  })

  it('counts in all the plural categories of the language and in no others', () => {
    const categories = new Intl.PluralRules(locale).resolvedOptions().pluralCategories.toSorted()
    const plurals = messages.flatMap(([key, message]) =>
      elementsOf(message).flatMap((element) =>
        'pluralType' in element
          ? [{ key, categories: Object.keys(element.options).filter((each) => !each.startsWith('=')) }]
          : [],
      ),
    )
    expect(plurals.map((each) => ({ ...each, categories: each.categories.toSorted() }))).toEqual(
      plurals.map(({ key }) => ({ key, categories })),
    )
    expect(plurals).not.toEqual([])
  })

  it('is written in the letters of the language', () => {
    const isOwn = letterOf[localeTable[locale].script]
    const strangers = messages.flatMap(([key, message]) => {
      const letters = wordsOf(message).replaceAll(inAnyScript, '').match(/\p{L}/gu) ?? []
      const foreign = letters.filter((letter) => !isOwn.test(letter))
      return foreign.length > 0 ? [`${key}: ${foreign.join('')}`] : []
    })
    expect(strangers).toEqual([])
  })

  it('is typed as the language types', () => {
    const slips = messages.filter(([, message]) => {
      const words = wordsOf(message)
      return foreignTyping[locale].test(words) || /["']| {2}|\.{3}/.test(words)
    })
    expect(slips).toEqual([])
  })

  it.skipIf(locale === 'en')('leaves no English sentence untranslated', () => {
    const untranslated = messages.filter(([key, message]) => {
      const words = wordsOf(message)
      return message === english.get(key) && words.length > 12 && /\p{Script=Latin}{2}/u.test(words)
    })
    expect(untranslated).toEqual([])
  })
})
