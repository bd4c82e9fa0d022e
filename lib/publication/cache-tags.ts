/**
 * What readers see differently when an article appears, changes or goes: the counterpart of every `dependsOn()` in
 * this folder. `press-and-operations.test.ts` proves that the two agree.
 */
import { and, eq, exists, gt, isNull, lte, ne, type SQL, sql } from 'drizzle-orm'
import type { Database } from '../db/open.ts'
import { formerEntry } from '../db/tables/directory.ts'
import { breakingNotice, frontSlot } from '../db/tables/front.ts'
import { article, byline, correction, redirect, story, storyTopic } from '../db/tables/stories.ts'
import type { Transaction } from '../db/transaction.ts'
import type { Locale } from '../locale/table.ts'
import { type Tag, tags } from '../press/cache-dependencies.ts'
import type { EntryKind } from '../vocabulary.ts'
import { isPublic, isPublicIn } from './visibility.ts'

/** Tags of an article that enters or leaves the public: its own, and every list it stands in. */
export async function articleCacheTags(tx: Transaction | Database['orm'], articleId: string): Promise<Tag[]> {
  const [row] = await tx
    .select({
      storyId: article.storyId,
      locale: article.locale,
      slug: article.slug,
      sectionId: story.sectionId,
      deskId: story.deskId,
      // Of one that has no moment yet: that it is about to be published.
      month: sql<string>`to_char(coalesce(${article.publishedAt}, now()) at time zone 'UTC', 'YYYY-MM')`,
    })
    .from(article)
    .innerJoin(story, eq(story.id, article.storyId))
    .where(eq(article.id, articleId))
  if (!row) return []
  const { locale, storyId } = row
  const topics = await tx
    .select({ id: storyTopic.topicId })
    .from(storyTopic)
    .where(eq(storyTopic.storyId, storyId))
  const authors = await tx.select({ id: byline.authorId }).from(byline).where(eq(byline.articleId, articleId))
  const former = await tx
    .select({ slug: redirect.slug })
    .from(redirect)
    .where(eq(redirect.articleId, articleId))
  return [
    tags.article(articleId),
    tags.story(storyId),
    tags.storyIn(storyId, locale),
    tags.front(locale),
    tags.latest(locale),
    tags.changes(locale),
    tags.month(locale, row.month),
    ...((await tx.$count(correction, eq(correction.articleId, articleId))) > 0
      ? [tags.corrections(locale)]
      : []),
    tags.listOf('section', row.sectionId, locale),
    ...(row.deskId ? [tags.listOf('desk', row.deskId, locale)] : []),
    ...topics.map(({ id }) => tags.listOf('topic', id, locale)),
    ...authors.map(({ id }) => tags.listOf('author', id, locale)),
    ...(await languagesThatTurn(tx, articleId, locale, {
      publication: ['all'],
      section: [row.sectionId],
      desk: row.deskId ? [row.deskId] : [],
      topic: topics.map(({ id }) => id),
      author: [...new Set(authors.map(({ id }) => id))],
    })),
    ...[row.slug, ...former.map((each) => each.slug)].map((slug) => tags.address(locale, slug)),
  ]
}

/**
 * Tags of an article that comes before readers in the transaction that made it, whose story is new as well: no page can
 * mention either yet. It says nothing of the article itself: an archive that moves in is no news, and neither webhooks
 * nor search engines are told of each of its stories, nor are cards made ahead.
 */
export function arrivalCacheTags({
  locale,
  slug,
  publishedAt,
  sectionId,
  topicIds,
  authorIds,
}: {
  locale: Locale
  slug: string
  publishedAt: Date
  sectionId: string
  topicIds: readonly string[]
  authorIds: readonly string[]
}): Tag[] {
  const lists = [
    ['section', sectionId] as const,
    ...topicIds.map((id) => ['topic', id] as const),
    ...authorIds.map((id) => ['author', id] as const),
  ]
  return [
    tags.front(locale),
    tags.latest(locale),
    tags.changes(locale),
    tags.month(locale, publishedAt.toISOString().slice(0, 7)),
    tags.languagesOf('publication', 'all'),
    ...lists.flatMap(([kind, id]) => [tags.listOf(kind, id, locale), tags.languagesOf(kind, id)]),
    tags.address(locale, slug),
  ]
}

