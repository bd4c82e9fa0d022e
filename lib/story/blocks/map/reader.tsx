import { inOrder } from '@/components/reader/in-order.ts'
import { Isolated } from '@/components/reader/isolated.tsx'
import { useReader } from '@/components/reader/use-reader.ts'
import { useWords } from '@/components/reader/use-words.ts'
import { seriesFacts } from '@/lib/chart/facts.ts'
import { shapedWidth } from '@/lib/chart/shaped-width.ts'
import { isPercent } from '@/lib/locale/numbers.ts'
import type { Words } from '@/lib/locale/reader-messages.ts'
import { localeTable } from '@/lib/locale/table.ts'
import { readTypedPlaces } from '@/lib/map/map.ts'
import { type DrawnMap, isMapDrawn, mapOf } from '@/lib/map/map-of.ts'
import { FiguresTable } from '../chart/figures-table.tsx'
import type { BlockReaderProps } from '../reader-parts.tsx'
import { apart, keyOf, type MapWords } from './key.ts'
import type { MapBlock } from './model.ts'

/** A map, drawn for a phone and for the text's width; what it shows in words, and its places or figures as a table. */
export function MapReader({ block: { attrs } }: BlockReaderProps<MapBlock>) {
  const t = useWords('Blocks.map')
  const chartWords = useWords('Blocks.chart')
  const { locale, reading } = useReader()
  const { dir } = localeTable[locale]
  const drawn = mapOf(attrs, { locale, reading, measure: shapedWidth(locale) })
  const map = isMapDrawn(drawn) ? drawn : null
  const { title, description, note, source } = attrs
  const unit = isPercent(attrs.unit) ? null : attrs.unit
  const list = (names: readonly string[]) => names.map(apart).join(localeTable[locale].list.comma)
  const said = map && saidOf(map, t, chartWords, list)
  return (
    <figure className="chart map" dir={dir}>
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
      {map && (
        <>
          <p className="chart-said">
            <Isolated text={said ?? ''} dir={dir} />
          </p>
          {map.areas && (
            <ul className="chart-key" data-lite="none">
              {inOrder(
                keyOf(map.areas, t).map(({ className, text }) => (
                  <li className={className}>
                    <Isolated text={text} dir={dir} />
                  </li>
                )),
              )}
            </ul>
          )}
          <div
            className="chart-drawing"
            role="img"
            aria-label={title ? chartWords('label', { kind: t('name'), title }) : t('name')}
            data-lite="none"
            // biome-ignore lint/security/noDangerouslySetInnerHtml: drawn by us, every word in it escaped (lib/chart/sheet.ts)
            dangerouslySetInnerHTML={{
              __html: `<div class="narrow">${map.narrow.svg}</div><div class="wide">${map.wide.svg}</div>`,
            }}
          />
        </>
      )}
      <figcaption className="chart-notes">
        {map && map.unnamed.length > 0 && (
          <p>
            <Isolated text={t('unnamed', { names: list(map.unnamed) })} dir={dir} />
          </p>
        )}
        {note && (
          <p>
            <Isolated text={note} dir={dir} />
          </p>
        )}
        {source && (
          <p>
            <Isolated text={chartWords('source', { source })} dir={dir} />
          </p>
        )}
        {attrs.data ? (
          <FiguresTable
            data={map?.areas ? tableOf(map.areas) : attrs.data}
            title={title ?? null}
            unit={attrs.unit ?? null}
            summary={chartWords('figures')}
            fileName="map.csv"
            isOpen={!map}
          />
        ) : null}
        {attrs.places && !attrs.data ? (
          <FiguresTable
            data={placesTable(attrs, map, t)}
            title={title ?? null}
            summary={t('places')}
            fileName="map.csv"
            isOpen={!map}
          />
        ) : null}
      </figcaption>
    </figure>
  )
}

function saidOf(
  { marks, areas }: DrawnMap,
  t: MapWords,
  chartWords: Words<'Blocks.chart'>,
  list: (names: readonly string[]) => string,
): string {
  const named = marks.filter(({ name }) => name).map(({ name }) => name)
  const parts = named.length > 0 ? [t('said.places', { names: list(named) })] : []
  if (!areas) return parts.length > 0 ? parts.join(' ') : t('name')
  const byName = new Map(areas.rows.map(({ name }, i) => [areas.table.rows[i]?.label, name]))
  const print = {
    ...areas.print,
    value: (value: number) => apart(areas.print.value(value)),
    label: (label: string) => apart(byName.get(label) ?? label),
  }
  const [facts] = seriesFacts(areas.table, print, 1)
  parts.unshift(t('said.areas', { count: areas.rows.length }))
  if (facts) {
    const { least, most } = facts
    parts.splice(
      1,
      0,
      chartWords('said.names', {
        least: least.value,
        leastAt: least.label,
        most: most.value,
        mostAt: most.label,
      }),
    )
  }
  return parts.join(' ')
}

const tableOf = ({ table, head, rows }: NonNullable<DrawnMap['areas']>): string =>
  [[table.corner, head], ...rows.map(({ name, cell }) => [name, cell])]
    .map((row) => row.join('\t'))
    .join('\n')

/** Where places are, to a kilometre; of a map that is not drawn, as it was typed. */
function placesTable({ places }: MapBlock['attrs'], map: DrawnMap | null, t: MapWords): string {
  const rows = map
    ? map.marks.map(({ name, at }) => [name, at.latitude.toFixed(2), at.longitude.toFixed(2)])
    : readTypedPlaces(places).map(({ name, at }) => [name, ...at.split(/[,،;؛\s]+/)])
  return [[t('place'), t('latitude'), t('longitude')], ...rows].map((row) => row.join('\t')).join('\n')
}
