/** Which stories are read most: found out every few minutes, and told to readers only when the order has changed. */
import { and, eq, sql } from 'drizzle-orm'
import type { Database } from '../db/open.ts'
import { audienceCount, mostRead } from '../db/tables/audience.ts'
import { article, story } from '../db/tables/stories.ts'
import type { Locale } from '../locale/table.ts'
import { tags } from '../press/cache-dependencies.ts'
import { withInvalidation } from '../press/invalidation.ts'
import { isPublic } from '../publication/visibility.ts'
import type { MostReadSpan } from '../vocabulary.ts'

/** As many as a list has: with fewer there is none. */
const mostReadLength = 5
/** Views in its time without which a story is not said to be read much. */
export const fewestViews = 20

type List = { locale: Locale; sectionId: string; span: MostReadSpan; articleIds: string[] }

/** Any number of instances may: what they find is the same. @param isCounted false: nothing is counted any more */
export async function rankMostRead(db: Database, { isCounted = true } = {}): Promise<void> {
  const lists = new Map((isCounted ? await ranked(db) : []).map((each) => [nameOf(each), each]))
  const before = await db.orm.select().from(mostRead)
  const old = new Map(before.map((each) => [nameOf(each), each]))
  const gone = before.filter((each) => !lists.has(nameOf(each)))
  const changed = [...lists.values()].filter(
    (each) => old.get(nameOf(each))?.articleIds.join() !== each.articleIds.join(),
  )
  if (gone.length + changed.length === 0) return
  await withInvalidation(db, async (tx, invalidate) => {
    for (const { locale, sectionId, span } of gone)
      await tx
        .delete(mostRead)
        .where(and(eq(mostRead.locale, locale), eq(mostRead.sectionId, sectionId), eq(mostRead.span, span)))
    // In one order for all instances.
    for (const list of changed.sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1)))
      await tx
        .insert(mostRead)
        .values(list)
        .onConflictDoUpdate({
          target: [mostRead.locale, mostRead.sectionId, mostRead.span],
          set: { articleIds: list.articleIds },
        })
    for (const { locale, sectionId } of [...gone, ...changed]) invalidate(tags.mostRead(locale, sectionId))
  })
}

const nameOf = ({ locale, sectionId, span }: Omit<List, 'articleIds'>) => `${locale} ${sectionId} ${span}`

async function ranked({ orm }: Database): Promise<List[]> {
  const counted = (span: MostReadSpan, grain: 'hour' | 'day', since: string) => sql`
    select ${span}::text as span, key, sum(views) as views from ${audienceCount}
    where grain = ${grain} and kind = 'article' and at >= now() - ${since}::interval
    group by key having sum(views) >= ${fewestViews}`
  const { rows } = await orm.execute<{
    span: MostReadSpan
    id: string
    locale: Locale
    sectionId: string
    inLanguage: boolean
    inSection: boolean
  }>(sql`
    select span, id, locale, section_id as "sectionId",
      in_language <= ${mostReadLength} as "inLanguage", in_section <= ${mostReadLength} as "inSection"
    from (
      select counted.span, ${article.id}, ${article.locale}, ${story.sectionId}, counted.views,
        row_number() over (partition by span, ${article.locale} order by counted.views desc, ${article.id}) as in_language,
        row_number() over (partition by span, ${article.locale}, ${story.sectionId}
          order by counted.views desc, ${article.id}) as in_section
      from (${counted('day', 'hour', '24 hours')} union all ${counted('week', 'day', '7 days')}) as counted
      join ${article} on ${article.id} = counted.key
      join ${story} on ${story.id} = ${article.storyId}
      where ${isPublic()} and ${story.kind} <> 'page'
    ) as ranked
    where in_section <= ${mostReadLength} or in_language <= ${mostReadLength}
    order by span, locale, views desc, id`)
  const lists = new Map<string, List>()
  const put = (locale: Locale, sectionId: string, span: MostReadSpan, id: string) => {
    const name = nameOf({ locale, sectionId, span })
    const list = lists.get(name) ?? { locale, sectionId, span, articleIds: [] }
    list.articleIds.push(id)
    lists.set(name, list)
  }
  for (const { span, id, locale, sectionId, inLanguage, inSection } of rows) {
    if (inLanguage) put(locale, '', span, id)
    if (inSection) put(locale, sectionId, span, id)
  }
  return [...lists.values()].filter(({ articleIds }) => articleIds.length === mostReadLength)
}
