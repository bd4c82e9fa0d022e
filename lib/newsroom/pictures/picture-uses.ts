import { and, desc, eq, inArray, isNull, or, type SQL, sql } from 'drizzle-orm'
import type { AnyPgColumn } from 'drizzle-orm/pg-core'
import type { Database } from '../../db/open.ts'
import { type ArticleState, article, author, draft, publication } from '../../db/schema.ts'
import type { Locale, PerLocale } from '../../locale/table.ts'
import { referencesOf } from '../../story/document.ts'
import type { Actor } from '../actor.ts'
import { authorise } from '../permissions.ts'

export type PictureUse =
  | { kind: 'article'; articleId: string; locale: Locale; headline: string; state: ArticleState }
  /** A portrait. */
  | { kind: 'author'; authorId: string; names: PerLocale }
  /** The paper's mark. */
  | { kind: 'logo' }

/**
 * Where each picture stands: in what readers see of a story, in the draft of one, or as somebody's portrait. What lies in
 * the bin does not count.
 * @throws {RefusedByNewsroom} `not-allowed`
 */
export async function picturesUses(
  { orm }: Database,
  actor: Actor,
  mediaIds: string[],
): Promise<Map<string, PictureUse[]>> {
  authorise(actor, 'story.read')
  const uses = new Map<string, PictureUse[]>(mediaIds.map((id) => [id, []]))
  if (mediaIds.length === 0) return uses
  const wanted = sql`array[${sql.join(
    mediaIds.map((id) => sql`${id}`),
    sql`, `,
  )}]::text[]`
  const shows = (document: AnyPgColumn): SQL => sql`public.document_media(${document}) && ${wanted}`
  const published = orm
    .select({
      id: article.id,
      locale: article.locale,
      state: article.state,
      headline: article.headline,
      leadMediaId: article.leadMediaId,
      document: article.document,
      createdAt: article.createdAt,
    })
    .from(article)
    .where(
      and(isNull(article.deletedAt), or(inArray(article.leadMediaId, mediaIds), shows(article.document))),
    )
    .orderBy(desc(article.createdAt))
  const drafted = orm
    .select({
      id: article.id,
      locale: article.locale,
      state: article.state,
      headline: draft.headline,
      leadMediaId: draft.leadMediaId,
      document: draft.document,
      createdAt: article.createdAt,
    })
    .from(draft)
    .innerJoin(article, eq(article.id, draft.articleId))
    .where(and(isNull(article.deletedAt), or(inArray(draft.leadMediaId, mediaIds), shows(draft.document))))
    .orderBy(desc(article.createdAt))
  for (const row of [...(await published), ...(await drafted)]) {
    const shown = new Set([row.leadMediaId, ...referencesOf(row.document).mediaIds])
    for (const [mediaId, known] of uses) {
      if (!shown.has(mediaId)) continue
      if (known.some((use) => use.kind === 'article' && use.articleId === row.id)) continue
      const { id, locale, headline, state } = row
      known.push({ kind: 'article', articleId: id, locale, headline, state })
    }
  }
  const portraits = await orm
    .select({ id: author.id, names: author.names, portraitId: author.portraitId })
    .from(author)
    .where(inArray(author.portraitId, mediaIds))
  for (const { id, names, portraitId } of portraits)
    uses.get(portraitId!)!.push({ kind: 'author', authorId: id, names })
  const [mark] = await orm
    .select({ logoId: publication.logoId })
    .from(publication)
    .where(inArray(publication.logoId, mediaIds))
  if (mark) uses.get(mark.logoId!)!.push({ kind: 'logo' })
  return uses
}
