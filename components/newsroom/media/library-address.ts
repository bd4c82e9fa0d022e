import { isLocale } from '@/lib/locale/table.ts'
import type { LibraryFilter, LibraryPlace } from '@/lib/newsroom/pictures/list-pictures.ts'
import { isLicenceKind } from '@/lib/picture/licences.ts'
import { parametersOf } from '../ui/address-parameters.ts'

/** What `/admin/media` is asked for. */
export type LibraryQuestion = LibraryFilter & LibraryPlace

/** `/admin/media`, narrowed, at a page. */
export function libraryHref({
  query,
  by,
  undescribedIn,
  use,
  licence,
  expiring,
  after,
  before,
}: LibraryQuestion = {}): string {
  const asked = new URLSearchParams()
  const named = { q: query, by, undescribed: undescribedIn, use, licence, after, before }
  for (const [name, value] of Object.entries(named)) if (value) asked.set(name, value)
  if (expiring) asked.set('expiring', '1')
  return asked.size ? `/admin/media?${asked}` : '/admin/media'
}

/** What an address asks for; what is nothing of ours asks for nothing. */
export function readLibraryQuestion(given: Record<string, string | string[] | undefined>): LibraryQuestion {
  const text = parametersOf(given)
  const locale = text('undescribed')
  const use = text('use')
  const licence = text('licence')
  return {
    query: text('q'),
    by: text('by'),
    undescribedIn: locale && isLocale(locale) ? locale : undefined,
    use: use === 'used' || use === 'unused' ? use : undefined,
    licence: licence === 'none' || isLicenceKind(licence) ? licence : undefined,
    expiring: text('expiring') === '1',
    after: text('after'),
    before: text('before'),
  }
}

export const isNarrowed = ({ query, by, undescribedIn, use, licence, expiring }: LibraryQuestion): boolean =>
  Boolean(query || by || undescribedIn || use || licence || expiring)

export const pictureHref = (mediaId: string): string => `/admin/media/${mediaId}`

export const togetherAddress = '/admin/media/together'

/** Where many are described at once. */
export const togetherHref = (mediaIds: readonly string[]): string =>
  `${togetherAddress}?${new URLSearchParams(mediaIds.map((id) => ['picture', id]))}`
