/** The plain files that machines look for before anything else. */
import type { Database } from '../db/open.ts'
import { locales, localeTable } from '../locale/table.ts'
import { trueUntil } from '../press/cache-dependencies.ts'
import { absolute, feedHref, frontHref, searchHref, siteMapHref } from '../publication/addresses.ts'
import { sectionAt } from '../publication/listing.ts'
import { masthead } from '../publication/masthead.ts'
import { machineUses, type UsesAnswered } from '../vocabulary.ts'
import { crawlerNames } from './terms/crawlers.ts'
import {
  isKeptOut,
  licenceHref,
  machineTerms,
  saysAnything,
  usageLines,
  usesOf,
} from './terms/machine-terms.ts'

/** RFC 9309. Search pages are as many as there are words, and the newsroom is nobody's business. */
const closedToAll = ['Disallow: /admin', ...locales.map((locale) => `Disallow: ${searchHref(locale)}`)]

/**
 * RFC 9309, with what is said of uses. A crawler has a group of its own where something else holds for it than for the
 * rest; what is closed to all is said there again, since it reads no other group.
 */
export async function robotsTxt(db: Database): Promise<string> {
  const terms = await machineTerms(db)
  const rules = (uses: UsesAnswered, isOut: boolean): string =>
    [...(isOut ? ['Disallow: /'] : closedToAll), ...usageLines(uses)].join('\n')
  const forRest = rules(
    terms.uses,
    machineUses.every((use) => terms.uses[use] === 'refused'),
  )
  const groups = Map.groupBy(crawlerNames, (name) => rules(usesOf(terms, name), isKeptOut(terms, name)))
  groups.delete(forRest)
  return [
    // In a group it would be that group's alone (RSL 1.0, 4.4.2).
    ...(saysAnything(terms) ? [`License: ${absolute(licenceHref)}`, ''] : []),
    'User-agent: *',
    forRest,
    '',
    ...[...groups].flatMap(([lines, names]) => [...names.map((name) => `User-agent: ${name}`), lines, '']),
    `Sitemap: ${absolute(siteMapHref)}`,
    '',
  ].join('\n')
}

/** RFC 9116 recommends that a year be not exceeded; whoever reads it has half of one. */
const securityDays = 180

/**
 * RFC 9116, or null where the publication names no address: a contact is what it is for. It expires at a midnight, so
 * that it changes once a day.
 */
export async function securityTxt(db: Database, now: Date): Promise<string | null> {
  const { contactEmail } = await masthead(db, 'en')
  if (!contactEmail) return null
  trueUntil(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate() + 1))
  const expires = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate() + securityDays))
  return [
    `Contact: mailto:${contactEmail}`,
    `Expires: ${expires.toISOString().replace('.000Z', 'Z')}`,
    `Preferred-Languages: ${locales.join(', ')}`,
    `Canonical: ${absolute('/.well-known/security.txt')}`,
    '',
  ].join('\n')
}

/**
 * What there is to read and where, for programs that read with a language model (https://llmstxt.org): no more than
 * the site itself says. In English, the language of such files; names are the publication's own.
 */
export async function llmsTxt(db: Database): Promise<string> {
  const { name, tagline, sections, contactEmail } = await masthead(db, 'en')
  const described = await Promise.all(sections.map(({ slug }) => sectionAt(db, 'en', slug)))
  const link = (text: string, href: string, note: string) => `- [${text}](${absolute(href)}): ${note}`
  return [
    `# ${name}`,
    '',
    `> ${tagline}`,
    '',
    'A news publication. Every page is whole HTML without scripts; a story exists in the languages it was written in, and links to them. Each feed holds the full text of its newest stories. Corrections stand at the end of the story they correct; a withdrawn story answers 410.',
    ...(contactEmail ? ['', `Contact: ${contactEmail}`] : []),
    '',
    '## Languages',
    '',
    ...locales.map((locale) =>
      link(
        localeTable[locale].name,
        frontHref(locale),
        `front page; full-text feed ${absolute(feedHref(locale, 'json'))}`,
      ),
    ),
    '',
    '## Sections',
    '',
    ...sections.map((each, at) =>
      link(each.name, each.href, described[at]?.description || 'the newest stories first'),
    ),
    '',
    '## Everything',
    '',
    link('Site map', siteMapHref, 'every story and list, by language and month'),
    '',
  ].join('\n')
}
