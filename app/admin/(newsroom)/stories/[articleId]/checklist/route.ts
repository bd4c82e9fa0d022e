import { checkArticle } from '@/lib/newsroom/stories/check-article.ts'
import { jsonRoute } from '../../json-route.ts'

/** What the story still lacks before readers see it. */
export const GET = jsonRoute(checkArticle)
