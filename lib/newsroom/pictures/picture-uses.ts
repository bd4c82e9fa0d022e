import { and, desc, eq, inArray, isNull, type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Database } from '../../db/open.ts'
import { picturesIn } from '../../db/tables/columns.ts'
import { draft } from '../../db/tables/drafts.ts'
import { liveEntry } from '../../db/tables/live.ts'
import { sharedPart } from '../../db/tables/parts.ts'
import { author } from '../../db/tables/people-and-pictures.ts'
import { publication } from '../../db/tables/publication.ts'
import { article } from '../../db/tables/stories.ts'
import type { Locale, PerLocale } from '../../locale/table.ts'
import { picturesInOrder, referencesOf } from '../../story/references.ts'
import type { ArticleState, PartKind } from '../../vocabulary.ts'
import type { Actor } from '../actor.ts'
import { type Counted, countedTo, mostCounted } from '../counted.ts'
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
  /** What stories are begun from or share. */
  | { kind: 'part'; partId: string; part: PartKind; name: string }
  /** A portrait. */
  | { kind: 'author'; authorId: string; names: PerLocale }
  /** The paper's mark. */
  | { kind: 'logo' }

const picturesUsesInput = z.object({ mediaIds: z.array(pictureId) })

/** As many stories as are named of one picture; more than anybody goes through. */
const mostNamed = 50

/**
 * Where each picture stands: in what readers see of a story, in the draft of one, in a snippet or template, or as somebody's portrait. What lies in
 * the bin does not count. Of stories, the latest are named, no more than {@link mostNamed} of each picture.
 * @throws {NewsroomError} `not-allowed`
 */
export const picturesUses = operation({
  name: 'picture.uses',
  input: picturesUsesInput,
  permission: 'story.read',
  run: readUses,
})

/**
 * In how many places each picture stands, as {@link picturesUses} means it.
 * @throws {NewsroomError} `not-allowed`
 */
export const countPicturesUses = operation({
  name: 'picture.count-uses',
  input: picturesUsesInput,
  permission: 'story.read',
  run: countUses,
})

async function countUses(
  { orm }: Database,
  _actor: Actor,
  { mediaIds }: z.output<typeof picturesUsesInput>,
): Promise<Map<string, Counted>> {
  const { rows } = await orm.execute<{ id: string; places: number }>(sql`
    select media.id, (
      (select count(*)::int from (select distinct id from (${standsIn(mostCounted + 1)}) as use) as once)
      + (select count(*)::int from ${sharedPart} where ${picturesIn(sharedPart.document)} && array[media.id])
      + (select count(*)::int from ${author} where ${author.portraitId} = media.id)
      + (select count(*)::int from ${publication} where ${publication.logoId} = media.id)) as places
    from unnest(${sql.param(mediaIds)}::text[]) as media(id)`)
  return new Map(rows.map(({ id, places }) => [id, countedTo(mostCounted, places)]))
}

/** Articles that show the picture `media.id`, found by the indexes there are; one may come twice. */
function standsIn(most: number): SQL {
  const ways = [
    sql`${article} where ${article.leadMediaId} = media.id`,
    sql`${article} where ${picturesIn(article.document)} && array[media.id]`,
    sql`${draft} join ${article} on ${article.id} = ${draft.articleId} where ${draft.leadMediaId} = media.id`,
    sql`${draft} join ${article} on ${article.id} = ${draft.articleId} where ${picturesIn(draft.document)} && array[media.id]`,
    sql`${liveEntry} join ${article} on ${article.id} = ${liveEntry.articleId} where ${picturesIn(liveEntry.document)} && array[media.id]`,
  ]
  return sql.join(
    ways.map(
      (way) =>
        sql`(select ${article.id} as id, ${article.createdAt} as at from ${way} and ${isNull(article.deletedAt)} limit ${most})`,
    ),
    sql` union all `,
  )
}

async function readUses(
  { orm }: Database,
  _actor: Actor,
  { mediaIds }: z.output<typeof picturesUsesInput>,
): Promise<Map<string, PictureUse[]>> {
  const uses = new Map<string, PictureUse[]>(mediaIds.map((id) => [id, []]))
  if (mediaIds.length === 0) return uses
  // First which stories, then their texts: a picture may stand in fifty thousand.
  const { rows: latest } = await orm.execute<{ id: string }>(sql`
    select distinct latest.id from unnest(${sql.param(mediaIds)}::text[]) as media(id), lateral (
      select id from (select distinct id, at from (${standsIn(mostCounted + 1)}) as use) as once
      order by at desc limit ${mostNamed}) as latest`)
  const isNamed = inArray(
    article.id,
    latest.map(({ id }) => id),
  )
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
    .where(isNamed)
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
    .where(isNamed)
    .orderBy(desc(article.createdAt))
  const posted = orm
    .select({
      id: article.id,
      locale: article.locale,
      state: article.state,
      headline: article.headline,
      leadMediaId: sql<null>`null`,
      document: liveEntry.document,
      createdAt: article.createdAt,
      isPublic: sql<boolean>`${liveEntry.state} = 'published' and ${article.publishedAt} is not null`,
    })
    .from(liveEntry)
    .innerJoin(article, eq(article.id, liveEntry.articleId))
    .where(and(isNamed, sql`${picturesIn(liveEntry.document)} && ${sql.param(mediaIds)}::text[]`))
    .orderBy(desc(liveEntry.createdAt))
  const inReaders = (await published).map((row) => ({ ...row, isPublic: row.publishedAt !== null }))
  const inDrafts = (await drafted).map((row) => ({ ...row, isPublic: false }))
  for (const row of [...inReaders, ...inDrafts, ...(await posted)]) {
    const figures = picturesInOrder(row.document)
    const { recordingIds } = referencesOf(row.document)
    for (const [mediaId, known] of uses) {
      const isLead = row.leadMediaId === mediaId
      if (!isLead && !figures.includes(mediaId) && !recordingIds.includes(mediaId)) continue
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
  const parts = await orm
    .select({
      id: sharedPart.id,
      kind: sharedPart.kind,
      name: sharedPart.name,
      document: sharedPart.document,
    })
    .from(sharedPart)
    .where(sql`${picturesIn(sharedPart.document)} && ${sql.param(mediaIds)}::text[]`)
    .orderBy(sharedPart.name)
    .limit(mostNamed)
  for (const { id, kind, name, document } of parts) {
    const { recordingIds } = referencesOf(document)
    for (const mediaId of new Set([...picturesInOrder(document), ...recordingIds]))
      uses.get(mediaId)?.push({ kind: 'part', partId: id, part: kind, name })
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
