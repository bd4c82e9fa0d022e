import type { ReactNode } from 'react'

/**
 * What somebody wrote to somebody, of any length: some lines of it, and the rest when it is asked for, without script
 * too. The whole text is there once, so that it is found, read aloud and copied as it is.
 */
export function CutText({
  text,
  more,
  less,
  children = text,
}: {
  text: string
  more: string
  less: string
  /** The same text, with parts of it set apart. */
  children?: ReactNode
}) {
  if (text.length <= shown && text.split('\n').length <= shownLines)
    return (
      <p className="cut-text" dir="auto">
        {children}
      </p>
    )
  return (
    <details className="cut-text">
      <summary>
        <span className="cut-text-words" dir="auto">
          {children}
        </span>
        <span className="cut-text-more">{more}</span>
        <span className="cut-text-less">{less}</span>
      </summary>
    </details>
  )
}

/** UTF-16 units that fit in the lines which the style sheet leaves. */
const shown = 200
const shownLines = 3
