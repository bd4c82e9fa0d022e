/** What to do with words that a browser kept and the server may not have, when their story is opened again. */
import type { DraftContent } from '../stories/draft-content.ts'
import { pickDraft } from '../stories/draft-fields.ts'
import { standingOf, type WritingRun } from '../stories/writing-run.ts'
import type { UnsavedDraft } from './draft-autosave.ts'
import { sameContent } from './same-content.ts'

export type LeftWords = {
  found:
    | { kind: 'none' }
    /** The server stands where they were written: they go on as if nothing had happened. */
    | { kind: 'restore'; words: UnsavedDraft }
    /** Somebody has saved since: both versions are compared. */
    | { kind: 'conflict'; words: UnsavedDraft }
  /** Records that hold nothing the server has not. */
  needless: UnsavedDraft[]
}

/**
 * @param kept the newest first
 * @param openTabs names of tabs that are open in this browser: what they keep is their own affair
 */
export function leftWords(
  kept: readonly UnsavedDraft[],
  server: { version: number; run: WritingRun | null; content: DraftContent },
  openTabs: ReadonlySet<string>,
  ownTab: string,
): LeftWords {
  const left = kept
    .filter((each) => each.tabId === ownTab || !openTabs.has(each.tabId))
    // Another version may have kept them: a field that it did not know stands as it is, one that only it knows is none here.
    .map((each) => ({ ...each, content: pickDraft({ ...server.content, ...each.content }) }))
  const needless = left.filter(
    (each) => standingOf(server, each) === 'overtaken' || sameContent(each.content, server.content),
  )
  const words = left.find((each) => !needless.includes(each))
  if (!words) return { found: { kind: 'none' }, needless }
  // Also when the server has gone on by saves of that same tab whose answers never came.
  const kind = standingOf(server, words) === 'next' ? 'restore' : 'conflict'
  return { found: { kind, words }, needless }
}
