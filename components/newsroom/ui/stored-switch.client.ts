'use client'

import { useSyncExternalStore } from 'react'

const changed = new EventTarget()

const subscribe = (listener: () => void) => {
  changed.addEventListener('change', listener)
  return () => changed.removeEventListener('change', listener)
}

/** A choice of a person's that this browser keeps: on, until she turns it off. */
export function useStoredSwitch(storageKey: string): [on: boolean, set: (on: boolean) => void] {
  const read = (): boolean => {
    try {
      return localStorage.getItem(storageKey) !== 'off'
    } catch {
      return true
    }
  }
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
