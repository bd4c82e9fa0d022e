/** Addresses of the desk at which fronts are laid out. */
import type { Locale } from '@/lib/locale/table.ts'
import type { PlacedStories } from '@/lib/newsroom/front/open-front.ts'
import type { FrontKey } from '@/lib/vocabulary.ts'

/**
 * @param more `of`: whose front, where it is not the paper's; `q`: what is searched for; `story`: what is to be announced
 *   as breaking
 */
export function frontDeskHref(locale: Locale, more: Record<string, string> = {}): string {
  return `/admin/front?${new URLSearchParams({ language: locale, ...more })}`
}

/** Where a front is laid out. */
export const frontDeskOf = (front: FrontKey, locale: Locale): string =>
  frontDeskHref(locale, front === 'front' ? {} : { of: front })

/** A layout as readers would see it. It is all in the address: nothing is written for it. */
export const frontPreviewHref = (front: FrontKey, locale: Locale, places: PlacedStories): string =>
  `/admin/preview/front/${locale}?front=${front}&places=${places.map((each) => each?.articleId ?? '').join(',')}`
