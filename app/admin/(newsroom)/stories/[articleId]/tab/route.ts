import { closeTab, heartbeat } from '@/lib/newsroom/stories/editing-tabs.ts'
import { jsonRoute } from '../../json-route.ts'

/** A tab says that it is there, and learns who else is. */
export const POST = jsonRoute(heartbeat)

/** A tab is closing. */
export const DELETE = jsonRoute(closeTab)
