'use client'

import { useEffect, useEffectEvent } from 'react'
import { askNewsroom, storyAddress } from './ask-newsroom.ts'

/** Milliseconds before asking again what could not be answered. */
const pause = 5_000

/**
 * While this tab writes, has the server say at once when somebody takes over: the next heartbeat would be seconds late.
 * Only while the page is seen: a browser has few connections to one server, and a page in the background types nothing;
 * when it is seen again, the heartbeat asks.
 * @param tabOf what this tab calls itself
 * @param onLost asks who writes now; it is waited for
 */
export function useHearOfTakeover(
  articleId: string,
  tabOf: () => string | undefined,
  isWriting: boolean,
  onLost: () => Promise<void>,
): void {
  const lost = useEffectEvent(onLost)
  const tab = useEffectEvent(tabOf)
  useEffect(() => {
    if (!isWriting) return
    let present = new AbortController()
    const listen = async () => {
      present.abort()
      if (document.visibilityState !== 'visible') return
      present = new AbortController()
      const { signal } = present
      while (!signal.aborted) {
        const asked = encodeURIComponent(tab() ?? '')
        const answer = await askNewsroom<{ isLost: boolean }>(
          storyAddress(articleId, `/tab/lost-lock?tab=${asked}`),
          { unwanted: signal },
        )
        if (signal.aborted) return
        if (answer.ok && answer.value.isLost) await lost()
        // After a loss too: a server that says one thing here and another there is not asked without a breath.
        if (!answer.ok || answer.value.isLost) await new Promise((resolve) => setTimeout(resolve, pause))
      }
    }
    void listen()
    document.addEventListener('visibilitychange', listen)
    return () => {
      present.abort()
      document.removeEventListener('visibilitychange', listen)
    }
  }, [articleId, isWriting])
}
