import { eq, sql } from 'drizzle-orm'
import { pathRedirect } from '../../db/tables/stories.ts'
import type { Transaction } from '../../db/transaction.ts'
import { type Tag, tags } from '../../press/cache-dependencies.ts'
import { oldPath } from '../../publication/old-path.ts'
import { NewsroomError } from '../newsroom-error.ts'

export type NewRedirect = {
  /** The old address, as it stands anywhere: a path or a whole URL. */
  path: string
  createdBy?: string | null
} & (
  | { articleId: string }
  /** A path of ours. */
  | { href: string }
)

/** Longer chains are somebody's mistake. */
const longestChain = 10

/**
 * Has an old address lead somewhere for ever, in the caller's transaction, which has asked whether the actor may. One
 * that leads somewhere already is led there instead.
 * @returns the tags that this touches, for who changes readers' pages; empty when it led there before
 * @throws {NewsroomError} `malformed` (`path`, `href`) for what is no address, or `redirect-loop` with the path
 */
export async function addRedirect(tx: Transaction, given: NewRedirect): Promise<Tag[]> {
  const path = oldPath(given.path)
  if (path === null) throw new NewsroomError('malformed', 'path')
  const href = 'href' in given ? given.href : null
  const articleId = 'articleId' in given ? given.articleId : null
  if (href !== null) {
    if (!/^\/(?!\/)/.test(href) || /[\s\\]/.test(href)) throw new NewsroomError('malformed', 'href')
    // Two that are made at once must not close a circle that neither could see.
    await tx.execute(sql`select pg_advisory_xact_lock(hashtext('warraq redirects'))`)
    await refuseLoop(tx, path, href)
  }
  const changed = await tx
    .insert(pathRedirect)
    .values({ path, articleId, href, createdBy: given.createdBy ?? null })
    .onConflictDoUpdate({
      target: pathRedirect.path,
      set: { articleId, href },
      setWhere: sql`(${pathRedirect.articleId}, ${pathRedirect.href}) is distinct from (${articleId}::text, ${href}::text)`,
    })
    .returning({ path: pathRedirect.path })
  return changed.map((row) => tags.oldPath(row.path))
}

/** An article's own page comes before any redirect, so that only addresses can lead back to themselves. */
async function refuseLoop(tx: Transaction, path: string, href: string): Promise<void> {
  let next: string | null = href
  for (let step = 0; next !== null; step += 1) {
    const at: string | null = oldPath(next)
    if (at === path || step === longestChain) throw new NewsroomError('redirect-loop', path)
    if (at === null) return
    const [row]: { href: string | null }[] = await tx
      .select({ href: pathRedirect.href })
      .from(pathRedirect)
      .where(eq(pathRedirect.path, at))
    next = row?.href ?? null
  }
}
