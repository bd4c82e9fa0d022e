import { useMemo } from 'react'
import { firstStrongDirection } from '@/lib/arabic/first-strong.ts'
import { type Direction, type Locale, localeTable } from '@/lib/locale/table.ts'
import { diffWords } from '@/lib/newsroom/stories/diff-words.ts'
import { lastOf } from '@/lib/present.ts'

type Run = { kind: 'same' | 'gone' | 'new'; text: string }

/** The runs of a comparison, line by line. */
function linesOf(runs: readonly Run[]): Run[][] {
  const lines: Run[][] = [[]]
  for (const { kind, text } of runs)
    for (const [index, part] of text.split('\n').entries()) {
      if (index > 0) lines.push([])
      if (part) lastOf(lines).push({ kind, text: part })
    }
  return lines.filter((line) => line.length > 0)
}

/** By what stands there now: a name that was struck out must not turn the line round. */
function directionOf(line: readonly Run[]): Direction | null {
  const words = (runs: readonly Run[]) => runs.map(({ text }) => text).join('')
  return (
    firstStrongDirection(words(line.filter(({ kind }) => kind !== 'gone'))) ??
    firstStrongDirection(words(line))
  )
}

/**
 * Words beside the words that they were, or are elsewhere. What is gone and what is new are isolated from each other
 * (UAX #9, 2.4): two numbers or two Latin names that meet in an Arabic line would otherwise run together, the wrong
 * way round.
 * @param dir how what is compared runs on its page; null has each line run by its own words
 * @param show `both`: what is gone too, struck out; `new`: only what stands in `after`
 */
export function WordDiff({
  before,
  after,
  locale,
  dir,
  show,
}: {
  before: string
  after: string
  /** The story's language. */
  locale: Locale
  dir: Direction | null
  show: 'both' | 'new'
}) {
  const lines = useMemo(
    () => linesOf(diffWords(before, after).filter((run) => show === 'both' || run.kind !== 'gone')),
    [before, after, show],
  )
  return (
    <div className="word-diff" lang={locale}>
      {lines.map((line, index) => {
        // biome-ignore-start lint/suspicious/noArrayIndexKey: lines are never moved, only made anew
        return (
          <p key={index} dir={dir ?? directionOf(line) ?? localeTable[locale].dir}>
            {line.map((run, place) => {
              if (run.kind === 'gone') return <del key={place}>{run.text}</del>
              if (run.kind === 'new') return <ins key={place}>{run.text}</ins>
              return <span key={place}>{run.text}</span>
            })}
          </p>
        )
        // biome-ignore-end lint/suspicious/noArrayIndexKey: as above
      })}
    </div>
  )
}
