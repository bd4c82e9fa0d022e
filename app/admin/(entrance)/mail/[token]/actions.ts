'use server'

import { formState } from '@/app/admin/form-state.ts'
import { checkOrigin } from '@/app/admin/require-actor.ts'
import type { FormState } from '@/components/newsroom/forms/form-state.ts'
import type { AtTheDoor } from '@/components/newsroom/people/at-the-door.ts'
import { database } from '@/lib/db/open.ts'
import { stopMail } from '@/lib/newsroom/inbox/mail-preferences.ts'
import { newsroomSecret } from '@/lib/newsroom/people/secret.ts'
import { readSettings } from '@/lib/settings/settings.ts'

/** Stops somebody's letters, by the link in one of them. */
export async function stopMailAction(
  token: string,
  before: FormState<AtTheDoor | null>,
  form: FormData,
): Promise<FormState<AtTheDoor | null>> {
  return formState(before, form, async () => {
    await checkOrigin()
    await stopMail(await database(), newsroomSecret(readSettings()), token)
    return null
  })
}
