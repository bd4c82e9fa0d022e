import { and, desc, eq, inArray, or } from 'drizzle-orm'
import type { Database } from '../../db/open.ts'
import { auditEvent } from '../../db/tables/audit.ts'
import type { Actor } from '../actor.ts'
import { auditActions, type HistoryAction, isByMachine, isHistoryAction } from '../audit.ts'
import { type ArticleInput, articleInput } from '../fields.ts'
import { operation } from '../operation.ts'
import { readArticle } from './editable-article.ts'

/** What the history of an article may tell of; each is worded where it is shown. */
export const storyEvents = auditActions.filter(isHistoryAction)

export type HistoryEntry = {
  id: number
  /** ISO 8601. */
  at: string
  /** As the name stood then; `operator` and `schedule` are machines. */
  by: string
  isMachine: boolean
  event: HistoryAction
  note: string | null
  /** Of a move `from`, `to`, `revision` and `at`; of others see where they are recorded. */
  details: Record<string, string | number | null>
}

/** A story that has more than this has been worked on for years; the log itself has the rest. */
const longest = 500

/**
 * What was done to an article and its story, the newest first.
 * @throws {NewsroomError} `unknown-article`, `not-allowed`
 */
export const history = operation({
  name: 'story.history',
  input: articleInput,
  permission: 'story.read',
  run: read,
})

async function read(db: Database, actor: Actor, { articleId }: ArticleInput): Promise<HistoryEntry[]> {
  const { storyId } = await readArticle(db, actor, 'story.read', articleId)
  const rows = await db.orm
    .select()
    .from(auditEvent)
    .where(
      and(
        inArray(auditEvent.action, storyEvents),
        or(
          and(eq(auditEvent.subjectKind, 'article'), eq(auditEvent.subjectId, articleId)),
          and(eq(auditEvent.subjectKind, 'story'), eq(auditEvent.subjectId, storyId)),
        ),
      ),
    )
    .orderBy(desc(auditEvent.id))
    .limit(longest)
  return rows.map((row) => ({
    id: row.id,
    at: row.at.toISOString(),
    by: row.actorName,
    isMachine: isByMachine(row),
    event: row.action as HistoryAction,
    note: row.note,
    details: row.details,
  }))
}
