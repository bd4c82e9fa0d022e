import { desc, eq } from 'drizzle-orm'
import type { Database } from '../../db/open.ts'
import { headlineTest } from '../../db/tables/headline-tests.ts'
import { isCounted } from '../../publication/is-counted.ts'
import type { HeadlineTestOutcome } from '../../vocabulary.ts'
import type { Actor } from '../actor.ts'
import { type ArticleInput, articleInput } from '../fields.ts'
import { operation } from '../operation.ts'
import { readArticle } from '../stories/editable-article.ts'

export type HeadlineTest = {
  testId: string
  /** In the order in which they were given; the first stood over the story when it began. */
  headlines: { text: string; shown: number; opened: number }[]
  startedAt: string
  endsAt: string
  endedAt: string | null
  outcome: HeadlineTestOutcome | null
  winner: number | null
  /** The winner was put over the story. */
  isUsed: boolean
}

export type HeadlineTests = {
  /** The headline that readers see. */
  headline: string
  /** The last first. */
  tests: HeadlineTest[]
  /** Nothing is counted here. */
  isOff: boolean
}

/** Nobody looks further back. */
const most = 20

/**
 * The tests of an article's headlines, and how they are going.
 * @throws {NewsroomError} `unknown-article`, `not-allowed`
 */
export const readHeadlineTests = operation({
  name: 'headlines.read-tests',
  input: articleInput,
  permission: 'story.read',
  run: read,
})

async function read(db: Database, actor: Actor, { articleId }: ArticleInput): Promise<HeadlineTests> {
  const { headline } = await readArticle(db, actor, 'story.read', articleId)
  const rows = await db.orm
    .select()
    .from(headlineTest)
    .where(eq(headlineTest.articleId, articleId))
    .orderBy(desc(headlineTest.startedAt), desc(headlineTest.id))
    .limit(most)
  return {
    headline,
    isOff: !isCounted(),
    tests: rows.map((row) => ({
      testId: row.id,
      headlines: row.headlines.map((text, place) => ({
        text,
        shown: row.shown[place] ?? 0,
        opened: row.opened[place] ?? 0,
      })),
      startedAt: row.startedAt.toISOString(),
      endsAt: row.endsAt.toISOString(),
      endedAt: row.endedAt?.toISOString() ?? null,
      outcome: row.outcome,
      winner: row.winner,
      isUsed: row.usedAt !== null,
    })),
  }
}
