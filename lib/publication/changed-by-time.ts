/** What readers see differently from a moment on without anybody doing anything. The press asks this once a second. */
import { and, eq, gt, isNull, lte, not, type SQL, sql } from 'drizzle-orm'
import type { Database } from '../db/open.ts'
import { auditEvent } from '../db/tables/audit.ts'
import { breakingNotice, frontSlot } from '../db/tables/front.ts'
import { media } from '../db/tables/people-and-pictures.ts'
import { publication } from '../db/tables/publication.ts'
import { appearsAt, article } from '../db/tables/stories.ts'
import { type Tag, tags } from '../press/cache-dependencies.ts'
import { appearanceCacheTags } from './cache-tags.ts'
import { layoutTag } from './front-layout.ts'

/** The tags of what time alone changed between two moments, the first one excluded. */
export async function changedByTime(db: Database, after: Date, until: Date): Promise<Tag[]> {
  return [
    ...(await appearances(db, after, until)),
    ...(await expiries(db, after, until)),
    ...(await noticesAndPlaces(db, after, until)),
  ]
}

/**
 * The same of stories whose embargo ended after they had been published: those that come before readers without an
 * operation that says so.
 */
export const endedEmbargoes = (db: Database, after: Date, until: Date): Promise<Tag[]> =>
  appearances(db, after, until, gt(article.embargoUntil, article.publishedAt))

/**
 * Published by an operation at the moment at which it appeared, in whose transaction everything was touched: where many are
 * published a second, or an instance hears of many at once after a silence, each would be some seventeen questions.
 */
const toldByOperation = sql`(${article.publishedAt} = ${appearsAt(article)} and exists (
  select from ${auditEvent} where ${auditEvent.at} = ${article.publishedAt} and ${auditEvent.subjectKind} = 'article'
    and ${auditEvent.subjectId} = ${article.id} and ${auditEvent.action} = 'publish'))`

async function appearances({ orm }: Database, after: Date, until: Date, which?: SQL): Promise<Tag[]> {
  const appeared = await orm
    .select({ id: article.id })
    .from(article)
    .where(
      and(
        sql`${article.state} = 'published'`,
        isNull(article.deletedAt),
        gt(appearsAt(article), after),
        lte(appearsAt(article), until),
        not(toldByOperation),
        which,
      ),
    )
  const touched: Tag[] = []
  for (const { id } of appeared) touched.push(...(await appearanceCacheTags(orm, id)))
  return touched
}

/** Pictures that readers may see no longer, where the publication hides them. */
async function expiries({ orm }: Database, after: Date, until: Date): Promise<Tag[]> {
  const ended = await orm
    .select({ id: media.id })
    .from(media)
    .innerJoin(publication, eq(publication.hidesExpiredPictures, true))
    .where(and(gt(media.expiresAt, after), lte(media.expiresAt, until)))
  return ended.map(({ id }) => tags.media(id))
}

/** Notices that were breaking, and places of fronts whose time is over. */
async function noticesAndPlaces({ orm }: Database, after: Date, until: Date): Promise<Tag[]> {
  const notices = await orm
    .selectDistinct({ locale: breakingNotice.locale })
    .from(breakingNotice)
    .where(
      and(
        isNull(breakingNotice.endedAt),
        gt(breakingNotice.expiresAt, after),
        lte(breakingNotice.expiresAt, until),
      ),
    )
  const places = await orm
    .selectDistinct({ front: frontSlot.front, locale: frontSlot.locale })
    .from(frontSlot)
    .where(and(gt(frontSlot.until, after), lte(frontSlot.until, until)))
  return [
    ...notices.map(({ locale }) => tags.breaking(locale)),
    ...places.map(({ front, locale }) => layoutTag(front, locale)),
  ]
}
