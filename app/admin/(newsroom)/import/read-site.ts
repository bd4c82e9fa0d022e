'use server'

import { refresh } from 'next/cache'
import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { formState } from '@/app/admin/form-state.ts'
import type { FormState } from '@/components/newsroom/forms/form-state.ts'
import {
  catchUp,
  fetchRunningSite,
  goOnFetching,
  keepUp,
  stopFetching,
} from '@/lib/archive/wordpress-site/fetch-runs.ts'
import { newsroomSecret } from '@/lib/newsroom/people/secret.ts'
import { readSettings } from '@/lib/settings/settings.ts'
import { textOf } from '../../form-text.ts'
import { newsroomLocale, requireActor } from '../../require-actor.ts'

const context = () => {
  const { dataFolder, privateDestinations } = readSettings()
  return { dataFolder, allowed: privateDestinations }
}
const credentialsIn = (form: FormData) => ({
  user: textOf(form, 'user'),
  password: textOf(form, 'password'),
})

/** A state whose refusal is worded for sites instead of stories. */
async function wordedForSites<T>(state: FormState<T>): Promise<FormState<T>> {
  const { result } = state
  if (!result || result.ok) return state
  const t = await getTranslations({ locale: await newsroomLocale(), namespace: 'Newsroom.Import' })
  const { refusal, subject } = result
  if (refusal === 'malformed' && state.field === 'address') {
    const typed = `\u2068${(state.typed?.address?.[0] ?? '').slice(0, 200)}\u2069`
    return { ...state, result: { ...result, message: t('refused.site-malformed', { subject: typed }) } }
  }
  if (refusal !== 'wrong-state') return state
  const message = subject.includes('.') || subject.includes(':') ? t('site.beingRead') : t('site.movedOn')
  return { ...state, result: { ...result, message } }
}

/** Begins to read a WordPress by its address. */
export async function readSiteAction(before: FormState<string>, form: FormData): Promise<FormState<string>> {
  const state = await formState(
    before,
    form,
    async () => {
      const { db, actor } = await requireActor()
      return fetchRunningSite(
        db,
        actor,
        { address: textOf(form, 'address'), ...credentialsIn(form) },
        context(),
      )
    },
    (refusal) => (refusal === 'malformed' ? 'address' : null),
  )
  if (state.result?.ok) redirect(`/admin/import/${state.result.value}`)
  return wordedForSites(state)
}

/** Goes on with a reading that stopped. */
export async function goOnReadingAction(
  runId: string,
  before: FormState<void>,
  form: FormData,
): Promise<FormState<void>> {
  const state = await formState(before, form, async () => {
    const { db, actor } = await requireActor()
    await goOnFetching(db, actor, { runId, ...credentialsIn(form) }, context())
    refresh()
  })
  return wordedForSites(state)
}

/** Stops a reading. */
export async function stopReadingAction(
  runId: string,
  before: FormState<void>,
  form: FormData,
): Promise<FormState<void>> {
  const state = await formState(before, form, async () => {
    const { db, actor } = await requireActor()
    await stopFetching(db, actor, { runId })
    refresh()
  })
  return wordedForSites(state)
}

/** Reads what was changed over there, as another run. */
export async function catchUpAction(
  runId: string,
  before: FormState<string>,
  form: FormData,
): Promise<FormState<string>> {
  const state = await formState(before, form, async () => {
    const { db, actor } = await requireActor()
    return catchUp(db, actor, { runId, ...credentialsIn(form) }, context())
  })
  if (state.result?.ok) redirect(`/admin/import/${state.result.value}`)
  return wordedForSites(state)
}

/** Has a site be brought up to date by itself, or no more. */
export async function keepUpAction(
  runId: string,
  before: FormState<void>,
  form: FormData,
): Promise<FormState<void>> {
  const state = await formState(before, form, async () => {
    const { db, actor } = await requireActor()
    const settings = readSettings()
    const said = textOf(form, 'every')
    const every = said === 'hour' || said === 'day' ? said : ''
    const given = { dataFolder: settings.dataFolder, secret: newsroomSecret(settings) }
    await keepUp(db, actor, { runId, every, ...credentialsIn(form) }, given)
    refresh()
  })
  return wordedForSites(state)
}
