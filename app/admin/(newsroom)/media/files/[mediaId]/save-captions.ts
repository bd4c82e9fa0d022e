'use server'

import { revalidatePath } from 'next/cache'
import { formState } from '@/app/admin/form-state.ts'
import { requireActor } from '@/app/admin/require-actor.ts'
import { filesAddress } from '@/components/newsroom/files/ask-files.ts'
import type { FormState } from '@/components/newsroom/forms/form-state.ts'
import type { Locale } from '@/lib/locale/table.ts'
import { setCaptions } from '@/lib/newsroom/files/set-captions.ts'

/** Keeps what is said in a recording, in one language. */
export async function saveCaptions(
  mediaId: string,
  locale: Locale,
  before: FormState<void>,
  form: FormData,
): Promise<FormState<void>> {
  const state = await formState(
    before,
    form,
    async (typed) => {
      const { db, actor } = await requireActor()
      const [captions = ''] = typed[`captions-${locale}`] ?? []
      await setCaptions(db, actor, { mediaId, locale, captions })
    },
    (refusal) => (refusal === 'file-refused' ? `captions-${locale}` : null),
  )
  if (state.result?.ok) revalidatePath(filesAddress, 'layout')
  return state
}
