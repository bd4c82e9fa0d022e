import { asc, inArray, isNull, or } from 'drizzle-orm'
import type { Database } from '../../db/open.ts'
import { entryOrder } from '../../db/tables/columns.ts'
import { topic } from '../../db/tables/directory.ts'
import { author, staff } from '../../db/tables/people-and-pictures.ts'
import { inLocale, type Locale } from '../../locale/table.ts'
import { hasWayIn } from '../people/has-way-in.ts'
import { sectionsAndDesks } from './story-directory.ts'

/** Of each kind: more is looked for in the directory, whose pages lead to the board. */
const mostOffered = 300

/** What a board can be narrowed to, by name. What it is narrowed to already is among it, however much there is. */
export async function boardChoices(
  { orm }: Database,
  locale: Locale,
  chosen: { authorId?: string | undefined; topicId?: string | undefined; ids: readonly string[] },
) {
  const named = async (table: typeof author | typeof topic, id: string | undefined) => {
    const shown = (condition: ReturnType<typeof isNull>) =>
      orm
        .select({ id: table.id, names: table.names })
        .from(table)
        .where(condition)
        .orderBy(...entryOrder(table, locale))
        .limit(mostOffered)
    const offered = await shown(isNull(table.archivedAt))
    const besides = id && !offered.some((each) => each.id === id) ? await shown(inArray(table.id, [id])) : []
    return [...besides, ...offered].map((each) => ({ id: each.id, name: inLocale(each.names, locale) }))
  }
  const [{ sections, desks }, topics, authors, people] = await Promise.all([
    sectionsAndDesks({ orm }, locale, chosen.ids),
    named(topic, chosen.topicId),
    named(author, chosen.authorId),
    orm
      .select({ id: staff.id, name: staff.name })
      .from(staff)
      .where(or(hasWayIn, inArray(staff.id, [...chosen.ids])))
      .orderBy(asc(staff.name))
      .limit(mostOffered),
  ])
  return { sections, desks, topics, authors, people }
}
