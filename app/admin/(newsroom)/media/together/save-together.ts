'use server'

import { revalidatePath } from 'next/cache'
import { textOf } from '@/app/admin/form-text.ts'
import { requireActor } from '@/app/admin/require-actor.ts'
import { toResult } from '@/app/admin/result.ts'
import type { TogetherAnswer } from '@/components/newsroom/media/together-form.client.tsx'
import { isLocale } from '@/lib/locale/table.ts'
import { NewsroomError } from '@/lib/newsroom/newsroom-error.ts'
import { editPictures } from '@/lib/newsroom/pictures/edit-pictures.ts'
import { licenceOf, typedLicence } from '../licence-in-form.ts'

/**
 * Keeps what was said of many: of each what it shows, of all the rest, as far as anything was said. What was typed comes
 * back, whatever becomes of it.
 */
export async function saveTogether(
  mediaIds: string[],
  language: string,
  _: TogetherAnswer,
  form: FormData,
): Promise<TogetherAnswer> {
  const typed = {
    alts: Object.fromEntries(mediaIds.map((id) => [id, textOf(form, `alt-${id}`)])),
    alt: textOf(form, 'alt'),
    caption: textOf(form, 'caption'),
    credit: textOf(form, 'credit'),
    licence: typedLicence(form),
  }
  const answer = await toResult(async () => {
    const { db, actor, timeZone } = await requireActor()
    if (!isLocale(language)) throw new NewsroomError('malformed', 'locale')
    await editPictures(db, actor, mediaIds, {
      words: {
        locale: language,
        alts: new Map(mediaIds.map((id) => [id, typed.alts[id]!.trim() || typed.alt])),
        caption: typed.caption.trim() ? typed.caption : undefined,
        credit: typed.credit.trim() ? typed.credit : undefined,
      },
      licence: typed.licence.kind === 'keep' ? undefined : licenceOf(typed.licence, timeZone),
    })
  })
  if (answer.ok) revalidatePath('/admin/media', 'layout')
  return { typed, message: answer.ok ? '' : answer.message, isSaved: answer.ok }
}
