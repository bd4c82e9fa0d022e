'use client'

import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react'
import { refillEvent } from './form-draft.ts'

/** Keeps what a part holds at this moment, for a screen that is sent, or goes, before it is drawn with it. */
export function keepHeld(element: HTMLElement | null, held: unknown): void {
  if (!element) return
  element.dataset.held = JSON.stringify(held)
  element.dispatchEvent(new Event('change', { bubbles: true }))
}

/**
 * For a part of a form that holds something else than text, such as a picture that was chosen: what it holds is kept with
 * what is typed. Spread the outcome on an element inside the form.
 * @param name of the part, within its form
 * @param held goes through JSON
 * @param refill puts back what was held
 */
export function useHeld<T, E extends HTMLElement>(
  name: string,
  held: T,
  refill: (held: T) => void,
): { ref: RefObject<E | null>; 'data-held': string; 'data-held-name': string } {
  const ref = useRef<E>(null)
  const text = JSON.stringify(held)
  const former = useRef(text)
  const put = useRef(refill)
  put.current = refill
  // Before what was kept is brought back, which is an effect, too.
  useLayoutEffect(() => {
    const element = ref.current
    const hear = (event: Event) => put.current((event as CustomEvent<T>).detail)
    element?.addEventListener(refillEvent, hear)
    return () => element?.removeEventListener(refillEvent, hear)
  }, [])
  useEffect(() => {
    if (former.current === text) return
    former.current = text
    ref.current?.dispatchEvent(new Event('change', { bubbles: true }))
  }, [text])
  return { ref, 'data-held': text, 'data-held-name': name }
}
