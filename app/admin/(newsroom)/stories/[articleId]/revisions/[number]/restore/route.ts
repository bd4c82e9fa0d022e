import { restoreRevision } from '@/lib/newsroom/stories/revisions.ts'
import { jsonRoute } from '../../../../json-route.ts'

export const POST = jsonRoute(restoreRevision, {
  input: ({ params }) => ({ articleId: params.articleId, revision: Number(params.number) }),
})
