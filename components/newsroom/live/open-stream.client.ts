/**
 * What the server tells open tabs. A browser has one connection, whatever the number of its tabs: the one that holds a lock
 * (https://www.w3.org/TR/web-locks/) listens and passes on what it hears; when it is closed, another has the lock.
 */

export type Heard =
  /** How much of what concerns the person is unread. */
  | { type: 'inbox'; staffId: string; unread: number }
  /** Lists show something else now. */
  | { type: 'stories' }

const address = '/admin/live'
/** Milliseconds of silence after which a connection is taken for dead: two signs of life were missed. */
const longestSilence = 40_000
const lookEvery = 10_000
/** Before it is tried again after a refusal, twice as long each time, up to a minute. */
const shortestPause = 2_000
const longestPause = 60_000

/**
 * Hears what the server tells, by this tab or another one of the browser.
 * @param staffId who is signed in
 * @returns stops it
 */
export function openStream(staffId: string, hear: (heard: Heard) => void): () => void {
  const leaving = new AbortController()
  const channel = 'BroadcastChannel' in window ? new BroadcastChannel('warraq-live') : null
  channel?.addEventListener('message', ({ data }: MessageEvent<Heard>) => hear(data))
  const passOn = (heard: Heard) => {
    hear(heard)
    channel?.postMessage(heard)
  }
  // Without locks (a page that came by plain http from another machine) each tab listens for itself.
  if (navigator.locks)
    navigator.locks
      // Of whoever is signed in now: tabs of somebody before may be open still.
      .request(`warraq-live ${staffId}`, { signal: leaving.signal }, () => listen(passOn, leaving.signal))
      // It has gone before it had the lock.
      .catch(() => {})
  else void listen(passOn, leaving.signal)
  return () => {
    leaving.abort()
    channel?.close()
  }
}

/** Listens, and makes another connection when one breaks or falls silent, until it is told to stop. */
function listen(passOn: (heard: Heard) => void, leaving: AbortSignal): Promise<void> {
  let source: EventSource | undefined
  let retrying: ReturnType<typeof setTimeout> | undefined
  let heardAt = Date.now()
  let pause = shortestPause
  /** Whoever has just been made has just asked how everything stands. */
  let hasMissed = false

  const connect = () => {
    clearTimeout(retrying)
    source?.close()
    heardAt = Date.now()
    const made = new EventSource(address)
    source = made
    const on = (name: string, act: (data: string) => void) =>
      made.addEventListener(name, ({ data }) => {
        heardAt = Date.now()
        act(data)
      })
    const inbox = (data: string) => {
      const { staffId, unread } = JSON.parse(data) as { staffId: string; unread: number }
      passOn({ type: 'inbox', staffId, unread })
    }
    on('hello', (data) => {
      pause = shortestPause
      inbox(data)
      if (hasMissed) passOn({ type: 'stories' })
      hasMissed = true
    })
    on('inbox', inbox)
    on('stories', () => passOn({ type: 'stories' }))
    on('beat', () => {})
    // Nobody is signed in any more, or too many browsers are: a minute later it may be otherwise.
    for (const name of ['ended', 'full']) on(name, () => later(longestPause))
    // What broke is made again by the browser itself; what was refused is not.
    made.onerror = () => {
      if (made === source && made.readyState === EventSource.CLOSED) later(pause)
    }
  }
  const later = (wait: number) => {
    source?.close()
    source = undefined
    clearTimeout(retrying)
    retrying = setTimeout(connect, wait * (1 + Math.random() / 4))
    pause = Math.min(pause * 2, longestPause)
  }
  /** A machine that slept, or changed networks, has a connection that says nothing and does not know it. */
  const look = () => {
    if (source && Date.now() - heardAt > longestSilence) connect()
  }
  const comeBack = () => {
    if (document.visibilityState === 'visible') look()
  }
  connect()
  const looking = setInterval(look, lookEvery)
  window.addEventListener('online', connect)
  document.addEventListener('visibilitychange', comeBack)
  return new Promise((resolve) => {
    const stop = () => {
      source?.close()
      clearTimeout(retrying)
      clearInterval(looking)
      window.removeEventListener('online', connect)
      document.removeEventListener('visibilitychange', comeBack)
      resolve()
    }
    if (leaving.aborted) stop()
    else leaving.addEventListener('abort', stop)
  })
}
