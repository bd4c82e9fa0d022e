import { timeZoneName } from '@/lib/locale/moments.ts'
import { correctionsHref, feedHref, frontHref } from '@/lib/publication/addresses.ts'
import type { Masthead } from '@/lib/publication/masthead.ts'
import { handleAddress, networkNames } from '@/lib/publication/social-handle.ts'
import { EditionOffer } from './edition-offer.tsx'
import { MenuLinks } from './menu-links.tsx'
import { Nameplate } from './nameplate.tsx'
import { ReadingSettings } from './reading-settings.tsx'
import { useReader } from './use-reader.ts'
import { useWords } from './use-words.ts'

/** The foot of every page: what this paper is, where its sections are, whose clock it keeps. */
export function Colophon({ masthead }: { masthead: Masthead }) {
  const t = useWords('Frame')
  const feed = useWords('Feed')
  const { locale, reading } = useReader()
  const accounts = masthead.handles.flatMap((each) => {
    const address = handleAddress(each)
    return address ? [{ network: each.network, address }] : []
  })
  return (
    <footer className="colophon">
      <div className="colophon-mark">
        <a href={frontHref(locale)} className="nameplate-name">
          <Nameplate name={masthead.name} />
        </a>
        <p>{masthead.tagline}</p>
      </div>
      <nav aria-label={`${t('sections')} (${t('colophon')})`}>
        <ul>
          <MenuLinks masthead={masthead} place="footer" />
          <li>
            <a href={correctionsHref(locale)}>{t('corrections')}</a>
          </li>
          {accounts.map(({ network, address }) => (
            <li key={address}>
              <a href={address} rel="me noopener" lang="en" dir="ltr">
                {networkNames[network]}
              </a>
            </li>
          ))}
          <li>
            <a href={feedHref(locale, 'rss')} type="application/rss+xml">
              {feed('subscribe')}
            </a>
          </li>
        </ul>
      </nav>
      <div className="colophon-notes">
        {masthead.contactEmail && (
          <p>
            {t('contact')}{' '}
            <a href={`mailto:${masthead.contactEmail}`}>
              <bdi dir="ltr">{masthead.contactEmail}</bdi>
            </a>
          </p>
        )}
        <p>{t('timeZone', { zone: timeZoneName(locale, masthead.timeZone, reading) })}</p>
        <p>{t('licence')}</p>
        <EditionOffer />
        <ReadingSettings />
      </div>
    </footer>
  )
}
