import { requireActor } from '@/app/admin/require-actor.ts'
import { defaultLocale, isLocale } from '@/lib/locale/table.ts'
import { authorise } from '@/lib/newsroom/permissions.ts'
import { board } from '@/lib/newsroom/stories/board.ts'
import { storiesById } from '@/lib/newsroom/writing/draft-references.ts'
import { jsonAnswer } from '../json-route.ts'

/** As many as somebody looks through before she types another word. */
const mostFound = 12
const longestQuery = 200

/**
 * Stories by words of their headline (`q`), to be linked to by id; without words, the latest. With `story`, the one of
 * that id, as it is called in `locale`, or null.
 */
export const GET = (request: Request) =>
  jsonAnswer(async () => {
    const { db, actor } = await requireActor(request)
    const asked = new URL(request.url).searchParams
    const storyId = asked.get('story')
    const locale = asked.get('locale') ?? undefined
    if (storyId !== null) {
      authorise(actor, 'story.read')
      const [story] = await storiesById(db.orm, isLocale(locale) ? locale : defaultLocale, [storyId])
      return story ?? null
    }
    const query = asked.get('q')?.trim().slice(0, longestQuery)
    const { rows } = await board(db, actor, { page: 1, ...(query && { query }) })
    return rows
      .slice(0, mostFound)
      .map(({ storyId, headline, locale, state }) => ({ storyId, headline, locale, state }))
  })
