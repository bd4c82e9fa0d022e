/** Which headlines of a story readers of fronts and lists see in turn (`lib/newsroom/headlines`). */
import { and, inArray, isNull } from 'drizzle-orm'
import type { Database } from '../db/open.ts'
import { headlineTest } from '../db/tables/headline-tests.ts'
import type { Locale } from '../locale/table.ts'
import { tags } from '../press/cache-dependencies.ts'
import { rememberEach } from '../press/remembered.ts'
import { isCounted } from './is-counted.ts'
import type { StorySummary } from './summary.ts'

export type HeadlinesInTest = { testId: string; headlines: string[] }

/**
 * The same stories, with what is tested of them. Only where lists of stories are shown to people: feeds, cards, search, the
 * story itself and whoever asks the API know one headline, and none of them changes when a test begins or ends.
 */
export async function withHeadlineTests<Story extends StorySummary>(
  db: Database,
  locale: Locale,
  stories: readonly Story[],
): Promise<Story[]> {
  if (!isCounted()) return [...stories]
  const ids = stories.map(({ articleId }) => articleId)
  const tests = await rememberEach(`headline-test:${locale}`, ids, (missing) => readTests(db, missing))
  return stories.map((story) => {
    const test = tests.get(story.articleId)
    // Of a headline that has been changed since it says nothing, and is about to end.
    return test && test.headlines[0] === story.headline ? { ...story, headlineTest: test } : story
  })
}

async function readTests({ orm }: Database, articleIds: string[]) {
  const rows = await orm
    .select({
      articleId: headlineTest.articleId,
      testId: headlineTest.id,
      headlines: headlineTest.headlines,
    })
    .from(headlineTest)
    .where(and(inArray(headlineTest.articleId, articleIds), isNull(headlineTest.endedAt)))
  const running = new Map(rows.map(({ articleId, ...test }) => [articleId, test]))
  return new Map(
    articleIds.map((id) => [id, { value: running.get(id) ?? null, read: [tags.headlineTest(id)] }]),
  )
}
