'use client'

import { useEffect, useEffectEvent } from 'react'
import type { DraftStatus } from '@/lib/newsroom/writing/draft-autosave.ts'

/** Ctrl+S, or ⌘S: whoever presses it out of habit sees that it was saved. */
export function useSaveShortcut(save: () => unknown): void {
  const saveNow = useEffectEvent(() => void save())
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || event.code !== 'KeyS') return
      event.preventDefault()
      saveNow()
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [])
}

/** Asks before the page is closed, only where that would lose words: everywhere else the browser has them. */
export function useWarningBeforeLoss(status: DraftStatus): void {
  const wouldLose = 'isKept' in status && !status.isKept
  useEffect(() => {
    if (!wouldLose) return
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', ask)
    return () => window.removeEventListener('beforeunload', ask)
  }, [wouldLose])
}
