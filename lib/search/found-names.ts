/** The authors and topics that a search page shows beside its stories. */
import { inArray, sql } from 'drizzle-orm'
import type { Database } from '../db/open.ts'
import { topic } from '../db/tables/directory.ts'
import { author } from '../db/tables/people-and-pictures.ts'
import { inLocale, type Locale } from '../locale/table.ts'
import { present } from '../present.ts'
import { dependsOn, tags } from '../press/cache-dependencies.ts'
import { authorHref, topicHref } from '../publication/addresses.ts'
import { countUpTo } from '../publication/list-key.ts'
import { type Picture, picturesById } from '../publication/picture.ts'
import type { NameKind } from './names.ts'

export type FoundName = {
  kind: NameKind
  id: string
  name: string
  /** An author's job, a topic's description; may be empty. */
  description: string
  href: string
  portrait: Picture | null
  /** Public stories in this language, counted to a thousand; a name without any is not shown. */
  stories: number
}

/** Beyond this a name has many stories, and is not counted further. */
const mostCounted = 1_000

/** How many public stories in a language each of them has, those that have any. */
async function storiesPerName(
  { orm }: Database,
  locale: Locale,
  authorIds: readonly string[],
  topicIds: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  if (authorIds.length + topicIds.length === 0) return new Map()
  const lists = [...authorIds.map((id) => `author:${id}`), ...topicIds.map((id) => `topic:${id}`)]
  const { rows } = await orm.execute<{ id: string; stories: number }>(sql`
    select split_part(list, ':', 2) as id, ${countUpTo(mostCounted, sql`name.list`, locale)} as stories
    from unnest(${sql.param(lists)}::text[]) as name(list)`)
  return new Map(rows.filter(({ stories }) => stories > 0).map(({ id, stories }) => [id, stories]))
}

/** In the order given, authors first. */
export async function foundNames(
  db: Database,
  locale: Locale,
  authorIds: readonly string[],
  topicIds: readonly string[],
): Promise<FoundName[]> {
  const stories = await storiesPerName(db, locale, authorIds, topicIds)
  const shown = (ids: readonly string[]) => ids.filter((id) => stories.has(id))
  const authors = await rowsById(shown(authorIds), (ids) =>
    db.orm.select().from(author).where(inArray(author.id, ids)),
  )
  const topics = await rowsById(shown(topicIds), (ids) =>
    db.orm.select().from(topic).where(inArray(topic.id, ids)),
  )
  const portraits = await picturesById(
    db.orm,
    locale,
    authors.flatMap(({ portraitId }) => portraitId ?? []),
  )
  dependsOn(...authors.map(({ id }) => tags.author(id)), ...topics.map(({ id }) => tags.topic(id)))
  return [
    ...authors.map((row) => ({
      kind: 'author' as const,
      id: row.id,
      name: inLocale(row.names, locale),
      description: inLocale(row.jobTitles, locale),
      href: authorHref(locale, row.slug),
      portrait: (row.portraitId && portraits.get(row.portraitId)) || null,
      stories: present(stories.get(row.id), 'stories of this name'),
    })),
    ...topics.map((row) => ({
      kind: 'topic' as const,
      id: row.id,
      name: inLocale(row.names, locale),
      description: inLocale(row.descriptions, locale),
      href: topicHref(locale, row.slug),
      portrait: null,
      stories: present(stories.get(row.id), 'stories of this name'),
    })),
  ]
}

async function rowsById<Row extends { id: string }>(
  ids: string[],
  query: (ids: string[]) => Promise<Row[]>,
): Promise<Row[]> {
  if (ids.length === 0) return []
  const rows = await query(ids)
  return ids.flatMap((id) => rows.find((row) => row.id === id) ?? [])
}
