/** What an editor does with the places of a front before anybody sees it. Pure: the screen holds the outcome. */
import { frontPlaces } from '../../publication/front-shape.ts'
import type { FrontStory, PlacedStories } from './open-front.ts'

/** A place as readers would see it. */
export type ShownPlace = {
  /** What stands there; null when there is nothing left to fill it with. */
  articleId: string | null
  /** Nobody put it there: it is the newest that stands nowhere else. */
  isAutomatic: boolean
  /** What was put there, when readers cannot see it: until they can, the newest has its place. */
  waiting: string | null
}

/** What readers would see in each place. @param newest the order in which free places are filled */
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
    return { articleId: others.shift() ?? null, isAutomatic: true, waiting: given?.articleId ?? null }
  })
}

export const placeOf = (places: PlacedStories, articleId: string): number =>
  places.findIndex((each) => each?.articleId === articleId)

/** Puts a story in a place. One that stood there and one that comes from another place change places. */
export function put(places: PlacedStories, articleId: string, to: number): PlacedStories {
  const from = placeOf(places, articleId)
  if (from === to || to < 0 || to >= frontPlaces) return places
  const next = Array.from({ length: frontPlaces }, (_, place) => places[place] ?? null)
  const there = next[to]!
  next[to] = from < 0 ? { articleId, until: null } : next[from]!
  if (from >= 0) next[from] = there
  return next
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
