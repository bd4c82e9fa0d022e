import { jsonRoute } from '@/app/admin/(newsroom)/stories/json-route.ts'
import { markNotification } from '@/lib/newsroom/inbox/mark-notifications.ts'

/** What leads somewhere is read when one has gone there. */
export const POST = jsonRoute(markNotification)
