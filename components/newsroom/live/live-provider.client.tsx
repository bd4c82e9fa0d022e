'use client'

import { createContext, type ReactNode, use, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useNewsroom } from '../shell/providers.client.tsx'
import { type Heard, openStream } from './open-stream.client.ts'

type Call = (what: Heard['type']) => void

type Live = {
  /** How much of what concerns the person is unread, as far as it is counted. */
  unread: number
  /** Calls back when lists of the newsroom show something else, or the person's inbox does. @returns forgets it */
  onChange: (call: Call) => () => void
}

const LiveContext = createContext<Live | null>(null)

/** @throws outside of the newsroom's frame */
export function useLive(): Live {
  const live = use(LiveContext)
  if (!live) throw new Error('This component stands outside of the newsroom’s frame')
  return live
}

/**
 * Keeps an open tab abreast of the newsroom.
 * @param unread as the page was made
 */
export function LiveProvider({ unread: given, children }: { unread: number; children: ReactNode }) {
  const { staffId } = useNewsroom()
  const [heard, setHeard] = useState<{ given: number; unread: number }>()
  const calls = useRef(new Set<Call>())
  // What a page was made with counts from the moment that it is another than what was heard since.
  const unread = heard && heard.given === given ? heard.unread : given
  const now = useRef({ given, unread })
  useEffect(() => {
    now.current = { given, unread }
  }, [given, unread])

  useEffect(() => {
    if (staffId === null) return
    return openStream(staffId, (each) => {
      if (each.type === 'stories') for (const call of [...calls.current]) call('stories')
      // Somebody else may be signed in in an older tab of this browser.
      else if (each.staffId === staffId) {
        const before = now.current
        setHeard({ given: before.given, unread: each.unread })
        if (each.unread !== before.unread) for (const call of [...calls.current]) call('inbox')
      }
    })
  }, [staffId])
  const onChange = useCallback((call: Call) => {
    calls.current.add(call)
    return () => calls.current.delete(call)
  }, [])
  const live = useMemo<Live>(() => ({ unread, onChange }), [unread, onChange])
  return <LiveContext value={live}>{children}</LiveContext>
}
