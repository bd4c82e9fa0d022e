/** Of what the pages of `kept-pages-instance.ts` are made, and what its parent may ask of it. */

export type InstanceOrder = { number: number } & (
  | { get: string }
  | { publish: number; slowly: boolean }
  /** Answered when it has looked twice more. */
  | { look: true }
  | { stop: true }
)
/** @property made pages made anew since it started */
export type InstanceAnswer = { number: number; text?: string; failed?: string; made: number }

/** The facts that a page is made of: its own, one it shares with others, and one that stands on every page. */
export const factsOf = (page: number): number[] => [0, 1 + (page % 7), 8 + (page % 40)]
export const tagOf = (fact: number): string => `fact:${fact}`
