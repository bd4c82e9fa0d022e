/** The places of a front. Apart from the query, for screens that show the shape and read nothing. */

/**
 * The areas of every front (the paper's, a section's, a topic's), with their places in the order in which they are stored.
 * A place keeps its number for ever: a new area goes to the end.
 */
const frontAreas = [
  { name: 'lead', places: 1 },
  /** On a wide page they stand beside the lead. */
  { name: 'beside', places: 4 },
  /** They close the column under the lead. */
  { name: 'below', places: 2 },
  /** Headlines under the lead that belong to it; what is left free comes from the lead's own topics. */
  { name: 'related', places: 3 },
  /** What its editors would have their readers not miss. */
  { name: 'picks', places: 5 },
  /** Pictures of the day: stories that are told by their picture. */
  { name: 'pictures', places: 5 },
  /** Views with their author's face; on the paper's front the newest of its opinion section follow. */
  { name: 'opinion', places: 4 },
] as const

export type FrontArea = (typeof frontAreas)[number]['name']

const firstOfArea = (name: FrontArea): number => {
  let first = 0
  for (const area of frontAreas) {
    if (area.name === name) return first
    first += area.places
  }
  return first
}

const placesOf = (name: FrontArea): number => frontAreas.find((area) => area.name === name)?.places ?? 0

/** The lead, and what stands beside and below it: what is left free there is filled with the newest. */
export const headPlaces = placesOf('lead') + placesOf('beside') + placesOf('below')
export const besideLead = placesOf('beside')
/** Headlines under the lead. */
export const relatedCount = placesOf('related')
/** Places that an editor can fill. */
export const frontPlaces = frontAreas.reduce((sum, area) => sum + area.places, 0)

/** Where a place belongs. `number` is counted from 1 in its area. */
export function areaAt(place: number): { name: FrontArea; number: number } {
  let first = 0
  for (const { name, places } of frontAreas) {
    if (place < first + places) return { name, number: place - first + 1 }
    first += places
  }
  throw new RangeError(`A front has no place ${place}`)
}

/** The numbers of an area's places. */
export const placesIn = (name: FrontArea): number[] =>
  Array.from({ length: placesOf(name) }, (_, index) => firstOfArea(name) + index)

/** The places between which stories move on when one comes among them: those of the head, else those of an area. `end` is past the last. */
export function runAt(place: number): { start: number; end: number } {
  if (place < headPlaces) return { start: 0, end: headPlaces }
  const { name } = areaAt(place)
  const start = firstOfArea(name)
  return { start, end: start + placesOf(name) }
}
