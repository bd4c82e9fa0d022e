import type { ArticleState } from '../../vocabulary.ts'
import { isImportReason } from './batch.ts'

/**
 * Whether somebody has worked on an article that came with an import: its last words are not an import's, a draft goes
 * beyond them, or somebody has moved it.
 */
export function isEditedHere(
  {
    state,
    version,
    revisedVersion,
  }: {
    state: ArticleState
    /** Of its draft; null where it has none. */
    version: number | null
    revisedVersion: number | null
  },
  last: { reason: string | null },
): boolean {
  return (
    !isImportReason(last.reason) ||
    (version !== null && version > (revisedVersion ?? 0)) ||
    (state !== 'draft' && state !== 'published' && state !== 'in_review')
  )
}
