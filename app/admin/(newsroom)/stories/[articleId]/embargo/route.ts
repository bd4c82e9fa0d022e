import { setEmbargo } from '@/lib/newsroom/stories/set-embargo.ts'
import { jsonRoute } from '../../json-route.ts'

/** Sets an embargo, or lifts it: `until` null. */
export const PUT = jsonRoute(setEmbargo)
