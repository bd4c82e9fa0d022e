import { and, desc, eq, isNotNull, or } from 'drizzle-orm'
import type { Database } from '../../db/open.ts'
import { revision } from '../../db/tables/drafts.ts'
import { correction } from '../../db/tables/stories.ts'
import type { CorrectionKind } from '../../vocabulary.ts'
import type { Actor } from '../actor.ts'
import { type ArticleInput, articleInput } from '../fields.ts'
import { operation } from '../operation.ts'
import { readArticle } from '../stories/editable-article.ts'

/** A note as the newsroom sees it. Moments are ISO 8601. */
export type CorrectionLine = {
  id: string
  kind: CorrectionKind
  note: string
  correctedAt: string
  /** As the name stood then; null for what was imported. */
  writtenBy: string | null
  revision: number | null
  previous: number | null
  showsChange: boolean
  amendsId: string | null
  /** Readers read the reason instead of its words. */
  withdrawn: { at: string; by: string; reason: string } | null
}

export type Corrections = {
  /** The newest first. */
  notes: CorrectionLine[]
  /** Revisions that readers have seen, the newest first. */
  published: { number: number; headline: string; publishedAt: string | null }[]
}

/**
 * What readers were told about a story, and what of it they have seen.
 * @throws {NewsroomError} `unknown-article`, `not-allowed`
 */
export const listCorrections = operation({
  name: 'correction.list',
  input: articleInput,
  permission: 'story.read',
  run: list,
})

async function list(db: Database, actor: Actor, { articleId }: ArticleInput): Promise<Corrections> {
  const found = await readArticle(db, actor, 'story.read', articleId)
  const notes = await db.orm
    .select()
    .from(correction)
    .where(eq(correction.articleId, articleId))
    .orderBy(desc(correction.correctedAt), desc(correction.id))
  const published = await db.orm
    .select({ number: revision.number, headline: revision.headline, publishedAt: revision.publishedAt })
    .from(revision)
    .where(
      and(
        eq(revision.articleId, articleId),
        found.publishedAt === null
          ? isNotNull(revision.publishedAt)
          : or(isNotNull(revision.publishedAt), eq(revision.number, found.revisionNumber)),
      ),
    )
    .orderBy(desc(revision.number))
  return {
    notes: notes.map(lineOf),
    published: published.map((row) => ({ ...row, publishedAt: row.publishedAt?.toISOString() ?? null })),
  }
}

/** A row as the newsroom sees it. */
export const lineOf = (row: typeof correction.$inferSelect): CorrectionLine => ({
  id: row.id,
  kind: row.kind,
  note: row.note,
  correctedAt: row.correctedAt.toISOString(),
  writtenBy: row.writtenBy,
  revision: row.revisionNumber,
  previous: row.previousRevision,
  showsChange: row.changes !== null,
  amendsId: row.amendsId,
  withdrawn: row.withdrawnAt && {
    at: row.withdrawnAt.toISOString(),
    by: row.withdrawnBy ?? '',
    reason: row.withdrawalReason ?? '',
  },
})
