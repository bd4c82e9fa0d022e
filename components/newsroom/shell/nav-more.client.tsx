'use client'

import { usePathname } from 'next/navigation'
import { type ReactNode, useEffect, useRef } from 'react'
import { Icon } from '../ui/icon.tsx'

/** The rooms that a phone's foot has no place for. Opens without script; with it, closes when one has gone somewhere. */
export function NavMore({ label, children }: { label: string; children: ReactNode }) {
  const path = usePathname()
  const box = useRef<HTMLDetailsElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies(path): it is what is waited for
  useEffect(() => box.current?.removeAttribute('open'), [path])
  useEffect(() => {
    const close = (event: Event) => {
      const open = box.current
      if (!open?.open) return
      const isKey = event instanceof KeyboardEvent
      if (isKey ? event.key !== 'Escape' : open.contains(event.target as Node)) return
      open.removeAttribute('open')
      if (isKey) open.querySelector('summary')?.focus()
    }
    document.addEventListener('pointerdown', close)
    document.addEventListener('keydown', close)
    return () => {
      document.removeEventListener('pointerdown', close)
      document.removeEventListener('keydown', close)
    }
  }, [])
  return (
    <details ref={box} className="nav-more">
      <summary className="nav-link">
        <Icon name="more" />
        <span>{label}</span>
      </summary>
      {children}
    </details>
  )
}
