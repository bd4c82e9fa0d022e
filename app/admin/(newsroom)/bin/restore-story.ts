'use server'

import { redirect } from 'next/navigation'
import { restoreArticle } from '@/lib/newsroom/stories/bin.ts'
import { textOf } from '../../form-text.ts'
import { requireActor } from '../../require-actor.ts'
import { toResult } from '../../result.ts'

/** Takes a story out of the bin. @returns why not, for the person; '' before it was tried */
export async function restoreStory(_: string, form: FormData): Promise<string> {
  const articleId = textOf(form, 'articleId')
  const answer = await toResult(async () => {
    const { db, actor } = await requireActor()
    await restoreArticle(db, actor, { articleId })
  })
  if (answer.ok) redirect(`/admin/bin?restored=${articleId}`)
  return answer.message
}
