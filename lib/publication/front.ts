/** The fronts: what their editors placed, then what is new; the paper's also has a block for each section. */

import { and, desc, eq, inArray, sql } from 'drizzle-orm'
import type { Database } from '../db/open.ts'
import { section } from '../db/tables/directory.ts'
import { listing } from '../db/tables/listings.ts'
import { article } from '../db/tables/stories.ts'
import type { Locale } from '../locale/table.ts'
import { itemAt } from '../present.ts'
import { remember } from '../press/remembered.ts'
import type { FrontKey } from '../vocabulary.ts'
import { type FigureBoard, figureBoardOf } from './figures.ts'
import { headOf, idsIn, type Layout, layoutOf, type PlacedIds, relatedTo } from './front-layout.ts'
import { headPlaces, relatedCount } from './front-shape.ts'
import { withHeadlineTests } from './headline-tests.ts'
import { type SectionLink, sectionsInOrder } from './sections.ts'
import { publicStories, type StorySummary, summariesOf } from './summary.ts'
import { isVisible } from './visibility.ts'

type FrontBlock = { section: SectionLink; stories: StorySummary[] }
/** Of no section when an editor chose views and no section of opinion has any. */
type OpinionBlock = { section: SectionLink | null; stories: StorySummary[] }

/** What every front begins with. */
export type FrontHead = {
  /** Coverage that goes on, besides what leads. */
  live: StorySummary[]
  lead: StorySummary | null
  /** Headlines that belong to the lead. */
  related: StorySummary[]
  /** What stands beside and below the lead. */
  secondary: StorySummary[]
  picks: StorySummary[]
  /** Each has a picture. */
  pictures: StorySummary[]
}

export type Front = FrontHead & {
  latest: StorySummary[]
  /** Opinion and essays, set apart from reporting; what an editor chose opens the first of them. */
  opinion: OpinionBlock[]
  sections: FrontBlock[]
  figures: FigureBoard | null
}

/** The front of a section or a topic: its list follows the head. */
export type ListFront = FrontHead & {
  /** Chosen by an editor. */
  views: StorySummary[]
  rest: StorySummary[]
}

const latestCount = 9
const perSection = 4

/** As many as a front can show of one section: all of its news may come from there, and its block as well. */
const mostOfSection = headPlaces + relatedCount + latestCount + perSection

/** Ids of what stands on a page, each once. */
class Shown {
  readonly ids = new Set<string>()
  /** The first of these that stand nowhere yet. */
  take(from: Iterable<string>, limit: number): string[] {
    const taken: string[] = []
    for (const id of from) {
      if (taken.length >= limit) break
      if (this.ids.has(id)) continue
      this.ids.add(id)
      taken.push(id)
    }
    return taken
  }
}

type HeadIds = Record<'live' | 'head' | 'related' | 'picks' | 'pictures' | 'views', string[]>

/**
 * @param newest what fills the places of the head that are left free, in this order
 * @param apart what stands in a block of its own, and is added to no lead by itself
 */
async function headIds(
  db: Database,
  locale: Locale,
  { placed, live: going }: Layout,
  newest: readonly string[],
  shown: Shown,
  apart: readonly string[] = [],
): Promise<HeadIds> {
  for (const id of placed) if (id !== null) shown.ids.add(id)
  const head = headOf(placed).flatMap((id) => id ?? shown.take(newest, 1))
  const live = shown.take(going, Number.POSITIVE_INFINITY)
  const chosen = idsIn(placed, 'related')
  const [lead] = head
  const free = lead ? relatedCount - chosen.length : 0
  const more =
    lead && free > 0 ? await relatedTo(db, locale, lead, shown.ids.union(new Set(apart)), free) : []
  return {
    live,
    head,
    related: [...chosen, ...shown.take(more, free)],
    picks: idsIn(placed, 'picks'),
    pictures: idsIn(placed, 'pictures'),
    views: idsIn(placed, 'opinion'),
  }
}

/** One may have been withdrawn since it was chosen: then `storiesOf` leaves it out. */
function headFrom(ids: HeadIds, storiesOf: (ids: readonly string[]) => StorySummary[]): FrontHead {
  const [lead = null, ...secondary] = storiesOf(ids.head)
  return {
    live: storiesOf(ids.live),
    lead,
    related: storiesOf(ids.related),
    secondary,
    picks: storiesOf(ids.picks),
    pictures: storiesOf(ids.pictures),
  }
}

