import type { ReactNode } from 'react'
import type { HandOver } from '@/lib/newsroom/stories/hand-overs.ts'
import { CutText } from './cut-text.tsx'

/** The last hand-over of a story: what was done, by whom and when, and what they said to whoever takes over. */
export function HandOverWords({
  handOver: { move, by, note },
  done,
  of,
  moment,
  more,
  less,
}: {
  handOver: HandOver
  /** What was done, in words. */
  done: string
  /** Which version, where it is another than one sees. */
  of?: ReactNode
  moment: ReactNode
  more: string
  less: string
}) {
  return (
    <div className="hand-over" data-move={move}>
      <p className="hand-over-who">
        <strong>{done}</strong>
        {of && <span>{of}</span>}
        {by && (
          <span>
            <bdi>{by}</bdi>
          </span>
        )}
        {moment}
      </p>
      {note && <CutText text={note} more={more} less={less} />}
    </div>
  )
}
