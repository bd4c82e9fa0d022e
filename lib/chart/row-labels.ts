/** Names of rows: in a column of their own where they are short enough for one, else each above its row. */
import { itemAt } from '../present.ts'
import type { Ask } from './ask.ts'
import type { Fitted } from './letters.ts'
import type { Sheet } from './sheet.ts'

export type RowLabels = { rows: Fitted[]; isAbove: boolean; column: number }

export function rowLabels({ table, letters, print, width }: Ask): RowLabels {
  const names = table.rows.map(({ label }) => print.label(label))
  // Half of a phone's width for names would leave nothing for what is compared.
  const widest = width * (width < 450 ? 0.3 : 0.34)
  const beside = names.map((name) => letters.fit(name, widest, 2))
  if (beside.every(({ isCut }) => !isCut)) {
    const column = Math.max(...beside.map((each) => each.width))
    return { rows: beside, isAbove: false, column: column > 0 ? column + 10 : 0 }
  }
  return { rows: names.map((name) => letters.fit(name, width, 2)), isAbove: true, column: 0 }
}

/** @returns where the row itself begins */
export function drawRowLabel(
  sheet: Sheet,
  labels: RowLabels,
  row: number,
  top: number,
  tall: number,
): number {
  const { lines } = itemAt(labels.rows, row)
  const high = lines.length * sheet.letters.lead
  if (labels.isAbove) {
    sheet.text(0, top, lines, { side: 'start' })
    return top + high + 1
  }
  sheet.text(0, top + (tall - high) / 2, lines, { side: 'start' })
  return top
}
