/** The front page: what its editor placed, then what is new, then a block for each section. */

import { and, desc, eq, gt, inArray, isNull, lt, or, sql } from 'drizzle-orm'
import type { Database } from '../db/open.ts'
import { section } from '../db/tables/directory.ts'
import { frontSlot } from '../db/tables/front.ts'
import { listing } from '../db/tables/listings.ts'
import { article } from '../db/tables/stories.ts'
import type { Locale } from '../locale/table.ts'
import { itemAt } from '../present.ts'
import { dependsOn, tags } from '../press/cache-dependencies.ts'
import { frontPlaces, secondaryCount } from './front-shape.ts'
import { type SectionLink, sectionsInOrder } from './listing.ts'
import { publicStories, type StorySummary } from './summary.ts'
import { isPublicIn, isVisible } from './visibility.ts'

type FrontBlock = { section: SectionLink; stories: StorySummary[] }

export type Front = {
  lead: StorySummary | null
  secondary: StorySummary[]
  latest: StorySummary[]
  /** Opinion and essays, set apart from reporting. */
  opinion: FrontBlock[]
  sections: FrontBlock[]
}

const latestCount = 8
const perSection = 4

/** As many as a front can show of one section: all of its news may come from there, and its block as well. */
const mostOfSection = 1 + secondaryCount + latestCount + perSection

/**
 * Every story once, and every picture once: what leads is not repeated below, and two stories with the same
 * picture do not look like one. A front with nothing placed is the newest stories. First the page is laid out by
 * ids alone, then what stands on it is read at once: as many queries for six sections as for sixty.
 * @param given article ids by place, instead of what its editor placed: for a preview; null where the newest stands
 */
export async function frontPage(
  db: Database,
  locale: Locale,
  given?: readonly (string | null)[],
): Promise<Front> {
  dependsOn(tags.front(locale))
  const sections = await sectionsInOrder(db, locale)
  const placed = given ? await publicAmong(db, locale, given) : await placedIds(db, locale)
  const newest = await newestBySection(db, locale)
  const shown = new Set(placed.filter((id) => id !== null))
  const take = (from: Candidate[], limit: number): string[] => {
    const taken = from.filter((each) => !shown.has(each.articleId)).slice(0, Math.max(limit, 0))
    for (const each of taken) shown.add(each.articleId)
    return taken.map((each) => each.articleId)
  }
  const news = newest.filter((each) => !each.isOpinion)
  const leading = placed.flatMap((id) => id ?? take(news, 1))
  const latest = take(news, latestCount)
  const blocks = sections.map((each) => ({
    section: each,
    ids: take(
      newest.filter(({ sectionSlug }) => sectionSlug === each.slug),
      perSection,
    ),
  }))

  const ids = [...shown]
  const read = await publicStories(db, locale, inArray(article.id, ids), { limit: ids.length })
  const byId = new Map(read.map((each) => [each.articleId, each]))
  // One may have been withdrawn since it was chosen.
  const storiesOf = (chosen: string[]) => chosen.flatMap((id) => byId.get(id) ?? [])
  const opinionSlugs = new Set(newest.filter((each) => each.isOpinion).map((each) => each.sectionSlug))
  const blocksOf = (isOpinion: boolean): FrontBlock[] =>
    blocks
      .filter((each) => opinionSlugs.has(each.section.slug) === isOpinion && each.ids.length > 0)
      .map((each) => ({ section: each.section, stories: storiesOf(each.ids) }))
  const [lead = null, ...secondary] = storiesOf(leading)
  return withoutRepeatedPictures({
    lead,
    secondary,
    latest: storiesOf(latest),
    opinion: blocksOf(true),
    sections: blocksOf(false),
  })
}

function withoutRepeatedPictures(front: Front): Front {
  const seen = new Set<string>()
  const once = (each: StorySummary): StorySummary => {
    const { picture } = each
    if (!picture) return each
    if (seen.has(picture.mediaId)) return { ...each, picture: null }
    seen.add(picture.mediaId)
    return each
  }
  return {
    ...front,
    lead: front.lead && once(front.lead),
    secondary: front.secondary.map(once),
    sections: front.sections.map(({ section, stories }) => {
      // The block's first story is the one set with a large picture: one that still has its own goes first.
      const own = stories.findIndex((each) => each.picture && !seen.has(each.picture.mediaId))
      const ordered =
        own > 0 ? [itemAt(stories, own), ...stories.slice(0, own), ...stories.slice(own + 1)] : stories
      return { section, stories: ordered.map(once) }
    }),
  }
}

/** What the front's editor placed where, as far as the public may see it and its time there is not over. */
async function placedIds({ orm }: Database, locale: Locale): Promise<(string | null)[]> {
  const rows = await orm
    .select({ id: article.id, position: frontSlot.position })
    .from(frontSlot)
    .innerJoin(article, eq(article.id, frontSlot.articleId))
    .where(
      and(
        eq(frontSlot.locale, locale),
        lt(frontSlot.position, frontPlaces),
        or(isNull(frontSlot.until), gt(frontSlot.until, sql`now()`)),
        isPublicIn(locale),
      ),
    )
  return Array.from(
    { length: frontPlaces },
    (_, place) => rows.find((row) => row.position === place)?.id ?? null,
  )
}

async function publicAmong(
  { orm }: Database,
  locale: Locale,
  given: readonly (string | null)[],
): Promise<(string | null)[]> {
  const ids = given.filter((id) => id !== null)
  const rows = await orm
    .select({ id: article.id })
    .from(article)
    .where(and(inArray(article.id, ids), isPublicIn(locale)))
  const known = new Set(rows.map((row) => row.id))
  return Array.from({ length: frontPlaces }, (_, place) => {
    const id = given[place]
    return id && known.has(id) ? id : null
  })
}

/** The newest news of a language, in the order in which places that nobody filled are filled. */
export async function newestNews(db: Database, locale: Locale, limit: number): Promise<StorySummary[]> {
  const ids = (await newestBySection(db, locale))
    .filter((each) => !each.isOpinion)
    .slice(0, limit)
    .map((each) => each.articleId)
  return publicStories(db, locale, inArray(article.id, ids), { limit: ids.length })
}

type Candidate = { articleId: string; sectionSlug: string; isOpinion: boolean }

/** The newest of every section, all of them newest first. */
async function newestBySection({ orm }: Database, locale: Locale): Promise<Candidate[]> {
  const newest = orm
    .select({ id: listing.articleId, publishedAt: listing.publishedAt })
    .from(listing)
    .where(
      and(sql`${listing.list} = 'section:' || ${section.id}`, eq(listing.locale, locale), isVisible(listing)),
    )
    .orderBy(desc(listing.publishedAt), desc(listing.articleId))
    .limit(mostOfSection)
    .as('newest')
  return orm
    .select({ articleId: newest.id, sectionSlug: section.slug, isOpinion: section.isOpinion })
    .from(section)
    .crossJoinLateral(newest)
    .orderBy(desc(newest.publishedAt), desc(newest.id))
}
