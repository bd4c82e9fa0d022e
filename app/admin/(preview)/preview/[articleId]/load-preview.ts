import { notFound } from 'next/navigation'
import { cache } from 'react'
import { requirePageUser } from '@/app/admin/require-actor.ts'
import { NewsroomError } from '@/lib/newsroom/newsroom-error.ts'
import { draftAsStory } from '@/lib/newsroom/stories/draft-as-story.ts'
import { openDraft } from '@/lib/newsroom/stories/working-draft.ts'
import { readIn } from '@/lib/publication/reader.ts'

/**
 * The draft as a reader's page takes it, for who may read it; the request then speaks the story's language. Once per
 * request, and first of all: whatever is rendered before it would ask for the language of an address that has none.
 */
export const loadPreview = cache(async (articleId: string) => {
  const { db, actor, locale, timeZone } = await requirePageUser(`/admin/preview/${articleId}`)
  const draft = await openDraft(db, actor, { articleId }).catch((error: unknown) => {
    if (error instanceof NewsroomError) notFound()
    throw error
  })
  readIn(draft.locale)
  return { story: await draftAsStory(db, draft), newsroomLocale: locale, timeZone }
})
