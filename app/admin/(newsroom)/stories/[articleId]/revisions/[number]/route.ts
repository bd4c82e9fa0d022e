import { readRevision } from '@/lib/newsroom/stories/revisions.ts'
import { jsonRoute } from '../../../json-route.ts'

/** The words of one kept version. */
export const GET = jsonRoute(readRevision, {
  input: ({ params }) => ({ articleId: params.articleId, revision: Number(params.number) }),
})
