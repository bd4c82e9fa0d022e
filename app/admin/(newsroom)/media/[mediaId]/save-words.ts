'use server'

import { revalidatePath } from 'next/cache'
import { acting } from '@/app/admin/acting.ts'
import { answering } from '@/app/admin/answering.ts'
import { textOf } from '@/app/admin/form-text.ts'
import { fieldName, type WordsAnswer } from '@/components/newsroom/media/words-fields.ts'
import { locales } from '@/lib/locale/table.ts'
import { describePicture } from '@/lib/newsroom/pictures/describe-picture.ts'

/** Keeps a picture's words in every language; what was typed comes back, whatever becomes of it. */
export async function saveWords(mediaId: string, _: WordsAnswer, form: FormData): Promise<WordsAnswer> {
  const typed = Object.fromEntries(
    locales.map((locale) => {
      const field = (part: 'alt' | 'caption' | 'credit') => textOf(form, fieldName(locale, part))
      return [locale, { alt: field('alt'), caption: field('caption'), credit: field('credit') }]
    }),
  ) as WordsAnswer['typed']
  const answer = await answering(async () => {
    const { db, actor } = await acting()
    for (const locale of locales) await describePicture(db, actor, mediaId, locale, typed[locale])
  })
  if (answer.ok) revalidatePath('/admin/media', 'layout')
  return { typed, message: answer.ok ? '' : answer.message, isSaved: answer.ok }
}