/**
 * Tags of a public article whose words change and which stays where it stands.
 * @param headlineChanges other pages quote its headline: its versions in other languages, and texts that mention it
 */
export function wordsCacheTags(
  { articleId, storyId, locale }: { articleId: string; storyId: string; locale: Locale },
  headlineChanges: boolean,
): Tag[] {
  return [
    tags.article(articleId),
    tags.changes(locale),
    ...(headlineChanges ? [tags.story(storyId), tags.storyIn(storyId, locale)] : []),
  ]
}

/** Tags of a public article that its readers are told something about. */
export const noteCacheTags = ({ articleId, locale }: { articleId: string; locale: Locale }): Tag[] => [
  tags.article(articleId),
  tags.changes(locale),
  tags.corrections(locale),
]

/** Tags of the authors of a public article, for who is credited in it or no longer is. */
export async function creditCacheTags(
  tx: Transaction,
  articleId: string,
  locale: Locale,
): Promise<Map<string, Tag[]>> {
  const authors = await tx
    .selectDistinct({ id: byline.authorId })
    .from(byline)
    .where(eq(byline.articleId, articleId))
  const turning = await languagesThatTurn(tx, articleId, locale, { author: authors.map(({ id }) => id) })
  return new Map(
    authors.map(({ id }) => {
      const languages = tags.languagesOf('author', id)
      return [id, [tags.listOf('author', id, locale), ...(turning.includes(languages) ? [languages] : [])]]
    }),
  )
}

/**
 * Tags of a public article that is filed otherwise: of itself, and of the lists that it joins or leaves. Another section
 * is another address, too, and another block of the front.
 * @param saysOtherwise the story itself shows the difference: its section, topics or kind, but not its desk
 */
export async function filingCacheTags(
  tx: Transaction,
  filed: { articleId: string; storyId: string; locale: Locale; slug: string },
  joinedOrLeft: { section: string[]; desk: string[]; topic: string[] },
  saysOtherwise: boolean,
): Promise<Tag[]> {
  const { articleId, storyId, locale, slug } = filed
  const { section } = joinedOrLeft
  return [
    tags.changes(locale),
    ...(saysOtherwise ? [tags.article(articleId)] : []),
    ...(section.length
      ? [tags.story(storyId), tags.storyIn(storyId, locale), tags.address(locale, slug), tags.front(locale)]
      : []),
    ...(['section', 'desk', 'topic'] as const).flatMap((kind) =>
      joinedOrLeft[kind].map((id) => tags.listOf(kind, id, locale)),
    ),
    ...(await languagesThatTurn(tx, articleId, locale, joinedOrLeft)),
  ]
}

/**
 * Tags of what ended between two moments without anybody doing anything: notices that were breaking, and places of
 * fronts.
 */
export async function turnedBetween({ orm }: Database, after: Date, until: Date): Promise<Tag[]> {
  const notices = await orm
    .selectDistinct({ locale: breakingNotice.locale })
    .from(breakingNotice)
    .where(
      and(
        isNull(breakingNotice.endedAt),
        gt(breakingNotice.expiresAt, after),
        lte(breakingNotice.expiresAt, until),
      ),
    )
  const places = await orm
    .selectDistinct({ locale: frontSlot.locale })
    .from(frontSlot)
    .where(and(gt(frontSlot.until, after), lte(frontSlot.until, until)))
  return [
    ...notices.map(({ locale }) => tags.breaking(locale)),
    ...places.map(({ locale }) => tags.front(locale)),
  ]
}

/** Tags of an entry that the directory did not have. */
export const newEntryCacheTags = (kind: EntryKind, slug: string, deskId: string | null): Tag[] => [
  tags.entryAt(kind, slug),
  tags.entries(kind),
  ...(kind === 'section' ? [tags.sections()] : []),
  ...(kind === 'author' || kind === 'topic' ? [tags.searchedNames()] : []),
  ...(deskId ? [tags.about('desk', deskId)] : []),
]

/**
 * Tags of an entry of the directory that changes.
 * @param changed what of it: what is said wherever it is named (its name, address, portrait); what only its own page
 *   says; what searches find it by; the addresses that it leaves and takes; the desks that an author leaves and joins
 */
