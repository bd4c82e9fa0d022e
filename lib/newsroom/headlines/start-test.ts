import { and, eq, isNull } from 'drizzle-orm'
import { z } from 'zod'
import { newId } from '../../db/id.ts'
import type { Database } from '../../db/open.ts'
import { headlineTest } from '../../db/tables/headline-tests.ts'
import type { Transaction } from '../../db/transaction.ts'
import { isCounted } from '../../publication/is-counted.ts'
import { mostTestedHeadlines } from '../../vocabulary.ts'
import type { Actor } from '../actor.ts'
import { articleId, readBy } from '../fields.ts'
import { headlineTestHours, mostOtherHeadlines } from '../limits.ts'
import { NewsroomError } from '../newsroom-error.ts'
import { operation } from '../operation.ts'
import { readLine } from '../stories/draft-content.ts'
import { type EditableArticle, lockArticle } from '../stories/editable-article.ts'
import { type Emit, withMutation } from '../with-mutation.ts'
import { endIfOver } from './end-test.ts'

const startHeadlineTestInput = z.object({
  articleId,
  /** Besides the one that readers see. */
  headlines: readBy<readonly string[], string[]>(readHeadlines),
  /** How long it may go on. */
  hours: z.literal(headlineTestHours),
})

/**
 * Has lists show readers one of two or three headlines of a story, until it is known which is opened more.
 * @throws {NewsroomError} `unknown-article`; `not-allowed`; `malformed`; `not-counted` where nothing is counted;
 *   `test-needs-readers` while readers cannot see the story, and of a static page, which stands in no list;
 *   `test-runs`; `headlines-alike` when there are not two, or more than three, different ones
 */
export const startHeadlineTest = operation({
  name: 'headlines.test',
  input: startHeadlineTestInput,
  permission: 'story.publish',
  run: start,
})

async function start(
  db: Database,
  actor: Actor,
  { articleId, headlines: others, hours }: z.output<typeof startHeadlineTestInput>,
): Promise<{ testId: string }> {
  if (!isCounted()) throw new NewsroomError('not-counted', '')
  return withMutation(db, async (tx, emit) => {
    const found = await lockArticle(tx, actor, 'story.publish', articleId)
    if (found.state !== 'published' || found.isEmbargoed || found.kind === 'page')
      throw new NewsroomError('test-needs-readers', articleId)
    if (await runs(tx, emit, found)) throw new NewsroomError('test-runs', articleId)
    const headlines = [...new Set([found.headline, ...others])]
    if (headlines.length < 2 || headlines.length > mostTestedHeadlines)
      throw new NewsroomError('headlines-alike', String(headlines.length))
    const testId = newId()
    const endsAt = new Date(found.now.getTime() + hours * 3_600_000)
    await tx.insert(headlineTest).values({
      id: testId,
      articleId,
      headlines,
      shown: headlines.map(() => 0),
      opened: headlines.map(() => 0),
      startedBy: actor.staffId,
      endsAt,
    })
    await emit(actor, { type: 'HeadlineTestStarted', articleId, testId, headlines, endsAt })
    return { testId }
  })
}

/** Whether another goes on: one that is over, and that nobody has noted yet, is ended first. */
async function runs(tx: Transaction, emit: Emit, { articleId }: EditableArticle): Promise<boolean> {
  const [running] = await tx
    .select({ id: headlineTest.id })
    .from(headlineTest)
    .where(and(eq(headlineTest.articleId, articleId), isNull(headlineTest.endedAt)))
  return running !== undefined && !(await endIfOver(tx, emit, running.id))
}

/** Each once; emptied ones are none. @throws {NewsroomError} `malformed` */
function readHeadlines(value: unknown): string[] {
  if (!Array.isArray(value) || value.length > mostOtherHeadlines)
    throw new NewsroomError('malformed', 'headlines')
  return [...new Set(value.flatMap((each) => readLine({ headline: each }, 'headline') ?? []))]
}
