import { asc, eq } from 'drizzle-orm'
import type { Database } from '../../db/open.ts'
import { author, desk, staff } from '../../db/tables/people-and-pictures.ts'
import { inLocale, type Locale } from '../../locale/table.ts'

/** What is archived is named where it is chosen already, and not offered. */
export type Choice = { id: string; name: string; isArchived: boolean }
/** `staffId`: whose byline it is already. */
export type BylineChoice = Choice & { staffId: string | null }

/** The desks somebody may work for and the bylines that may be theirs, by name in a language. */
export async function directoryChoices(
  { orm }: Database,
  locale: Locale,
): Promise<{ desks: Choice[]; authors: BylineChoice[] }> {
  const desks = await orm
    .select({ id: desk.id, names: desk.names, archivedAt: desk.archivedAt })
    .from(desk)
    .orderBy(asc(desk.slug))
  const authors = await orm
    .select({ id: author.id, names: author.names, archivedAt: author.archivedAt, staffId: staff.id })
    .from(author)
    .leftJoin(staff, eq(staff.authorId, author.id))
  const inOrder = new Intl.Collator(locale)
  const choice = ({ id, names, archivedAt }: (typeof desks)[number]): Choice => ({
    id,
    name: inLocale(names, locale),
    isArchived: archivedAt !== null,
  })
  return {
    desks: desks.map(choice),
    authors: authors
      .map((each) => ({ ...choice(each), staffId: each.staffId }))
      .sort((a, b) => inOrder.compare(a.name, b.name)),
  }
}