/** Two stories with the same picture do not look like one: the first to show it has it. */
class PicturesOnce {
  readonly #seen = new Set<string>()
  isNew = ({ picture }: StorySummary): boolean => picture !== null && !this.#seen.has(picture.mediaId)
  once = (each: StorySummary): StorySummary => {
    const { picture } = each
    if (!picture) return each
    if (this.#seen.has(picture.mediaId)) return { ...each, picture: null }
    this.#seen.add(picture.mediaId)
    return each
  }
  head = (head: FrontHead): FrontHead => ({
    ...head,
    lead: head.lead && this.once(head.lead),
    secondary: head.secondary.map(this.once),
    pictures: head.pictures.filter(this.isNew).map(this.once),
  })
  /** A block's first story is the one set with a large picture: one that still has its own goes first. */
  block = (stories: StorySummary[]): StorySummary[] => {
    const own = stories.findIndex(this.isNew)
    const ordered =
      own > 0 ? [itemAt(stories, own), ...stories.slice(0, own), ...stories.slice(own + 1)] : stories
    return ordered.map(this.once)
  }
}

/**
 * The paper's front. Every story once, and every picture once: what leads is not repeated below. A front with nothing
 * placed is the newest stories. First the page is laid out by ids alone, then what stands on it is read at once: as many
 * queries for six sections as for sixty.
 * @param given article ids by place, instead of what its editor placed: for a preview; null where the newest stands
 */
export const frontPage = (db: Database, locale: Locale, given?: PlacedIds): Promise<Front> =>
  // The card of other pages is the front's.
  given ? makeFront(db, locale, given) : remember(`front:${locale}`, () => makeFront(db, locale))

async function makeFront(db: Database, locale: Locale, given?: PlacedIds): Promise<Front> {
  const layout = await layoutOf(db, 'front', locale, given)
  const sections = await sectionsInOrder(db, locale)
  const figures = await figureBoardOf(db, locale)
  const newest = await newestBySection(db, locale)
  const shown = new Shown()
  const idsOf = (candidates: readonly Candidate[]) => candidates.map((each) => each.articleId)
  const news = idsOf(newest.filter((each) => !each.isOpinion))
  const opinion = idsOf(newest.filter((each) => each.isOpinion))
  const head = await headIds(db, locale, layout, news, shown, opinion)
  const latest = shown.take(news, latestCount)
  const opinionSlugs = new Set(newest.filter((each) => each.isOpinion).map((each) => each.sectionSlug))
  const views = [...head.views]
  const blocks = sections.map((each) => {
    const chosen = opinionSlugs.has(each.slug) ? views.splice(0) : []
    const own = idsOf(newest.filter(({ sectionSlug }) => sectionSlug === each.slug))
    return { section: each, ids: [...chosen, ...shown.take(own, perSection - chosen.length)] }
  })

  const ids = [...shown.ids]
  const read = await withHeadlineTests(
    db,
    locale,
    await publicStories(db, locale, inArray(article.id, ids), { limit: ids.length }),
  )
  const byId = new Map(read.map((each) => [each.articleId, each]))
  const storiesOf = (chosen: readonly string[]) => chosen.flatMap((id) => byId.get(id) ?? [])
  const blocksOf = (isOpinion: boolean): FrontBlock[] =>
    blocks
      .filter((each) => opinionSlugs.has(each.section.slug) === isOpinion && each.ids.length > 0)
      .map((each) => ({ section: each.section, stories: storiesOf(each.ids) }))
  const pictures = new PicturesOnce()
  return {
    ...pictures.head(headFrom(head, storiesOf)),
    latest: storiesOf(latest),
    opinion: [
      ...(views.length > 0 ? [{ section: null, stories: storiesOf(views) }] : []),
      ...blocksOf(true),
    ].filter(({ stories }) => stories.length > 0),
    sections: blocksOf(false).map((block) => ({ ...block, stories: pictures.block(block.stories) })),
    figures,
  }
}

/**
 * The front of a section or a topic.
 * @param list the first page of its list: what its editor placed nowhere fills the head, and the rest follows
 * @param given as of {@link frontPage}
 */
export async function listFront(
  db: Database,
  front: FrontKey,
  locale: Locale,
  list: readonly StorySummary[],
  given?: PlacedIds,
): Promise<ListFront> {
  const layout = await layoutOf(db, front, locale, given)
  const shown = new Shown()
  const newest = list.map((each) => each.articleId)
  const ids = await headIds(db, locale, layout, newest, shown)
  const rest = shown.take(newest, newest.length)
  const byId = new Map(list.map((each) => [each.articleId, each]))
  const others = [...shown.ids].filter((id) => !byId.has(id))
  for (const each of await withHeadlineTests(db, locale, await summariesOf(db, locale, others)))
    byId.set(each.articleId, each)
  const storiesOf = (chosen: readonly string[]) => chosen.flatMap((id) => byId.get(id) ?? [])
  const pictures = new PicturesOnce()
  const head = pictures.head(headFrom(ids, storiesOf))
  return { ...head, views: storiesOf(ids.views), rest: storiesOf(rest).map(pictures.once) }
}

/** Ids of the newest news of a language, in the order in which places that nobody filled are filled. */
export async function newestNews(db: Database, locale: Locale, limit: number): Promise<string[]> {
  return (await newestBySection(db, locale))
    .filter((each) => !each.isOpinion)
    .slice(0, limit)
    .map((each) => each.articleId)
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
