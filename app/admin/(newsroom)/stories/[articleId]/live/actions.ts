'use server'

import { refresh } from 'next/cache'
import { getTranslations } from 'next-intl/server'
import { formState } from '@/app/admin/form-state.ts'
import { textOf } from '@/app/admin/form-text.ts'
import { requireActor } from '@/app/admin/require-actor.ts'
import { toResult } from '@/app/admin/result.ts'
import type { FormState } from '@/components/newsroom/forms/form-state.ts'
import { editEntry, markEntry, releaseEntry, withdrawEntry } from '@/lib/newsroom/live/change-entry.ts'
import { postEntry } from '@/lib/newsroom/live/post-entry.ts'
import { NewsroomError } from '@/lib/newsroom/newsroom-error.ts'
import type { FailedResult, Result } from '@/lib/newsroom/result.ts'
import { randomName } from '@/lib/random-name.ts'

const entryIn = (form: FormData) => ({
  headline: textOf(form, 'headline'),
  words: textOf(form, 'words'),
  quotation: textOf(form, 'quotation'),
  attribution: textOf(form, 'attribution'),
  mediaId: textOf(form, 'mediaId'),
  caption: textOf(form, 'caption'),
  link: textOf(form, 'link'),
  isKey: form.has('isKey'),
  isBreaking: form.has('isBreaking'),
  isPinned: form.has('isPinned'),
})

const fieldOf = (refusal: FailedResult['refusal'], subject: string): string | null => {
  if (refusal === 'update-link') return 'link'
  if (refusal === 'update-empty') return 'words'
  return refusal === 'malformed' ? subject.replace(/-too-long$/, '') : null
}

/** @returns what to say of it */
export async function postEntryAction(
  articleId: string,
  before: FormState<{ message: string }>,
  form: FormData,
): Promise<FormState<{ message: string }>> {
  const state = await formState(
    before,
    form,
    async () => {
      const { db, actor, locale } = await requireActor()
      const isDraft = textOf(form, 'as') === 'draft'
      const { state } = await postEntry(db, actor, {
        ...entryIn(form),
        articleId,
        key: textOf(form, 'key'),
        isDraft,
      })
      refresh()
      // Of what was withdrawn meanwhile nothing is said that is untrue, and its words stay where they are.
      if (state === 'withdrawn') throw new NewsroomError('update-withdrawn', articleId)
      const t = await getTranslations({ locale, namespace: 'Newsroom.Live' })
      return { message: state === 'draft' ? t('drafted') : t('posted') }
    },
    fieldOf,
  )
  if (state.result?.ok !== false || state.result.refusal !== 'update-withdrawn') return state
  // Sent once more, it is meant: as another entry.
  return { ...state, typed: { ...state.typed, key: [randomName()] } }
}

export async function editEntryAction(
  entryId: string,
  before: FormState<void>,
  form: FormData,
): Promise<FormState<void>> {
  return formState(
    before,
    form,
    async () => {
      const { db, actor } = await requireActor()
      await editEntry(db, actor, {
        ...entryIn(form),
        entryId,
        baseVersion: Number(textOf(form, 'version')),
      })
      refresh()
    },
    fieldOf,
  )
}

export async function markEntryAction(
  entryId: string,
  marks: { isKey?: boolean; isPinned?: boolean },
): Promise<Result<void>> {
  return toResult(async () => {
    const { db, actor } = await requireActor()
    await markEntry(db, actor, { ...marks, entryId })
    refresh()
  })
}

export async function releaseEntryAction(entryId: string): Promise<Result<void>> {
  return toResult(async () => {
    const { db, actor } = await requireActor()
    await releaseEntry(db, actor, { entryId })
    refresh()
  })
}

export async function withdrawEntryAction(entryId: string): Promise<Result<void>> {
  return toResult(async () => {
    const { db, actor } = await requireActor()
    await withdrawEntry(db, actor, { entryId })
    refresh()
  })
}
