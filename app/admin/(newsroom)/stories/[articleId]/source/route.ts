import { bringUpToDate } from '@/lib/newsroom/translation/bring-up-to-date.ts'
import { jsonRoute } from '../../json-route.ts'

/** Says which revision of its source a translation is up to date with. */
export const PUT = jsonRoute(bringUpToDate)
