/**
 * What readers see differently after each event of the newsroom: the counterpart of every `dependsOn()` in this folder. `press-and-operations.test.ts` proves that the two agree.
 */
import { and, eq, exists, ne, type SQL, sql } from 'drizzle-orm'
import type { Database } from '../db/open.ts'
import { formerEntry } from '../db/tables/directory.ts'
import { frontSlot } from '../db/tables/front.ts'
import {
  article,
  byline,
  correction,
  pathRedirect,
  redirect,
  story,
  storyTopic,
} from '../db/tables/stories.ts'
import type { Transaction } from '../db/transaction.ts'
import type { Locale } from '../locale/table.ts'
import {
  type Arrival,
  answerOf,
  type EventOf,
  type Merging,
  type NewsroomEvent,
  type Subscriber,
} from '../newsroom/events.ts'
import { type Tag, tags } from '../press/cache-dependencies.ts'
import type { EntryKind } from '../vocabulary.ts'
import { layoutTag } from './front-layout.ts'
import { isPublic, isPublicIn } from './visibility.ts'

const nothing = (): Tag[] => []
const note = (event: { articleId: string; locale: Locale }): Tag[] => noteCacheTags(event)
/** Which paths differ by their query is asked of every address that has one. */
const ofOldPaths = (paths: readonly string[]): Tag[] => [
  ...paths.map(tags.oldPath),
  ...(paths.some((path) => path.includes('?')) ? [tags.queriedPaths()] : []),
]
/** Whose page lists its people. */
const ofDesk = ({ deskId }: { deskId: string | null }): Tag[] => (deskId ? [tags.about('desk', deskId)] : [])

