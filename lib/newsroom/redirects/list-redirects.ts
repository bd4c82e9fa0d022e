import { and, asc, eq, gt, ilike, type SQL } from 'drizzle-orm'
import { z } from 'zod'
import type { Database } from '../../db/open.ts'
import { section } from '../../db/tables/directory.ts'
import { draft } from '../../db/tables/drafts.ts'
import { staff } from '../../db/tables/people-and-pictures.ts'
import { article, pathRedirect, story } from '../../db/tables/stories.ts'
import type { Locale } from '../../locale/table.ts'
import { lastOf, present } from '../../present.ts'
import { addressSection } from '../../publication/address-section.ts'
import { shortHref, storyHref } from '../../publication/addresses.ts'
import type { Actor } from '../actor.ts'
import { nothing, text } from '../fields.ts'
import { operation, streamingOperation } from '../operation.ts'

export type RedirectRow = {
  /** Decoded, as it is known by. */
  path: string
  /** Where it leads at present, percent-encoded; of a story that readers cannot see, where it will. */
  leadsTo: string
  /** Of a redirect to a story, which follows it wherever it goes. */
  story: { articleId: string; locale: Locale; headline: string; shortLink: string } | null
  /** The name of who made it; null for an import by the command line, and for who has gone. */
  madeBy: string | null
  /** ISO 8601. */
  madeAt: string
}

export const redirectPageSize = 50

const listRedirectsInput = z.object({
  /** Part of the old address. */
  query: text.default(''),
  /** The old address that the page before ended with. */
  after: text.default(''),
})

/**
 * Redirects in the order of their old addresses.
 * @param query part of the old address
 * @param after the old address that the page before ended with
 * @returns `next`: what to ask the next page after; null at the end
 * @throws {NewsroomError} `not-allowed`
 */
export const listRedirects = operation({
  name: 'redirect.list',
  input: listRedirectsInput,
  permission: 'directory.edit',
  run: list,
})

async function list(
  db: Database,
  _actor: Actor,
  { query, after }: z.output<typeof listRedirectsInput>,
): Promise<{ rows: RedirectRow[]; next: string | null; total: number }> {
  const part = query
    .trim()
    .normalize('NFC')
    .replace(/[\\%_]/g, '\\$&')
  const matching = part ? ilike(pathRedirect.path, `%${part}%`) : undefined
  const rows = await redirectsWhere(
    db,
    and(matching, after ? gt(pathRedirect.path, after) : undefined),
    redirectPageSize + 1,
  )
  const shown = rows.slice(0, redirectPageSize)
  return {
    rows: shown,
    next: rows.length > redirectPageSize ? lastOf(shown).path : null,
    total: await db.orm.$count(pathRedirect, matching),
  }
}

/**
 * Every redirect there is, for a file; read a thousand at a time.
 * @throws {NewsroomError} `not-allowed`, before the first
 */
export const everyRedirect = streamingOperation({
  name: 'redirect.list-all',
  input: nothing,
  permission: 'directory.edit',
  run: every,
})

async function* every(db: Database, _actor: Actor): AsyncGenerator<RedirectRow> {
  for (let after = ''; ; ) {
    const rows = await redirectsWhere(db, gt(pathRedirect.path, after), 1_000)
    yield* rows
    if (rows.length < 1_000) return
    after = lastOf(rows).path
  }
}

async function redirectsWhere(
  { orm }: Database,
  where: SQL | undefined,
  limit: number,
): Promise<RedirectRow[]> {
  const rows = await orm
    .select({
      path: pathRedirect.path,
      href: pathRedirect.href,
      madeAt: pathRedirect.createdAt,
      madeBy: staff.name,
      articleId: article.id,
      storyId: article.storyId,
      locale: article.locale,
      slug: article.slug,
      section: addressSection,
      publicHeadline: article.headline,
      draftHeadline: draft.headline,
    })
    .from(pathRedirect)
    .leftJoin(article, eq(article.id, pathRedirect.articleId))
    .leftJoin(story, eq(story.id, article.storyId))
    .leftJoin(section, eq(section.id, story.sectionId))
    .leftJoin(draft, eq(draft.articleId, article.id))
    .leftJoin(staff, eq(staff.id, pathRedirect.createdBy))
    .where(where)
    .orderBy(asc(pathRedirect.path))
    .limit(limit)
  return rows.map(({ articleId, storyId, locale, slug, section: under, ...row }) => ({
    path: row.path,
    leadsTo:
      row.href ??
      storyHref(
        present(locale, 'language of this address'),
        present(under, 'section of this address'),
        present(slug, 'slug of this address'),
      ),
    story: articleId
      ? {
          articleId,
          locale: present(locale, 'language of this address'),
          headline: row.draftHeadline ?? row.publicHeadline ?? '',
          shortLink: shortHref(
            present(storyId, 'story of this address'),
            present(locale, 'language of this address'),
          ),
        }
      : null,
    madeBy: row.madeBy,
    madeAt: row.madeAt.toISOString(),
  }))
}
