import { readStoryAudience } from '@/lib/newsroom/audience/read-audience.ts'
import { jsonRoute } from '../../json-route.ts'

/** How it is read. */
export const GET = jsonRoute(readStoryAudience)
