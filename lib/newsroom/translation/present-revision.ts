/**
 * Which words of a story a translation of it is made from, and whether they are others now than those that were
 * translated: one answer, for the desk's lists, the story screen and the checklist (decision 12).
 */
import { type SQL, sql } from 'drizzle-orm'
import { revision } from '../../db/tables/drafts.ts'
import { article } from '../../db/tables/stories.ts'

/**
 * The number of a source's revision that counts. While it is published: what readers see, whatever its editors are
 * preparing. Before that, and when it is taken down: the last one that was kept.
 * @param source the name that `article` goes by where this stands
 */
export const presentRevision = (source: string): SQL<number> => {
  const column = (name: string) => sql.raw(`"${source}"."${name}"`)
  return sql<number>`(case when ${column('state')} = 'published' then ${column('revision_number')}
    else (select max(kept.number) from ${revision} as kept where kept.article_id = ${column('id')}) end)`
}

/** What is translated. Who is credited is not: a byline that changes is no work for a translator. */
const words = (row: string): SQL =>
  sql.join(
    ['kicker', 'headline', 'standfirst', 'dateline', 'lead_media_id', 'document'].map((name) =>
      sql.raw(`"${row}"."${name}"`),
    ),
    sql`, `,
  )

/** With its table's name: drizzle leaves that out where a query has one table, and `source` has these columns too. */
const own = (column: string): SQL => sql.raw(`"article"."${column}"`)

/**
 * Of a row of `article`: the words it was translated from have changed since. Another revision that says the same is no
 * change; a source that lies in the bin or was withdrawn for good is another matter, and no change either.
 */
export const sourceHasChanged: SQL<boolean> = sql<boolean>`exists (
  select 1 from ${article} as source
  join ${revision} as was on was.article_id = source.id and was.number = ${own('translated_from_revision')}
  join ${revision} as present on present.article_id = source.id and present.number = ${presentRevision('source')}
  where source.id = ${own('translated_from_id')} and source.deleted_at is null and source.state <> 'killed'
    and present.number <> was.number and (${words('was')}) is distinct from (${words('present')}))`
