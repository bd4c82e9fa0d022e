import { boxesThen } from '@/lib/newsroom/parts/list-parts.ts'
import { jsonRoute } from '../../stories/json-route.ts'

/** What some shared boxes said at a moment: beside the versions of a story in which they stood. */
export const POST = jsonRoute(boxesThen)
