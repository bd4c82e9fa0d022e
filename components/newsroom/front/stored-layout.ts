/** A layout that is not published yet, kept by the tab that it is made in: going to another room and back loses nothing. */
import type { Locale } from '@/lib/locale/table.ts'
import type { FrontStory, PlacedStories } from '@/lib/newsroom/front/open-front.ts'
import { frontPlaces } from '@/lib/publication/front-shape.ts'
import type { FrontKey } from '@/lib/vocabulary.ts'
import { readInTab, removeFromTab, saveInTab } from '../forms/tab-storage.ts'

export type StoredLayout = { base: number; places: PlacedStories; found: Record<string, FrontStory> }

const nameOf = (front: FrontKey, locale: Locale) => `warraq ${front} ${locale}`

export const keep = (front: FrontKey, locale: Locale, layout: StoredLayout): void =>
  saveInTab(nameOf(front, locale), layout)

export const forget = (front: FrontKey, locale: Locale): void => removeFromTab(nameOf(front, locale))

export function readStoredLayout(front: FrontKey, locale: Locale): StoredLayout | null {
  const kept = readInTab(nameOf(front, locale)) as StoredLayout | null
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
