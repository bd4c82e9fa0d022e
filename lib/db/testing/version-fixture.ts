/** What is kept of a version, to be opened by those after it: see `fixtures/README.md`. */
import type { Locale } from '../../locale/table.ts'
import { standingNotice } from '../../publication/breaking.ts'
import { frontPage } from '../../publication/front.ts'
import { masthead } from '../../publication/masthead.ts'
import { movedTo } from '../../publication/moved-to.ts'
import { findStory } from '../../publication/story.ts'
import { plainText } from '../../story/plain-text.ts'
import { feedOf } from '../../syndication/feeds/feed.ts'
import type { Database } from '../open.ts'

export type Address = { locale: Locale; section: string; slug: string }
export type KeptStory = Address & { id: string; api: unknown; [field: string]: unknown }

/** `database.json.br`: JSON, brotli. */
export type VersionFixture = {
  /** The last migration that the version had, as `drizzle/meta/_journal.json` names it. */
  lastMigration: string
  /** Every row, by the names that its table and columns had. */
  tables: Record<string, Record<string, unknown>[]>
  /** What the version itself answered, asked of that database. */
  expected: {
    stories: KeptStory[]
    feeds: { locale: Locale; entries: object[] }[]
    redirects: [path: string, href: string | null][]
    formerAddress: Address & { lookup: unknown }
    killed: Address & { lookup: unknown }
    /** Addresses of what was placed, in their order. */
    front: string[]
    masthead: KeptMasthead
    notice: { text: string; href: string | null }
    key: string
    webhookBodies: { type: string; data: object }[]
    draft: { articleId: string; headline: string; text: string }
    /** Of the same draft. */
    revision: { number: number; headline: string; text: string }
    preview: { secret: string; token: string }
    /** A public article. */
    correctable: string
  }
}

/** As a file has it: moments as texts, no field that is undefined. */
const asKept = (value: unknown): unknown => JSON.parse(JSON.stringify(value))

/** What the page of a story tells readers. */
export async function storyAt(db: Database, { id, locale, section, slug }: Address & { id: string }) {
  const found = await findStory(db, locale, section, slug)
  if (found.kind !== 'found') return { id, locale, section, slug, ...found }
  const { headline, href, shortHref, document, corrections, topics, otherLocales } = found.story
  const words = { text: plainText(document), corrections: corrections.map(({ note }) => note) }
  // What readers see of a topic: 0.1.0 knew no more of it here.
  const seen = topics.map(({ name, href: topicHref }) => ({ name, href: topicHref }))
  return { id, locale, section, slug, headline, href, shortHref, ...words, topics: seen, otherLocales }
}

export async function feedEntries(db: Database, locale: Locale): Promise<object[]> {
  const feed = await feedOf(db, locale)
  return (feed?.entries ?? []).map(({ id, href, title, summary, html }) => ({
    ...{ id, href, title, summary, html },
  }))
}

export const lookupAt = async (db: Database, { locale, section, slug }: Address): Promise<unknown> =>
  asKept(await findStory(db, locale, section, slug))

export const redirectAt = async (db: Database, path: string): Promise<[string, string | null]> => [
  path,
  await movedTo(db, path),
]

export async function frontHrefs(db: Database): Promise<string[]> {
  const { lead, secondary } = await frontPage(db, 'ar')
  return [...(lead ? [lead] : []), ...secondary].map(({ href }) => href)
}

/** The head of the paper, with its sections apart. */
type KeptMasthead = { sections: unknown[] } & Record<string, unknown>

export async function mastheadOf(db: Database): Promise<KeptMasthead> {
  // 0.1.0 had neither static pages nor newsletters nor podcasts, and told no devices.
  const {
    logo,
    pages: _,
    hasNewsletters: _none,
    podcast: _neither,
    offersPush: _nobody,
    ...rest
  } = await masthead(db, 'ar')
  return asKept({ ...rest, logo: logo?.mediaId ?? null }) as KeptMasthead
}

export async function noticeOf(db: Database): Promise<{ text: string; href: string | null } | null> {
  const notice = await standingNotice(db, 'ar')
  return notice && { text: notice.text, href: notice.href }
}
