/** What readers are told is read most, in a language or a section of it: found out by `lib/audience/rank-most-read.ts`. */
import { and, eq, inArray } from 'drizzle-orm'
import type { Database } from '../db/open.ts'
import { mostRead as table } from '../db/tables/audience.ts'
import { section } from '../db/tables/directory.ts'
import { article } from '../db/tables/stories.ts'
import type { Locale } from '../locale/table.ts'
import { dependsOn, tags } from '../press/cache-dependencies.ts'
import { type MostReadSpan, mostReadSpans } from '../vocabulary.ts'
import { publicStories, type StorySummary } from './summary.ts'

/**
 * In the last 24 hours, in the last seven days: the most read first. A span of which there is too little to say is absent, and
 * so is a week that says what its last day does.
 */
export type MostRead = { span: MostReadSpan; stories: StorySummary[] }[]

/** With fewer a list says nothing. They were more when they were counted: one may have been withdrawn since. */
const fewest = 4

/** Under a story: of its section where there is enough to say, else of the whole language. Null of no section of ours. */
export async function mostReadUnder(
  db: Database,
  locale: Locale,
  sectionId: string,
): Promise<{ locale: Locale; isOfSection: boolean; lists: MostRead } | null> {
  if ((await db.orm.$count(section, eq(section.id, sectionId))) === 0) return null
  const ofSection = await mostRead(db, locale, sectionId)
  const isOfSection = ofSection.length > 0
  return { locale, isOfSection, lists: isOfSection ? ofSection : await mostRead(db, locale) }
}

/** @param sectionId '' for the whole language */
export async function mostRead(db: Database, locale: Locale, sectionId = ''): Promise<MostRead> {
  dependsOn(tags.mostRead(locale, sectionId))
  const rows = await db.orm
    .select({ span: table.span, articleIds: table.articleIds })
    .from(table)
    .where(and(eq(table.locale, locale), eq(table.sectionId, sectionId)))
  const ids = [...new Set(rows.flatMap(({ articleIds }) => articleIds))]
  if (ids.length === 0) return []
  // One that is withdrawn, or comes back, changes the list.
  dependsOn(...ids.map(tags.article))
  const found = await publicStories(db, locale, inArray(article.id, ids), { limit: ids.length })
  const byId = new Map(found.map((each) => [each.articleId, each]))
  const idsOf = (span: MostReadSpan) => rows.find((row) => row.span === span)?.articleIds ?? []
  return mostReadSpans.flatMap((span) => {
    const those = idsOf(span)
    if (span === 'week' && those.join() === idsOf('day').join()) return []
    const stories = those.flatMap((id) => byId.get(id) ?? [])
    return stories.length < fewest ? [] : [{ span, stories }]
  })
}
