import { reopenThread, resolveThread } from '@/lib/newsroom/notes/resolve-thread.ts'
import { jsonRoute } from '../../../../../json-route.ts'

export const PUT = jsonRoute(resolveThread)

export const DELETE = jsonRoute(reopenThread)
