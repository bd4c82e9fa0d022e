'use server'

import { redirect } from 'next/navigation'
import { RefusedByNewsroom } from '@/lib/newsroom/refused.ts'
import { restoreArticle } from '@/lib/newsroom/stories/bin.ts'
import { acting } from '../../acting.ts'
import { answering } from '../../answering.ts'

/** Takes a story out of the bin. @returns why not, for the person; '' before it was tried */
export async function restoreStory(_: string, form: FormData): Promise<string> {
  const articleId = form.get('articleId')
  const answer = await answering(async () => {
    const { db, actor } = await acting()
    if (typeof articleId !== 'string') throw new RefusedByNewsroom('malformed', 'articleId')
    await restoreArticle(db, actor, articleId)
  })
  if (answer.ok) redirect(`/admin/bin?restored=${articleId}`)
  return answer.message
}
