/**
 * Reads a WordPress that is running into a file (`site-file.ts`), which is then an archive as any other. It goes on where
 * it was cut off: after each page the place is remembered, and what was written behind it is cut away.
 */
import { open, stat, truncate } from 'node:fs/promises'
import { FileRefused } from '../import/file-refused.ts'
import { localeOf } from '../wordpress/translations.ts'
import { errorOf, type SiteAnswer, type SiteAsker, SiteTrouble } from './ask-site.ts'
import { always, customPosts, media, posts, sharedBlocks, tags } from './collections.ts'
import { type FetchProgress, fetchedPath, readProgress, type Stage, saveProgress } from './fetch-progress.ts'
import { Stages } from './fetch-stages.ts'
import { type FoundSite, findApi, routeAddress } from './find-api.ts'
import { beginning } from './read-collection.ts'
import type { SiteHead } from './site-file.ts'
import type { SiteState } from './site-state.ts'

/** Bytes of one site's file. */
const largestFile = 20_000_000_000

/** @throws {FileRefused} */
async function begin(site: SiteAsker, typed: string, before: Fetching['before']): Promise<FetchProgress> {
  const found = await findApi(site, typed)
  if (site.isSignedIn) await checkSignedIn(site, found.api)
  const types = await site.ask(routeAddress(found.api, 'wp/v2/types')).catch((error: unknown) => {
    if (error instanceof SiteTrouble) return null
    throw error
  })
  const kinds = [...posts, ...customPosts(types?.status === 200 ? types.json : null)]
  const earlier = (await before?.(found)) ?? null
  const first = site.isSignedIn ? [...always, sharedBlocks] : always
  const stages: Stage[] = earlier
    ? [
        ...first.map((collection) => ({ kind: 'whole' as const, collection })),
        ...kinds.flatMap((collection) => [
          { kind: 'changed' as const, collection },
          { kind: 'listed' as const, collection },
        ]),
        { kind: 'referred', collection: tags },
        { kind: 'referred', collection: media },
        { kind: 'authors' },
      ]
    : [
        ...[...first, tags, media, ...kinds].map((collection) => ({ kind: 'whole' as const, collection })),
        { kind: 'authors' },
      ]
  return {
    site: found,
    since: earlier?.asOf ?? null,
    stages,
    stage: 0,
    place: beginning,
    size: 0,
    stories: 0,
    total: null,
    // Of what was listed before, until it is listed anew.
    known: earlier ? structuredClone(earlier.known) : {},
    authors: {},
    hidesPeople: false,
    gone: [],
    isDone: false,
  }
}

/** Whether the name and the password are good, and enough for reading drafts. @throws {FileRefused} */
async function checkSignedIn(site: SiteAsker, api: string): Promise<void> {
  const { host } = new URL(api)
  const me: SiteAnswer = await site
    .ask(routeAddress(api, 'wp/v2/users/me', { context: 'edit', _fields: 'id,capabilities' }))
    .catch((error: unknown) => {
      throw error instanceof SiteTrouble ? new FileRefused('site-busy', host) : error
    })
  if (me.status === 401 || me.status === 403)
    throw new FileRefused('site-password', `${host}: ${errorOf(me.json)?.code ?? me.status}`)
  // Some plug-ins take the route away; the first posts will show it then.
  if (me.status !== 200) return
  const { capabilities } = (me.json ?? {}) as { capabilities?: Record<string, unknown> }
  if (capabilities && !capabilities.edit_others_posts) throw new FileRefused('site-password-weak', host)
}

type Fetching = {
  site: SiteAsker
  typed: string
  /** Absolute, its own: the file and the place come here. */
  folder: string
  /** What is known of this site already: then only what was changed since is asked for. */
  before?: (found: FoundSite) => Promise<Pick<SiteState, 'asOf' | 'known'> | null>
  tell?: (progress: FetchProgress) => void
}

/**
 * Fetches a site, or goes on with it.
 * @throws {FileRefused} `site-…`: why it cannot be read, or not now; what was read is kept
 */
export async function fetchSite({ site, typed, folder, before, tell }: Fetching): Promise<FetchProgress> {
  const path = fetchedPath(folder)
  const left = await readProgress(folder)
  const progress = left ?? (await begin(site, typed, before))
  if (progress.isDone) return progress
  const save = () => saveProgress(folder, progress)
  if (!left) {
    const head: SiteHead = {
      wordpressSite: 1,
      home: progress.site.home,
      name: progress.site.name,
      language: localeOf(progress.site.language) ? progress.site.language : '',
      isSignedIn: site.isSignedIn,
      since: progress.since,
    }
    await truncate(path).catch(() => {})
    await write(`${JSON.stringify(head)}\n`)
    await save()
  } else if ((await stat(path)).size > progress.size) await truncate(path, progress.size)

  async function write(text: string): Promise<void> {
    if (text === '') return
    const file = await open(path, 'a', 0o600)
    try {
      await file.appendFile(text)
    } finally {
      await file.close()
    }
    progress.size += Buffer.byteLength(text)
    if (progress.size > largestFile) throw new FileRefused('too-large', progress.site.home)
  }

  const stages = new Stages(site, progress, path, async (lines) => {
    await write(lines)
    await save()
    tell?.(progress)
  })
  while (progress.stage < progress.stages.length) {
    const stage = progress.stages[progress.stage]
    if (stage) await stages.run(stage)
    progress.stage += 1
    progress.place = beginning
    await save()
    tell?.(progress)
  }
  progress.isDone = true
  await write(`${JSON.stringify({ end: true, stories: progress.stories })}\n`)
  await save()
  tell?.(progress)
  return progress
}
