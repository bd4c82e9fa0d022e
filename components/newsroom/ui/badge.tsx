import type { ReactNode } from 'react'
import type { ArticleState } from '@/lib/vocabulary.ts'

export type Tone = 'grey' | 'ochre' | 'teal' | 'indigo' | 'green' | 'red'

/** A word or two about something, set apart by colour. The words alone must say it. */
export function Badge({ tone = 'grey', children }: { tone?: Tone; children: ReactNode }) {
  return (
    <span className="badge" data-tone={tone}>
      {children}
    </span>
  )
}

const tones: Record<ArticleState, Tone> = {
  draft: 'grey',
  in_review: 'ochre',
  approved: 'teal',
  scheduled: 'indigo',
  published: 'green',
  unpublished: 'grey',
  killed: 'red',
}

/** @param label the state's name, `Newsroom.Shell.state.*` */
export function StateBadge({ state, label }: { state: ArticleState; label: string }) {
  return (
    <span className="badge badge-state" data-tone={tones[state]} data-state={state}>
      {label}
    </span>
  )
}
