'use client'

import { usePathname } from 'next/navigation'
import { type Dispatch, type SetStateAction, useEffect, useState } from 'react'
import { readInTab, removeFromTab, saveInTab } from '../forms/tab-storage.ts'
import { useNewsroom } from '../shell/providers.client.tsx'

type Unsent = { of: string; draft: object }

/** Windows of one kind that were left with something typed in them; of more, the oldest is let go. */
const most = 10

const isUnsent = (value: unknown): value is Unsent =>
  typeof value === 'object' &&
  value !== null &&
  'of' in value &&
  'draft' in value &&
  typeof value.draft === 'object'

const keptAt = (place: string): Unsent[] => {
  const kept = readInTab(place)
  return Array.isArray(kept) ? kept.filter(isUnsent) : []
}

function keep(place: string, left: readonly Unsent[]): void {
  if (left.length === 0) removeFromTab(place)
  else saveInTab(place, left.slice(-most))
}

/**
 * What is typed in a window of the editor's, kept by the tab until it is in the text: closed by a slip, or after a reload,
 * the window opens again with it, on the same page and for the same block.
 * @param kind of the window
 * @param of what it asks about, as it was when the window opened
 * @param begin what it opens with otherwise
 */
export function useUnsent<D extends object>(
  kind: string,
  of: string,
  begin: () => D,
): {
  draft: D
  setDraft: Dispatch<SetStateAction<D>>
  /** It opened with what was typed before. */
  isRestored: boolean
  /** Begins anew, without what was typed. */
  discard: () => void
  /** It is in the text. */
  settle: () => void
} {
  const place = `warraq window ${useNewsroom().staffId ?? ''} ${usePathname()} ${kind}`
  const [first] = useState(begin)
  const [found] = useState(() => keptAt(place).find((each) => each.of === of)?.draft)
  // What was kept may be of another version of this program, which had fewer fields.
  const [draft, setDraft] = useState<D>({ ...first, ...found })
  const [isRestored, setRestored] = useState(found !== undefined)
  const [isSettled, setSettled] = useState(false)
  const isTyped = !isSettled && JSON.stringify(draft) !== JSON.stringify(first)
  useEffect(() => {
    const others = keptAt(place).filter((each) => each.of !== of)
    keep(place, isTyped ? [...others, { of, draft }] : others)
    if (!isTyped) return
    // A tab that is closed keeps nothing.
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', ask)
    return () => window.removeEventListener('beforeunload', ask)
  }, [place, of, draft, isTyped])
  return {
    draft,
    setDraft,
    isRestored,
    discard: () => {
      setRestored(false)
      setDraft(first)
    },
    settle: () => {
      keep(
        place,
        keptAt(place).filter((each) => each.of !== of),
      )
      setSettled(true)
    },
  }
}
