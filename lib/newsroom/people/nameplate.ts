import type { Database } from '../../db/open.ts'
import { publication } from '../../db/tables/publication.ts'
import { parseFormatPreferences } from '../../locale/format-preferences.ts'
import { type FormatPreferences, inLocale, type Locale, localeTable } from '../../locale/table.ts'

/** The paper's name over the newsroom's door, the zone its moments are shown in, and how it prints dates. */
export async function nameplate(
  { orm }: Database,
  locale: Locale,
): Promise<{ name: string; timeZone: string; reading: FormatPreferences }> {
  const { reading } = localeTable[locale]
  const [row] = await orm
    .select({ names: publication.names, timeZone: publication.timeZone, readings: publication.readings })
    .from(publication)
  return row
    ? {
        name: inLocale(row.names, locale),
        timeZone: row.timeZone,
        reading: parseFormatPreferences(row.readings[locale] ?? '', locale) ?? reading,
      }
    : { name: 'ورّاق', timeZone: 'UTC', reading }
}
