import { requireActor } from '@/app/admin/require-actor.ts'
import { isLocale } from '@/lib/locale/table.ts'
import type { MapAttributes } from '@/lib/map/map.ts'
import { NewsroomError } from '@/lib/newsroom/newsroom-error.ts'
import { authorise } from '@/lib/newsroom/permissions.ts'
import { drawnMapHtml } from '@/lib/story/blocks/map/drawn-html.ts'
import { map } from '@/lib/story/blocks/map/model.ts'
import { bodyOf, jsonAnswer } from '../json-route.ts'

/** Draws a map for who makes it, as readers will see it: the shapes of the countries are on the server alone. */
export const POST = (request: Request) =>
  jsonAnswer(async () => {
    const { actor } = await requireActor(request)
    authorise(actor, 'story.read')
    const { attrs, locale } = await bodyOf(request)
    if (typeof locale !== 'string' || !isLocale(locale)) throw new NewsroomError('malformed', 'locale')
    const given = typeof attrs === 'object' && attrs !== null ? { ...attrs } : {}
    return drawnMapHtml((map.rule.attrs(given) ?? {}) as MapAttributes, locale)
  })
