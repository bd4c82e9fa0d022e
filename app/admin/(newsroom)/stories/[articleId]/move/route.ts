import { transitionArticle } from '@/lib/newsroom/stories/transition-article.ts'
import { jsonRoute } from '../../json-route.ts'

/** One step through the workflow. */
export const POST = jsonRoute(transitionArticle, { answer: (state) => ({ state }) })
