import type { Locale } from '@/lib/locale/table.ts'
import { frontHref, latestHref } from '@/lib/publication/addresses.ts'
import type { Masthead, MenuLink } from '@/lib/publication/masthead.ts'
import type { menuPlaces } from '@/lib/vocabulary.ts'
import { currentLink } from './current-link.ts'
import { useReader } from './use-reader.ts'
import { useWords } from './use-words.ts'

type Props = {
  masthead: Masthead
  place: (typeof menuPlaces)[number]
  /** Of the page, to mark what is current; '' marks nothing. */
  path?: string
}

/** The menu that the paper chose for a place, else its sections and the latest. */
const itemsOf = (masthead: Masthead, place: Props['place'], locale: Locale): MenuLink[] =>
  masthead.menus[place] ?? [
    ...masthead.sections.map(({ href, name }): MenuLink => ({ href, label: name })),
    { href: latestHref(locale), page: 'latest' as const },
  ]

// Every address of a language begins with its front's.
const current = (href: string, path: string, locale: Locale) =>
  href === frontHref(locale) ? (href === path ? 'page' : undefined) : currentLink(href, path)

/** Which items of the head's menu are marked on a page, and how: pages with the same have the same menu. */
export const markedItems = (masthead: Masthead, path: string, locale: Locale): string =>
  itemsOf(masthead, 'header', locale)
    .map(({ href }) => current(href, path, locale) ?? '')
    .join()

/** Items of a list: see {@link itemsOf}. */
export function MenuLinks({ masthead, place, path = '' }: Props) {
  const t = useWords('Frame')
  const search = useWords('Search')
  const { locale } = useReader()
  const pages = { front: masthead.name, latest: t('latest'), search: search('title') }
  return itemsOf(masthead, place, locale).map((link) => (
    <li key={link.href}>
      <a
        href={link.href}
        rel={link.href.startsWith('/') ? undefined : 'noopener'}
        aria-current={current(link.href, path, locale)}
      >
        {'label' in link ? link.label : pages[link.page]}
      </a>
    </li>
  ))
}
