import { deleteArticle } from '@/lib/newsroom/stories/bin.ts'
import { jsonRoute } from '../../json-route.ts'

export const POST = jsonRoute(deleteArticle)
