import { listSuggestions } from '@/lib/newsroom/suggestions/list-suggestions.ts'
import { suggest } from '@/lib/newsroom/suggestions/suggest.ts'
import { jsonRoute, storySize } from '../../json-route.ts'

export const GET = jsonRoute(listSuggestions)

/** The text before and after: twice a story. */
export const PUT = jsonRoute(suggest, { most: 2 * storySize })
