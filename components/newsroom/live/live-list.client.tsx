'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState, useTransition } from 'react'
import { usePatientRefresh } from '../story/patient-refresh.client.ts'
import { useLive } from './live-provider.client.tsx'
import { mayRefresh } from './may-refresh.client.ts'

/** Milliseconds between two refreshes: a busy newsroom is not to make a page all the time. */
const shortest = 500
/** After which a list is made anew though nothing was heard: words that are being written tell nobody of each save. */
const longest = 60_000
/** How often it is looked whether what is late may be done now. */
const lookEvery = 250

/**
 * Keeps the list of a page true: it is made anew when something in it may have changed, never under the hands of who types
 * in it, and focus and place stay where they were.
 */
export function LiveList({ isInbox = false }: { isInbox?: boolean }) {
  const t = useTranslations('Newsroom.Inbox.live')
  const router = useRouter()
  const { onChange } = useLive()
  const [isRefreshing, startRefresh] = useTransition()
  const [told, setTold] = useState('')
  usePatientRefresh()

  /** That something was heard of, and when the page was last made. */
  const state = useRef({ isDue: false, hasNews: false, at: 0 })
  useEffect(() => {
    const now = state.current
    now.at = Date.now()
    const look = () => {
      const since = Date.now() - now.at
      const isLate = document.visibilityState === 'visible' && (since > longest || since < 0)
      if (!(now.isDue ? since >= shortest || since < 0 : isLate) || !mayRefresh()) return
      now.hasNews = now.isDue
      now.isDue = false
      now.at = Date.now()
      startRefresh(() => router.refresh())
    }
    const due = (what: 'stories' | 'inbox') => {
      // Of other screens, the inbox is a number in the head, which has it by itself.
      if (what === 'inbox' && !isInbox) return
      now.isDue = true
      look()
    }
    const forget = onChange(due)
    const looking = setInterval(look, lookEvery)
    document.addEventListener('visibilitychange', look)
    return () => {
      forget()
      clearInterval(looking)
      document.removeEventListener('visibilitychange', look)
    }
  }, [isInbox, onChange, router])

  const focused = useRef<Element | null>(null)
  useEffect(() => {
    if (isRefreshing) {
      focused.current = document.activeElement
      return
    }
    const before = focused.current
    focused.current = null
    // A row that moves in its list loses the focus on its way.
    if (before instanceof HTMLElement && before.isConnected && document.activeElement === document.body)
      before.focus({ preventScroll: true })
    if (!state.current.hasNews) return
    state.current.hasNews = false
    setTold(t('refreshed'))
    const forgetting = setTimeout(() => setTold(''), 3_000)
    return () => clearTimeout(forgetting)
  }, [isRefreshing, t])

  return (
    <p role="status" className="visually-hidden">
      {told}
    </p>
  )
}