const subscriber = {
  StoryPublished: ({ articleId, arrival }, tx) =>
    arrival ? arrivalCacheTags(arrival) : articleCacheTags(tx, articleId),
  StoryRewritten: async (event, tx) => {
    const { before, after } = event.authorIds
    const joinedOrLeft = [...new Set(before).symmetricDifference(new Set(after))]
    return [
      ...wordsCacheTags(event, event.headlineChanges),
      ...(await creditCacheTags(tx, event.articleId, event.locale, joinedOrLeft)),
    ]
  },
  StoryWithdrawn: ({ articleId }, tx) => articleCacheTags(tx, articleId),
  StoryTakenBack: async ({ articleId, wasPublic, isGone }, tx) => [
    ...(wasPublic ? await articleCacheTags(tx, articleId) : []),
    ...(wasPublic || isGone ? await oldPathCacheTags(tx, articleId) : []),
  ],
  StoryMoved: nothing,
  ScheduleFailed: nothing,
  StoryRenamed: ({ articleId, storyId, locale, wasPublic, from, to, formerSlugs: former }) =>
    wasPublic
      ? [
          tags.article(articleId),
          tags.story(storyId),
          tags.storyIn(storyId, locale),
          ...[to, from, ...former].map((slug) => tags.address(locale, slug)),
        ]
      : [],
  FilingChanged: async (
    { storyId, seen, joinedOrLeft, saysOtherwise, turnsLive, isPage, leadsElsewhere, changes },
    tx,
  ) => {
    const touched: Tag[] = turnsLive ? seen.map(({ locale }) => tags.live(locale)) : []
    touched.push(...leadsElsewhere.map((locale) => tags.related(storyId, locale)))
    // Nothing but what comes after it.
    if (Object.keys(changes).every((name) => name === 'related')) return touched
    for (const each of seen)
      touched.push(
        ...(isPage.before !== isPage.after
          ? // It leaves all lists for the static pages, or the other way round.
            await articleCacheTags(tx, each.articleId, 'page and story')
          : isPage.after
            ? [tags.article(each.articleId)]
            : []),
        ...(isPage.before && isPage.after
          ? []
          : await filingCacheTags(tx, each, joinedOrLeft, saysOtherwise)),
      )
    return touched
  },
  OwnerChanged: nothing,
  // An embargo that is moved is no other page.
  EmbargoChanged: ({ articleId, comesOrGoes }, tx) => (comesOrGoes ? articleCacheTags(tx, articleId) : []),
  CorrectionPublished: note,
  CorrectionShown: note,
  CorrectionWithdrawn: note,
  StoryShared: nothing,
  StoryUnshared: nothing,
  NoteWritten: nothing,
  NoteResolved: nothing,
  ChangesSuggested: nothing,
  SuggestionsDecided: nothing,
  // Readers see nothing of what is planned.
  PlanChanged: nothing,
  CoverageAssigned: nothing,
  CoverageOpened: nothing,
  CalendarImported: nothing,
  LiveEntryChanged: (event) => (event.seen ? wordsCacheTags(event, false) : []),
  PartChanged: ({ partId, readersSee }) => (readersSee ? [tags.sharedBox(partId)] : []),
  FrontLaidOut: ({ front, locale }) => [layoutTag(front, locale)],
  FiguresWritten: ({ locale }) => [tags.figures(locale)],
  DatasetChanged: ({ datasetId, readersSee }) => (readersSee ? [tags.dataset(datasetId)] : []),
  NewsletterChanged: ({ locale, readersSee }) => (readersSee ? [tags.newsletters(locale)] : []),
  BreakingAnnounced: ({ locale }) => [tags.breaking(locale)],
  BreakingWithdrawn: ({ locale }) => [tags.breaking(locale)],
  EntryCreated: newEntryCacheTags,
  EntryChanged: (event, tx) => entryCacheTags(tx, event),
  EntryArchived: (event) => [
    tags.entries(event.kind),
    ...(event.kind === 'section' ? [tags.sections()] : []),
    ...ofDesk(event),
  ],
  EntryRemoved: (event) => [tags[event.kind](event.id), ...newEntryCacheTags(event)],
  EntriesMerged: mergeCacheTags,
  SectionMoved: () => [tags.sections()],
  PictureChanged: ({ mediaId, readersSee }) => (readersSee ? [tags.media(mediaId)] : []),
  ExpiredPicturesHidden: ({ mediaIds }) => mediaIds.map(tags.media),
  SettingsChanged: () => [tags.publication()],
  MachineTermsChanged: ({ saysOtherwise }) => [
    ...(saysOtherwise ? [tags.machineTerms()] : []),
    tags.declaredFiles(),
  ],
  HeadlineTestStarted: ({ articleId }) => [tags.headlineTest(articleId)],
  HeadlineTestEnded: ({ articleId }) => [tags.headlineTest(articleId)],
  RedirectSaved: ({ path }) => ofOldPaths([path]),
  RedirectRemoved: ({ path }) => ofOldPaths([path]),
  RedirectsImported: ({ paths }) => ofOldPaths(paths),
  FormerAddressImported: ({ locale, slug }) => [tags.address(locale, slug)],
} satisfies Subscriber<Tag[] | Promise<Tag[]>, [tx: Transaction]>

/** What readers see differently after an event: asked of the transaction in which it happened, as it stands then. */
export const cacheTagsOf = async (tx: Transaction, event: NewsroomEvent): Promise<Tag[]> =>
  answerOf<Tag[] | Promise<Tag[]>, [Transaction]>(subscriber, event, tx)

/** Tags of an article that comes before readers by itself, when its embargo ends: its card is made, too. */
export const appearanceCacheTags = async (
  tx: Transaction | Database['orm'],
  articleId: string,
): Promise<Tag[]> => [...(await articleCacheTags(tx, articleId)), tags.cardAhead(articleId)]

/**
 * Tags of an article that enters or leaves the public: its own, and every list it stands in.
 * @param turns it was a story and is a static page, or the other way round
 */
