import { stringify } from 'csv-stringify/sync'
import { inOrder } from '@/components/reader/in-order.ts'
import { Isolated } from '@/components/reader/isolated.tsx'
import { useReader } from '@/components/reader/use-reader.ts'
import { useWords } from '@/components/reader/use-words.ts'
import { harmless } from '@/lib/chart/csv-cell.ts'
import { printOf } from '@/lib/chart/print.ts'
import { type ChartTable, cellsOf, isRefused, readTable } from '@/lib/chart/read-table.ts'
import { localeTable } from '@/lib/locale/table.ts'

/** The figures as a table that is opened on request, and to take away. */
export function FiguresTable({
  data,
  title,
  unit = null,
  summary,
  fileName,
  isOpen,
}: {
  data: string
  title?: string | null
  unit?: string | null
  summary: string
  fileName: string
  isOpen: boolean
}) {
  const t = useWords('Blocks.chart')
  const { locale, reading } = useReader()
  const { dir } = localeTable[locale]
  const read = readTable(data)
  const table = isRefused(read) ? null : read
  const [head = [], ...rows] = cellsOf(data)
  const print = printOf(table ?? { timeline: null, decimals: 3 }, {
    unit,
    locale,
    reading,
  })
  return (
    <details className="chart-figures" open={isOpen}>
      <summary>{summary}</summary>
      <section className="table" dir={dir} tabIndex={0} aria-label={title ?? summary}>
        <table>
          <tbody>
            <tr>
              {inOrder(
                head.map((name) => (
                  <th scope="col">
                    <Isolated text={name} dir={dir} />
                  </th>
                )),
              )}
            </tr>
            {inOrder(
              (table ? printedRows(table, print) : rows).map(([label = '', ...cells]) => (
                <tr>
                  <th scope="row">
                    <Isolated text={label} dir={dir} />
                  </th>
                  {inOrder(
                    cells.map((cell) => (
                      <td>
                        <Isolated text={cell} dir={dir} />
                      </td>
                    )),
                  )}
                </tr>
              )),
            )}
          </tbody>
        </table>
      </section>
      <p>
        <a href={csvAddress(data)} download={fileName}>
          {t('download')}
        </a>
      </p>
    </details>
  )
}

/** Figures in the reader's digits; what is no figure, as it was written. */
const printedRows = ({ rows }: ChartTable, print: ReturnType<typeof printOf>): string[][] =>
  rows.map(({ label, cells, values }) => [
    print.label(label),
    ...cells.map((cell, i) => {
      const value = values[i]
      return value === null || value === undefined ? cell : print.value(value)
    }),
  ])

/** The table as a file in the page itself: who may read the page has it, and nobody else. Its mark is for Excel. */
function csvAddress(data: string): string {
  const file = stringify(
    cellsOf(data).map((row) => row.map(harmless)),
    { bom: true },
  )
  return `data:text/csv;charset=utf-8;base64,${Buffer.from(file).toString('base64')}`
}
