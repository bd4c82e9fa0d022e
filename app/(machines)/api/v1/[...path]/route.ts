import { answerApi } from '@/lib/api/answer.ts'
import { apiBase } from '@/lib/api/operations.ts'
import { database } from '@/lib/db/open.ts'

/** `/api/v1/…`: which operation it is, and who may, is told in `lib/api`. */
const answer = async (request: Request): Promise<Response> =>
  answerApi(await database(), request, new URL(request.url).pathname.slice(apiBase.length))

export {
  answer as DELETE,
  answer as GET,
  answer as HEAD,
  answer as OPTIONS,
  answer as PATCH,
  answer as POST,
  answer as PUT,
}
