import { Fragment } from 'react'
import type { MarkedLine } from '@/lib/search/extract.ts'

/** A line with what was looked for marked in it, and its foreign runs isolated around the marks. */
export function Marked({ line: { runs } }: { line: MarkedLine }) {
  let place = 0
  return runs.map(({ isolate, pieces }) => {
    const text = pieces.map((piece) => {
      const key = place
      place += piece.text.length
      return piece.hit ? <mark key={key}>{piece.text}</mark> : <Fragment key={key}>{piece.text}</Fragment>
    })
    return isolate ? (
      <bdi key={place} dir={isolate}>
        {text}
      </bdi>
    ) : (
      <Fragment key={place}>{text}</Fragment>
    )
  })
}
