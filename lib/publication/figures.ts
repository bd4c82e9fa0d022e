/** The figures on a language's front: prices, rates, results. */
import { eq } from 'drizzle-orm'
import type { Database } from '../db/open.ts'
import { figureBoard } from '../db/tables/front.ts'
import type { Locale } from '../locale/table.ts'
import { dependsOn, tags } from '../press/cache-dependencies.ts'
import { remember } from '../press/remembered.ts'
import type { Figure } from '../vocabulary.ts'

export type FigureBoard = {
  /** Null for the house's own words. */
  title: string | null
  figures: readonly Figure[]
}

/** The board of a language; null when it has no figures. */
export const figureBoardOf = (db: Database, locale: Locale): Promise<FigureBoard | null> =>
  remember(`figures:${locale}`, () => readBoard(db, locale))

async function readBoard({ orm }: Database, locale: Locale): Promise<FigureBoard | null> {
  dependsOn(tags.figures(locale))
  const [row] = await orm
    .select({ title: figureBoard.title, figures: figureBoard.figures })
    .from(figureBoard)
    .where(eq(figureBoard.locale, locale))
  return row && row.figures.length > 0 ? row : null
}
