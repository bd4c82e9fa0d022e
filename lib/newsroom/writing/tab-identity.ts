/**
 * Which tab this is. The name outlives a reload, so that a tab finds its own words and its own lock again; two tabs
 * never share one, also when the browser copies a tab with everything it remembers.
 */
import { randomName } from '../../random-name.ts'

const remembered = (articleId: string) => `warraq-tab:${articleId}`
const lockOf = (tabId: string) => `warraq-tab:${tabId}`

/** Names that this document holds: somebody who leaves a story and comes back is the same tab. */
const ours = new Map<string, Promise<string>>()

/** Holds a name for as long as the page lives. Resolves to false when another tab has it. */
function hold(tabId: string): Promise<boolean> {
  if (!('locks' in navigator)) return Promise.resolve(true)
  return new Promise((resolve) => {
    navigator.locks
      .request(lockOf(tabId), { ifAvailable: true }, (lock) => {
        resolve(lock !== null)
        // Never released by us: the browser does when the page goes.
        return lock === null ? undefined : new Promise(() => {})
      })
      // A browser that lets the site keep nothing allows no locks either.
      .catch(() => resolve(true))
  })
}

/** The name of this tab for an article. */
export function tabIdentity(articleId: string): Promise<string> {
  const held = ours.get(articleId) ?? takeName(articleId)
  ours.set(articleId, held)
  return held
}

async function takeName(articleId: string): Promise<string> {
  let known: string | null = null
  try {
    known = sessionStorage.getItem(remembered(articleId))
  } catch {
    // A browser that remembers nothing: a new name each time.
  }
  const tabId = known !== null && (await hold(known)) ? known : randomName()
  if (tabId !== known) {
    await hold(tabId)
    try {
      sessionStorage.setItem(remembered(articleId), tabId)
    } catch {
      // As above.
    }
  }
  return tabId
}

/** The names of tabs that are open in this browser now: what they keep is theirs. */
export async function livingTabs(): Promise<Set<string>> {
  if (!('locks' in navigator)) return new Set()
  const { held = [] } = await navigator.locks.query()
  return new Set(held.map((each) => each.name?.replace(/^warraq-tab:/, '') ?? ''))
}

const opened = (articleId: string) => `warraq-tabs:${articleId}`

/**
 * Tabs of this browser that had an article open and are gone without having said so, as after a crash: the server takes
 * them for present, and one of them may hold the lock. Remembers `ownTab` among those that have it open.
 */
export async function departedTabs(articleId: string, ownTab: string): Promise<string[]> {
  // Without locks nobody knows which tabs live.
  if (!('locks' in navigator)) return []
  const living = await livingTabs()
  const known = rememberedTabs(articleId).filter((each) => each !== ownTab)
  const staying = known.filter((each) => living.has(each))
  try {
    localStorage.setItem(opened(articleId), JSON.stringify([...staying, ownTab]))
  } catch {
    // A browser that remembers nothing; the server forgets them in a minute.
  }
  return known.filter((each) => !living.has(each))
}

function rememberedTabs(articleId: string): string[] {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(opened(articleId)) ?? '[]')
    return Array.isArray(value) ? value.filter((each) => typeof each === 'string') : []
  } catch {
    return []
  }
}
