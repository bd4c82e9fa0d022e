import { sql } from 'drizzle-orm'
import type { Database } from '../db/open.ts'
import { publication } from '../db/tables/publication.ts'
import { writeFormatPreferences } from '../locale/format-preferences.ts'
import type { FormatPreferences, Locale } from '../locale/table.ts'
import type { Actor } from './actor.ts'
import { authorise } from './permissions.ts'
import { withMutation } from './with-mutation.ts'

/**
 * How the publication prints numbers and dates in one language, for readers who chose nothing themselves.
 * @param reading null for the language's own way
 * @throws {NewsroomError} `not-allowed`
 */
export async function setFormatPreferences(
  db: Database,
  actor: Actor,
  locale: Locale,
  reading: FormatPreferences | null,
): Promise<void> {
  authorise(actor, 'settings.edit')
  await withMutation(db, async (tx, emit) => {
    const without = sql`${publication.readings} - ${locale}::text`
    await tx.update(publication).set({
      version: sql`${publication.version} + 1`,
      readings: reading
        ? sql`${without} || jsonb_build_object(${locale}::text, ${writeFormatPreferences(reading)}::text)`
        : without,
    })
    await emit(actor, {
      type: 'SettingsChanged',
      part: 'readings',
      details: { locale, reading: reading && writeFormatPreferences(reading) },
    })
  })
}
