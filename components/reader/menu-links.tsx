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

/** Items of a list: the menu that the paper chose for a place, else its sections and the latest. */
export function MenuLinks({ masthead, place, path = '' }: Props) {
  const t = useWords('Frame')
  const search = useWords('Search')
  const { locale } = useReader()
  const chosen = masthead.menus[place] ?? [
    ...masthead.sections.map(({ href, name }): MenuLink => ({ href, label: name })),
    { href: latestHref(locale), page: 'latest' as const },
  ]
  const pages = { front: masthead.name, latest: t('latest'), search: search('title') }
  // Every address of a language begins with its front's.
  const current = (href: string) =>
    href === frontHref(locale) ? (href === path ? 'page' : undefined) : currentLink(href, path)
  return chosen.map((link) => (
    <li key={link.href}>
      <a
        href={link.href}
        rel={link.href.startsWith('/') ? undefined : 'noopener'}
        aria-current={current(link.href)}
      >
        {'label' in link ? link.label : pages[link.page]}
      </a>
    </li>
  ))
}
