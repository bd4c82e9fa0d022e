import { cache } from 'react'
import { database } from '@/lib/db/open.ts'
import { defaultLocale } from '@/lib/locale/table.ts'
import { newsroomSecret } from '@/lib/newsroom/people/secret.ts'
import { openPreview } from '@/lib/newsroom/previews/open-preview.ts'
import { draftAsStory } from '@/lib/newsroom/stories/draft-as-story.ts'
import { readIn } from '@/lib/publication/reader.ts'
import { readSettings } from '@/lib/settings/settings.ts'

/**
 * The draft that a link shows, as a reader's page takes it; null when it shows none. Once per request, which counts as
 * one opening, and first of all: the request then speaks the draft's language.
 */
export const loadSharedDraft = cache(async (token: string) => {
  const db = await database()
  const opened = await openPreview(db, newsroomSecret(readSettings()), token)
  readIn(opened?.draft.locale ?? defaultLocale)
  return opened && { story: await draftAsStory(db, opened.draft), expiresAt: opened.expiresAt }
})
