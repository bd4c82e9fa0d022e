'use client'

import { useTranslations } from 'next-intl'
import { type ClipboardEvent, type KeyboardEvent, memo, useRef } from 'react'
import { readCells } from './read-file.ts'

type Props = {
  cells: string[][]
  onCell: (row: number, column: number, text: string) => void
  /** A table that was pasted into a cell. */
  onTable: (row: number, column: number, table: string[][]) => void
}

/** A table to type into, as in a spreadsheet: its arrow keys go up and down, and a table can be pasted into any cell. */
export function ChartGrid({ cells, onCell, onTable }: Props) {
  const grid = useRef<HTMLTableSectionElement>(null)

  const move = (event: KeyboardEvent<HTMLElement>) => {
    const by = { ArrowUp: -1, ArrowDown: 1, Enter: 1 }[event.key]
    if (!by || event.nativeEvent.isComposing) return
    event.preventDefault()
    const { row, column } = placeOf(event.target)
    const cell = grid.current?.querySelector<HTMLInputElement>(`[data-cell="${row + by} ${column}"]`)
    cell?.focus()
    cell?.select()
  }
  const paste = async (event: ClipboardEvent<HTMLElement>) => {
    const text = event.clipboardData.getData('text/plain')
    if (!/[\t\n]/.test(text.trim())) return
    event.preventDefault()
    const { row, column } = placeOf(event.target)
    const table = await readCells(text)
    if (table) onTable(row, column, table)
  }
  return (
    <div className="chart-grid">
      <table>
        {/* Keys and what is pasted are heard from its fields. */}
        <tbody ref={grid} onKeyDown={move} onPaste={paste}>
          {cells.map((row, index) => (
            // Rows have no name of their own, and are only ever added at the end.
            // biome-ignore lint/suspicious/noArrayIndexKey: see above
            <GridRow key={index} cells={row} row={index} onCell={onCell} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

const placeOf = (target: EventTarget): { row: number; column: number } => {
  const [row = 0, column = 0] = ((target as HTMLElement).dataset.cell ?? '').split(' ').map(Number)
  return { row, column }
}

/** Drawn again only when it changes: a table may have hundreds. */
const GridRow = memo(function GridRow({
  cells,
  row,
  onCell,
}: {
  cells: string[]
  row: number
  onCell: Props['onCell']
}) {
  const t = useTranslations('Newsroom.Blocks.chart.dialog')
  return (
    <tr>
      {cells.map((cell, column) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: columns are only ever added at the end
        <td key={column}>
          <input
            data-cell={`${row} ${column}`}
            aria-label={t('cell', { row: row + 1, column: column + 1 })}
            value={cell}
            // A name or a figure, in any script.
            dir="auto"
            autoComplete="off"
            spellCheck={false}
            inputMode={row > 0 && column > 0 ? 'decimal' : 'text'}
            onChange={(event) => onCell(row, column, event.target.value)}
          />
        </td>
      ))}
    </tr>
  )
})
