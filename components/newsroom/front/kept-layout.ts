/** A layout that is not published yet, kept by the tab that it is made in: going to another room and back loses nothing. */
import type { Locale } from '@/lib/locale/table.ts'
import type { FrontStory, PlacedStories } from '@/lib/newsroom/front/open-front.ts'
import { frontPlaces } from '@/lib/publication/front-shape.ts'

export type KeptLayout = { base: number; places: PlacedStories; found: Record<string, FrontStory> }

const nameOf = (locale: Locale) => `warraq front ${locale}`

/** Where a browser keeps nothing, the layout is lost with the page, as it would be without this. */
function withStorage<T>(work: (storage: Storage) => T): T | null {
  try {
    return work(sessionStorage)
  } catch {
    return null
  }
}

export const keep = (locale: Locale, layout: KeptLayout) =>
  withStorage((storage) => storage.setItem(nameOf(locale), JSON.stringify(layout)))

export const forget = (locale: Locale) => withStorage((storage) => storage.removeItem(nameOf(locale)))

export const readKept = (locale: Locale): KeptLayout | null =>
  withStorage((storage) => {
    const kept = JSON.parse(storage.getItem(nameOf(locale)) ?? 'null') as KeptLayout | null
    return kept && Number.isInteger(kept.base) && kept.places.length === frontPlaces ? kept : null
  })

/** What the screen knows only from a search, of the stories that were placed. */
export const pickPlaced = (places: PlacedStories, found: Readonly<Record<string, FrontStory>>) =>
  Object.fromEntries(
    places.flatMap((each) => {
      const story = each && found[each.articleId]
      return story ? [[story.articleId, story] as const] : []
    }),
  )
