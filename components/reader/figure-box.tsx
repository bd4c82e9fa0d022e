import { formatChange, formatMeasure } from '@/lib/locale/numbers.ts'
import { localeTable } from '@/lib/locale/table.ts'
import type { FigureBoard } from '@/lib/publication/figures.ts'
import type { Figure } from '@/lib/vocabulary.ts'
import { Isolated } from './isolated.tsx'
import { Moment } from './moment.tsx'
import { useReader } from './use-reader.ts'
import { useWords } from './use-words.ts'

/** Prices, rates, results: a line for each, in the reader's digits. What all of them share is said once, under them. */
export function FigureBox({ board, timeZone }: { board: FigureBoard; timeZone: string }) {
  const t = useWords('FrontParts')
  const { locale } = useReader()
  const { dir } = localeTable[locale]
  const { figures } = board
  const source = shared(figures, 'source')
  const at = shared(figures, 'at')
  return (
    <section className="front-figures" aria-labelledby="figures">
      <h2 id="figures" className="block-title">
        {board.title ? <Isolated text={board.title} dir={dir} /> : t('figures')}
      </h2>
      <table>
        <tbody>
          {figures.map((figure) => (
            <tr key={figure.label}>
              <th scope="row">
                <Isolated text={figure.label} dir={dir} />
                <Origin
                  figure={figure}
                  saysSource={source === null}
                  saysTime={at === null}
                  timeZone={timeZone}
                />
              </th>
              <Value figure={figure} />
              <Change figure={figure} />
            </tr>
          ))}
        </tbody>
      </table>
      {(source !== null || at !== null) && (
        <p className="note">
          {source !== null && <span>{t('source', { source })}</span>}
          {at !== null && (
            <span>
              <Moment at={new Date(at)} locale={locale} timeZone={timeZone} />
            </span>
          )}
        </p>
      )}
    </section>
  )
}

/** What all of them say; null when they differ, or say nothing. */
function shared(figures: readonly Figure[], name: 'source' | 'at'): string | null {
  const all = new Set(figures.map((each) => each[name]))
  return all.size === 1 ? ([...all][0] ?? null) : null
}

function Origin({
  figure,
  saysSource,
  saysTime,
  timeZone,
}: {
  figure: Figure
  saysSource: boolean
  saysTime: boolean
  timeZone: string
}) {
  const { locale } = useReader()
  const source = saysSource ? figure.source : null
  const at = saysTime ? figure.at : null
  if (!source && !at) return null
  return (
    <span className="note">
      {source && (
        <span>
          <Isolated text={source} dir={localeTable[locale].dir} />
        </span>
      )}
      {at && (
        <span>
          <Moment at={new Date(at)} locale={locale} timeZone={timeZone} />
        </span>
      )}
    </span>
  )
}

function Value({ figure }: { figure: Figure }) {
  const { locale, reading } = useReader()
  const { text, unit } = formatMeasure(figure.value, figure.unit, locale, reading)
  return (
    <td>
      <bdi>{text}</bdi>
      {unit && (
        <>
          {'\u00a0'}
          <bdi className="figure-unit">{unit}</bdi>
        </>
      )}
    </td>
  )
}

/** By a sign, an arrow and a word that is heard; colour says it once more. */
function Change({ figure }: { figure: Figure }) {
  const t = useWords('FrontParts')
  const { locale, reading } = useReader()
  const { change } = figure
  if (change === null) return <td />
  const way = Number(change) > 0 ? 'up' : Number(change) < 0 ? 'down' : 'level'
  return (
    <td className={`figure-${way}`}>
      <span aria-hidden="true">{arrows[way]}</span>
      <span className="visually-hidden">{t(way)}</span>{' '}
      <bdi>{formatChange(change, figure.changeIn, locale, reading)}</bdi>
    </td>
  )
}

const arrows = { up: '▲', down: '▼', level: '■' } as const
