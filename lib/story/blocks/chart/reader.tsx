import { inOrder } from '@/components/reader/in-order.ts'
import { Isolated } from '@/components/reader/isolated.tsx'
import { useReader } from '@/components/reader/use-reader.ts'
import { useWords } from '@/components/reader/use-words.ts'
import { chartOf, type DrawnChart, isDrawn } from '@/lib/chart/chart-of.ts'
import { seriesFacts } from '@/lib/chart/facts.ts'
import { shapedWidth } from '@/lib/chart/shaped-width.ts'
import { isPercent } from '@/lib/locale/numbers.ts'
import { localeTable } from '@/lib/locale/table.ts'
import type { BlockReaderProps } from '../reader-parts.tsx'
import { FiguresTable } from './figures-table.tsx'
import type { Chart } from './model.ts'

/** More series than these are told of by their number: the table has them. */
const mostTold = 6

/** A chart, drawn for a phone and for the text's width; what it shows in words, its table, and the table as a file. */
export function ChartReader({ block: { attrs } }: BlockReaderProps<Chart>) {
  const t = useWords('Blocks.chart')
  const { locale, reading } = useReader()
  const { dir } = localeTable[locale]
  const drawn = chartOf(attrs, { locale, reading, measure: shapedWidth(locale) })
  const chart = isDrawn(drawn) ? drawn : null
  const { title, description, note, source } = attrs
  // Each figure has its own sign of per cent.
  const unit = isPercent(attrs.unit) ? null : attrs.unit
  const kind = t(`kind.${attrs.kind}`)
  return (
    <figure className="chart" dir={dir}>
      {title && (
        <p className="chart-title">
          <Isolated text={title} dir={dir} />
        </p>
      )}
      {(description || unit) && (
        <p className="chart-description">
          <Isolated text={[description, unit].filter(Boolean).join(' · ')} dir={dir} />
        </p>
      )}
      {chart && (
        <>
          <p className="chart-said">
            <Isolated text={saidOf(chart, t, kind)} dir={dir} />
          </p>
          {chart.key.length > 0 && (
            <ul className="chart-key" data-lite="none">
              {inOrder(
                chart.key.map(({ name, colour }) => (
                  <li className={colour}>
                    <Isolated text={name} dir={dir} />
                  </li>
                )),
              )}
            </ul>
          )}
          <div
            className="chart-drawing"
            role="img"
            aria-label={title ? t('label', { kind, title }) : kind}
            data-lite="none"
            // biome-ignore lint/security/noDangerouslySetInnerHtml: drawn by us, every word in it escaped (lib/chart/sheet.ts)
            dangerouslySetInnerHTML={{
              __html: `<div class="narrow">${chart.narrow.svg}</div><div class="wide">${chart.wide.svg}</div>`,
            }}
          />
        </>
      )}
      <figcaption className="chart-notes">
        {inOrder(
          (chart?.leftOver ?? []).map(({ at, text }) => (
            <p>
              <Isolated text={t('annotation', { at: chart?.print.label(at) ?? at, text })} dir={dir} />
            </p>
          )),
        )}
        {note && (
          <p>
            <Isolated text={note} dir={dir} />
          </p>
        )}
        {source && (
          <p>
            <Isolated text={t('source', { source })} dir={dir} />
          </p>
        )}
        <FiguresTable {...attrs} summary={t('figures')} fileName="chart.csv" isOpen={!chart} />
      </figcaption>
    </figure>
  )
}

type ChartWords = ReturnType<typeof useWords<'Blocks.chart'>>

/** Figures with signs of their own direction would take what stands in brackets after them along. */
const apart = (text: string): string => `\u2068${text}\u2069`

function saidOf({ table, print }: DrawnChart, t: ChartWords, kind: string): string {
  const isolating = {
    ...print,
    value: (value: number) => apart(print.value(value)),
    label: (label: string) => apart(print.label(label)),
  }
  const facts = seriesFacts(table, isolating, mostTold)
  const untold = table.series.length - facts.length
  return [
    t('said.begin', { kind, rows: table.rows.length, series: table.series.length }),
    ...facts.map(({ name, first, last, least, most, trend }) => {
      const ends = { least: least.value, leastAt: least.label, most: most.value, mostAt: most.label }
      const inTime = { first: first.value, firstAt: first.label, last: last.value, lastAt: last.label, trend }
      const said = table.timeline ? t('said.time', { ...inTime, ...ends }) : t('said.names', ends)
      return name && table.series.length > 1 ? t('said.series', { name, said }) : said
    }),
    ...(untold > 0 ? [t('said.more', { count: untold })] : []),
  ].join(' ')
}