export async function entryCacheTags(
  tx: Transaction,
  kind: EntryKind,
  id: string,
  changed: { isShown: boolean; isAbout: boolean; isSearched: boolean; slugs: string[]; deskIds: string[] },
): Promise<Tag[]> {
  const moves = changed.slugs.length > 0
  return [
    ...(changed.isShown ? [tags[kind](id)] : []),
    ...(changed.isAbout ? [tags.about(kind, id)] : []),
    ...(changed.isSearched && (kind === 'author' || kind === 'topic') ? [tags.searchedNames()] : []),
    ...(moves ? [tags.entries(kind)] : []),
    ...(moves && kind === 'section' ? [tags.sectionSlugs()] : []),
    ...(moves ? [...changed.slugs, ...(await formerSlugs(tx, kind, id))] : []).map((slug) =>
      tags.entryAt(kind, slug),
    ),
    ...changed.deskIds.map((each) => tags.about('desk', each)),
  ]
}

const formerSlugs = async (tx: Transaction, kind: EntryKind, id: string): Promise<string[]> =>
  (
    await tx
      .select({ slug: formerEntry.slug })
      .from(formerEntry)
      .where(and(eq(formerEntry.kind, kind), eq(formerEntry.targetId, id)))
  ).map((row) => row.slug)

/**
 * Tags of two topics or authors that become one, before they do: of every page that names the one that goes, and of the
 * lists that gain its stories.
 */
export async function mergeCacheTags(
  tx: Transaction,
  kind: 'topic' | 'author',
  gone: { id: string; slug: string },
  keptId: string,
): Promise<Tag[]> {
  const languagesOfList = async (id: string): Promise<Locale[]> => {
    const holds =
      kind === 'topic'
        ? exists(
            tx
              .select({ one: sql`1` })
              .from(storyTopic)
              .where(and(eq(storyTopic.storyId, article.storyId), eq(storyTopic.topicId, id))),
          )
        : exists(
            tx
              .select({ one: sql`1` })
              .from(byline)
              .where(and(eq(byline.articleId, article.id), eq(byline.authorId, id))),
          )
    const rows = await tx
      .selectDistinct({ locale: article.locale })
      .from(article)
      .where(and(isPublic(), holds))
    return rows.map((row) => row.locale)
  }
  const [gained, had] = [await languagesOfList(gone.id), await languagesOfList(keptId)]
  return [
    tags[kind](gone.id),
    tags.entries(kind),
    tags.searchedNames(),
    ...[gone.slug, ...(await formerSlugs(tx, kind, gone.id))].map((slug) => tags.entryAt(kind, slug)),
    ...gained.map((locale) => tags.listOf(kind, keptId, locale)),
    ...(gained.some((locale) => !had.includes(locale)) ? [tags.languagesOf(kind, keptId)] : []),
  ]
}

type ListKind = Parameters<typeof tags.languagesOf>[0]

/** Lists of this article that have no other public article in its language: with it, a language comes or goes. */
async function languagesThatTurn(
  tx: Transaction | Database['orm'],
  articleId: string,
  locale: Locale,
  lists: Partial<Record<ListKind, string[]>>,
): Promise<Tag[]> {
  const holds: Record<ListKind, (id: string) => SQL | undefined> = {
    publication: () => undefined,
    section: (id) => eq(story.sectionId, id),
    desk: (id) => eq(story.deskId, id),
    topic: (id) =>
      exists(
        tx
          .select({ one: sql`1` })
          .from(storyTopic)
          .where(and(eq(storyTopic.storyId, story.id), eq(storyTopic.topicId, id))),
      ),
    author: (id) =>
      exists(
        tx
          .select({ one: sql`1` })
          .from(byline)
          .where(and(eq(byline.articleId, article.id), eq(byline.authorId, id))),
      ),
  }
  const turning: Tag[] = []
  for (const [kind, ids] of Object.entries(lists) as [ListKind, string[]][]) {
    for (const id of ids) {
      const others = await tx
        .select({ one: sql`1` })
        .from(article)
        .innerJoin(story, eq(story.id, article.storyId))
        .where(and(ne(article.id, articleId), isPublicIn(locale), holds[kind](id)))
        .limit(1)
      if (others.length === 0) turning.push(tags.languagesOf(kind, id))
    }
  }
  return turning
}
