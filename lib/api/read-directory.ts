/** Who writes, and under what stories are filed. */

import { and, asc, eq, gt, isNull, or, type SQL, sql } from 'drizzle-orm'
import type { z } from 'zod'
import type { Database } from '../db/open.ts'
import { section, topic } from '../db/tables/directory.ts'
import { listing } from '../db/tables/listings.ts'
import { author } from '../db/tables/people-and-pictures.ts'
import { inLocale, type Locale, locales } from '../locale/table.ts'
import { firstOf, lastOf } from '../present.ts'
import { dependsOn, tags } from '../press/cache-dependencies.ts'
import { absolute, authorHref, sectionHref, topicHref } from '../publication/addresses.ts'
import { picturesById } from '../publication/picture.ts'
import { isVisible } from '../publication/visibility.ts'
import { readCursor, writeCursor } from './cursors.ts'
import { problem } from './problems.ts'
import type { authorListSchema, authorSchema, listsSchema } from './schemas.ts'
import { pictureAnswer } from './story-answer.ts'

type OperationInput = { locale: Locale; limit: number; cursor?: string | undefined }

const slugForm = /^([\w-]{1,64})$/
const storiesOf = (kind: string, slug: string, locale: Locale): string =>
  absolute(`/api/v1/stories?${new URLSearchParams({ locale, [kind]: slug })}`)
const nextOf = (path: string, { locale, limit }: OperationInput, slug: string): string =>
  absolute(`${path}?${new URLSearchParams({ locale, limit: String(limit), cursor: writeCursor(slug) })}`)

/**
 * Something under it may be read, in some language. The name of what was made for a story that is held back would tell
 * of it before its moment.
 */
const hasPublished = (kind: 'topic' | 'author'): SQL => {
  const { id } = kind === 'topic' ? topic : author
  return sql`exists (select from ${listing} where ${listing.list} = ${kind} || ':' || ${id} and ${isVisible(listing)})`
}

/** Every section that is not archived, in the order of the masthead. */
export async function listSections(
  { orm }: Database,
  { locale }: { locale: Locale },
): Promise<z.output<typeof listsSchema>> {
  dependsOn(tags.sections(), tags.sectionSlugs())
  const rows = await orm
    .select()
    .from(section)
    .where(isNull(section.archivedAt))
    .orderBy(asc(section.position), asc(section.id))
  dependsOn(...rows.flatMap((row) => [tags.section(row.id), tags.about('section', row.id)]))
  return {
    items: rows.map((row) => ({
      id: row.id,
      slug: row.slug,
      name: inLocale(row.names, locale),
      names: row.names,
      description: inLocale(row.descriptions, locale),
      url: absolute(sectionHref(locale, row.slug)),
      stories: storiesOf('section', row.slug, locale),
    })),
    next: null,
  }
}

/** Every topic that is not archived and that something public has, in the order of their names in addresses. */
export async function listTopics(
  { orm }: Database,
  asked: OperationInput,
): Promise<z.output<typeof listsSchema>> {
  dependsOn(tags.entries('topic'), ...locales.map(tags.topicsIn))
  const { locale, limit, cursor } = asked
  const rows = await orm
    .select()
    .from(topic)
    .where(
      and(
        isNull(topic.archivedAt),
        hasPublished('topic'),
        cursor ? gt(topic.slug, firstOf(readCursor(cursor, slugForm))) : undefined,
      ),
    )
    .orderBy(asc(topic.slug))
    .limit(limit + 1)
  const shown = rows.slice(0, limit)
  dependsOn(...shown.flatMap((row) => [tags.topic(row.id), tags.about('topic', row.id)]))
  return {
    items: shown.map((row) => ({
      id: row.id,
      slug: row.slug,
      name: inLocale(row.names, locale),
      names: row.names,
      description: inLocale(row.descriptions, locale),
      url: absolute(topicHref(locale, row.slug)),
      stories: storiesOf('topic', row.slug, locale),
    })),
    next: rows.length > limit ? nextOf('/api/v1/topics', asked, lastOf(shown).slug) : null,
  }
}

/** Everybody who is not archived and has something public, in the order of their names in addresses. */
export async function listAuthors(
  db: Database,
  asked: OperationInput,
): Promise<z.output<typeof authorListSchema>> {
  dependsOn(tags.entries('author'), ...locales.map(tags.authorsIn))
  const { locale, limit, cursor } = asked
  const rows = await db.orm
    .select()
    .from(author)
    .where(
      and(
        isNull(author.archivedAt),
        hasPublished('author'),
        cursor ? gt(author.slug, firstOf(readCursor(cursor, slugForm))) : undefined,
      ),
    )
    .orderBy(asc(author.slug))
    .limit(limit + 1)
  const shown = rows.slice(0, limit)
  return {
    items: await authorAnswers(db, locale, shown),
    next: rows.length > limit ? nextOf('/api/v1/authors', asked, lastOf(shown).slug) : null,
  }
}

/** @param given their id, or their name in addresses. @throws {Problem} `not-found` */
export async function readAuthor(
  db: Database,
  locale: Locale,
  given: string,
): Promise<z.output<typeof authorSchema>> {
  dependsOn(tags.entryAt('author', given))
  const rows = await db.orm
    .select()
    .from(author)
    .where(or(eq(author.slug, given), eq(author.id, given)))
    .limit(1)
  const [answer] = await authorAnswers(db, locale, rows)
  if (!answer) throw problem('not-found', `There is no author “${given}”.`)
  return answer
}

async function authorAnswers(
  { orm }: Database,
  locale: Locale,
  rows: (typeof author.$inferSelect)[],
): Promise<z.output<typeof authorSchema>[]> {
  dependsOn(...rows.flatMap((row) => [tags.author(row.id), tags.about('author', row.id)]))
  const portraits = await picturesById(
    orm,
    locale,
    rows.flatMap((row) => row.portraitId ?? []),
  )
  return rows.map((row) => {
    const portrait = row.portraitId ? portraits.get(row.portraitId) : undefined
    return {
      id: row.id,
      slug: row.slug,
      name: inLocale(row.names, locale),
      names: row.names,
      jobTitle: inLocale(row.jobTitles, locale),
      biography: inLocale(row.biographies, locale),
      url: absolute(authorHref(locale, row.slug)),
      stories: storiesOf('author', row.slug, locale),
      portrait: portrait ? pictureAnswer(portrait) : null,
    }
  })
}
