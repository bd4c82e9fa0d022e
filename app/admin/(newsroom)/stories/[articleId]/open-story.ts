import { notFound } from 'next/navigation'
import { cache } from 'react'
import { requirePageUser } from '@/app/admin/require-actor.ts'
import { NewsroomError } from '@/lib/newsroom/newsroom-error.ts'
import { openDraft } from '@/lib/newsroom/stories/working-draft.ts'

/** Who visits, and the draft of the story they ask for; “not found” for what they may not read. Once per request. */
export const openStory = cache(async (articleId: string) => {
  const visit = await requirePageUser(`/admin/stories/${articleId}`)
  const draft = await openDraft(visit.db, visit.actor, { articleId }).catch((error: unknown) => {
    if (error instanceof NewsroomError) notFound()
    throw error
  })
  return { ...visit, draft }
})
