/** Places in lists, as an address can carry them: opaque to who passes them on, and checked when they come back. */
import { type Problem, problem } from './problems.ts'

export const writeCursor = (...parts: string[]): string => Buffer.from(parts.join(' ')).toString('base64url')

/** @throws {Problem} `invalid` when no cursor of ours has such parts */
export function readCursor(cursor: string, form: RegExp): string[] {
  const found = form.exec(Buffer.from(cursor, 'base64url').toString())
  if (!found) throw notOurs()
  return found.slice(1)
}

export const notOurs = (): Problem =>
  problem('invalid', 'The cursor is none of ours.', {
    errors: [{ parameter: 'cursor', detail: 'Take it from the “next” of a page.' }],
  })
