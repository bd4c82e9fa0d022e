/** What is remembered of a site between two fetches: how far it is known here. Kept in the data folder. */
import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { ImportOptions } from '../import/import-options.ts'
import { siteIdentity } from '../import/site-identity.ts'

/** Of each collection of posts: the ids of what is published, and the others with how they stand. */
export type KnownPosts = Record<string, { published: number[]; others: Record<string, string> }>

export type SiteState = {
  /** As the site says itself. */
  home: string
  /** The site's own clock, when what is known was asked for: ISO 8601. */
  asOf: string
  known: KnownPosts
  /** What its stories are remembered by, where it is not the name of its address: they may have come by a file. */
  storiesOf?: string
  /** How the last of it was taken in, what is what with it. */
  options?: ImportOptions
  /** It is brought up to date by itself: how often, sealed credentials if any, when it was last tried (ms), and what failed since. */
  keepsUp?: KeepsUp | null
}
type KeepsUp = { every: 'hour' | 'day'; sealed: string | null; triedAt: number; failures: number }

/** `old.example/ar`: what a run of a site is called. @param address an absolute one */
export function nameOfSite(address: string): string {
  const { host, pathname } = new URL(address)
  return (host + pathname.replace(/\/+$/, '')).slice(0, 200)
}
/** What a site's state is kept by. @param name as {@link nameOfSite} has it */
export const sourceOfSite = (name: string): string => siteIdentity('wordpress', `https://${name}`)

const folderOf = (dataFolder: string): string =>
  join(/* turbopackIgnore: true */ dataFolder, 'wordpress-sites')
const nameOf = (what: string): string => createHash('sha256').update(what).digest('hex').slice(0, 32)
const pathOf = (dataFolder: string, source: string): string =>
  join(folderOf(dataFolder), `${nameOf(source)}.json`)

/**
 * Where a command reads a site to, and goes on with it the next time.
 * @param user over there: with another one, other things are read
 */
export const readingFolder = (dataFolder: string, address: string, user: string): string =>
  join(folderOf(dataFolder), `reading-${nameOf(`${address} ${user}`)}`)

/** @param source as stories are known by: `siteIdentity`. Null for a site that was never taken in. */
export async function readSiteState(dataFolder: string, source: string): Promise<SiteState | null> {
  const written = await readFile(pathOf(dataFolder, source), 'utf8').catch(() => null)
  return written === null ? null : (JSON.parse(written) as SiteState)
}

export async function keepSiteState(dataFolder: string, source: string, state: SiteState): Promise<void> {
  await mkdir(folderOf(dataFolder), { recursive: true, mode: 0o700 })
  await writeWhole(pathOf(dataFolder, source), JSON.stringify(state))
}

/** Of a site that is known; else does nothing. */
export async function changeSiteState(
  dataFolder: string,
  source: string,
  change: Pick<SiteState, 'keepsUp'>,
): Promise<void> {
  const state = await readSiteState(dataFolder, source)
  if (state) await keepSiteState(dataFolder, source, { ...state, ...change })
}

/** For when what came of it was taken back: the next fetch asks for all of it, and none comes by itself. */
export const forgetSite = (dataFolder: string, source: string): Promise<void> =>
  rm(pathOf(dataFolder, source), { force: true })

/** All that were taken in, by what their stories are known by. */
export async function knownSites(dataFolder: string): Promise<[source: string, SiteState][]> {
  const names = await readdir(folderOf(dataFolder)).catch(() => [])
  const found: [string, SiteState][] = []
  for (const name of names.filter((each) => each.endsWith('.json'))) {
    const written = await readFile(join(folderOf(dataFolder), name), 'utf8').catch(() => null)
    if (written === null) continue
    const state = JSON.parse(written) as SiteState
    found.push([siteIdentity('wordpress', state.home), state])
  }
  return found
}

/** Replaces a file at once: whoever reads it meanwhile reads the one before. */
export async function writeWhole(path: string, content: string): Promise<void> {
  const arriving = `${path}.${process.pid}.new`
  try {
    await writeFile(arriving, content, { mode: 0o600 })
    await rename(arriving, path)
  } finally {
    await rm(arriving, { force: true })
  }
}
