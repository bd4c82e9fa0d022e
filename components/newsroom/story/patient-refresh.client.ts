'use client'

import { useEffect } from 'react'

type Fetch = typeof fetch

/** Milliseconds before asking again, each time twice as long, up to this. */
const longestWait = 5_000

/**
 * A `fetch` that asks for this page's own words again for as long as nobody answers, and hands them on when they are
 * whole. Everything else goes its way.
 * @param plain the browser's
 * @param here where the page stands now
 * @param wait milliseconds before the second time
 */
export const patient =
  (plain: Fetch, here: () => string, wait = 500): Fetch =>
  async (input, init) => {
    const address = new URL(input instanceof Request ? input.url : input, here())
    const place = new URL(here()).pathname
    // What Next marks as its refresh of a page; a move of its own to another one must not wait unseen.
    const isRefresh =
      new Headers(init?.headers).has('rsc') && (init?.method ?? 'GET') === 'GET' && address.pathname === place
    if (!isRefresh) return plain(input, init)
    for (let pause = wait; ; pause = Math.min(pause * 2, longestWait)) {
      try {
        const answer = await plain(input, init)
        const { status, statusText, headers } = answer
        const whole = new Response(await answer.arrayBuffer(), { status, statusText, headers })
        // Next asks where an answer came from.
        return Object.defineProperties(whole, {
          url: { value: answer.url },
          redirected: { value: answer.redirected },
        })
      } catch (error) {
        if (init?.signal?.aborted || new URL(here()).pathname !== place) throw error
        await new Promise((resolve) => setTimeout(resolve, pause))
      }
    }
  }

/**
 * As long as a story is open, a server that dies while the page is refreshed takes nothing from the screen: Next would
 * leave for the address, which is then the browser's own error page, with the story gone from under its writer's hands.
 */
export function usePatientRefresh(): void {
  useEffect(() => {
    const plain = window.fetch
    const own = patient(plain, () => window.location.href)
    window.fetch = own
    return () => {
      // Unless somebody has put another over it.
      if (window.fetch === own) window.fetch = plain
    }
  }, [])
}
