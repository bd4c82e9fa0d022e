/** The sections as the head of the paper names them. */
import { asc, exists, isNull, sql } from 'drizzle-orm'
import type { Database } from '../db/open.ts'
import { section } from '../db/tables/directory.ts'
import { inLocale, type Locale } from '../locale/table.ts'
import { dependsOn, tags } from '../press/cache-dependencies.ts'
import { sectionHref } from './addresses.ts'
import { newestOf } from './list-key.ts'

export type SectionLink = { id: string; slug: string; name: string; href: string }

/** Every section that is not archived, in the order of the masthead. */
export async function sectionsInOrder({ orm }: Database, locale: Locale): Promise<SectionLink[]> {
  dependsOn(tags.sections())
  const rows = await orm
    .select()
    .from(section)
    .where(isNull(section.archivedAt))
    .orderBy(asc(section.position), asc(section.id))
  dependsOn(...rows.map((row) => tags.section(row.id)))
  return rows.map((row) => ({
    id: row.id,
    slug: row.slug,
    name: inLocale(row.names, locale),
    href: sectionHref(locale, row.slug),
  }))
}

/** Those of them that have anything to read in a language: a link to an empty page leads nowhere. */
export async function filledSections(db: Database, locale: Locale): Promise<SectionLink[]> {
  dependsOn(tags.filledSections(locale))
  const rows = await db.orm
    .select({ id: section.id })
    .from(section)
    .where(exists(newestOf(db, sql`'section:' || ${section.id}`, locale, { limit: 1 })))
  const filled = new Set(rows.map((row) => row.id))
  return (await sectionsInOrder(db, locale)).filter((each) => filled.has(each.id))
}
