import type { ReactNode } from 'react'
import { writeFormatPreferences } from '@/lib/locale/format-preferences.ts'
import { timeZoneName } from '@/lib/locale/moments.ts'
import { locales, localeTable } from '@/lib/locale/table.ts'
import {
  archiveHref,
  authorsHref,
  correctionsHref,
  feedFormats,
  feedHref,
  frontHref,
  newslettersHref,
  notificationsHref,
} from '@/lib/publication/addresses.ts'
import type { Masthead } from '@/lib/publication/masthead.ts'
import { handleAddress, networkNames } from '@/lib/publication/social-handle.ts'
import { policyKinds } from '@/lib/vocabulary.ts'
import { EditionOffer } from './edition-offer.tsx'
import { MenuLinks } from './menu-links.tsx'
import { Nameplate } from './nameplate.tsx'
import { ReadingSettings } from './reading-settings.tsx'
import { Once } from './static-markup.ts'
import { useReader } from './use-reader.ts'
import { useWords } from './use-words.ts'

/** What formats of feeds are called, in every language. */
const feedNames = { rss: 'RSS', atom: 'Atom', json: 'JSON Feed' } as const

/** The foot of every page: what this paper is and what it stands for, where its sections are, whose clock it keeps. */
export function Colophon({ masthead }: { masthead: Masthead }) {
  const { reading } = useReader()
  return (
    <footer className="colophon">
      <Once of={masthead} as={`colophon ${writeFormatPreferences(reading)}`}>
        <ColophonInside masthead={masthead} />
      </Once>
    </footer>
  )
}

function ColophonInside({ masthead }: { masthead: Masthead }) {
  const t = useWords('Frame')
  const { locale, reading } = useReader()
  return (
    <>
      <div className="colophon-mark">
        <a href={frontHref(locale)} className="nameplate-name">
          <Nameplate name={masthead.name} />
        </a>
        <p>{masthead.tagline}</p>
      </div>
      <div className="colophon-columns">
        <Column
          className="colophon-sections"
          title={t('sections')}
          label={`${t('sections')} (${t('colophon')})`}
        >
          <MenuLinks masthead={masthead} place="footer" />
        </Column>
        <ThePaper masthead={masthead} />
        <Follow masthead={masthead} />
        <Column
          className="colophon-languages"
          title={t('languages')}
          label={`${t('languages')} (${t('colophon')})`}
        >
          {locales.map((each) => (
            <li key={each}>
              <a
                href={frontHref(each)}
                lang={each}
                dir={localeTable[each].dir}
                hrefLang={each}
                aria-current={each === locale ? 'true' : undefined}
              >
                {localeTable[each].name}
              </a>
            </li>
          ))}
        </Column>
      </div>
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
      </div>
      <ReadingSettings />
    </>
  )
}

type ColumnProps = { className: string; title: string; label: string; children: ReactNode }

function Column({ className, title, label, children }: ColumnProps) {
  return (
    <nav className={className} aria-label={label}>
      <h2>{title}</h2>
      <ul>{children}</ul>
    </nav>
  )
}

/** What the paper says of itself, and lists of all that it has. */
function ThePaper({ masthead }: { masthead: Masthead }) {
  const t = useWords('Frame')
  const colophon = useWords('Colophon')
  const newsletter = useWords('Newsletter')
  const push = useWords('Push')
  const { locale } = useReader()
  const { pages, policies } = masthead
  const known = new Set([...pages.map(({ href }) => href), correctionsHref(locale)])
  // A policy that is a static page stands among those, under its own headline.
  const elsewhere = policyKinds.flatMap((kind) => {
    const href = policies[kind]
    return href && !known.has(href) ? [{ href, name: colophon(`policy.${kind}`) }] : []
  })
  const lists = [
    { href: correctionsHref(locale), name: t('corrections') },
    { href: authorsHref(locale), name: colophon('authors') },
    { href: archiveHref(locale), name: colophon('archive') },
    ...(masthead.offersPush ? [{ href: notificationsHref(locale), name: push('title') }] : []),
    ...(masthead.hasNewsletters ? [{ href: newslettersHref(locale), name: newsletter('title') }] : []),
  ]
  return (
    <Column
      className="colophon-paper"
      title={colophon('paper')}
      label={`${colophon('paper')} (${t('colophon')})`}
    >
      {[...pages, ...elsewhere, ...lists].map(({ href, name }) => (
        <li key={href}>
          <a href={href} rel={href.startsWith('/') ? undefined : 'noopener'}>
            {name}
          </a>
        </li>
      ))}
    </Column>
  )
}

/** The paper's accounts, and the feeds of the language. */
function Follow({ masthead }: { masthead: Masthead }) {
  const t = useWords('Frame')
  const colophon = useWords('Colophon')
  const feed = useWords('Feed')
  const { locale } = useReader()
  const accounts = masthead.handles.flatMap((each) => {
    const address = handleAddress(each)
    return address ? [{ network: each.network, address }] : []
  })
  return (
    <Column
      className="colophon-follow"
      title={colophon('follow')}
      label={`${colophon('follow')} (${t('colophon')})`}
    >
      {accounts.map(({ network, address }) => (
        <li key={address}>
          <a href={address} rel="me noopener" lang="en" dir="ltr">
            {networkNames[network]}
          </a>
        </li>
      ))}
      <li className="colophon-feeds">
        <span>{feed('subscribe')}</span>{' '}
        {feedFormats.map((format) => (
          <a key={format} href={feedHref(locale, format)} lang="en" dir="ltr">
            {feedNames[format]}
          </a>
        ))}
      </li>
    </Column>
  )
}
