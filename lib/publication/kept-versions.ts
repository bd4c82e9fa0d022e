/** Which copies of stories, as readers' devices keep them, are still what we publish (`public/service-worker.js`). */
import { and, eq, inArray, type SQL, sql } from 'drizzle-orm'
import type { Database } from '../db/open.ts'
import { liveEntry } from '../db/tables/live.ts'
import { media } from '../db/tables/people-and-pictures.ts'
import { article, correction } from '../db/tables/stories.ts'
import { recordDependencies, tags } from '../press/cache-dependencies.ts'
import { rememberEach } from '../press/remembered.ts'
import { isShown } from './picture.ts'
import { isPublic } from './visibility.ts'

/** Ids that may be asked about at once. */
export const mostAskedOf = 40

/** Of the pictures that an article shows; its text is read for it. */
const picturesOf = sql`(public.document_media(${article.document}) || ${article.leadMediaId})`

/**
 * What a copy of an article is true of, as a column of a statement that reads it: its words, its corrections, what was
 * posted to it, and which of its pictures may be shown. What stands around it (what to read next) is no part of it.
 */
export const versionOfStory = ({ orm }: Pick<Database, 'orm'>): SQL<string> => {
  const corrections = orm
    .select({
      all: sql`count(*) || ' ' || max(extract(epoch from greatest(${correction.correctedAt}, ${correction.withdrawnAt})))`,
    })
    .from(correction)
    .where(eq(correction.articleId, article.id))
  const entries = orm
    .select({ last: sql`max(${liveEntry.change})` })
    .from(liveEntry)
    .where(eq(liveEntry.articleId, article.id))
  const pictures = orm
    .select({ all: sql`string_agg(${media.id}, ' ' order by ${media.id})` })
    .from(media)
    .where(and(sql`${media.id} = any(${picturesOf})`, isShown))
  return sql<string>`left(md5(concat_ws('|', ${article.revisionNumber}, extract(epoch from ${article.updatedAt}), (${corrections}), (${entries}), (${pictures}))), 12)`
}

/**
 * The version of each of these articles that readers may see now; those that they may not, or that never were, are absent.
 * Remembered like what pages are made of, so that a story that many devices have is asked of the database once.
 * @param ids at most {@link mostAskedOf}
 */
export async function keptVersions(db: Database, ids: readonly string[]): Promise<Map<string, string>> {
  const { made } = await recordDependencies(() =>
    rememberEach<string>('copy', ids, async (missing) => {
      const rows = await db.orm
        .select({
          id: article.id,
          version: versionOfStory(db),
          mediaIds: sql<(string | null)[]>`${picturesOf}`,
        })
        .from(article)
        .where(and(isPublic(), inArray(article.id, missing)))
      return new Map(
        rows.map(({ id, version, mediaIds }) => [
          id,
          {
            value: version,
            read: [
              tags.article(id),
              tags.publication(),
              ...mediaIds.filter((each) => each !== null).map(tags.media),
            ],
          },
        ]),
      )
    }),
  )
  return made
}
