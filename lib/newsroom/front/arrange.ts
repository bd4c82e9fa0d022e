/** What an editor does with the places of a front before anybody sees it. Pure: the screen holds the outcome. */
import { itemAt } from '../../present.ts'
import { frontPlaces, headPlaces, runAt } from '../../publication/front-shape.ts'
import type { FrontStory, PlacedStories } from './open-front.ts'

/** A place as readers would see it. */
export type ShownPlace = {
  /** What stands there; null when nothing fills it by itself, or there is nothing left to. */
  articleId: string | null
  /** Nobody put it there: it is the newest that stands nowhere else. */
  isAutomatic: boolean
  /** What was put there, when readers cannot see it: until they can, the newest has its place. */
  waiting: string | null
}

/** What readers would see in each place. @param newest the order in which free places of the head are filled */
export function shownIn(
  places: PlacedStories,
  newest: readonly string[],
  stories: Readonly<Record<string, Pick<FrontStory, 'isPublic'>>>,
): ShownPlace[] {
  const isSeen = (articleId: string) => stories[articleId]?.isPublic === true
  const placed = new Set(places.flatMap((each) => (each && isSeen(each.articleId) ? each.articleId : [])))
  const others = newest.filter((each) => !placed.has(each))
  return Array.from({ length: frontPlaces }, (_, place) => {
    const given = places[place]
    if (given && isSeen(given.articleId))
      return { articleId: given.articleId, isAutomatic: false, waiting: null }
    const next = place < headPlaces ? others.shift() : null
    return { articleId: next ?? null, isAutomatic: true, waiting: given?.articleId ?? null }
  })
}

export const placeOf = (places: PlacedStories, articleId: string): number =>
  places.findIndex((each) => each?.articleId === articleId)

/**
 * Puts a story in a place. What stands there moves on by one place, and so does what it meets, until a place that the
 * nobody filled takes it up, or the one that the story comes from; without either the last one falls off the end. The
 * places of the head are one such row, and so are those of each other area.
 * @param automatic which of the newest is shown in that place: it moves on, too, where the next place is not the newest's
 */
export function put(
  places: PlacedStories,
  articleId: string,
  to: number,
  automatic: string | null = null,
): PlacedStories {
  const from = placeOf(places, articleId)
  if (from === to || to < 0 || to >= frontPlaces) return places
  const { start, end } = runAt(to)
  const next = Array.from({ length: frontPlaces }, (_, place) => places[place] ?? null)
  let carried = from < 0 ? { articleId, until: null } : itemAt(next, from)
  if (from >= 0) next[from] = null
  // A story that goes down makes room above it.
  const step = from >= start && from < to ? -1 : 1
  if (step === 1 && automatic && automatic !== articleId && !next[to] && to + 1 < end && next[to + 1])
    next[to] = { articleId: automatic, until: null }
  for (let place = to; place >= start && place < end; place += step) {
    const met = itemAt(next, place)
    next[place] = carried
    if (!met) break
    carried = met
  }
  return next
}

/** Which stories an arrangement no longer has in any place, of those that stood or were seen in one. */
export function fallenOff(
  before: PlacedStories,
  after: PlacedStories,
  newest: readonly string[],
  stories: Readonly<Record<string, Pick<FrontStory, 'isPublic'>>>,
): string[] {
  const named = (places: PlacedStories) =>
    new Set([...places, ...shownIn(places, newest, stories)].flatMap((each) => each?.articleId ?? []))
  const left = named(after)
  return [...named(before)].filter((each) => !left.has(each))
}

/**
 * What a form that names a story for every place makes of a front: each place that was changed is a placing, from the
 * lead down, so that what stood there moves on as it does under a hand. One that is left to the newest is taken out.
 * @param wished by position; null for the newest
 * @param shown what readers see in the places as they stand
 */
export function putAsChosen(
  places: PlacedStories,
  wished: readonly (string | null)[],
  shown: readonly ShownPlace[],
): PlacedStories {
  return wished.reduce<PlacedStories>((next, articleId, place) => {
    const former = places[place]?.articleId ?? null
    if (articleId === former) return next
    if (articleId)
      return put(next, articleId, place, shown[place]?.isAutomatic ? shown[place].articleId : null)
    return former ? free(next, placeOf(next, former)) : next
  }, places)
}

/** Leaves a place to the newest. */
export const free = (places: PlacedStories, place: number): PlacedStories =>
  places.map((each, index) => (index === place ? null : each))

/** Sets until when what stands in a place stands there; null for until it is moved. */
export const keepUntil = (places: PlacedStories, place: number, until: string | null): PlacedStories =>
  places.map((each, index) => (index === place && each ? { ...each, until } : each))

const isSame = (one: PlacedStories[number] | undefined, other: PlacedStories[number] | undefined): boolean =>
  one?.articleId === other?.articleId && (one?.until ?? null) === (other?.until ?? null)

/** The places in which two layouts differ. */
export const differences = (one: PlacedStories, other: PlacedStories): number[] =>
  Array.from({ length: frontPlaces }, (_, place) => place).filter(
    (place) => !isSame(one[place], other[place]),
  )
