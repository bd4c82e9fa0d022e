import { renameArticle } from '@/lib/newsroom/stories/rename-article.ts'
import { jsonRoute } from '../../json-route.ts'

/** Gives the story another address; the old one leads to it. */
export const PUT = jsonRoute(renameArticle, { answer: (slug) => ({ slug }) })
