import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Audience } from '../audience/audience.ts'
import type { Locale, PerLocale } from '../locale/table.ts'
import type { Tag } from '../press/cache-dependencies.ts'
import type { FollowedPress, Press } from '../press/press.ts'
import type { KeyHeader } from '../press/purge.ts'
import type { QueriedPaths } from '../publication/old-path.ts'
import type { Settings } from '../settings/settings.ts'

/** Who is told of what every instance's press forgets. */
export type Teller = {
  send: (touched: readonly Tag[]) => void
  /** Anything may have been touched. Unset where the next touch is soon enough. */
  sendAll?: () => void
}

/** What the server is told of the paper, and asks of it. */
export type ServeOptions = {
  host: string
  port: number
  siteUrl: string
  /** Bytes of finished pages to keep in memory. */
  pressBudget: number
  /** The file in which pages are kept on disk, and its bytes; unset: none are. */
  keptPages?: { path: string; budget: number } | undefined
  /** Called with the press before anybody is served: from here on it is told of what changes. */
  follow: (press: Press, listeners: Teller) => Promise<void>
  /** Listeners of live coverage that one address may have. */
  listenersEach: number
  /** Open tabs of the newsroom, which are told of what changes for as long as they listen. */
  liveTabs: {
    answer: (request: IncomingMessage, response: ServerResponse) => Promise<void>
    close: () => void
  }
  /** Counts what is read; unset: nothing is counted. */
  audience?: Pick<Audience, 'sawPage' | 'answer'> | undefined
  projectFolder: string
  publicationNames: () => PerLocale
  /** How the press lives with not knowing what is touched. */
  following: FollowedPress
  /** Where an address leads that no page of ours stands at; null where nothing is known of it. */
  movedTo: (address: string) => Promise<string | null>
  /** Where an address leads by its query, whatever stands at its path. */
  movedByQuery: (old: string) => Promise<string | null>
  /** Paths at which old addresses differ by their query; another map whenever it has changed. */
  queriedPaths: () => QueriedPaths
  /** In which language no story stands at an address of a story's form; null of any other address. */
  missingStoryIn: (address: string) => Promise<Locale | null>
  /** What goes out with every page about the terms of its use by machines. */
  termsHeaders: () => Promise<Record<string, string>>
  /** Milliseconds between reporting not ready and taking no more connections, for a balancer to notice. */
  drainFor: number
  /** Readers come by https. */
  isSecure: boolean
  /** Seconds for which browsers are told to come by https alone; 0 tells them nothing. */
  secureFor: number
  earlyHints: Settings['earlyHints']
  deviceCopies: Settings['deviceCopies']
  trustedProxies: Settings['trustedProxies']
  privateDestinations: Settings['privateDestinations']
  /** Headers that tell a cache in front of us what a page was made from. */
  keyHeaders: readonly KeyHeader[]
  /**
   * `npm run dev`: Next compiles what is asked for and reloads what changed. No page is kept, and a full page keeps
   * Next's scripts, by which it reloads.
   */
  isDevelopment?: boolean
}
