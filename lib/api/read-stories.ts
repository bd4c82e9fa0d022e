/** Published stories for other programs: what readers see, through the same queries. */
import { and, eq, gte, inArray, or, type SQL, sql } from 'drizzle-orm'
import type { AnyPgColumn } from 'drizzle-orm/pg-core'
import type { z } from 'zod'
import { allOf } from '../db/conditions.ts'
import type { Database } from '../db/open.ts'
import { section, topic } from '../db/tables/directory.ts'
import { listing } from '../db/tables/listings.ts'
import { author } from '../db/tables/people-and-pictures.ts'
import { article, changedAt } from '../db/tables/stories.ts'
import { everyWord } from '../locale/reader-messages.ts'
import type { Locale } from '../locale/table.ts'
import { lastOf } from '../present.ts'
import { dependsOn, tags } from '../press/cache-dependencies.ts'
import { absolute, shortHref } from '../publication/addresses.ts'
import { correctionsOf } from '../publication/corrections.ts'
import { type ListKey, newestOf, standsAlsoIn, standsIn } from '../publication/list-key.ts'
import { masthead } from '../publication/masthead.ts'
import { feedProfiles } from '../publication/profiles.ts'
import { feedRecordings } from '../publication/recordings.ts'
import { ofOneRevision, otherLocalesOf, storyText } from '../publication/story.ts'
import { publicStories } from '../publication/summary.ts'
import { isPublic } from '../publication/visibility.ts'
import { searchPage } from '../search/search-page.ts'
import { readSettings } from '../settings/settings.ts'
import { feedHtml } from '../story/feed-html.ts'
import { plainText } from '../story/plain-text.ts'
import { notOurs, readCursor, writeCursor } from './cursors.ts'
import { problem } from './problems.ts'
import type { searchResultSchema, storyListSchema, storySchema } from './schemas.ts'
import { pictureAnswer, storyApi, summaryAnswer } from './story-answer.ts'

export type StoriesAsked = {
  locale: Locale
  section?: string | undefined
  topic?: string | undefined
  author?: string | undefined
  since?: string | undefined
  limit: number
  cursor?: string | undefined
}

/** Where in the order of a list a story stands: its moment to the microsecond, as the database has it. */
const place = sql<string>`to_char(${article.publishedAt} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`
const placeForm = /^((?:19|20)\d\d-\d\d-\d\dT\d\d:\d\d:\d\d)(\.\d{6}Z) ([\w-]{1,64})$/

/**
 * Public stories of one language, the newest first.
 * @throws {Problem} `not-found` when there is no such section, topic or author
 */
export async function listStories(
  db: Database,
  asked: StoriesAsked,
): Promise<z.output<typeof storyListSchema>> {
  const { locale, limit } = asked
  const found = await publicStories(db, locale, await narrowedTo(db, asked), { limit: limit + 1 })
  const shown = found.slice(0, limit)
  const last = found.length > limit ? shown.at(-1) : undefined
  return {
    items: shown.map(summaryAnswer),
    next: last ? await nextOf(db, asked, last.articleId) : null,
  }
}

async function nextOf({ orm }: Database, asked: StoriesAsked, lastId: string): Promise<string | null> {
  const [row] = await orm.select({ place }).from(article).where(eq(article.id, lastId))
  if (!row) return null
  const query = new URLSearchParams()
  for (const name of ['locale', 'section', 'topic', 'author', 'since', 'limit'] as const)
    if (asked[name] !== undefined) query.set(name, String(asked[name]))
  query.set('cursor', writeCursor(row.place, lastId))
  return absolute(`/api/v1/stories?${query}`)
}

/** True of the stories of one page of what a list is narrowed to; says what that was made from. */
async function narrowedTo(db: Database, asked: StoriesAsked): Promise<SQL> {
  const { locale, since, limit, cursor } = asked
  const keys: ListKey[] = []
  // Those with the fewest stories first: the first is read in its order, the others are asked of each of its stories.
  for (const kind of ['author', 'topic', 'section'] as const) {
    const given = asked[kind]
    if (given === undefined) continue
    const table = { section, topic, author }[kind]
    dependsOn(tags.entryAt(kind, given))
    const [row] = await db.orm
      .select({ id: table.id })
      .from(table)
      .where(or(eq(table.slug, given), eq(table.id, given)))
    if (!row) throw problem('not-found', `There is no ${kind} “${given}”.`)
    dependsOn(tags.listOf(kind, row.id, locale))
    keys.push(`${kind}:${row.id}`)
  }
  if (keys.length === 0) dependsOn(tags.latest(locale))
  const after = cursor === undefined ? null : placeIn(cursor)
  if (since === undefined) {
    const [first = 'latest', ...others] = keys
    const where = and(
      ...others.map((key) => standsAlsoIn(db, key)),
      after?.(listing.publishedAt, listing.articleId),
    )
    return inArray(article.id, newestOf(db, first, locale, { limit: limit + 1, where }))
  }
  // What changes enters such a list without being published.
  dependsOn(tags.changes(locale))
  return allOf(
    gte(changedAt(article), new Date(since)),
    ...keys.map((key) => standsIn(db, key)),
    after?.(article.publishedAt, article.id),
  )
}

