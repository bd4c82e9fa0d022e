import type { Database } from '../../db/open.ts'
import { publication } from '../../db/schema.ts'
import { inLocale, type Locale } from '../../locale/table.ts'

/** The paper's name over the newsroom's door, and the zone its moments are shown in. */
export async function nameplate(
  { orm }: Database,
  locale: Locale,
): Promise<{ name: string; timeZone: string }> {
  const [row] = await orm
    .select({ names: publication.names, timeZone: publication.timeZone })
    .from(publication)
  return row
    ? { name: inLocale(row.names, locale), timeZone: row.timeZone }
    : { name: 'ورّاق', timeZone: 'UTC' }
}
