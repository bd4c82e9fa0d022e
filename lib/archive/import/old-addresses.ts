/** The addresses that stories had over there: they lead on to them, and links to them become links by id. */
import { eq, inArray } from 'drizzle-orm'
import { article, pathRedirect } from '../../db/tables/stories.ts'
import type { Transaction } from '../../db/transaction.ts'
import type { Actor } from '../../newsroom/actor.ts'
import { oldPath } from '../../publication/old-path.ts'
import type { StoryDocument } from '../../story/document.ts'
import type { ImportNote } from '../../vocabulary.ts'
import type { Tell } from './filing.ts'
import { linkedPaths, withStoryLinks } from './link-stories.ts'
import { note } from './notes.ts'

/** Those of one batch, written at its end. */
export class OldAddresses {
  readonly #tx: Transaction
  readonly #storyIds: Map<string, string>
  readonly #redirects = new Map<string, { articleId: string; notes: ImportNote[] }>()

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
  async write(emit: Tell, actor: Actor): Promise<void> {
    if (this.#redirects.size === 0) return
    const made = await this.#tx
      .insert(pathRedirect)
      .values(
        [...this.#redirects].map(([path, { articleId }]) => ({ path, articleId, createdBy: actor.staffId })),
      )
      .onConflictDoNothing()
      .returning({ path: pathRedirect.path })
    const led = new Set(made.map(({ path }) => path))
    for (const [path, { notes }] of this.#redirects)
      if (!led.has(path)) notes.push(note('old-address-taken', path))
    await emit({ type: 'RedirectsImported', cause: 'import', paths: [...led], refused: 0 })
  }
}
