/** What a suggestion is called: facts, for the screen to word. */
import type { Change } from './changes.ts'
import { type Piece, textOf } from './pieces.ts'

type ChangeName = 'insert' | 'delete' | 'replace' | 'form' | 'divide' | 'settings'

const bare = (pieces: readonly Piece[]): string => textOf(pieces).replace(/\s+/gu, '')

/** It changes how something stands there, and no word of it. */
export const isForm = (change: Change): boolean =>
  change.kind === 'attributes' ||
  (change.before.length > 0 &&
    change.after.length > 0 &&
    bare(change.before) !== '' &&
    bare(change.before) === bare(change.after) &&
    (change.kind === 'blocks' || textOf(change.before) === textOf(change.after)))

export function nameOf(change: Change): ChangeName {
  const { kind, before, after } = change
  if (kind === 'attributes') return 'settings'
  if (before.length === 0) return 'insert'
  if (after.length === 0) return 'delete'
  if (!isForm(change)) return 'replace'
  const types = (pieces: readonly Piece[]) => pieces.map(({ type }) => type).join()
  return kind === 'blocks' && before.length !== after.length && !types(before).includes('List')
    ? 'divide'
    : 'form'
}
