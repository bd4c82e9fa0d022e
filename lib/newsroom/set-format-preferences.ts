import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Database } from '../db/open.ts'
import { publication } from '../db/tables/publication.ts'
import { writeFormatPreferences } from '../locale/format-preferences.ts'
import type { FormatPreferences } from '../locale/table.ts'
import type { Actor } from './actor.ts'
import { localeName } from './fields.ts'
import { operation } from './operation.ts'
import { withMutation } from './with-mutation.ts'

const setFormatPreferencesInput = z.object({
  locale: localeName,
  /** Null for the language's own way. */
  reading: z.custom<FormatPreferences>((value) => typeof value === 'object' && value !== null).nullable(),
})

/**
 * How the publication prints numbers and dates in one language, for readers who chose nothing themselves.
 * @param reading null for the language's own way
 * @throws {NewsroomError} `not-allowed`
 */
export const setFormatPreferences = operation({
  name: 'settings.set-format-preferences',
  input: setFormatPreferencesInput,
  permission: 'settings.edit',
  run: set,
})

async function set(
  db: Database,
  actor: Actor,
  { locale, reading }: z.output<typeof setFormatPreferencesInput>,
): Promise<void> {
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
