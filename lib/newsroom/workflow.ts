/** The life of an article, as data: which moves there are, from where, who may make them, and what must be said. */
import type { ArticleState } from '../vocabulary.ts'
import type { Action } from './permissions.ts'

export type Move = {
  from: readonly ArticleState[]
  to: ArticleState
  action: Action
  /** A few words to whoever takes over, or to readers of what was killed. */
  note: 'required' | 'optional'
  /** It takes something from readers: a screen that was left open must not be enough. */
  needsProof?: true
}

/**
 * “Corrected” is no state: a corrected article is published, and has corrections. Publishing what is published already
 * brings its draft before readers.
 */
export const transitions = {
  submit: { from: ['draft'], to: 'in_review', action: 'story.submit', note: 'optional' },
  /** Back to its author: what is missing is said in the note. */
  return: { from: ['in_review', 'approved'], to: 'draft', action: 'story.review', note: 'required' },
  approve: { from: ['in_review'], to: 'approved', action: 'story.review', note: 'optional' },
  schedule: {
    from: ['draft', 'in_review', 'approved', 'unpublished', 'scheduled'],
    to: 'scheduled',
    action: 'story.schedule',
    note: 'optional',
  },
  unschedule: { from: ['scheduled'], to: 'approved', action: 'story.schedule', note: 'optional' },
  publish: {
    from: ['draft', 'in_review', 'approved', 'scheduled', 'published', 'unpublished'],
    to: 'published',
    action: 'story.publish',
    note: 'optional',
  },
  /** Out of sight, for now. */
  unpublish: {
    from: ['published'],
    to: 'unpublished',
    action: 'story.unpublish',
    note: 'required',
    needsProof: true,
  },
  /** Withdrawn for good: its address says so. */
  kill: {
    from: ['published', 'unpublished'],
    to: 'killed',
    action: 'story.kill',
    note: 'optional',
    needsProof: true,
  },
} as const satisfies Record<string, Move>

export type TransitionName = keyof typeof transitions
export const transitionNames = Object.keys(transitions) as TransitionName[]

/** The moves that a state allows, whoever makes them. */
export const transitionsFrom = (state: ArticleState): TransitionName[] =>
  transitionNames.filter((name) => (transitions[name].from as readonly ArticleState[]).includes(state))
