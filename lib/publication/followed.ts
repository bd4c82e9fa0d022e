/** What is new in the sections, topics and authors that a reader follows. Which those are stands in the address alone. */
import { and, eq, inArray, or, sql } from 'drizzle-orm'
import { couldBeId } from '../db/id.ts'
import type { Database } from '../db/open.ts'
import { formerEntry, section, topic } from '../db/tables/directory.ts'
import { author } from '../db/tables/people-and-pictures.ts'
import { article } from '../db/tables/stories.ts'
import { inLocale, type Locale } from '../locale/table.ts'
import { firstOf } from '../present.ts'
import { dependsOn, tags } from '../press/cache-dependencies.ts'
import { authorHref, followedKinds, mostFollowed, sectionHref, topicHref } from './addresses.ts'
import { type ListKey, newestOf } from './list-key.ts'
import { type StorySummary, summariesOf } from './summary.ts'
import { isPublicIn } from './visibility.ts'

/** As many stories as are new at a glance; each list has a page of its own for the others. */
const mostNew = 24

type FollowedKind = (typeof followedKinds)[number]
export type Followed = { kind: FollowedKind; id: string }
export type FollowedList = Followed & { name: string; href: string }

/** @param asked as `followingHref` writes it; what is no list of ours, or one too many, is left out */
export function readFollowed(asked: string | string[] | undefined): Followed[] {
  const named = typeof asked === 'string' ? asked.split('.', mostFollowed) : []
  return [...new Set(named)].flatMap((each) => {
    const [kind, ...id] = each.split('-')
    const known = followedKinds.find((one) => one === kind)
    const of = id.join('-')
    return known && couldBeId(of) ? [{ kind: known, id: of }] : []
  })
}

/**
 * The lists that there are among those that are followed, in their order, and their newest stories. What was merged into
 * another entry since is that one.
 */
export async function followedStories(
  db: Database,
  locale: Locale,
  followed: readonly Followed[],
): Promise<{ lists: FollowedList[]; stories: StorySummary[] }> {
  const lists = await listsOf(db, locale, followed)
  if (lists.length === 0) return { lists, stories: [] }
  dependsOn(...lists.map(({ kind, id }) => tags.listOf(kind, id, locale)))
  const keys = lists.map(({ kind, id }): ListKey => `${kind}:${id}`)
  const { rows } = await db.orm.execute<{ ids: string[] }>(sql`select array(
    select ${article.id} from ${article}
      where ${isPublicIn(locale)} and ${article.id} in (
        select newest.id from unnest(${sql.param(keys)}::text[]) as own(list),
          lateral ${newestOf(db, sql`own.list`, locale, { limit: mostNew })} as newest(id)
      )
      order by ${article.publishedAt} desc, ${article.id} desc limit ${mostNew}
  ) as ids`)
  return { lists, stories: await summariesOf(db, locale, firstOf(rows).ids) }
}

async function listsOf(
  { orm }: Database,
  locale: Locale,
  followed: readonly Followed[],
): Promise<FollowedList[]> {
  if (followed.length === 0) return []
  const merged = await orm
    .select({ kind: formerEntry.kind, from: formerEntry.formerId, to: formerEntry.targetId })
    .from(formerEntry)
    .where(
      or(...followed.map(({ kind, id }) => and(eq(formerEntry.kind, kind), eq(formerEntry.formerId, id)))),
    )
  const now = new Map(merged.map(({ kind, from, to }) => [`${kind}-${from}`, to]))
  const present = followed.map(({ kind, id }) => ({ kind, id: now.get(`${kind}-${id}`) ?? id }))
  const found = new Map<string, FollowedList>()
  for (const [kind, table, href] of [
    ['section', section, sectionHref],
    ['topic', topic, topicHref],
    ['author', author, authorHref],
  ] as const) {
    const ids = present.filter((each) => each.kind === kind).map(({ id }) => id)
    if (ids.length === 0) continue
    // Also of what is not there, or not any longer: it may be merged, or come back.
    dependsOn(...ids.map((id) => tags[kind](id)))
    const rows = await orm
      .select({ id: table.id, slug: table.slug, names: table.names })
      .from(table)
      .where(inArray(table.id, ids))
    for (const row of rows)
      found.set(`${kind}-${row.id}`, {
        kind,
        id: row.id,
        name: inLocale(row.names, locale),
        href: href(locale, row.slug),
      })
  }
  return [...new Set(present.map(({ kind, id }) => `${kind}-${id}`))].flatMap((each) => found.get(each) ?? [])
}
