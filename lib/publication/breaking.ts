/** What is announced over every page of a language, for as long as it stands. */
import { and, eq, gt, isNull, sql } from 'drizzle-orm'
import type { Database } from '../db/open.ts'
import { breakingNotice } from '../db/tables/front.ts'
import { article } from '../db/tables/stories.ts'
import type { Locale } from '../locale/table.ts'
import { dependsOn, tags } from '../press/cache-dependencies.ts'
import { remember } from '../press/remembered.ts'
import { mentionedStories } from './story.ts'

export type BreakingNotice = {
  id: string
  text: string
  startedAt: Date
  expiresAt: Date
  /** The story it leads to; null when it leads nowhere, or the public has no such story in this language. */
  storyId: string | null
  href: string | null
}

/** True of a notice that readers may be shown now, by the database's clock. */
const stands = (locale: Locale) =>
  and(
    eq(breakingNotice.locale, locale),
    isNull(breakingNotice.endedAt),
    gt(breakingNotice.expiresAt, sql`now()`),
  )

/** The notice that stands in a language. There is one at a time. */
export const standingNotice = (db: Database, locale: Locale): Promise<BreakingNotice | null> =>
  remember(`notice:${locale}`, () => readNotice(db, locale))

async function readNotice(db: Database, locale: Locale): Promise<BreakingNotice | null> {
  // Also when there is none: there may be one in a moment.
  dependsOn(tags.breaking(locale))
  const [row] = await db.orm
    .select({
      id: breakingNotice.id,
      text: breakingNotice.text,
      startedAt: breakingNotice.startedAt,
      expiresAt: breakingNotice.expiresAt,
      storyId: article.storyId,
    })
    .from(breakingNotice)
    .leftJoin(article, eq(article.id, breakingNotice.articleId))
    .where(stands(locale))
  if (!row) return null
  // Named as other pages mention it: changes of its text are no other notice.
  const mention = row.storyId ? (await mentionedStories(db, locale, [row.storyId])).get(row.storyId) : null
  return { ...row, storyId: mention ? row.storyId : null, href: mention?.href ?? null }
}
