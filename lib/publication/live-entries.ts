/**
 * Entries that were posted to live coverage, among the updates that stand in its text: whoever reads a published document
 * gets it through here.
 */

import { and, eq, gt, type SQL, sql } from 'drizzle-orm'
import type { AnyPgColumn } from 'drizzle-orm/pg-core'
import type { Database } from '../db/open.ts'
import { liveEntry } from '../db/tables/live.ts'
import { author } from '../db/tables/people-and-pictures.ts'
import { inLocale, type Locale, type PerLocale } from '../locale/table.ts'
import { dependsOn, tags } from '../press/cache-dependencies.ts'
import type { LiveUpdate } from '../story/blocks/live-update/model.ts'
import type { StoryDocument } from '../story/document.ts'
import { upToDate } from '../story/up-steps.ts'
import { authorHref } from './addresses.ts'

/** What open pages of live coverage are told by: the last change that is in it, and what was taken from readers since. */
export type LiveState = { change: number; withdrawn: { anchor: string; change: number }[] }

type Row = [
  anchor: string,
  change: number,
  isShown: boolean,
  at: string,
  headline: string,
  document: unknown,
  version: number,
  isKey: boolean,
  isBreaking: boolean,
  isPinned: boolean,
  authorId: string | null,
  authorSlug: string | null,
  authorNames: PerLocale | null,
]
type EntryRows = Row[]

/** An article's entries, as a column of the statement that reads its text. Of what was withdrawn, that it was. */
export const entryRowsOf = ({ orm }: Pick<Database, 'orm'>, articleId: AnyPgColumn): SQL<EntryRows> => {
  const isShown = sql`${liveEntry.state} = 'published'`
  const rows = orm
    .select({
      all: sql`coalesce(json_agg(json_build_array(
        ${liveEntry.anchor}, ${liveEntry.change}, ${isShown},
        to_char(${liveEntry.at} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
        case when ${isShown} then ${liveEntry.headline} end, case when ${isShown} then ${liveEntry.document} end,
        ${liveEntry.documentVersion}, ${liveEntry.isKey}, ${liveEntry.isBreaking}, ${liveEntry.isPinned},
        ${author.id}, ${author.slug}, ${author.names}) order by ${liveEntry.at} desc), '[]')`,
    })
    .from(liveEntry)
    .leftJoin(author, eq(author.id, liveEntry.authorId))
    .where(
      and(eq(liveEntry.articleId, articleId), gt(liveEntry.change, 0), sql`${liveEntry.state} <> 'draft'`),
    )
  return sql<EntryRows>`(${rows})`
}

/** A document with what was posted to it: one entry over all if it is pinned, each other before the first older update. */
export function withEntries(
  document: StoryDocument,
  rows: EntryRows,
  locale: Locale,
): { document: StoryDocument; live: LiveState } {
  const live: LiveState = { change: Math.max(0, ...rows.map(([, change]) => change)), withdrawn: [] }
  const posted: LiveUpdate[] = []
  for (const [anchor, change, isShown, at, headline, stored, version, ...more] of rows) {
    if (!isShown) {
      live.withdrawn.push({ anchor, change })
      continue
    }
    const [isKey, isBreaking, isPinned, authorId, slug, names] = more
    if (authorId) dependsOn(tags.author(authorId))
    posted.push({
      type: 'liveUpdate',
      attrs: {
        at,
        headline,
        ...(isKey && { weight: 'key' }),
        posted: {
          anchor,
          change,
          author: names && slug ? { name: inLocale(names, locale), href: authorHref(locale, slug) } : null,
          isBreaking,
          isPinned,
        },
      },
      content: upToDate(stored, version).content as LiveUpdate['content'],
    })
  }
  if (posted.length === 0) return { document, live }
  const content = [...document.content]
  // Oldest first, so that what comes after does not move what was placed.
  for (const update of posted.toReversed()) {
    const at = content.findIndex(
      (block) =>
        block.type === 'liveUpdate' &&
        (update.attrs.posted?.isPinned || (!block.attrs.posted?.isPinned && isOlder(block, update))),
    )
    // Notes on the updates, if any, stand behind all of them.
    content.splice(at < 0 ? content.length : at, 0, update)
  }
  return { document: { ...document, content }, live }
}

const isOlder = (one: LiveUpdate, other: LiveUpdate): boolean =>
  Date.parse(one.attrs.at) < Date.parse(other.attrs.at)
