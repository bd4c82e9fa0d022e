import { asc } from 'drizzle-orm'
import type { Database } from '../../db/open.ts'
import { author, desk } from '../../db/schema.ts'
import { inLocale, type Locale } from '../../locale/table.ts'

export type Choice = { id: string; name: string }

/** The desks somebody may work for and the bylines that may be theirs, by name in a language. */
export async function directoryChoices(
  { orm }: Database,
  locale: Locale,
): Promise<{ desks: Choice[]; authors: Choice[] }> {
  const desks = await orm.select({ id: desk.id, names: desk.names }).from(desk).orderBy(asc(desk.slug))
  const authors = await orm.select({ id: author.id, names: author.names }).from(author)
  const named = (rows: { id: string; names: (typeof desks)[number]['names'] }[]): Choice[] =>
    rows.map(({ id, names }) => ({ id, name: inLocale(names, locale) }))
  const inOrder = new Intl.Collator(locale)
  return { desks: named(desks), authors: named(authors).sort((a, b) => inOrder.compare(a.name, b.name)) }
}
