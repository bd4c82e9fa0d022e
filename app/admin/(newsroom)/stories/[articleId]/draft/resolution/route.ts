import { resolveConflict } from '@/lib/newsroom/stories/resolve-conflict.ts'
import { jsonRoute, storySize } from '../../../json-route.ts'

/** What somebody made of two versions. */
export const POST = jsonRoute(resolveConflict, { most: 2 * storySize })
