import { showChange } from '@/lib/newsroom/corrections/correct-story.ts'
import { withdrawNote } from '@/lib/newsroom/corrections/withdraw-note.ts'
import { jsonRoute } from '../../../json-route.ts'

/** Shows readers which words a note is about, or no longer does. */
export const PUT = jsonRoute(showChange, {
  input: ({ params, body }) => ({ ...params, isShown: body.shown }),
})

/** Withdraws a note, for a reason that readers read instead. */
export const DELETE = jsonRoute(withdrawNote)
