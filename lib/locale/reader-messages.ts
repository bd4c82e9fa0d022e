import { createTranslator, type useTranslations } from 'next-intl'
import type { Locale } from './table.ts'

type Namespace = NonNullable<Parameters<typeof useTranslations>[0]>
export type Words<N extends Namespace> = ReturnType<typeof useTranslations<N>>

/** What readers' pages say in a language. */
export const readerMessages = async (locale: Locale) =>
  (await import(`../../messages/${locale}.json`)).default

const kept = new Map<string, unknown>()

/**
 * The messages of a namespace, as next-intl's `useTranslations` gives them. next-intl reads each message anew for every
 * page; what it has read for one of ours holds for the next, since neither messages nor languages change while we run.
 * @param tag language and digits, as `numbersTag` writes them
 */
export function wordsIn<N extends Namespace>(
  tag: string,
  messages: Awaited<ReturnType<typeof readerMessages>>,
  namespace: N,
): Words<N> {
  const key = `${tag} ${namespace}`
  const words = kept.get(key) ?? createTranslator({ locale: tag, messages, namespace })
  kept.set(key, words)
  return words as Words<N>
}

/** All of a language's messages, in its own digits: for what is not a page (cards, feeds, embeds). */
export async function everyWord(locale: Locale) {
  const words = everyWordKept.get(locale) ?? newWords(locale, await readerMessages(locale))
  everyWordKept.set(locale, words)
  return words
}

const newWords = (locale: Locale, messages: Awaited<ReturnType<typeof readerMessages>>) =>
  createTranslator({ locale, messages })
const everyWordKept = new Map<Locale, ReturnType<typeof newWords>>()
