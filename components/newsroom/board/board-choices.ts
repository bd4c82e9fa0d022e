type Named = { id: string; name: string }

/** What the board is narrowed to, and what stories are changed to. */
export type BoardChoices = {
  sections: readonly Named[]
  desks: readonly Named[]
  topics: readonly Named[]
  authors: readonly Named[]
  /** Who can have a story in hand. */
  people: readonly Named[]
}
