import { frontHref, ownHref } from '@/lib/publication/addresses.ts'
import type { LanguageVersions } from '@/lib/publication/language-versions.ts'
import type { Masthead } from '@/lib/publication/masthead.ts'
import { MenuIcon } from './icons.tsx'
import { LanguageLinks } from './language-links.tsx'
import { MenuLinks } from './menu-links.tsx'
import { ToolsButton } from './reader-tools.tsx'
import { readingSettingsId } from './reading-settings.tsx'
import { SearchLink } from './search-link.tsx'
import { useReader } from './use-reader.ts'
import { useWords } from './use-words.ts'

/**
 * Everything that leads on from a page, on a phone. It opens without a script; `public/reader.js` only closes it again for
 * who presses Escape or looks elsewhere. Its parts stand in the head and at the foot of a page of the light edition.
 */
export function SiteMenu({
  masthead,
  path,
  versions,
}: {
  masthead: Masthead
  path: string
  versions: LanguageVersions
}) {
  const t = useWords('Menu')
  const frame = useWords('Frame')
  const reading = useWords('Reading')
  const own = useWords('Own')
  const { locale } = useReader()
  const front = frontHref(locale)
  return (
    <site-menu data-lite="none">
      <details className="site-menu">
        <summary>
          <MenuIcon />
          <span>{t('title')}</span>
        </summary>
        <div className="site-menu-panel">
          <nav aria-label={t('title')}>
            <SearchLink />
            <ul className="site-menu-sections" aria-label={frame('sections')}>
              <li>
                <a href={front} aria-current={front === path ? 'page' : undefined}>
                  {t('home')}
                </a>
              </li>
              <MenuLinks masthead={masthead} place="header" path={path} />
            </ul>
          </nav>
          <LanguageLinks versions={versions} />
          <div className="site-menu-settings">
            <a href={ownHref(locale)}>{own('title')}</a>
            <ToolsButton />
            <a href={`#${readingSettingsId}`}>{reading('title')}</a>
          </div>
        </div>
      </details>
    </site-menu>
  )
}
