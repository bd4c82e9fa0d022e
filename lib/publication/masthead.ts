import type { Database } from '../db/open.ts'
import { publication } from '../db/schema.ts'
import { parseReading } from '../locale/reading.ts'
import { inLocale, type Locale, localeTable, type PerLocale, type Reading } from '../locale/table.ts'
import { reads, tags } from '../press/ledger.ts'
import { type SectionLink, sectionsInOrder } from './listing.ts'

/** What stands at the head of every page. */
export type Masthead = {
  name: string
  /** What it is called in each language. */
  names: PerLocale
  tagline: string
  /** IANA name: every time a reader sees is in this zone. */
  timeZone: string
  contactEmail: string | null
  /** How this paper prints numbers and dates in this language, for readers who chose nothing else. */
  reading: Reading
  sections: SectionLink[]
}

/** @throws when the database has no publication row: it was never filled. */
export async function masthead(db: Database, locale: Locale): Promise<Masthead> {
  reads(tags.publication())
  const [row] = await db.orm.select().from(publication)
  if (!row)
    throw new Error(
      'The database holds no publication. Start Warraq with `npm start`, which fills an empty one.',
    )
  return {
    name: inLocale(row.names, locale),
    names: row.names,
    tagline: inLocale(row.taglines, locale),
    timeZone: row.timeZone,
    contactEmail: row.contactEmail,
    reading: parseReading(row.readings[locale] ?? '', locale) ?? localeTable[locale].reading,
    sections: await sectionsInOrder(db, locale),
  }
}
