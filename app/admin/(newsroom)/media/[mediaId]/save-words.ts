'use server'

import { revalidatePath } from 'next/cache'
import { textOf } from '@/app/admin/form-text.ts'
import { requireActor } from '@/app/admin/require-actor.ts'
import { toResult } from '@/app/admin/result.ts'
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
  const answer = await toResult(async () => {
    const { db, actor } = await requireActor()
    for (const locale of locales) await describePicture(db, actor, mediaId, locale, typed[locale])
  })
  if (answer.ok) revalidatePath('/admin/media', 'layout')
  return { typed, message: answer.ok ? '' : answer.message, isSaved: answer.ok }
}
