/** What the board of languages shows, as it stands in an address: everything can be linked to, and come back to. */

import { isLocale } from '@/lib/locale/table.ts'
import { standings, type TranslationsFilter } from '@/lib/newsroom/translation/translations-board.ts'
import { parametersOf } from '../ui/address-parameters.ts'

type Parameters = Record<string, string | string[] | undefined>

/** Reads an address. What is no filter of ours is as if it were not there. */
export function readTranslationsQuestion(given: Parameters): TranslationsFilter {
  const one = parametersOf(given)
  const language = one('language')
  return {
    locale: isLocale(language) ? language : undefined,
    sectionId: one('section'),
    deskId: one('desk'),
    standing: standings.find((each) => each === one('standing')),
    after: one('after'),
  }
}

/** The address of a board, or of a page of it. */
export function translationsHref({ locale, sectionId, deskId, standing, after }: TranslationsFilter): string {
  const parameters = new URLSearchParams()
  if (standing) parameters.set('standing', standing)
  if (locale) parameters.set('language', locale)
  if (sectionId) parameters.set('section', sectionId)
  if (deskId) parameters.set('desk', deskId)
  if (after) parameters.set('after', after)
  return parameters.size > 0 ? `/admin/translations?${parameters}` : '/admin/translations'
}

/** Whether anything but a standing was asked for. */
export const isNarrowed = ({ locale, sectionId, deskId }: TranslationsFilter): boolean =>
  Boolean(locale || sectionId || deskId)
