/** Names of what a story can be filed under and signed with, in the language the newsroom speaks to somebody. */
import { asc, eq, inArray, isNull, or } from 'drizzle-orm'
import type { Database } from '../../db/open.ts'
import { entryOrder } from '../../db/tables/columns.ts'
import { section, topic } from '../../db/tables/directory.ts'
import { author, desk, staff } from '../../db/tables/people-and-pictures.ts'
import { inLocale, type Locale, type PerLocale } from '../../locale/table.ts'

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
  const [{ sections, desks }, topics, authors] = await Promise.all([
    sectionsAndDesks({ orm }, locale, used),
    orm
      .select({ id: topic.id, names: topic.names })
      .from(topic)
      .where(offered(topic, used))
      .orderBy(...entryOrder(topic, locale)),
    orm
      .select({ id: author.id, names: author.names, jobTitles: author.jobTitles })
      .from(author)
      .where(offered(author, used))
      .orderBy(...entryOrder(author, locale)),
  ])
  return {
    sections,
    desks,
    topics: topics.map(named(locale)),
    authors: authors.map((each) => ({ ...named(locale)(each), hint: inLocale(each.jobTitles, locale) })),
  }
}

/** Whose byline is the actor's own stands first, and says so. */
export function meFirst(
  authors: StoryDirectory['authors'],
  authorId: string | null,
  me: string,
): StoryDirectory['authors'] {
  const own = authors.find(({ id }) => id === authorId)
  return own ? [{ ...own, hint: me }, ...authors.filter((each) => each !== own)] : authors
}

/** The short lists alone, for what is only filtered by them. */
export async function sectionsAndDesks(
  { orm }: Pick<Database, 'orm'>,
  locale: Locale,
  used: readonly (string | null)[] | 'all' = [],
): Promise<Pick<StoryDirectory, 'sections' | 'desks'>> {
  const [sections, desks] = await Promise.all([
    orm.select().from(section).where(offered(section, used)).orderBy(asc(section.position)),
    orm
      .select()
      .from(desk)
      .where(offered(desk, used))
      .orderBy(...entryOrder(desk, locale)),
  ])
  return {
    sections: sections.map((each) => ({ ...named(locale)(each), slug: each.slug })),
    desks: desks.map(named(locale)),
  }
}

const offered = (
  table: typeof section | typeof desk | typeof topic | typeof author,
  used: readonly (string | null)[] | 'all',
) =>
  used === 'all'
    ? undefined
    : or(
        isNull(table.archivedAt),
        inArray(
          table.id,
          used.filter((id) => id !== null),
        ),
      )

const named =
  (locale: Locale) =>
  ({ id, names }: { id: string; names: PerLocale }): Named => ({ id, name: inLocale(names, locale) })

/** Null for nobody, and for somebody who was removed. */
export async function staffName({ orm }: Database, staffId: string | null): Promise<string | null> {
  if (staffId === null) return null
  const [row] = await orm.select({ name: staff.name }).from(staff).where(eq(staff.id, staffId))
  return row?.name ?? null
}
