import { and, eq, exists, isNull, type SQL, sql } from 'drizzle-orm'
import type { PgTable } from 'drizzle-orm/pg-core'
import { anyOf } from '../../db/conditions.ts'
import type { Database } from '../../db/open.ts'
import { picturesIn } from '../../db/tables/columns.ts'
import { draft } from '../../db/tables/drafts.ts'
import { liveEntry } from '../../db/tables/live.ts'
import { sharedPart } from '../../db/tables/parts.ts'
import { author, media } from '../../db/tables/people-and-pictures.ts'
import { publication } from '../../db/tables/publication.ts'
import { article } from '../../db/tables/stories.ts'

/**
 * Whether a picture stands in a story that is not in the bin, in a draft, in an entry of live coverage, in a snippet or
 * template, as a portrait or as the paper's mark. Each way by itself, since each is an index of its own.
 */
export function standsSomewhere(orm: Pick<Database['orm'], 'select'>): SQL {
  const stands = (table: PgTable, where: SQL | undefined) =>
    exists(orm.select({ one: sql`1` }).from(table).where(where))
  const isThis = sql`array[${media.id}]`
  return anyOf(
    stands(article, and(isNull(article.deletedAt), eq(article.leadMediaId, media.id))),
    stands(article, and(isNull(article.deletedAt), sql`${picturesIn(article.document)} && ${isThis}`)),
    stands(draft, eq(draft.leadMediaId, media.id)),
    stands(draft, sql`${picturesIn(draft.document)} && ${isThis}`),
    stands(liveEntry, sql`${picturesIn(liveEntry.document)} && ${isThis}`),
    stands(sharedPart, sql`${picturesIn(sharedPart.document)} && ${isThis}`),
    stands(author, eq(author.portraitId, media.id)),
    stands(publication, eq(publication.logoId, media.id)),
  )
}
