/** Addresses of the desk at which fronts are laid out. */
import type { Locale } from '@/lib/locale/table.ts'
import type { PlacedStories } from '@/lib/newsroom/front/open-front.ts'

/** @param more `q`: what is searched for; `story`: what is to be announced as breaking; `plan`: what to start from */
export function frontDeskHref(locale: Locale, more: Record<string, string> = {}): string {
  return `/admin/front?${new URLSearchParams({ language: locale, ...more })}`
}

/** A layout as readers would see it. It is all in the address: nothing is written for it. */
export const frontPreviewHref = (locale: Locale, places: PlacedStories): string =>
  `/admin/preview/front/${locale}?places=${places.map((each) => each?.articleId ?? '').join(',')}`
