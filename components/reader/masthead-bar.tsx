import { writeFormatPreferences } from '@/lib/locale/format-preferences.ts'
import { frontHref, ownHref } from '@/lib/publication/addresses.ts'
import { type LanguageVersions, noVersions } from '@/lib/publication/language-versions.ts'
import type { Masthead } from '@/lib/publication/masthead.ts'
import { LanguageLinks } from './language-links.tsx'
import { Logo } from './logo.tsx'
import { MenuLinks, markedItems } from './menu-links.tsx'
import { Nameplate } from './nameplate.tsx'
import { ReaderTools, ToolsButton } from './reader-tools.tsx'
import { SearchLink } from './search-link.tsx'
import { SearchPanel } from './search-panel.tsx'
import { SiteMenu } from './site-menu.tsx'
import { Once } from './static-markup.ts'
import { useReader } from './use-reader.ts'
import { useWords } from './use-words.ts'

type Props = {
  masthead: Masthead
  /** Of the page, percent-encoded, to mark where one is; '' where it has no address of its own. */
  path?: string
  /** Of the story that stands at it. */
  versions?: LanguageVersions
}

/**
 * The head of every page: the nameplate, the languages and the sections. On a phone the bar with the menu stays in sight,
 * elsewhere the strip of sections does.
 */
export function MastheadBar({ masthead, path = '', versions = noVersions }: Props) {
  const { locale, reading } = useReader()
  const marked = [frontHref(locale) === path, markedItems(masthead, path, locale)].join(' ')
  const inside = <MastheadInside masthead={masthead} path={path} versions={versions} />
  return (
    <header className="masthead">
      {versions.size > 0 ? (
        inside
      ) : (
        <Once of={masthead} as={`masthead ${writeFormatPreferences(reading)} ${marked}`}>
          {inside}
        </Once>
      )}
    </header>
  )
}

function MastheadInside({ masthead, path, versions }: Required<Props>) {
  const t = useWords('Frame')
  const menu = useWords('Menu')
  const own = useWords('Own')
  const { locale } = useReader()
  const front = frontHref(locale)
  return (
    <>
      <div className="folio">
        <LanguageLinks versions={versions} />
        <a href={ownHref(locale)} className="folio-own" data-lite="none">
          {own('title')}
        </a>
        <ToolsButton />
      </div>
      <div className="bar">
        <SiteMenu masthead={masthead} path={path} versions={versions} />
        <div className="nameplate">
          <a href={front} className="nameplate-name">
            <Logo logo={masthead.logo} />
            <Nameplate name={masthead.name} />
          </a>
          <p className="nameplate-tagline">{masthead.tagline}</p>
        </div>
        <SearchLink />
      </div>
      <div className="strip">
        <a
          href={front}
          className="strip-home"
          aria-current={front === path ? 'page' : undefined}
          data-lite="none"
        >
          {menu('home')}
        </a>
        <nav aria-label={t('sections')} className="sections">
          <ul>
            <MenuLinks masthead={masthead} place="header" path={path} />
          </ul>
        </nav>
        <SearchLink />
      </div>
      <ReaderTools />
      <SearchPanel />
    </>
  )
}
