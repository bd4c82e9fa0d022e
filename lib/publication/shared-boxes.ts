/**
 * What shared boxes say in the stories where they stand: whoever reads a published document gets them through here. A box
 * speaks one language, and stories of another show nothing of it.
 */
import { and, eq, type SQL, sql } from 'drizzle-orm'
import type { AnyPgColumn } from 'drizzle-orm/pg-core'
import type { Database } from '../db/open.ts'
import { boxesIn } from '../db/tables/columns.ts'
import { sharedPart } from '../db/tables/parts.ts'
import type { Transaction } from '../db/transaction.ts'
import type { Locale } from '../locale/table.ts'
import { dependsOn, tags } from '../press/cache-dependencies.ts'
import type { FactBox } from '../story/blocks/fact-box/model.ts'
import type { StoryDocument } from '../story/document.ts'
import { boxIdsIn, boxOf, withBoxes } from '../story/shared-boxes.ts'
import { upToDate } from '../story/up-steps.ts'

export type BoxRows = [id: string, document: unknown, version: number][]

const readersSee = (locale: Locale | AnyPgColumn, boxIds: SQL) =>
  and(
    eq(sharedPart.kind, 'box'),
    eq(sharedPart.state, 'published'),
    eq(sharedPart.locale, locale),
    sql`${sharedPart.id} = any(${boxIds})`,
  )

const rowsWhere = ({ orm }: { orm: Database['orm'] | Transaction }, where: SQL | undefined): SQL<BoxRows> => {
  const rows = orm
    .select({
      all: sql`coalesce(json_agg(json_build_array(${sharedPart.id}, ${sharedPart.publishedDocument}, ${sharedPart.publishedDocumentVersion})), '[]')`,
    })
    .from(sharedPart)
    .where(where)
  return sql<BoxRows>`(${rows})`
}

/** The boxes of an article's document, as a column of the statement that reads it. */
export const boxRowsOf = (
  db: { orm: Database['orm'] | Transaction },
  of: { document: AnyPgColumn; locale: AnyPgColumn },
): SQL<BoxRows> => rowsWhere(db, readersSee(of.locale, boxesIn(of.document)))

const asBoxes = (rows: BoxRows): Map<string, FactBox> =>
  new Map(
    rows.flatMap(([id, document, version]): [string, FactBox][] => {
      const box = boxOf(upToDate(document, version))
      return box ? [[id, box]] : []
    }),
  )

/** A document with what its boxes say to readers. Its page is made anew when one of them changes, also one that says nothing yet. */
export function withSharedBoxes(document: StoryDocument, rows: BoxRows): StoryDocument {
  dependsOn(...boxIdsIn(document).map(tags.sharedBox))
  return withBoxes(document, asBoxes(rows))
}

/** What readers will see of a document that is no row of theirs yet. */
export const asReadersSee = async (
  orm: Database['orm'] | Transaction,
  document: StoryDocument,
  locale: Locale,
): Promise<StoryDocument> => withBoxes(document, await boxesReadersSee(orm, document, locale))

/** The boxes of a document that say something to its readers, by id. */
export async function boxesReadersSee(
  orm: Database['orm'] | Transaction,
  document: StoryDocument,
  locale: Locale,
): Promise<ReadonlyMap<string, FactBox>> {
  const boxIds = boxIdsIn(document)
  if (boxIds.length === 0) return new Map()
  const [row] = await orm
    .select({ rows: rowsWhere({ orm }, readersSee(locale, sql`${sql.param(boxIds)}::text[]`)) })
    .from(sql`(select 1) as one`)
  return asBoxes(row?.rows ?? [])
}
