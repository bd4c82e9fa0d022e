'use client'

import { useSyncExternalStore } from 'react'

/** Whether shortcuts of one key are on, in this browser. Who dictates to a computer must be able to turn them off (WCAG 2.1.4). */
const storageKey = 'newsroom-single-keys'
const changed = new EventTarget()

const subscribe = (listener: () => void) => {
  changed.addEventListener('change', listener)
  return () => changed.removeEventListener('change', listener)
}
const read = (): boolean => {
  try {
    return localStorage.getItem(storageKey) !== 'off'
  } catch {
    return true
  }
}

export function useSingleKeys(): [on: boolean, set: (on: boolean) => void] {
  const on = useSyncExternalStore(subscribe, read, () => true)
  return [
    on,
    (next) => {
      try {
        if (next) localStorage.removeItem(storageKey)
        else localStorage.setItem(storageKey, 'off')
      } catch {
        // A browser that keeps nothing forgets this too.
      }
      changed.dispatchEvent(new Event('change'))
    },
  ]
}
