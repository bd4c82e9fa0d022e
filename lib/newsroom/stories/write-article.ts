/** Writing an article's row and everything derived from its document, in one place for every way in. */
import { and, eq, isNull, type SQL } from 'drizzle-orm'
import { countWords } from '../../arabic/count.ts'
import { slugKey } from '../../arabic/slug.ts'
import { newId } from '../../db/id.ts'
import { revision } from '../../db/tables/drafts.ts'
import { article, byline } from '../../db/tables/stories.ts'
import type { Transaction } from '../../db/transaction.ts'
import type { Locale } from '../../locale/table.ts'
import { firstOf } from '../../present.ts'
import { asReadersSee } from '../../publication/shared-boxes.ts'
import { documentVersion, type StoryDocument } from '../../story/document.ts'
import { plainText } from '../../story/plain-text.ts'
import { asStored } from '../../story/unknown-block.ts'
import { validateDocument } from '../../story/validate.ts'
import type { ArticleState, BylineEntry, ToldElsewhere } from '../../vocabulary.ts'
import type { DraftContent } from './draft-content.ts'
import { wordsOfDraft } from './draft-fields.ts'

export type NewArticle = Partial<ToldElsewhere> & {
  id?: string
  storyId: string
  locale: Locale
  slug: string
  state: ArticleState
  kicker?: string | null
  headline: string
  standfirst?: string | null
  dateline?: string | null
  document: StoryDocument
  leadMediaId?: string | null
  publishedAt?: Date | null
  updatedAt?: Date | null
  significantlyUpdatedAt?: Date | null
  translatedFrom?: { articleId: string; revision: number }
  bylines: BylineEntry[]
  /** `staff.id` of who begins it; null for what is imported. */
  createdBy?: string | null
  /** Why this first revision exists: «استيراد», “demo”. */
  reason?: string
}

/**
 * Inserts an article with its bylines and its first revision, inside the caller's transaction.
 * The document goes through the same door as the editor's.
 * @returns the article's id
 * @throws a unique violation (SQLSTATE 23505) when the slug, or one that looks the same, is taken in this language
 */
export async function writeArticle(tx: Transaction, given: NewArticle): Promise<string> {
  return firstOf(await writeArticles(tx, [given]))
}

/**
 * As {@link writeArticle}, of many at once: the lists that the database keeps are brought up to date once for all of them.
 * One may be a translation of another.
 * @returns their ids, in the same order
 */
export async function writeArticles(tx: Transaction, given: readonly NewArticle[]): Promise<string[]> {
  const each = given.map((one) => ({
    ...one,
    id: one.id ?? newId(),
    document: validateDocument(one.document).document,
  }))
  if (each.length === 0) return []
  await tx.insert(article).values(each.map(rowOf))
  await tx.insert(revision).values(each.map(firstRevisionOf))
  await insertBylines(
    tx,
    each.map(({ id, bylines }) => [id, bylines]),
  )
  return each.map(({ id }) => id)
}

const elsewhereOf = (given: Partial<ToldElsewhere>): ToldElsewhere => ({
  searchTitle: given.searchTitle ?? null,
  searchDescription: given.searchDescription ?? null,
  socialTitle: given.socialTitle ?? null,
  socialDescription: given.socialDescription ?? null,
})

type Identified = NewArticle & { id: string }

function rowOf(given: Identified): typeof article.$inferInsert {
  const text = plainText(given.document)
  return {
    id: given.id,
    storyId: given.storyId,
    locale: given.locale,
    slug: given.slug,
    slugKey: slugKey(given.slug),
    state: given.state,
    kicker: given.kicker ?? null,
    headline: given.headline,
    standfirst: given.standfirst ?? null,
    dateline: given.dateline ?? null,
    ...elsewhereOf(given),
    document: given.document,
    documentVersion,
    plainText: text,
    wordCount: countWords(text),
    leadMediaId: given.leadMediaId ?? null,
    publishedAt: given.publishedAt ?? null,
    updatedAt: given.updatedAt ?? null,
    significantlyUpdatedAt: given.significantlyUpdatedAt ?? null,
    translatedFromId: given.translatedFrom?.articleId ?? null,
    translatedFromRevision: given.translatedFrom?.revision ?? null,
    createdBy: given.createdBy ?? null,
  }
}

const firstRevisionOf = (given: Identified): typeof revision.$inferInsert => ({
  articleId: given.id,
  number: 1,
  kicker: given.kicker ?? null,
  headline: given.headline,
  standfirst: given.standfirst ?? null,
  dateline: given.dateline ?? null,
  ...elsewhereOf(given),
  leadMediaId: given.leadMediaId ?? null,
  bylines: given.bylines,
  document: given.document,
  documentVersion,
  reason: given.reason ?? null,
  staffId: given.createdBy ?? null,
  publishedAt: given.state === 'published' ? (given.publishedAt ?? null) : null,
})

/**
 * Puts other words into an article's row, with everything derived from them, and credits whom they credit; inside a
 * transaction that has it locked.
 * @param columns what changes with them
 */
export async function rewriteArticle(
  tx: Transaction,
  articleId: string,
  content: DraftContent,
  columns: { [Key in keyof typeof article.$inferInsert]?: (typeof article.$inferInsert)[Key] | SQL },
): Promise<void> {
  const [row] = await tx.select({ locale: article.locale }).from(article).where(eq(article.id, articleId))
  // What its shared boxes say is found and counted with it; when they change, `index-boxes.ts` looks again.
  const text = plainText(row ? await asReadersSee(tx, content.document, row.locale) : content.document)
  await tx
    .update(article)
    .set({
      ...wordsOfDraft(content),
      ...elsewhereOf(content),
      document: asStored(content.document),
      documentVersion,
      plainText: text,
      wordCount: countWords(text),
      leadMediaId: content.leadMediaId,
      ...columns,
    })
    .where(eq(article.id, articleId))
  await tx.delete(byline).where(eq(byline.articleId, articleId))
  await insertBylines(tx, [[articleId, content.bylines]])
}

/** Notes when readers first saw a revision. */
export async function notePublication(
  tx: Transaction,
  articleId: string,
  number: number,
  publishedAt: Date | SQL,
): Promise<void> {
  await tx
    .update(revision)
    .set({ publishedAt })
    .where(and(eq(revision.articleId, articleId), eq(revision.number, number), isNull(revision.publishedAt)))
}

async function insertBylines(
  tx: Transaction,
  of: [articleId: string, bylines: BylineEntry[]][],
): Promise<void> {
  const rows = of.flatMap(([articleId, bylines]) =>
    bylines.map((each, position) => ({ articleId, ...each, position })),
  )
  if (rows.length) await tx.insert(byline).values(rows)
}
