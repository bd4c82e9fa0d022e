/** The thread that fetches a site (`fetch-in-thread.ts`): what a stranger's server answers is parsed where nobody is served. */
import { parentPort, workerData } from 'node:worker_threads'
import { present } from '../../present.ts'
import { type FileRefusal, FileRefused } from '../import/file-refused.ts'
import { siteIdentity } from '../import/site-identity.ts'
import { type Credentials, type Patience, SiteAsker } from './ask-site.ts'
import type { FetchProgress } from './fetch-progress.ts'
import { fetchSite } from './fetch-site.ts'
import { readSiteState } from './site-state.ts'

export type FetchingData = {
  typed: string
  /** Absolute. */
  folder: string
  /** Only what was changed since it was taken in the last time, where it was. */
  isCatchingUp: boolean
  dataFolder: string
  credentials: Credentials | null
  allowed: readonly string[]
  patience: Patience
}
/** How far a fetch is, as a run shows it. */
export type Fetched = Pick<FetchProgress, 'since' | 'stories' | 'total' | 'size' | 'gone'> & {
  home: string
  /** What is being read: a collection's name; '' at the end. */
  route: string
  isSignedIn: boolean
}
export type FetchingAnswer =
  | { told: Fetched }
  | { done: Fetched }
  | { refused: { reason: FileRefusal; subject: string } }
  | { failed: string }

const port = present(parentPort, 'thread that started this one')
const given = workerData as FetchingData

const stopping = new AbortController()
port.on('message', () => stopping.abort())

const site = new SiteAsker({
  allowed: given.allowed,
  credentials: given.credentials,
  patience: given.patience,
  signal: stopping.signal,
})

const fetched = (progress: FetchProgress): Fetched => {
  const stage = progress.stages[progress.stage]
  return {
    since: progress.since,
    stories: progress.stories,
    total: progress.total,
    size: progress.size,
    gone: progress.isDone ? progress.gone : [],
    home: progress.site.home,
    route: stage && 'collection' in stage ? stage.collection.route : '',
    isSignedIn: site.isSignedIn,
  }
}

try {
  const progress = await fetchSite({
    site,
    typed: given.typed,
    folder: given.folder,
    before: async ({ home }) =>
      given.isCatchingUp ? readSiteState(given.dataFolder, siteIdentity('wordpress', home)) : null,
    tell: (each) => port.postMessage({ told: fetched(each) } satisfies FetchingAnswer),
  })
  port.postMessage({ done: fetched(progress) } satisfies FetchingAnswer)
} catch (error) {
  port.postMessage(
    (error instanceof FileRefused
      ? { refused: { reason: error.reason, subject: error.subject } }
      : {
          failed: error instanceof Error ? (error.stack ?? error.message) : String(error),
        }) satisfies FetchingAnswer,
  )
} finally {
  port.close()
}
