import { and, eq, inArray, sql } from 'drizzle-orm'
import type { Database } from '../../db/open.ts'
import { revision } from '../../db/tables/drafts.ts'
import { staff } from '../../db/tables/people-and-pictures.ts'
import { article } from '../../db/tables/stories.ts'
import type { Transaction } from '../../db/transaction.ts'
import type { Locale } from '../../locale/table.ts'
import type { ArticleState } from '../../vocabulary.ts'
import type { Actor } from '../actor.ts'
import { type ArticleInput, articleInput } from '../fields.ts'
import { operation } from '../operation.ts'
import type { DraftContent } from '../stories/draft-content.ts'
import { contentOfRow } from '../stories/draft-fields.ts'
import { readArticle } from '../stories/editable-article.ts'
import { presentRevision, sourceHasChanged } from './present-revision.ts'

/** A kept version of a source, as a translator reads it. */
type SourceVersion = {
  number: number
  /** ISO 8601. */
  keptAt: string
  /** Null for an import, and for whoever was removed. */
  keptBy: string | null
  content: DraftContent
}

/** What a story was translated from. */
export type TranslationSource = {
  articleId: string
  locale: Locale
  state: ArticleState
  isInBin: boolean
  /** The version that was translated. */
  base: SourceVersion
  /** The version that counts now; the same when there is no newer one. */
  present: SourceVersion
  /** The two say different things. */
  hasChanged: boolean
}

/**
 * The source of a translation; null for what was translated from nothing, or from what is gone.
 * @throws {NewsroomError} `unknown-article`, `not-allowed`
 */
export const sourceOf = operation({
  name: 'translation.source',
  input: articleInput,
  permission: 'story.read',
  run: read,
})

async function read(
  db: Database,
  actor: Actor,
  { articleId }: ArticleInput,
): Promise<TranslationSource | null> {
  await readArticle(db, actor, 'story.read', articleId)
  return db.orm.transaction((tx) => translationSource(tx, articleId))
}

/** The same for whoever was asked about permissions already. */
export async function translationSource(
  tx: Transaction,
  articleId: string,
): Promise<TranslationSource | null> {
  const [row] = await tx
    .select({
      sourceId: article.translatedFromId,
      number: article.translatedFromRevision,
      hasChanged: sourceHasChanged,
    })
    .from(article)
    .where(eq(article.id, articleId))
  if (!row?.sourceId) return null
  const [source] = await tx
    .select({
      articleId: article.id,
      locale: article.locale,
      state: article.state,
      deletedAt: article.deletedAt,
      present: sql<number>`${presentRevision('article')}`,
    })
    .from(article)
    .where(eq(article.id, row.sourceId))
  if (!source) return null
  const { deletedAt, present, ...rest } = source
  const versions = await versionsOf(tx, row.sourceId, [row.number ?? present, present])
  const now = versions.get(present)
  // A source that no revision was ever kept of cannot be shown, nor compared.
  if (!now) return null
  return {
    ...rest,
    isInBin: deletedAt !== null,
    base: (row.number !== null && versions.get(row.number)) || now,
    present: now,
    hasChanged: row.hasChanged,
  }
}

async function versionsOf(
  tx: Transaction,
  articleId: string,
  numbers: number[],
): Promise<Map<number, SourceVersion>> {
  const rows = await tx
    .select({ words: revision, keptBy: staff.name })
    .from(revision)
    .leftJoin(staff, eq(staff.id, revision.staffId))
    .where(and(eq(revision.articleId, articleId), inArray(revision.number, numbers)))
  return new Map(
    rows.map(({ words, keptBy }) => [
      words.number,
      {
        number: words.number,
        keptAt: words.createdAt.toISOString(),
        keptBy,
        content: contentOfRow(words, { preserveUnknown: false }),
      },
    ]),
  )
}
