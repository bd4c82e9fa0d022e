import { and, asc, count, eq, isNull, sql } from 'drizzle-orm'
import type { Database } from '../../db/open.ts'
import { suggestion } from '../../db/tables/suggestions.ts'
import type { Transaction } from '../../db/transaction.ts'
import type { StoryDocument } from '../../story/document.ts'
import type { HeadLine, HeadWords, SuggestedChange } from '../../vocabulary.ts'
import type { Actor } from '../actor.ts'
import { type ArticleInput, articleInput } from '../fields.ts'
import { operation } from '../operation.ts'
import type { DraftContent } from '../stories/draft-content.ts'
import { lockArticle } from '../stories/editable-article.ts'
import { headWordsOf } from './lines.ts'

export type Suggestion = SuggestedChange & {
  id: string
  /** The line over the text that it would have otherwise; null for one of the text. */
  part: HeadLine | null
  /** The draft no longer has what it would change. */
  isGone: boolean
  /** As the name stood then. */
  by: string
  isOwn: boolean
  /** ISO 8601 */
  at: string
}

/** What is suggested for a draft and not decided on, and the words that it is suggested for. */
export type StorySuggestions = {
  open: Suggestion[]
  /** Another whenever anything of them is. */
  stamp: string
  version: number
  document: StoryDocument
  lines: HeadWords
}

/**
 * What is suggested for an article and not decided on, in the order in which it was.
 * @throws {NewsroomError} `unknown-article`, `not-allowed`
 */
export const listSuggestions = operation({
  name: 'suggestion.list',
  input: articleInput,
  permission: 'story.suggest',
  run: list,
})

async function list(db: Database, actor: Actor, { articleId }: ArticleInput): Promise<StorySuggestions> {
  return db.orm.transaction(async (tx) => {
    // Locked: places are those of one text.
    const { version, content } = await lockArticle(tx, actor, 'story.suggest', articleId)
    return suggestionsOf(tx, actor, articleId, version, content)
  })
}

/** The same in a transaction that has the article at hand. */
export async function suggestionsOf(
  tx: Transaction,
  actor: Actor,
  articleId: string,
  version: number,
  content: DraftContent,
): Promise<StorySuggestions> {
  const rows = await tx
    .select()
    .from(suggestion)
    .where(and(eq(suggestion.articleId, articleId), isNull(suggestion.decidedAt)))
    .orderBy(asc(suggestion.suggestedAt), asc(suggestion.id))
  const { stamp } = await suggestionsStamp(tx, articleId)
  return {
    stamp,
    version,
    document: content.document,
    lines: headWordsOf(content),
    open: rows.map((row) => ({
      id: row.id,
      kind: row.kind,
      part: row.part,
      ...row.place,
      before: row.before,
      after: row.after,
      isGone: row.isGone,
      by: row.suggestedBy,
      isOwn: actor.staffId !== null && row.staffId === actor.staffId,
      at: row.suggestedAt.toISOString(),
    })),
  }
}

/** How many are open, and a text that is another whenever anything of them is. */
export async function suggestionsStamp(
  tx: Transaction,
  articleId: string,
): Promise<{ open: number; stamp: string }> {
  const [row] = await tx
    .select({
      open: sql<number>`count(*) filter (where ${isNull(suggestion.decidedAt)})::int`,
      stamp: sql<string>`count(*) || ' ' || coalesce(extract(epoch from max(${suggestion.changedAt}))::text, '')`,
    })
    .from(suggestion)
    .where(eq(suggestion.articleId, articleId))
  return row ?? { open: 0, stamp: '' }
}

/** How many suggestions of an article nobody has decided on. */
export async function openSuggestionsOf({ orm }: Pick<Database, 'orm'>, articleId: string): Promise<number> {
  const [row] = await orm
    .select({ open: count() })
    .from(suggestion)
    .where(and(eq(suggestion.articleId, articleId), isNull(suggestion.decidedAt)))
  return row?.open ?? 0
}
