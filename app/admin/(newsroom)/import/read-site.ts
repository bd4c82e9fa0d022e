'use server'

import { redirect } from 'next/navigation'
import { FileRefused } from '@/lib/archive/import/file-refused.ts'
import {
  catchUp,
  fetchRunningSite,
  goOnFetching,
  keepUp,
  stopFetching,
} from '@/lib/archive/wordpress-site/fetch-runs.ts'
import { NewsroomError } from '@/lib/newsroom/newsroom-error.ts'
import { newsroomSecret } from '@/lib/newsroom/people/secret.ts'
import { readSettings } from '@/lib/settings/settings.ts'
import { textOf } from '../../form-text.ts'
import { requireActor } from '../../require-actor.ts'

const context = () => {
  const { dataFolder, privateDestinations } = readSettings()
  return { dataFolder, allowed: privateDestinations }
}
const credentialsIn = (form: FormData) => ({
  user: textOf(form, 'user'),
  password: textOf(form, 'password'),
})

/** Begins to read a WordPress by its address. What was typed comes back with a refusal, but for the password. */
export async function readSiteAction(form: FormData): Promise<void> {
  const { db, actor } = await requireActor()
  const address = textOf(form, 'address')
  const begun = await fetchRunningSite(db, actor, { address, ...credentialsIn(form) }, context()).catch(
    refusedTo,
  )
  redirect(
    typeof begun === 'string'
      ? `/admin/import/${begun}`
      : `/admin/import?${new URLSearchParams({ ...begun, address: address.slice(0, 200) })}`,
  )
}

/** What a person is told, as the page is asked for it. Anything else is a failure of ours. */
function refusedTo(error: unknown): { refused: string; subject: string } {
  if (error instanceof FileRefused) return { refused: error.reason, subject: error.subject.slice(0, 200) }
  if (error instanceof NewsroomError && error.refusal === 'malformed')
    return { refused: 'site-malformed', subject: '' }
  if (error instanceof NewsroomError && error.refusal === 'wrong-state')
    return { refused: 'being-read', subject: '' }
  throw error
}

/** Somebody else may have done it before: the page then shows how it stands. */
const unlessMovedOn = (error: unknown): undefined => {
  if (!(error instanceof NewsroomError) || error.refusal !== 'wrong-state') throw error
}

export async function goOnReadingAction(runId: string, form: FormData): Promise<void> {
  const { db, actor } = await requireActor()
  await goOnFetching(db, actor, { runId, ...credentialsIn(form) }, context()).catch(unlessMovedOn)
  redirect(`/admin/import/${encodeURIComponent(runId)}`)
}

export async function stopReadingAction(runId: string): Promise<void> {
  const { db, actor } = await requireActor()
  await stopFetching(db, actor, { runId }).catch(unlessMovedOn)
  redirect(`/admin/import/${encodeURIComponent(runId)}`)
}

export async function catchUpAction(runId: string, form: FormData): Promise<void> {
  const { db, actor } = await requireActor()
  const begun = await catchUp(db, actor, { runId, ...credentialsIn(form) }, context()).catch(unlessMovedOn)
  redirect(begun ? `/admin/import/${begun}` : '/admin/import?refused=being-read')
}

/** Has a site be brought up to date by itself, or no more. */
export async function keepUpAction(runId: string, form: FormData): Promise<void> {
  const { db, actor } = await requireActor()
  const settings = readSettings()
  const said = textOf(form, 'every')
  const every = said === 'hour' || said === 'day' ? said : ''
  const secret = newsroomSecret(settings)
  const given = { dataFolder: settings.dataFolder, secret }
  await keepUp(db, actor, { runId, every, ...credentialsIn(form) }, given).catch(unlessMovedOn)
  redirect(`/admin/import/${encodeURIComponent(runId)}`)
}
