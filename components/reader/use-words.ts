import { use } from 'react'
import { numbersTag } from '@/lib/locale/format-preferences.ts'
import { type Words, wordsIn } from '@/lib/locale/reader-messages.ts'
import { readerContext } from '@/lib/publication/reader.ts'

type Namespace = Parameters<typeof wordsIn>[2]

/** What the page says, in its language and its reader's digits: `useTranslations` of a page that is not kept in parts. */
export function useWords<N extends Namespace>(namespace: N): Words<N> {
  const { locale, reading, messages } = use(readerContext())
  return wordsIn(numbersTag(locale, reading), messages, namespace)
}

/** {@link useWords}, for functions that wait. */
export async function pageWords<N extends Namespace>(namespace: N): Promise<Words<N>> {
  const { locale, reading, messages } = await readerContext()
  return wordsIn(numbersTag(locale, reading), messages, namespace)
}
