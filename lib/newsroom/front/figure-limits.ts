/** How much of figures there can be. Apart from the operation, for the screen that asks for them. */
import type { Figure } from '../../vocabulary.ts'

/** More are a page of their own. */
export const mostFigures = 12
/** UTF-16 units: of a label, a source, a title. */
export const longestFigureText = 60
export const longestUnit = 16

/** The figures of a language as whoever writes them has them in hand. */
export type EditableFigures = {
  title: string | null
  figures: Figure[]
  /** 0 before the first change. */
  version: number
  /** ISO 8601; null before the first change. */
  changedAt: string | null
  changedBy: string | null
}
