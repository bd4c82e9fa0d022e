'use server'

import { redirect } from 'next/navigation'
import { z } from 'zod'
import type { BeginningAnswer } from '@/components/newsroom/board/beginning.ts'
import { locales } from '@/lib/locale/table.ts'
import { NewsroomError } from '@/lib/newsroom/newsroom-error.ts'
import { createStory } from '@/lib/newsroom/stories/create-story.ts'
import { storyKinds } from '@/lib/vocabulary.ts'
import { requireActor } from '../../require-actor.ts'
import { toResult } from '../../result.ts'

const beginning = z.object({
  locale: z.enum(locales),
  headline: z.string(),
  sectionId: z.string(),
  deskId: z.string(),
  kind: z.enum(storyKinds),
  topicIds: z.array(z.string()),
})

/** Begins a story and opens it; else says why not, with all that was written. */
export async function beginStory(before: BeginningAnswer, form: FormData): Promise<BeginningAnswer> {
  const text = (name: string) => String(form.get(name) ?? '')
  const read = beginning.safeParse({
    locale: text('locale'),
    headline: text('headline'),
    sectionId: text('sectionId'),
    deskId: text('deskId'),
    kind: text('kind'),
    topicIds: form.getAll('topicIds').map(String),
  })
  const answer = await toResult(async () => {
    const { db, actor } = await requireActor()
    if (!read.success) throw new NewsroomError('malformed', read.error.issues[0]?.path.join('.') ?? '')
    return createStory(db, actor, { ...read.data, deskId: read.data.deskId || null })
  })
  if (answer.ok) redirect(`/admin/stories/${answer.value.articleId}`)
  const chosen = read.success ? read.data : { ...before.chosen, headline: text('headline') }
  return { chosen, message: answer.message }
}
