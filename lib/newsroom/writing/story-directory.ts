/** Names of what a story can be filed under and signed with, in the language the newsroom speaks to somebody. */
import { asc, eq, inArray, isNull, or } from 'drizzle-orm'
import type { Database } from '../../db/open.ts'
import { section, topic } from '../../db/tables/directory.ts'
import { author, desk, staff } from '../../db/tables/people-and-pictures.ts'
import { inLocale, type Locale } from '../../locale/table.ts'

type Named = { id: string; name: string }
export type StoryDirectory = {
  /** In the paper's order. */
  sections: (Named & { slug: string })[]
  desks: Named[]
  topics: Named[]
  /** `hint`: what they do, to tell two of one name apart. */
  authors: (Named & { hint: string })[]
}

/**
 * What is archived is offered to nobody, and named where it is used.
 * @param used ids of what a story is filed under and signed with already, listed also when they are archived; `all` lists
 *   everything, for what is only named
 */
export async function storyDirectory(
  { orm }: Database,
  locale: Locale,
  used: readonly (string | null)[] | 'all' = [],
): Promise<StoryDirectory> {
  const offered = (table: typeof section | typeof desk | typeof topic | typeof author) =>
    used === 'all'
      ? undefined
      : or(
          isNull(table.archivedAt),
          inArray(
            table.id,
            used.filter((id) => id !== null),
          ),
        )
  const [sections, desks, topics, authors] = await Promise.all([
    orm.select().from(section).where(offered(section)).orderBy(asc(section.position)),
    orm.select().from(desk).where(offered(desk)),
    orm.select({ id: topic.id, names: topic.names }).from(topic).where(offered(topic)),
    orm
      .select({ id: author.id, names: author.names, jobTitles: author.jobTitles })
      .from(author)
      .where(offered(author)),
  ])
  // ICU in the embedded engine sorts wrongly; these lists are short.
  const inOrder = new Intl.Collator(locale)
  const byName = (a: Named, b: Named) => inOrder.compare(a.name, b.name)
  const named = ({ id, names }: { id: string; names: typeof section.$inferSelect.names }): Named => ({
    id,
    name: inLocale(names, locale),
  })
  return {
    sections: sections.map((each) => ({ ...named(each), slug: each.slug })),
    desks: desks.map(named).sort(byName),
    topics: topics.map(named).sort(byName),
    authors: authors.map((each) => ({ ...named(each), hint: inLocale(each.jobTitles, locale) })).sort(byName),
  }
}

/** Null for nobody, and for somebody who was removed. */
export async function staffName({ orm }: Database, staffId: string | null): Promise<string | null> {
  if (staffId === null) return null
  const [row] = await orm.select({ name: staff.name }).from(staff).where(eq(staff.id, staffId))
  return row?.name ?? null
}
