import { inArray } from 'drizzle-orm'
import type { Database } from '../db/open.ts'
import { topic } from '../db/tables/directory.ts'
import { publication } from '../db/tables/publication.ts'
import { parseFormatPreferences } from '../locale/format-preferences.ts'
import {
  type FormatPreferences,
  inLocale,
  type Locale,
  localeTable,
  type PerLocale,
} from '../locale/table.ts'
import { dependsOn, tags } from '../press/cache-dependencies.ts'
import { remember } from '../press/remembered.ts'
import type {
  MenuItem,
  menuPages,
  menuPlaces,
  PodcastSettings,
  PolicyKind,
  SocialHandle,
} from '../vocabulary.ts'
import { type Accents, accentsOf } from './accents.ts'
import { frontHref, latestHref, searchHref, topicHref } from './addresses.ts'
import { offeredNewsletters } from './newsletters.ts'
import { type Picture, picturesById } from './picture.ts'
import { filledSections, type SectionLink } from './sections.ts'
import { type PageLink, pageInLanguage, staticPages } from './static-pages.ts'

/** What stands at the head of every page. */
export type Masthead = {
  name: string
  /** What it is called in each language. */
  names: PerLocale
  tagline: string
  /** IANA name: every time a reader sees is in this zone. */
  timeZone: string
  contactEmail: string | null
  /** How this paper prints numbers and dates in this language, for readers who chose nothing else. */
  reading: FormatPreferences
  /** Those with anything to read in this language. */
  sections: SectionLink[]
  /** What stands there instead of the sections; null where nobody chose otherwise. */
  menus: Record<(typeof menuPlaces)[number], MenuLink[] | null>
  /** The paper's mark, if it has one of its own. */
  logo: Picture | null
  /** The colour of links and marks on light and on dark paper, `#rrggbb`; null for the house's own. */
  /** Null where the house's own stand. */
  accents: Accents | null
  handles: SocialHandle[]
  /** Where each is said: of a static page, the version in this language where there is one. */
  policies: Partial<Record<PolicyKind, string>>
  /** About, contact, privacy and the like, as far as they are written in this language. */
  pages: PageLink[]
  /** Whether readers of this language may subscribe to any newsletter. */
  hasNewsletters: boolean
  /** Whether devices may ask to be told of what is new. */
  offersPush: boolean
  /** What directories of podcasts are told. */
  podcast: PodcastSettings
  /** What a reader of a killed story is told where no reason was given; '' for the house's own words. */
  withdrawnNote: string
}

/** A link of a menu: by its name, or a page of ours, which each language calls as it does. */
export type MenuLink = { href: string } & ({ label: string } | { page: (typeof menuPages)[number] })

/** @throws when the database has no publication row: it was never filled. */
export const masthead = (db: Database, locale: Locale): Promise<Masthead> =>
  remember(`masthead:${locale}`, () => readMasthead(db, locale))

async function readMasthead(db: Database, locale: Locale): Promise<Masthead> {
  dependsOn(tags.publication())
  const [row] = await db.orm.select().from(publication)
  if (!row)
    throw new Error(
      'The database holds no publication. Start Warraq with `npm start`, which fills an empty one.',
    )
  const sections = await filledSections(db, locale)
  const menus = row.menus[locale]
  const logos = row.logoId ? await picturesById(db.orm, locale, [row.logoId]) : null
  return {
    name: inLocale(row.names, locale),
    names: row.names,
    tagline: inLocale(row.taglines, locale),
    timeZone: row.timeZone,
    contactEmail: row.contactEmail,
    reading: parseFormatPreferences(row.readings[locale] ?? '', locale) ?? localeTable[locale].reading,
    sections,
    menus: {
      header: menus?.header ? await menuLinks(db, locale, menus.header, sections) : null,
      footer: menus?.footer ? await menuLinks(db, locale, menus.footer, sections) : null,
    },
    logo: (row.logoId && logos?.get(row.logoId)) || null,
    accents: accentsOf(row.accents),
    handles: row.handles,
    policies: await inThisLanguage(db, locale, row.policies),
    pages: await staticPages(db, locale),
    hasNewsletters: (await offeredNewsletters(db, locale)).length > 0,
    offersPush: row.offersPush,
    podcast: row.podcast,
    withdrawnNote: row.withdrawnNotes[locale] ?? '',
  }
}

async function inThisLanguage(
  db: Database,
  locale: Locale,
  policies: Masthead['policies'],
): Promise<Masthead['policies']> {
  const found = Object.entries(policies).map(async ([kind, href]) => [
    kind,
    (await pageInLanguage(db, locale, href)) ?? href,
  ])
  return Object.fromEntries(await Promise.all(found))
}

const pageHrefs = { front: frontHref, latest: latestHref, search: (locale: Locale) => searchHref(locale) }

/** What was archived or removed since is left out, and a section that has nothing to read. */
async function menuLinks(
  { orm }: Database,
  locale: Locale,
  items: readonly MenuItem[],
  sections: readonly SectionLink[],
): Promise<MenuLink[]> {
  const topicIds = items.flatMap((item) => (item.kind === 'topic' ? [item.id] : []))
  dependsOn(...topicIds.map(tags.topic))
  const topics = topicIds.length ? await orm.select().from(topic).where(inArray(topic.id, topicIds)) : []
  return items.flatMap((item): MenuLink[] => {
    if (item.kind === 'page') return [{ href: pageHrefs[item.page](locale), page: item.page }]
    if (item.kind === 'address') return [{ href: item.href, label: item.label }]
    if (item.kind === 'section') {
      const found = sections.find((each) => each.id === item.id)
      return found ? [{ href: found.href, label: found.name }] : []
    }
    const found = topics.find((each) => each.id === item.id)
    return found ? [{ href: topicHref(locale, found.slug), label: inLocale(found.names, locale) }] : []
  })
}
