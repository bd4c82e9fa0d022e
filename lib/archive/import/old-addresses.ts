/** The addresses that stories had over there: they lead on to them, and links to them become links by id. */
import { and, asc, eq, inArray } from 'drizzle-orm'
import { rendition } from '../../db/tables/people-and-pictures.ts'
import { article, pathRedirect } from '../../db/tables/stories.ts'
import type { Transaction } from '../../db/transaction.ts'
import type { Actor } from '../../newsroom/actor.ts'
import { mediaHref } from '../../publication/addresses.ts'
import { oldPath } from '../../publication/old-path.ts'
import type { StoryDocument } from '../../story/document.ts'
import type { ImportNote } from '../../vocabulary.ts'
import type { Tell } from './filing.ts'
import { linkedPaths, withStoryLinks } from './link-stories.ts'
import { note } from './notes.ts'
import { hostOf } from './origin-of.ts'
import { originalAddress } from './picture-address.ts'

/** Those of one batch, written at its end. */
export class OldAddresses {
  readonly #tx: Transaction
  readonly #storyIds: Map<string, string>
  readonly #redirects = new Map<string, { articleId: string; notes: ImportNote[] }>()
  readonly #lists = new Map<string, string>()
  readonly #pictures = new Map<string, string>()

  /** @param storyIds ids of the stories of the whole file so far, by the paths that they had */
  constructor(tx: Transaction, storyIds: Map<string, string>) {
    this.#tx = tx
    this.#storyIds = storyIds
  }

  /** Has links of stories that follow lead to this one by its id. */
  remember(oldPaths: readonly string[], storyId: string): void {
    for (const given of oldPaths) {
      const path = oldPath(given)
      if (path) this.#storyIds.set(path, storyId)
    }
  }

  /**
   * @param here its path here, which needs no redirect
   * @param notes of the story: what cannot lead to it is noted there
   */
  lead(
    oldPaths: readonly string[],
    { articleId, here, notes }: { articleId: string; here: string; notes: ImportNote[] },
  ): void {
    for (const given of oldPaths) {
      const path = oldPath(given)
      if (path && path !== here) this.#redirects.set(path, { articleId, notes })
    }
  }

  /**
   * Has where a list of stories stood lead to the list that they are in now.
   * @param href of the list here
   */
  leadToList(oldPaths: readonly string[] | undefined, href: string): void {
    for (const given of oldPaths ?? []) {
      const path = oldPath(given)
      if (path && path !== decodeURIComponent(href)) this.#lists.set(path, href)
    }
  }

  /** Has where a picture of the site stood lead to its largest size here. @param address as its story showed it */
  leadToPicture(address: string, origin: string | null, mediaId: string): void {
    const path = isOfSite(address, origin) ? oldPath(originalAddress(address)) : null
    // With a name of its own: `/photo.jpg`, not `/download/`.
    if (path && /\.\w{2,5}$/.test(path)) this.#pictures.set(path, mediaId)
  }

  /** With links to earlier stories of the site by their ids. What comes later in the file is led to by its old address. */
  async linked(document: StoryDocument, origin: string | null): Promise<StoryDocument> {
    if (!origin) return document
    const linked = linkedPaths(document, origin)
    if (linked.size === 0) return document
    const unknown = [...linked].filter((path) => !this.#storyIds.has(path))
    if (unknown.length) {
      const led = await this.#tx
        .select({ path: pathRedirect.path, storyId: article.storyId })
        .from(pathRedirect)
        .innerJoin(article, eq(article.id, pathRedirect.articleId))
        .where(inArray(pathRedirect.path, unknown))
      for (const { path, storyId } of led) this.#storyIds.set(path, storyId)
    }
    return withStoryLinks(document, origin, this.#storyIds)
  }

  /** An old address that leads somewhere already, by a person's word or another story's, goes on leading there. */
  async write(emit: Tell, actor: Actor, runId: string): Promise<void> {
    const createdBy = actor.staffId
    const pictures = await largestSizes(this.#tx, [...this.#pictures.values()])
    const wanted: (typeof pathRedirect.$inferInsert)[] = [
      ...[...this.#redirects].map(([path, { articleId }]) => ({ path, articleId, createdBy })),
      ...[...this.#lists]
        .filter(([path]) => !this.#redirects.has(path))
        .map(([path, href]) => ({ path, href, createdBy, runId })),
      ...[...this.#pictures].flatMap(([path, mediaId]) => {
        const href = pictures.get(mediaId)
        return href ? [{ path, href, createdBy, runId }] : []
      }),
    ]
    if (wanted.length === 0) return
    const made = await this.#tx
      .insert(pathRedirect)
      .values(wanted)
      .onConflictDoNothing()
      .returning({ path: pathRedirect.path })
    const led = new Set(made.map(({ path }) => path))
    for (const [path, { notes }] of this.#redirects)
      if (!led.has(path)) notes.push(note('old-address-taken', path))
    if (led.size > 0) await emit({ type: 'RedirectsImported', cause: 'import', paths: [...led], refused: 0 })
  }
}

/** Of the site itself: by a path alone, or at its host. */
function isOfSite(address: string, origin: string | null): boolean {
  if (!/^(?:https?:)?\/\//i.test(address)) return true
  return (
    origin !== null &&
    URL.canParse(address, origin) &&
    hostOf(new URL(address, origin).href) === hostOf(origin)
  )
}

/** Of each picture the largest file that every browser reads. */
async function largestSizes(tx: Transaction, mediaIds: readonly string[]): Promise<Map<string, string>> {
  if (mediaIds.length === 0) return new Map()
  const rows = await tx
    .select({ mediaId: rendition.mediaId, path: rendition.path })
    .from(rendition)
    .where(and(inArray(rendition.mediaId, [...mediaIds]), eq(rendition.format, 'jpeg')))
    .orderBy(asc(rendition.width))
  return new Map(rows.map(({ mediaId, path }) => [mediaId, mediaHref(path)]))
}
