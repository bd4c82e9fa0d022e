import { boxUnits, type DrawnWord, drawnName } from '@/lib/card/nameplate.ts'
import { useReader } from './use-reader.ts'

/**
 * The paper's name, drawn. Its words stay in the text for whoever does not see them, for copying, and for light editions,
 * which have no pictures.
 */
export function Nameplate({ name }: { name: string }) {
  const { locale } = useReader()
  const runs = drawnName(name, locale)
  if (runs.length === 0) return <>{name}</>
  return (
    <>
      <span className="nameplate-words">{name}</span>
      <span className="nameplate-drawing" aria-hidden="true" data-lite="none">
        {runs.flatMap(({ direction, words }, index) => [
          index > 0 && ' ',
          <span key={words[0]?.paths[0]} dir={direction}>
            {words.flatMap((word, place) => [place > 0 && ' ', <Drawing key={word.paths[0]} word={word} />])}
          </span>,
        ])}
      </span>
    </>
  )
}

/** As high as its ink, on the line of the letters beside it. */
function Drawing({ word: { paths, width, ascent, descent } }: { word: DrawnWord }) {
  const height = ascent + descent
  return (
    <svg
      viewBox={`0 0 ${inUnits(width)} ${inUnits(height)}`}
      style={{ inlineSize: `${rounded(width)}em`, verticalAlign: `${rounded(-descent)}em` }}
      aria-hidden="true"
    >
      {paths.map((path) => (
        <path key={path} d={path} />
      ))}
    </svg>
  )
}

const rounded = (ems: number): number => Math.round(ems * 1000) / 1000
const inUnits = (ems: number): number => Math.round(ems * boxUnits)
