import { deleteNote, editNote } from '@/lib/newsroom/notes/change-note.ts'
import { jsonRoute } from '../../../json-route.ts'

export const PUT = jsonRoute(editNote)

export const DELETE = jsonRoute(deleteNote)
