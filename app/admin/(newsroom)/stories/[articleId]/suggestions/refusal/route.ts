import { refuseSuggestions } from '@/lib/newsroom/suggestions/decide-suggestions.ts'
import { jsonRoute } from '../../../json-route.ts'

export const POST = jsonRoute(refuseSuggestions)
