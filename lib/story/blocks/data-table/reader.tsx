import { inOrder } from '@/components/reader/in-order.ts'
import { Isolated } from '@/components/reader/isolated.tsx'
import { Moment } from '@/components/reader/moment.tsx'
import { useReader } from '@/components/reader/use-reader.ts'
import { useWords } from '@/components/reader/use-words.ts'
import { localeTable } from '@/lib/locale/table.ts'
import type { BlockReaderProps } from '../reader-parts.tsx'
import type { DataTable } from './model.ts'
import {
  arrows,
  digitsOf,
  figuresKey,
  type PrintedCell,
  type PrintedTable,
  printedTable,
} from './printed-table.ts'

/**
 * Figures as they stood when the page was made. `lib/server/live` cuts what has changed out of this very markup, and
 * `public/live.js` puts it in its place: the two read its attributes, rows and caption.
 */
export function DataTableReader({ block: { attrs }, context }: BlockReaderProps<DataTable>) {
  const t = useWords('Blocks.dataTable')
  const { locale, reading } = useReader()
  const { dir } = localeTable[locale]
  const dataset = context.datasets?.get(attrs.datasetId)
  if (!dataset) return null
  const { columns, rows } = printedTable(dataset, attrs, locale, reading)
  const { title, note } = attrs
  const lang = dataset.locale === locale ? undefined : dataset.locale
  return (
    <figure
      className="figures"
      dir={dir}
      data-figures={figuresKey(attrs)}
      data-dataset={dataset.id}
      data-version={dataset.version}
      data-digits={digitsOf(locale, reading)}
      data-fresh={t('fresh', { title: title ?? t('label') })}
    >
      {title && (
        <p className="figures-title">
          <Isolated text={title} dir={dir} />
        </p>
      )}
      <section className="table" dir={dir} tabIndex={0} aria-label={title ?? t('label')}>
        <table>
          <thead>
            <tr>
              {inOrder(
                columns.map(({ name, kind }) => (
                  <th scope="col" className={classOf(kind)}>
                    <Isolated text={name} dir={dir} />
                  </th>
                )),
              )}
            </tr>
          </thead>
          <tbody lang={lang}>
            {rows.length === 0 ? (
              <tr>
                <td colSpan={columns.length}>{t('none')}</td>
              </tr>
            ) : (
              inOrder(rows.map((row) => <Row row={row} columns={columns} dir={dir} />))
            )}
          </tbody>
        </table>
      </section>
      <figcaption>
        <p className="figures-at">
          {t.rich('at', {
            moment: () => <Moment at={dataset.changedAt} locale={locale} timeZone={context.timeZone} />,
          })}
        </p>
        {note && (
          <p>
            <Isolated text={note} dir={dir} />
          </p>
        )}
      </figcaption>
    </figure>
  )
}

const classOf = (kind: string): string | undefined =>
  kind === 'number' || kind === 'change' ? 'figure' : undefined

function Row({
  row: { cells },
  columns,
  dir,
}: {
  row: PrintedTable['rows'][number]
  columns: PrintedTable['columns']
  dir: 'rtl' | 'ltr'
}) {
  return (
    <tr>
      {inOrder(
        cells.map((cell, index) => {
          const kind = columns[index]?.kind ?? 'text'
          // What the row is called by is said before each of its cells.
          if (index === 0 && kind === 'text')
            return (
              <th scope="row">
                <Isolated text={cell.text} dir={dir} />
              </th>
            )
          return (
            <td className={classOf(kind)}>
              {kind === 'text' ? <Isolated text={cell.text} dir={dir} /> : <Figure cell={cell} />}
            </td>
          )
        }),
      )}
    </tr>
  )
}

/** By a sign, an arrow and a word that is heard; colour says it once more. */
function Figure({ cell: { text, unit, way } }: { cell: PrintedCell }) {
  const t = useWords('Blocks.dataTable')
  if (text === '') return null
  return (
    <>
      {way && (
        <>
          <span className={`figure-${way}`} aria-hidden="true">
            {arrows[way]}
          </span>
          <span className="visually-hidden">{t(way)}</span>{' '}
        </>
      )}
      <bdi>{text}</bdi>
      {unit && (
        <>
          {'\u00a0'}
          <bdi className="figure-unit">{unit}</bdi>
        </>
      )}
    </>
  )
}
