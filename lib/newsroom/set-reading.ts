import { sql } from 'drizzle-orm'
import type { Database } from '../db/open.ts'
import { publication } from '../db/schema.ts'
import { writeReading } from '../locale/reading.ts'
import type { Locale, Reading } from '../locale/table.ts'
import { changing } from '../press/forgetting.ts'
import { tags } from '../press/ledger.ts'
import type { Actor } from './actor.ts'
import { record } from './audit.ts'
import { authorise } from './permissions.ts'

/**
 * How the publication prints numbers and dates in one language, for readers who chose nothing themselves.
 * @param reading null for the language's own way
 * @throws {RefusedByNewsroom} `not-allowed`
 */
export async function setReading(
  db: Database,
  actor: Actor,
  locale: Locale,
  reading: Reading | null,
): Promise<void> {
  authorise(actor, 'settings.edit')
  await changing(db, async (tx, touches) => {
    touches(tags.publication())
    const without = sql`${publication.readings} - ${locale}::text`
    await tx.update(publication).set({
      version: sql`${publication.version} + 1`,
      readings: reading
        ? sql`${without} || jsonb_build_object(${locale}::text, ${writeReading(reading)}::text)`
        : without,
    })
    await record(tx, actor, {
      action: 'settings.edit',
      subjectKind: 'publication',
      subjectId: 'readings',
      details: { locale, reading: reading && writeReading(reading) },
    })
  })
}
