/** How far the fetch of a site is: beside its file, so that it goes on after whatever ended it. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Collection } from './collections.ts'
import type { FoundSite } from './find-api.ts'
import type { Place } from './read-collection.ts'
import { type KnownPosts, writeWhole } from './site-state.ts'

export type Stage =
  | { kind: 'whole' | 'changed' | 'listed' | 'referred'; collection: Collection }
  | { kind: 'authors' }

export type FetchProgress = {
  site: FoundSite
  since: string | null
  stages: Stage[]
  stage: number
  place: Place
  /** Bytes of the file that are whole. */
  size: number
  /** Posts that were written. */
  stories: number
  /** As the site counts what is being read; null where it does not say. */
  total: number | null
  known: KnownPosts
  /** Names of authors by id, as far as posts say them; asked for where the site hides its people. */
  authors: Record<string, string | null>
  hidesPeople: boolean
  /** Posts that were there the last time, and are no more. */
  gone: { route: string; id: number }[]
  isDone: boolean
}

const progressPath = (folder: string): string => join(/* turbopackIgnore: true */ folder, 'fetch.json')
export const fetchedPath = (folder: string): string => join(/* turbopackIgnore: true */ folder, 'file')

/** Null where nothing was begun. */
export async function readProgress(folder: string): Promise<FetchProgress | null> {
  const written = await readFile(progressPath(folder), 'utf8').catch(() => null)
  return written === null ? null : (JSON.parse(written) as FetchProgress)
}

export const saveProgress = (folder: string, progress: FetchProgress): Promise<void> =>
  writeWhole(progressPath(folder), JSON.stringify(progress))
