/** The places of a front as they are written: checked, and one layout at a time for each front in each language. */

import { and, eq, inArray, isNull, ne, sql } from 'drizzle-orm'
import { couldBeId } from '../../db/id.ts'
import { frontLayout, frontSlot } from '../../db/tables/front.ts'
import { article } from '../../db/tables/stories.ts'
import type { Transaction } from '../../db/transaction.ts'
import type { Locale } from '../../locale/table.ts'
import { present } from '../../present.ts'
import { frontPlaces } from '../../publication/front-shape.ts'
import type { FrontKey, FrontPlace } from '../../vocabulary.ts'
import type { Actor } from '../actor.ts'
import { NewsroomError } from '../newsroom-error.ts'
import { requireFront } from './front-key.ts'

/** A front, in one language. */
export type FrontIn = { front: FrontKey; locale: Locale }

/** By position; null where the newest stands. */
export type FrontPlaces = (FrontPlace | null)[]

/**
 * What a page sent, as a layout: as many places as there are, no story twice.
 * @throws {NewsroomError} `malformed`
 */
export function readPlaces(value: unknown): FrontPlaces {
  if (!Array.isArray(value) || value.length > frontPlaces) throw new NewsroomError('malformed', 'places')
  const seen = new Set<string>()
  return Array.from({ length: frontPlaces }, (_, position) => {
    const given = value[position] as { articleId?: unknown; until?: unknown } | null | undefined
    if (given === null || given === undefined) return null
    if (typeof given !== 'object' || !couldBeId(given.articleId) || seen.has(given.articleId))
      throw new NewsroomError('malformed', 'places')
    seen.add(given.articleId)
    return { articleId: given.articleId, until: readUntil(given.until) }
  })
}

function readUntil(value: unknown): string | null {
  if (value === undefined || value === null) return null
  const at = typeof value === 'string' ? new Date(value) : null
  if (!at || Number.isNaN(at.getTime())) throw new NewsroomError('malformed', 'until')
  return at.toISOString()
}

/**
 * The layout of a front, locked until the transaction ends.
 * @returns the number of its latest change, and now by the database's clock
 */
export async function lockLayout(
  tx: Transaction,
  { front, locale }: FrontIn,
): Promise<{ version: number; now: Date }> {
  await requireFront(tx, front)
  await tx.insert(frontLayout).values({ front, locale, version: 0, changedBy: '' }).onConflictDoNothing()
  const [row] = await tx
    .select({ version: frontLayout.version, now: sql`now()`.mapWith(frontLayout.changedAt) })
    .from(frontLayout)
    .where(and(eq(frontLayout.front, front), eq(frontLayout.locale, locale)))
    .for('update')
  return present(row, 'such row')
}

/** Which of these articles may stand on a front of a language, or may one day: of it, and neither deleted nor withdrawn. */
export async function placeable(
  tx: Transaction,
  locale: Locale,
  places: FrontPlaces,
): Promise<ReadonlySet<string>> {
  const ids = places.flatMap((each) => each?.articleId ?? [])
  const rows = await tx
    .select({ id: article.id })
    .from(article)
    .where(
      and(
        inArray(article.id, ids),
        eq(article.locale, locale),
        isNull(article.deletedAt),
        ne(article.state, 'killed'),
      ),
    )
  return new Set(rows.map((row) => row.id))
}

const slotsOf = ({ front, locale }: FrontIn) => and(eq(frontSlot.front, front), eq(frontSlot.locale, locale))

export async function placesNow(tx: Transaction, of: FrontIn): Promise<FrontPlaces> {
  const rows = await tx.select().from(frontSlot).where(slotsOf(of))
  return Array.from({ length: frontPlaces }, (_, position) => {
    const row = rows.find((each) => each.position === position)
    return row ? { articleId: row.articleId, until: row.until?.toISOString() ?? null } : null
  })
}

/** Puts a layout in the place of what stands. @returns the number of the change */
export async function writePlaces(
  tx: Transaction,
  actor: Actor,
  of: FrontIn,
  version: number,
  places: FrontPlaces,
): Promise<number> {
  await tx.delete(frontSlot).where(slotsOf(of))
  const rows = places.flatMap((each, position) =>
    each
      ? [{ ...of, position, articleId: each.articleId, until: each.until ? new Date(each.until) : null }]
      : [],
  )
  if (rows.length) await tx.insert(frontSlot).values(rows)
  await tx
    .update(frontLayout)
    .set({ version: version + 1, changedAt: sql`now()`, changedBy: actor.name })
    .where(and(eq(frontLayout.front, of.front), eq(frontLayout.locale, of.locale)))
  return version + 1
}

/** A place whose time is over is the newest's again, whoever laid it out. */
export const withoutOver = (places: FrontPlaces, now: Date): FrontPlaces =>
  places.map((each) => (each?.until && new Date(each.until) <= now ? null : each))

/** As the log keeps a layout: ids by place, «-» where the newest stands. */
export const logged = (places: FrontPlaces): string => places.map((each) => each?.articleId ?? '-').join(' ')
