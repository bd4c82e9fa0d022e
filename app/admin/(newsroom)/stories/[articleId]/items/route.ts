import { storyItems, tickItem } from '@/lib/newsroom/checklist/tick-item.ts'
import { jsonRoute } from '../../json-route.ts'

/** What the newsroom's checklist asks of the story, and who has seen to it. */
export const GET = jsonRoute(storyItems)

/** Says that something has been seen to, or after all has not. */
export const PUT = jsonRoute(tickItem)
