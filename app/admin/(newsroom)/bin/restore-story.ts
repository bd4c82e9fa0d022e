'use server'

import { redirect } from 'next/navigation'
import { NewsroomError } from '@/lib/newsroom/newsroom-error.ts'
import { restoreArticle } from '@/lib/newsroom/stories/bin.ts'
import { requireActor } from '../../require-actor.ts'
import { toResult } from '../../result.ts'

/** Takes a story out of the bin. @returns why not, for the person; '' before it was tried */
export async function restoreStory(_: string, form: FormData): Promise<string> {
  const articleId = form.get('articleId')
  const answer = await toResult(async () => {
    const { db, actor } = await requireActor()
    if (typeof articleId !== 'string') throw new NewsroomError('malformed', 'articleId')
    await restoreArticle(db, actor, articleId)
  })
  if (answer.ok) redirect(`/admin/bin?restored=${articleId}`)
  return answer.message
}
