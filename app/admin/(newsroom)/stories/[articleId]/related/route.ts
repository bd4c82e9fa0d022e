import { suggestRelated } from '@/lib/newsroom/stories/suggest-related.ts'
import { jsonRoute } from '../../json-route.ts'

/** Stories that its readers could be led on to. */
export const GET = jsonRoute(suggestRelated)
