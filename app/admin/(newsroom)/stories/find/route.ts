import { acting } from '@/app/admin/acting.ts'
import { board } from '@/lib/newsroom/stories/board.ts'
import { jsonAnswer } from '../json-route.ts'

/** As many as somebody looks through before she types another word. */
const mostFound = 12
const longestQuery = 200

/** Stories by words of their headline, to be linked to by id; without words, the latest. */
export const GET = (request: Request) =>
  jsonAnswer(async () => {
    const { db, actor } = await acting(request)
    const query = new URL(request.url).searchParams.get('q')?.trim().slice(0, longestQuery)
    const { rows } = await board(db, actor, { page: 1, ...(query && { query }) })
    return rows
      .slice(0, mostFound)
      .map(({ storyId, headline, locale, state }) => ({ storyId, headline, locale, state }))
  })
