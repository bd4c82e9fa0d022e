/** What stories are found and counted by, after a box that stands in them says something else. */
import { and, asc, eq, gt, isNotNull, sql } from 'drizzle-orm'
import { countWords } from '../../arabic/count.ts'
import type { Database } from '../../db/open.ts'
import { boxesIn } from '../../db/tables/columns.ts'
import { sharedPart } from '../../db/tables/parts.ts'
import { article } from '../../db/tables/stories.ts'
import { lastOf } from '../../present.ts'
import { tags } from '../../press/cache-dependencies.ts'
import { withInvalidation } from '../../press/invalidation.ts'
import { boxRowsOf, withSharedBoxes } from '../../publication/shared-boxes.ts'
import { every } from '../../server/every.ts'
import { plainText } from '../../story/plain-text.ts'
import { upToDate } from '../../story/up-steps.ts'

/** Milliseconds. Readers see the box at once; that they find its words may wait so long. */
const lookEvery = 5_000
/** Stories that are written together, so that whoever writes one of them waits for a moment only. */
const usualSlice = 20

/** Goes on with one box, as far as a slice. @returns whether there is more to do */
async function indexSlice(db: Database, slice: number): Promise<boolean> {
  return withInvalidation(db, async (tx, invalidate) => {
    const [box] = await tx
      .select({ id: sharedPart.id, upTo: sharedPart.indexedUpTo })
      .from(sharedPart)
      .where(isNotNull(sharedPart.indexedUpTo))
      .limit(1)
      // Another process goes on with another one. Whoever publishes it meanwhile waits for this slice.
      .for('update', { skipLocked: true })
    if (!box || box.upTo === null) return false
    const rows = await tx
      .select({
        id: article.id,
        locale: article.locale,
        document: article.document,
        version: article.documentVersion,
        before: article.plainText,
        boxes: boxRowsOf({ orm: tx }, article),
      })
      .from(article)
      .where(
        and(
          gt(article.id, box.upTo),
          sql`${boxesIn(article.document)} && array[${box.id}]`,
          sql`cardinality(${boxesIn(article.document)}) > 0`,
        ),
      )
      .orderBy(asc(article.id))
      .limit(slice)
      .for('no key update')
    for (const { id, locale, document, version, before, boxes } of rows) {
      const text = plainText(withSharedBoxes(upToDate(document, version), boxes))
      if (text === before) continue
      await tx
        .update(article)
        .set({ plainText: text, wordCount: countWords(text) })
        .where(eq(article.id, id))
      // Its length is printed, and searches have its words.
      invalidate(tags.article(id), tags.changes(locale))
    }
    await tx
      .update(sharedPart)
      .set({ indexedUpTo: rows.length < slice ? null : lastOf(rows).id })
      .where(eq(sharedPart.id, box.id))
    return true
  })
}

/** Has stories found by what their boxes say. @returns in how many steps */
export async function indexBoxes(
  db: Database,
  { signal, slice = usualSlice }: { signal?: AbortSignal; slice?: number } = {},
): Promise<number> {
  for (let steps = 0; ; steps++) if (signal?.aborted || !(await indexSlice(db, slice))) return steps
}

/** Does so while this process serves; any number of processes may. @returns stops it */
export const keepBoxesIndexed = (db: Database): (() => Promise<void>) =>
  every('Finding stories by their shared boxes', lookEvery, (signal) =>
    indexBoxes(db, { signal }).then(() => {}),
  ).stop
