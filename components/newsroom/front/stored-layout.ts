/** A layout that is not published yet, kept by the tab that it is made in: going to another room and back loses nothing. */
import type { Locale } from '@/lib/locale/table.ts'
import type { FrontStory, PlacedStories } from '@/lib/newsroom/front/open-front.ts'
import { frontPlaces } from '@/lib/publication/front-shape.ts'
import { readInTab, removeFromTab, saveInTab } from '../forms/tab-storage.ts'

export type StoredLayout = { base: number; places: PlacedStories; found: Record<string, FrontStory> }

const nameOf = (locale: Locale) => `warraq front ${locale}`

export const keep = (locale: Locale, layout: StoredLayout): void => saveInTab(nameOf(locale), layout)

export const forget = (locale: Locale): void => removeFromTab(nameOf(locale))

export function readStoredLayout(locale: Locale): StoredLayout | null {
  const kept = readInTab(nameOf(locale)) as StoredLayout | null
  return kept && Number.isInteger(kept.base) && kept.places?.length === frontPlaces ? kept : null
}

/** What the screen knows only from a search, of the stories that were placed. */
export const pickPlaced = (places: PlacedStories, found: Readonly<Record<string, FrontStory>>) =>
  Object.fromEntries(
    places.flatMap((each) => {
      const story = each && found[each.articleId]
      return story ? [[story.articleId, story] as const] : []
    }),
  )
