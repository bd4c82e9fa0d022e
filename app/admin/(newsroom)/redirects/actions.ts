'use server'

import { refresh } from 'next/cache'
import { keepRedirect, removeRedirect } from '@/lib/newsroom/redirects/keep-redirects.ts'
import { readSettings } from '@/lib/settings/settings.ts'
import { acting } from '../../acting.ts'
import { type Answer, answering } from '../../answering.ts'
import { textOf } from '../../form-text.ts'

export async function keepRedirectAction(form: FormData): Promise<Answer<void>> {
  return answering(async () => {
    const { db, actor } = await acting()
    const written = { from: textOf(form, 'from'), to: textOf(form, 'to') }
    await keepRedirect(db, actor, written, new URL(readSettings().siteUrl).origin)
    refresh()
  })
}

export async function removeRedirectAction(path: string): Promise<Answer<void>> {
  return answering(async () => {
    const { db, actor } = await acting()
    await removeRedirect(db, actor, path)
    refresh()
  })
}
