import { and, desc, eq, inArray, isNull, or, type SQL, sql } from 'drizzle-orm'
import type { AnyPgColumn } from 'drizzle-orm/pg-core'
import { z } from 'zod'
import type { Database } from '../../db/open.ts'
import { draft } from '../../db/tables/drafts.ts'
import { author } from '../../db/tables/people-and-pictures.ts'
import { publication } from '../../db/tables/publication.ts'
import { article } from '../../db/tables/stories.ts'
import type { Locale, PerLocale } from '../../locale/table.ts'
import { picturesInOrder } from '../../story/references.ts'
import type { ArticleState } from '../../vocabulary.ts'
import type { Actor } from '../actor.ts'
import { pictureId } from '../fields.ts'
import { operation } from '../operation.ts'

export type PictureUse =
  | {
      kind: 'article'
      articleId: string
      locale: Locale
      headline: string
      state: ArticleState
      /** Over the text, on cards and in lists. */
      isLead: boolean
      /** Which of the text's pictures it is, from 1. */
      figures: number[]
      /** Readers' text shows it; else only the draft does. */
      isPublic: boolean
    }
  /** A portrait. */
  | { kind: 'author'; authorId: string; names: PerLocale }
  /** The paper's mark. */
  | { kind: 'logo' }

const picturesUsesInput = z.object({ mediaIds: z.array(pictureId) })

/**
 * Where each picture stands: in what readers see of a story, in the draft of one, or as somebody's portrait. What lies in
 * the bin does not count.
 * @throws {NewsroomError} `not-allowed`
 */
export const picturesUses = operation({
  name: 'picture.uses',
  input: picturesUsesInput,
  permission: 'story.read',
  run: readUses,
})

async function readUses(
  { orm }: Database,
  _actor: Actor,
  { mediaIds }: z.output<typeof picturesUsesInput>,
): Promise<Map<string, PictureUse[]>> {
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
      publishedAt: article.publishedAt,
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
  const inReaders = (await published).map((row) => ({ ...row, isPublic: row.publishedAt !== null }))
  const inDrafts = (await drafted).map((row) => ({ ...row, isPublic: false }))
  for (const row of [...inReaders, ...inDrafts]) {
    const figures = picturesInOrder(row.document)
    for (const [mediaId, known] of uses) {
      const isLead = row.leadMediaId === mediaId
      if (!isLead && !figures.includes(mediaId)) continue
      if (known.some((use) => use.kind === 'article' && use.articleId === row.id)) continue
      const { id, locale, headline, state, isPublic } = row
      known.push({
        kind: 'article',
        articleId: id,
        locale,
        headline,
        state,
        isLead,
        figures: figures.flatMap((each, position) => (each === mediaId ? [position + 1] : [])),
        isPublic,
      })
    }
  }
  const portraits = await orm
    .select({ id: author.id, names: author.names, portraitId: author.portraitId })
    .from(author)
    .where(inArray(author.portraitId, mediaIds))
  for (const { id, names, portraitId } of portraits)
    if (portraitId) uses.get(portraitId)?.push({ kind: 'author', authorId: id, names })
  const [mark] = await orm
    .select({ logoId: publication.logoId })
    .from(publication)
    .where(inArray(publication.logoId, mediaIds))
  if (mark?.logoId) uses.get(mark.logoId)?.push({ kind: 'logo' })
  return uses
}
