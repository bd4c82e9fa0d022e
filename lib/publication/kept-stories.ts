/**
 * Which of the stories that readers' browsers keep or remember are still what we publish: asked of copies of pages by
 * `public/service-worker.js`, and of what was saved and read by `public/own.js`.
 */
import { and, eq, inArray, type SQL, sql } from 'drizzle-orm'
import type { Database } from '../db/open.ts'
import { liveEntry } from '../db/tables/live.ts'
import { media } from '../db/tables/people-and-pictures.ts'
import { article, correction } from '../db/tables/stories.ts'
import { type Locale, locales } from '../locale/table.ts'
import { recordDependencies, tags } from '../press/cache-dependencies.ts'
import { rememberEach } from '../press/remembered.ts'
import { isShown, type Picture } from './picture.ts'
import { summariesOf } from './summary.ts'
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

export type KeptStory = {
  /** What a copy of it is true of ({@link versionOfStory}). */
  version: string
  /** Where it stands by now, what it is called, and its small picture. */
  address: string
  headline: string
  picture: string | null
}

/**
 * Those of these articles that readers may see now, by id; those that they may not, or that never were, are absent.
 * Remembered like what pages are made of, so that a story that many devices have is asked of the database once.
 * @param ids at most {@link mostAskedOf}
 */
export async function keptStories(db: Database, ids: readonly string[]): Promise<Map<string, KeptStory>> {
  const { made } = await recordDependencies(async () => {
    const known = await rememberEach<{ version: string; locale: Locale }>('copy', ids, (missing) =>
      readVersions(db, missing),
    )
    const summaries = await Promise.all(
      locales.map((locale) =>
        summariesOf(
          db,
          locale,
          ids.filter((id) => known.get(id)?.locale === locale),
        ),
      ),
    )
    return new Map(
      summaries.flat().flatMap(({ articleId, href: address, headline, picture }) => {
        const { version } = known.get(articleId) ?? {}
        return version ? [[articleId, { version, address, headline, picture: thumbnailOf(picture) }]] : []
      }),
    )
  })
  return made
}

async function readVersions(db: Database, ids: readonly string[]) {
  const rows = await db.orm
    .select({
      id: article.id,
      locale: article.locale,
      version: versionOfStory(db),
      mediaIds: sql<(string | null)[]>`${picturesOf}`,
    })
    .from(article)
    .where(and(isPublic(), inArray(article.id, ids)))
  return new Map(
    rows.map(({ id, locale, version, mediaIds }) => [
      id,
      {
        value: { version, locale },
        read: [
          tags.article(id),
          tags.publication(),
          ...mediaIds.filter((each) => each !== null).map(tags.media),
        ],
      },
    ]),
  )
}

/** Pixels across that a small picture beside a headline needs on a sharp screen. */
const thumbnailWidth = 240

/** The address of a story's picture as a list of what is kept shows it: the smallest file that is sharp enough. */
export function thumbnailOf(picture: Picture | null): string | null {
  const files = picture ? (picture.webp.length > 0 ? picture.webp : picture.jpeg) : []
  return (files.find(({ width }) => width >= thumbnailWidth) ?? files.at(-1))?.href ?? null
}
