/** The figures of a front, written whole: by an editor, or by a program that follows a market. */
import { isDeepStrictEqual } from 'node:util'
import { eq, sql } from 'drizzle-orm'
import { z } from 'zod'
import { readDecimal as decimalOf } from '../../dataset/read-cell.ts'
import type { Database } from '../../db/open.ts'
import { figureBoard } from '../../db/tables/front.ts'
import type { Figure } from '../../vocabulary.ts'
import type { Actor } from '../actor.ts'
import { line, localeName, readBy, requiredLine, version } from '../fields.ts'
import { NewsroomError } from '../newsroom-error.ts'
import { operation } from '../operation.ts'
import { withMutation } from '../with-mutation.ts'
import { type EditableFigures, longestFigureText, longestUnit, mostFigures } from './figure-limits.ts'

/**
 * A number as people of any of the paper's languages type it, as a decimal with a point.
 * @throws {NewsroomError} `malformed`, with `name`
 */
export function readDecimal(value: unknown, name: string): string {
  const read = decimalOf(String(value ?? ''))
  if (read === null) throw new NewsroomError('malformed', name)
  return read
}

function bounded(value: string | null, name: string, most: number): string | null {
  if (value !== null && value.length > most) throw new NewsroomError('malformed', name)
  return value
}

function readFigure(given: unknown): Figure {
  if (typeof given !== 'object' || given === null) throw new NewsroomError('malformed', 'figures')
  const { label, value, unit, change, changeIn, at, source } = given as Record<string, unknown>
  const textOf = (each: unknown, name: string): string | null => {
    if (each === undefined || each === null) return null
    if (typeof each !== 'string') throw new NewsroomError('malformed', name)
    return line(name)(each)
  }
  const moment = typeof at === 'string' && at ? new Date(at) : null
  if (at !== undefined && at !== null && at !== '' && (!moment || Number.isNaN(moment.getTime())))
    throw new NewsroomError('malformed', 'at')
  return {
    label: bounded(requiredLine('label')(textOf(label, 'label') ?? ''), 'label', longestFigureText) ?? '',
    value: readDecimal(value, 'value'),
    unit: bounded(textOf(unit, 'unit'), 'unit', longestUnit),
    change: change === undefined || change === null || change === '' ? null : readDecimal(change, 'change'),
    changeIn: changeIn === 'points' ? 'points' : 'percent',
    at: moment?.toISOString() ?? null,
    source: bounded(textOf(source, 'source'), 'source', longestFigureText),
  }
}

/** @throws {NewsroomError} `malformed`, with the name of what is wrong */
function readFigures(value: unknown): Figure[] {
  if (!Array.isArray(value) || value.length > mostFigures) throw new NewsroomError('malformed', 'figures')
  return value.map(readFigure)
}

const writeFiguresInput = z.object({
  locale: localeName,
  title: readBy((value: string | null | undefined) =>
    bounded(line('title')(value), 'title', longestFigureText),
  ),
  /** In the order in which they stand; none takes the block from the front. */
  figures: readBy(readFigures),
  /** The change that the person saw. A program that knows the latest prices names none. */
  baseVersion: version.optional(),
})

/**
 * Puts figures in the place of those that stand on a language's front, for readers to see at once.
 * @returns the number of the change; of the same figures again, the latest
 * @throws {NewsroomError} `not-allowed`; `malformed`, with the field; `stale-version`
 */
export const writeFigures = operation({
  name: 'figures.write',
  input: writeFiguresInput,
  permission: 'figures.write',
  run: write,
})

async function write(
  db: Database,
  actor: Actor,
  { locale, title, figures, baseVersion }: z.output<typeof writeFiguresInput>,
): Promise<{ version: number }> {
  return withMutation(db, async (tx, emit) => {
    await tx
      .insert(figureBoard)
      .values({ locale, title: null, figures: [], version: 0, changedBy: '' })
      .onConflictDoNothing()
    const [standing] = await tx.select().from(figureBoard).where(eq(figureBoard.locale, locale)).for('update')
    const latest = standing?.version ?? 0
    if (baseVersion !== undefined && baseVersion !== latest)
      throw new NewsroomError('stale-version', String(latest))
    if (isDeepStrictEqual([standing?.title, standing?.figures], [title, figures])) return { version: latest }
    await tx
      .update(figureBoard)
      .set({ title, figures, version: latest + 1, changedAt: sql`now()`, changedBy: actor.name })
      .where(eq(figureBoard.locale, locale))
    await emit(actor, { type: 'FiguresWritten', locale, version: latest + 1, count: figures.length })
    return { version: latest + 1 }
  })
}

const readFigureBoardInput = z.object({ locale: localeName })

/**
 * The figures of a language as whoever writes them has them in hand.
 * @throws {NewsroomError} `not-allowed`; `malformed`
 */
export const readFigureBoard = operation({
  name: 'figures.read',
  input: readFigureBoardInput,
  permission: 'figures.write',
  run: read,
})

async function read(
  { orm }: Database,
  _actor: Actor,
  { locale }: z.output<typeof readFigureBoardInput>,
): Promise<EditableFigures> {
  const [row] = await orm.select().from(figureBoard).where(eq(figureBoard.locale, locale))
  return {
    title: row?.title ?? null,
    figures: row?.figures ?? [],
    version: row?.version ?? 0,
    changedAt: row?.version ? row.changedAt.toISOString() : null,
    changedBy: row?.changedBy || null,
  }
}
