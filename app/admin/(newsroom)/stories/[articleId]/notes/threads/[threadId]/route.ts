import { replyToNote } from '@/lib/newsroom/notes/write-note.ts'
import { jsonRoute } from '../../../../json-route.ts'

/** Answers in a thread. */
export const POST = jsonRoute(replyToNote)
