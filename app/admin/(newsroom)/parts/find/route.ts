import { requireActor } from '@/app/admin/require-actor.ts'
import { findParts, openPart } from '@/lib/newsroom/parts/list-parts.ts'
import { jsonAnswer } from '../../stories/json-route.ts'

/** Boxes or snippets (`kind`) for stories of a language, by words of their names (`q`). With `part`, the one of that id. */
export const GET = (request: Request) =>
  jsonAnswer(async () => {
    const { db, actor } = await requireActor(request)
    const asked = new URL(request.url).searchParams
    const partId = asked.get('part')
    if (partId !== null) return openPart(db, actor, { partId })
    // What a stranger sent is of no type yet: the operation finds out.
    const question = {
      kind: asked.get('kind'),
      locale: asked.get('locale'),
      query: asked.get('q') ?? '',
    } as Parameters<typeof findParts>[2]
    return findParts(db, actor, question)
  })
