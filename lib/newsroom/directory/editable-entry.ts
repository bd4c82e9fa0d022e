import { and, eq, inArray, ne, sql } from 'drizzle-orm'
import { formerEntry } from '../../db/tables/directory.ts'
import { type EntryRow, entryTables } from '../../db/tables/entry-tables.ts'
import { author } from '../../db/tables/people-and-pictures.ts'
import { article, story } from '../../db/tables/stories.ts'
import type { Transaction } from '../../db/transaction.ts'
import type { EntryKind } from '../../vocabulary.ts'
import type { Actor } from '../actor.ts'
import { NewsroomError } from '../newsroom-error.ts'
import { authorise } from '../permissions.ts'

/**
 * An entry of the directory, locked, for an actor who may change it.
 * @param baseVersion the version that the change was made from; undefined for changes that overwrite no words
 * @throws {NewsroomError} `not-allowed`, `unknown-reference`, `entry-changed`
 */
export async function lockEntry<K extends EntryKind>(
  tx: Transaction,
  actor: Actor,
  kind: K,
  id: string,
  baseVersion?: number,
): Promise<EntryRow<K>> {
  authorise(actor, 'directory.edit')
  await takeTurns(tx, kind)
  const table = entryTables[kind] as typeof author
  const [row] = await tx.select().from(table).where(eq(table.id, id)).for('update')
  if (!row) throw new NewsroomError('unknown-reference', id)
  if (baseVersion !== undefined && baseVersion !== row.version)
    throw new NewsroomError('entry-changed', String(row.version))
  return row as EntryRow as EntryRow<K>
}

/** Two changes of one kind must not both find an address free, nor merge two entries into each other. */
export async function takeTurns(tx: Transaction, kind: EntryKind): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext(${`warraq directory ${kind}`}))`)
}

/**
 * @param besides an entry whose own addresses, present and former, do not count
 * @throws {NewsroomError} `entry-slug-taken`
 */
export async function requireFreeSlug(
  tx: Transaction,
  kind: EntryKind,
  slug: string,
  besides = '',
): Promise<void> {
  const table = entryTables[kind]
  const present = await tx.$count(table, and(eq(table.slug, slug), ne(table.id, besides)))
  const former = await tx.$count(
    formerEntry,
    and(eq(formerEntry.kind, kind), eq(formerEntry.slug, slug), ne(formerEntry.targetId, besides)),
  )
  // Static pages stand where sections do.
  const pages =
    kind === 'section'
      ? await tx.$count(
          article,
          and(
            eq(article.slug, slug),
            inArray(article.storyId, tx.select({ id: story.id }).from(story).where(eq(story.kind, 'page'))),
          ),
        )
      : 0
  if (present + former + pages > 0) throw new NewsroomError('entry-slug-taken', slug)
}

/** @throws {NewsroomError} `author-email-taken` */
export async function requireFreeEmail(
  tx: Transaction,
  email: string | null | undefined,
  besides = '',
): Promise<void> {
  if (!email) return
  const taken = await tx.$count(author, and(eq(sql`lower(${author.email})`, email), ne(author.id, besides)))
  if (taken > 0) throw new NewsroomError('author-email-taken', email)
}
