/** A story as lists, fronts and cards show it. */

import { and, desc, eq, inArray, type SQL, sql } from 'drizzle-orm'
import type { Database } from '../db/open.ts'
import { section } from '../db/tables/directory.ts'
import { author } from '../db/tables/people-and-pictures.ts'
import { article, byline, story } from '../db/tables/stories.ts'
import { inLocale, type Locale } from '../locale/table.ts'
import { present } from '../present.ts'
import { tags } from '../press/cache-dependencies.ts'
import { forgetItem, type Item, rememberEach } from '../press/remembered.ts'
import type { BylineRole, SocialHandle, StoryKind } from '../vocabulary.ts'
import { sectionInAddress } from './address-section.ts'
import { authorHref, sectionHref, storyHref } from './addresses.ts'
import type { HeadlinesInTest } from './headline-tests.ts'
import { type Picture, picturesById } from './picture.ts'
import { isPublicIn } from './visibility.ts'

export type BylineCredit = {
  authorId: string
  name: string
  slug: string
  href: string
  role: BylineRole
  jobTitle: string
  handles: SocialHandle[]
  portrait: Picture | null
}

export type StorySummary = {
  articleId: string
  storyId: string
  /** Of its words, as readers see them: what is read beside it is true together with it where it has the same. */
  revision: number
  locale: Locale
  kind: StoryKind
  href: string
  section: { id: string; name: string; slug: string; href: string }
  kicker: string | null
  headline: string
  /** Its readers see one of these headlines in its place; the first is the same (`headline-tests.ts`). */
  headlineTest?: HeadlinesInTest
  standfirst: string | null
  publishedAt: Date
  updatedAt: Date | null
  /** When it last became worth reading again. */
  significantlyUpdatedAt: Date | null
  wordCount: number
  bylines: BylineCredit[]
  picture: Picture | null
}

/**
 * Public stories of one language that satisfy `where` (on article, story or section), newest first. `where` chooses by an
 * index: a list by `newestOf`, single ones by id.
 */
export async function publicStories(
  db: Database,
  locale: Locale,
  where: SQL | undefined,
  { limit }: { limit: number },
): Promise<StorySummary[]> {
  const rows = await db.orm
    .select({ id: article.id })
    .from(article)
    .innerJoin(story, eq(story.id, article.storyId))
    .innerJoin(section, eq(section.id, story.sectionId))
    .where(and(isPublicIn(locale), where))
    .orderBy(desc(article.publishedAt), desc(article.id))
    .limit(limit)
  return summariesOf(
    db,
    locale,
    rows.map(({ id }) => id),
  )
}

/**
 * Articles that a query has just found public, in the order of their ids. What lists show of a story is read once, until
 * it changes: a page that was withdrawn for one story's sake is made from the others as they are in memory.
 */
export async function summariesOf(
  db: Database,
  locale: Locale,
  articleIds: readonly string[],
): Promise<StorySummary[]> {
  const summaries = await rememberEach(`story:${locale}`, articleIds, (missing) =>
    readSummaries(db, locale, missing),
  )
  return articleIds.flatMap((id) => summaries.get(id) ?? [])
}

/** For who has found that what is remembered of an article is older than what the database says. */
export const forgetSummary = (locale: Locale, articleId: string): void =>
  forgetItem(`story:${locale}`, articleId)

/** Two statements, however many there are. */
async function readSummaries(
  { orm }: Database,
  locale: Locale,
  articleIds: string[],
): Promise<Map<string, Item<StorySummary>>> {
  const rows = await orm
    .select({
      articleId: article.id,
      storyId: article.storyId,
      revision: article.revisionNumber,
      kind: story.kind,
      slug: article.slug,
      sectionId: section.id,
      sectionSlug: section.slug,
      sectionNames: section.names,
      kicker: article.kicker,
      headline: article.headline,
      standfirst: article.standfirst,
      publishedAt: article.publishedAt,
      updatedAt: article.updatedAt,
      significantlyUpdatedAt: article.significantlyUpdatedAt,
      wordCount: article.wordCount,
      leadMediaId: article.leadMediaId,
      credits: sql<CreditRow[]>`(${creditsOf(orm)})`,
    })
    .from(article)
    .innerJoin(story, eq(story.id, article.storyId))
    .innerJoin(section, eq(section.id, story.sectionId))
    .where(and(isPublicIn(locale), inArray(article.id, articleIds)))
  const mediaOf = ({ leadMediaId, credits }: { leadMediaId: string | null; credits: CreditRow[] }) => [
    ...(leadMediaId ? [leadMediaId] : []),
    ...credits.flatMap(({ portraitId }) => portraitId ?? []),
  ]
  const pictures = await picturesById(orm, locale, rows.flatMap(mediaOf))
  return new Map(
    rows.map((row) => {
      const { credits } = row
      const shown = mediaOf(row)
      const read = [
        tags.article(row.articleId),
        tags.section(row.sectionId),
        ...credits.map(({ authorId }) => tags.author(authorId)),
        // Whether a picture is shown depends on its licence, and on what the publication does when one runs out.
        ...(shown.length > 0 ? [...shown.map(tags.media), tags.publication()] : []),
      ]
      const summary: StorySummary = {
        articleId: row.articleId,
        storyId: row.storyId,
        revision: row.revision,
        locale,
        kind: row.kind,
        href: storyHref(locale, sectionInAddress(row.kind, row.sectionSlug), row.slug),
        section: {
          id: row.sectionId,
          name: inLocale(row.sectionNames, locale),
          slug: row.sectionSlug,
          href: sectionHref(locale, row.sectionSlug),
        },
        kicker: row.kicker,
        headline: row.headline,
        standfirst: row.standfirst,
        // isPublic() admits no row without one.
        publishedAt: present(row.publishedAt, 'moment of publication'),
        updatedAt: row.updatedAt,
        significantlyUpdatedAt: row.significantlyUpdatedAt,
        wordCount: row.wordCount,
        bylines: credits.map((credit) => ({
          authorId: credit.authorId,
          name: inLocale(credit.names, locale),
          slug: credit.slug,
          href: authorHref(locale, credit.slug),
          role: credit.role,
          jobTitle: inLocale(credit.jobTitles, locale),
          handles: credit.handles,
          portrait: (credit.portraitId && pictures.get(credit.portraitId)) || null,
        })),
        picture: (row.leadMediaId && pictures.get(row.leadMediaId)) || null,
      }
      return [row.articleId, { value: summary, read }]
    }),
  )
}

type CreditRow = Pick<
  typeof author.$inferSelect,
  'slug' | 'names' | 'jobTitles' | 'handles' | 'portraitId'
> & {
  authorId: string
  role: BylineRole
}

/** Who made an article, in the order its editor gave. */
const creditsOf = (orm: Database['orm']) =>
  orm
    .select({
      all: sql`coalesce(json_agg(json_build_object('authorId', ${author.id}, 'role', ${byline.role}, 'slug', ${author.slug},
        'names', ${author.names}, 'jobTitles', ${author.jobTitles}, 'handles', ${author.handles},
        'portraitId', ${author.portraitId}) order by ${byline.position}), '[]')`,
    })
    .from(byline)
    .innerJoin(author, eq(author.id, byline.authorId))
    .where(eq(byline.articleId, article.id))
