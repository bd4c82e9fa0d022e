/** One collection of a site's API, page after page, while the site goes on changing. */
import { FileRefused } from '../import/file-refused.ts'
import { errorOf, refusalOf, type SiteAnswer, type SiteAsker, SiteTrouble } from './ask-site.ts'
import type { Collection } from './collections.ts'
import { forbidden, routeAddress } from './find-api.ts'

/** Where the reading of a collection is. */
export type Place = {
  /** How many of it have been passed, in the order of their ids. */
  passed: number
  /** The last of them. */
  lastId: number
  /** How many are asked for at once. */
  size: number
}
export const beginning: Place = { passed: 0, lastId: 0, size: 100 }

type Page = {
  objects: Record<string, unknown>[]
  /** How many there are in all, where the site says. */
  total: number | null
  /** How to go on behind it. */
  place: Place
  /** What could not be had, in words. */
  left: string[]
}

/** How far one goes back when something before was taken away meanwhile; and how often. */
const stepBack = 50
const mostSteps = 40
/** Objects that may be left out because the site fails over them: one after the other, and in all. */
const mostLeft = { inARow: 5, inAll: 50 }

/**
 * Reads by id, upwards. Of what is passed the last is asked for again: where it does not come first, something before it
 * was taken away, all have moved up, and some would be missed.
 *
 * A site that fails over a page is asked for fewer at a time; what it fails over alone is left out.
 * @returns null for a collection that the site does not have; for one that it does not show, why
 * @throws {FileRefused} where it does not answer
 */
export async function* readCollection(
  site: SiteAsker,
  api: string,
  collection: Collection,
  query: Record<string, string>,
  from: Place = beginning,
): AsyncGenerator<Page, null | { refused: FileRefused }> {
  const { host } = new URL(api)
  let place = from
  let steps = 0
  const left = { inARow: 0, inAll: 0 }
  for (;;) {
    // One alone is not compared with the one before it.
    const isBehind = place.passed > 0 && place.size > 1
    const offset = Math.max(0, place.passed - (isBehind ? 1 : 0) - steps * stepBack)
    const asked = { ...place, passed: offset }
    let answer: SiteAnswer
    try {
      answer = await site.ask(
        routeAddress(api, `wp/v2/${collection.route}`, {
          per_page: String(place.size),
          offset: String(offset),
          orderby: 'id',
          order: 'asc',
          ...query,
        }),
        // Where it may be the page that is too much, less of it is tried soon.
        { ...(place.size > 1 && { tries: 3 }) },
      )
    } catch (error) {
      if (!(error instanceof SiteTrouble)) throw error
      const isOfPage = error.status === 500 || error.why === 'too-long' || error.why === 'too-slow'
      if (!isOfPage) throw refusalOf(error, host)
      if (place.size > 1) {
        place = { ...place, size: smaller(place.size) }
        continue
      }
      left.inARow += 1
      left.inAll += 1
      const isHopeless = left.inARow > mostLeft.inARow || left.inAll > mostLeft.inAll
      if (isHopeless || error.why === 'too-slow') throw refusalOf(error, host)
      place = { ...place, passed: offset + 1, size: beginning.size }
      yield { objects: [], total: null, place, left: [`${collection.route}, ${offset + 1}`] }
      continue
    }
    if (answer.status !== 200) {
      const code = errorOf(answer.json)?.code
      if (code === 'rest_post_invalid_page_number') return null
      if (code === 'rest_invalid_param' && place.size > 10 && isOfParameter(answer.json, 'per_page')) {
        place = { ...place, size: smaller(place.size) }
        continue
      }
      if (answer.status === 404) return null
      return { refused: forbidden(answer, host) }
    }
    if (!Array.isArray(answer.json)) throw new FileRefused('site-broken', `${host}: ${collection.route}`)
    const objects = answer.json.filter(
      (each): each is Record<string, unknown> =>
        typeof each === 'object' && each !== null && Number.isSafeInteger((each as { id?: unknown }).id),
    )
    const ids = objects.map(({ id }) => id as number)
    const isGap = isBehind && offset > 0 && (ids[0] ?? Number.POSITIVE_INFINITY) > place.lastId
    if (isGap && steps < mostSteps && answer.json.length > 0) {
      steps += 1
      continue
    }
    const total = numberIn(answer.headers['x-wp-total'])
    // Behind the end nothing comes, also when some before it was taken away.
    if (answer.json.length === 0 && isBehind && steps < mostSteps && total !== null && total < place.passed) {
      steps = Math.max(steps + 1, Math.ceil((place.passed - total) / stepBack))
      continue
    }
    steps = 0
    left.inARow = 0
    place = {
      passed: asked.passed + place.size,
      lastId: Math.max(place.lastId, ...ids),
      size: place.size,
    }
    yield { objects, total, place, left: [] }
    const isEnd = total === null ? answer.json.length === 0 : place.passed >= total
    if (isEnd) return null
  }
}

const smaller = (size: number): number => (size > 50 ? 50 : size > 10 ? 10 : 1)

const numberIn = (header: string | undefined): number | null =>
  header !== undefined && /^\d{1,12}$/.test(header.trim()) ? Number(header) : null

const isOfParameter = (json: unknown, name: string): boolean =>
  JSON.stringify((json as { data?: { params?: unknown } }).data?.params ?? {}).includes(name)
