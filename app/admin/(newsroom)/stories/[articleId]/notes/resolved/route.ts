import { listNotes } from '@/lib/newsroom/notes/list-notes.ts'
import { jsonRoute } from '../../../json-route.ts'

/** The threads that were resolved. */
export const GET = jsonRoute(listNotes, { input: ({ params }) => ({ ...params, resolved: true }) })
