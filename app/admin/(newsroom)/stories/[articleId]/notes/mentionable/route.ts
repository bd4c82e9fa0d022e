import { mentionable } from '@/lib/newsroom/notes/mentionable.ts'
import { jsonRoute } from '../../../json-route.ts'

/** Whom a note may name. */
export const GET = jsonRoute(mentionable)
