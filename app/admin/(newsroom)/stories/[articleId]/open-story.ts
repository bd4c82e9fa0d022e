import { notFound } from 'next/navigation'
import { cache } from 'react'
import { visiting } from '@/app/admin/acting.ts'
import { RefusedByNewsroom } from '@/lib/newsroom/refused.ts'
import { openDraft } from '@/lib/newsroom/stories/working-draft.ts'

/** Who visits, and the draft of the story they ask for; “not found” for what they may not read. Once per request. */
export const openStory = cache(async (articleId: string) => {
  const visit = await visiting(`/admin/stories/${articleId}`)
  const draft = await openDraft(visit.db, visit.actor, articleId).catch((error: unknown) => {
    if (error instanceof RefusedByNewsroom) notFound()
    throw error
  })
  return { ...visit, draft }
})
