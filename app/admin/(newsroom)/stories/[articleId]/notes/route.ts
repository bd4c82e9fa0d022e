import { listNotes } from '@/lib/newsroom/notes/list-notes.ts'
import { writeNote } from '@/lib/newsroom/notes/write-note.ts'
import { jsonRoute } from '../../json-route.ts'

/** The threads that are open. */
export const GET = jsonRoute(listNotes)

/** Begins a thread. */
export const POST = jsonRoute(writeNote, { most: 512 * 1024 })
