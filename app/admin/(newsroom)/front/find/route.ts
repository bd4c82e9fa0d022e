import { requireActor } from '@/app/admin/require-actor.ts'
import type { Locale } from '@/lib/locale/table.ts'
import { findForFront } from '@/lib/newsroom/front/open-front.ts'
import { jsonAnswer } from '../../stories/json-route.ts'

const longestQuery = 200

/** Stories that may be placed on a front, by words of their headlines. */
export async function GET(request: Request): Promise<Response> {
  return jsonAnswer(async () => {
    const { db, actor } = await requireActor(request)
    const { searchParams } = new URL(request.url)
    const query = searchParams.get('q')?.trim().slice(0, longestQuery) ?? ''
    return findForFront(db, actor, { locale: searchParams.get('language') as Locale, query })
  })
}