/** What comes after the story that a cursor names. @throws {Problem} one that is not ours */
function placeIn(cursor: string): (publishedAt: AnyPgColumn, id: AnyPgColumn) => SQL {
  const [second = '', rest = '', id] = readCursor(cursor, placeForm)
  // The thirtieth of February has the form, and no database takes it.
  const at = new Date(`${second}Z`)
  if (Number.isNaN(at.getTime()) || !at.toISOString().startsWith(second)) throw notOurs()
  return (publishedAt, idOf) => sql`(${publishedAt}, ${idOf}) < (${second + rest}::timestamptz, ${id})`
}

/**
 * One story, whole, by the id of its version in a language.
 * @throws {Problem} `not-found`; `gone` when it was withdrawn for good
 */
export async function readStory(db: Database, articleId: string): Promise<z.output<typeof storySchema>> {
  dependsOn(tags.article(articleId))
  const [row] = await db.orm
    .select({
      locale: article.locale,
      state: article.state,
      killReason: article.killReason,
      isPublic: sql<boolean>`${isPublic()}`,
    })
    .from(article)
    .where(eq(article.id, articleId))
  if (row?.state === 'killed')
    throw problem('gone', row.killReason ?? 'It was withdrawn.', { reason: row.killReason })
  if (!row?.isPublic) throw notThere()
  const { locale } = row
  const { summary, text, corrections } = await ofOneRevision(async () => {
    const [summary] = await publicStories(db, locale, eq(article.id, articleId), { limit: 1 })
    if (!summary) throw notThere()
    const text = await storyText(db, locale, articleId)
    return { summary, text, corrections: (await correctionsOf(db, [articleId])).get(articleId) ?? [] }
  })
  const {
    dateline,
    elsewhere,
    document,
    mentions,
    pictures,
    recordings,
    profiles,
    datasets,
    topics,
    translatedFromId,
  } = text
  const others = await otherLocalesOf(db, locale, summary.storyId)
  const shown = [...pictures.values()].map(pictureAnswer)
  const t = await everyWord(locale)
  return {
    ...summaryAnswer(summary),
    shortUrl: absolute(shortHref(summary.storyId, locale)),
    dateline,
    ...elsewhere,
    document,
    html: feedHtml(document, {
      locale,
      siteUrl: readSettings().siteUrl,
      stories: mentions,
      pictures: new Map(
        [...pictures].map(([id, { jpeg, alt, caption, credit }]) => {
          const file = jpeg.find((each) => each.width >= 640) ?? lastOf(jpeg)
          return [id, { src: file.href, width: file.width, height: file.height, alt, caption, credit }]
        }),
      ),
      recordings: feedRecordings(recordings, (source, of) => t(`Blocks.recording.source.${source}`, of)),
      profiles: feedProfiles(profiles),
      datasets,
      // Asked only where a clock is needed: most stories depend on nothing of the paper's settings.
      ...(datasets.size > 0 && { timeZone: (await masthead(db, locale)).timeZone }),
    }),
    text: plainText(document),
    pictures: shown,
    topics: topics.map(({ name, href }) => ({ name, url: absolute(href) })),
    alternates: others.map((each) => ({
      locale: each.locale,
      id: each.articleId,
      headline: each.headline,
      url: absolute(each.href),
      api: storyApi(each.articleId),
    })),
    translatedFrom: others.find((each) => each.articleId === translatedFromId)?.locale ?? null,
    corrections: corrections.map(({ id, kind, note, correctedAt, changes, amendsId }) => ({
      id,
      kind,
      note,
      correctedAt: correctedAt.toISOString(),
      changes,
      amends: amendsId,
    })),
  }
}

const notThere = () => problem('not-found', 'No story that readers may see has this id.')

/** What a reader's words find. @throws {Problem} `not-found` past the last page */
export async function search(
  db: Database,
  { q, locale, page }: { q: string; locale: Locale; page: number },
): Promise<z.output<typeof searchResultSchema>> {
  const { timeZone } = await masthead(db, locale)
  const found = await searchPage(db, locale, q, page, timeZone)
  if (!found) throw problem('not-found', 'This is past the last page.')
  const { paging, answers, meant, stories } = found
  const query = new URLSearchParams({ q, locale, page: String(page + 1) })
  return {
    items: stories.map((each) => ({
      story: summaryAnswer(each.story),
      extract: each.extract.runs.flatMap((run) => run.pieces.map(({ text }) => text)).join(''),
    })),
    next: page < paging.pages ? absolute(`/api/v1/search?${query}`) : null,
    total: paging.total,
    answers,
    meant: meant?.text ?? null,
  }
}
