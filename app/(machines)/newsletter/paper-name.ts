import type { Database } from '@/lib/db/open.ts'
import { publication } from '@/lib/db/tables/publication.ts'
import { inLocale, type Locale } from '@/lib/locale/table.ts'

/** What the paper is called, for a page that has nothing else of its masthead. */
export async function paperName({ orm }: Database, locale: Locale): Promise<string> {
  const [row] = await orm.select({ names: publication.names }).from(publication)
  return row ? inLocale(row.names, locale) : 'Warraq'
}