export async function articleCacheTags(
  tx: Transaction | Database['orm'],
  articleId: string,
  turns?: 'page and story',
): Promise<Tag[]> {
  const [row] = await tx
    .select({
      storyId: article.storyId,
      locale: article.locale,
      slug: article.slug,
      kind: story.kind,
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
  const isPage = row.kind === 'page'
  const own = [
    tags.article(articleId),
    tags.story(storyId),
    tags.storyIn(storyId, locale),
    tags.changes(locale),
    ...(isPage || turns ? [tags.pages(locale)] : []),
    ...((await tx.$count(correction, eq(correction.articleId, articleId))) > 0
      ? [tags.corrections(locale)]
      : []),
    ...[row.slug, ...former.map((each) => each.slug)].map((slug) => tags.address(locale, slug)),
  ]
  if (isPage && !turns) return own
  // Of fronts of lists that it stands in by nothing but its editor's hand, too.
  const placed = await tx
    .select({ front: frontSlot.front })
    .from(frontSlot)
    .where(eq(frontSlot.articleId, articleId))
  return [
    ...own,
    tags.front(locale),
    ...(row.kind === 'live' ? [tags.live(locale)] : []),
    ...placed.map(({ front }) => layoutTag(front, locale)),
    tags.latest(locale),
    tags.month(locale, row.month),
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
  ]
}

/** Tags of the old addresses that lead to an article. */
const oldPathCacheTags = async (tx: Transaction, articleId: string): Promise<Tag[]> =>
  (
    await tx
      .select({ path: pathRedirect.path })
      .from(pathRedirect)
      .where(eq(pathRedirect.articleId, articleId))
  ).map(({ path }) => tags.oldPath(path))

/**
 * Tags of an article that comes before readers in the transaction that made it, whose story is new as well: no page can
 * mention either yet, and none of its rows has to be asked.
 */
function arrivalCacheTags(arrival: Arrival): Tag[] {
  const { locale, slug, publishedAt, kind, sectionId, topicIds, authorIds } = arrival
  if (kind === 'page') return [tags.pages(locale), tags.changes(locale), tags.address(locale, slug)]
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
    tags.filledSections(locale),
    ...lists.flatMap(([kind, id]) => [tags.listOf(kind, id, locale), tags.languagesOf(kind, id)]),
    ...(authorIds.length > 0 ? [tags.authorsIn(locale)] : []),
    ...(topicIds.length > 0 ? [tags.topicsIn(locale)] : []),
    tags.address(locale, slug),
  ]
}

/**
 * Tags of a public article whose words change and which stays where it stands.
 * @param headlineChanges other pages quote its headline: its versions in other languages, and texts that mention it
 */
function wordsCacheTags(
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
const noteCacheTags = ({ articleId, locale }: { articleId: string; locale: Locale }): Tag[] => [
  tags.article(articleId),
  tags.changes(locale),
  tags.corrections(locale),
]

/** Tags of authors whom a public article credits now, or no longer does. */
async function creditCacheTags(
  tx: Transaction,
  articleId: string,
  locale: Locale,
  authorIds: readonly string[],
): Promise<Tag[]> {
  return [
    ...authorIds.map((id) => tags.listOf('author', id, locale)),
    ...(await languagesThatTurn(tx, articleId, locale, { author: [...authorIds] })),
  ]
}

/**
 * Tags of a public article that is filed otherwise: of itself, and of the lists that it joins or leaves. Another section
 * is another address, too, and another block of the front.
 * @param saysOtherwise the story itself shows the difference: its section, topics or kind, but not its desk
 */
async function filingCacheTags(
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

/** Tags of an entry that the directory did not have, or has no longer. */
function newEntryCacheTags(event: { kind: EntryKind; slug: string; deskId: string | null }): Tag[] {
  const { kind, slug } = event
  return [
    tags.entryAt(kind, slug),
    tags.entries(kind),
    ...(kind === 'section' ? [tags.sections()] : []),
    ...(kind === 'author' || kind === 'topic' ? [tags.searchedNames()] : []),
    ...ofDesk(event),
  ]
}

/** What only an entry's own page says of it; everything else is said wherever it is named. */
const saidOnItsPage = new Set(['descriptions', 'biographies', 'email', 'deskId', 'languages'])
/** By what readers' searches find it. */
const searched = new Set(['names', 'aliases'])

/**
 * Tags of an entry of the directory that changes: what is said wherever it is named (its name, address, portrait); what
 * only its own page says; what searches find it by; the addresses that it leaves and takes; the desks of an author.
 */
async function entryCacheTags(
  tx: Transaction,
  { kind, id, parts, moved, deskIds }: EventOf<'EntryChanged'>,
): Promise<Tag[]> {
  const isShown = moved !== null || parts.some((name) => !saidOnItsPage.has(name) && name !== 'aliases')
  const isSearched = parts.some((name) => searched.has(name))
  return [
    ...(isShown ? [tags[kind](id)] : []),
    ...(parts.some((name) => saidOnItsPage.has(name)) ? [tags.about(kind, id)] : []),
    ...(isSearched && (kind === 'author' || kind === 'topic') ? [tags.searchedNames()] : []),
    ...(moved ? [tags.entries(kind)] : []),
    ...(moved && kind === 'section' ? [tags.sectionSlugs()] : []),
    ...(moved ? [moved.from, moved.to, ...(await formerSlugs(tx, kind, id))] : []).map((slug) =>
      tags.entryAt(kind, slug),
    ),
    ...deskIds.map((each) => tags.about('desk', each)),
  ]
}

const formerSlugs = async (tx: Transaction, kind: EntryKind, id: string): Promise<string[]> =>
  (
    await tx
      .select({ slug: formerEntry.slug })
      .from(formerEntry)
      .where(and(eq(formerEntry.kind, kind), eq(formerEntry.targetId, id)))
  ).map((row) => row.slug)

/** What `EntriesMerged` must know of two topics or authors, asked before they are one. */
export async function beforeMerging(
  tx: Transaction,
  kind: 'topic' | 'author',
  goneId: string,
  keptId: string,
): Promise<Merging> {
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
  return {
    formerSlugs: await formerSlugs(tx, kind, goneId),
    languages: { gone: await languagesOfList(goneId), kept: await languagesOfList(keptId) },
  }
}

/** Tags of every page that names the one that goes, of the lists that gain its stories, and of the one that stays. */
function mergeCacheTags({
  kind,
  gone,
  keptId,
  before: { formerSlugs: former, languages },
  kept,
  menusChange,
}: EventOf<'EntriesMerged'>): Tag[] {
  return [
    tags[kind](gone.id),
    tags.entries(kind),
    tags.searchedNames(),
    ...[gone.slug, ...former].map((slug) => tags.entryAt(kind, slug)),
    ...languages.gone.map((locale) => tags.listOf(kind, keptId, locale)),
    ...(languages.gone.some((locale) => !languages.kept.includes(locale))
      ? [tags.languagesOf(kind, keptId)]
      : []),
    ...(kept.isShown ? [tags[kind](keptId)] : []),
    ...(kept.isAbout ? [tags.about(kind, keptId)] : []),
    ...kept.deskIds.map((each) => tags.about('desk', each)),
    ...(menusChange ? [tags.publication()] : []),
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
        .where(and(ne(article.id, articleId), ne(story.kind, 'page'), isPublicIn(locale), holds[kind](id)))
        .limit(1)
      if (others.length > 0) continue
      turning.push(tags.languagesOf(kind, id))
      if (kind === 'author') turning.push(tags.authorsIn(locale))
      if (kind === 'topic') turning.push(tags.topicsIn(locale))
      if (kind === 'section') turning.push(tags.filledSections(locale))
    }
  }
  return turning
}
