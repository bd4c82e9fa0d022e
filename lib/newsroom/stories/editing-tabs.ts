/** Who has a draft open, and the soft lock: of the tabs that have it open, one writes. */
import { and, eq, lte, ne, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { z } from 'zod'
import type { Database } from '../../db/open.ts'
import { editingTab } from '../../db/tables/drafts.ts'
import { staff } from '../../db/tables/people-and-pictures.ts'
import { article } from '../../db/tables/stories.ts'
import type { Transaction } from '../../db/transaction.ts'
import type { ArticleState } from '../../vocabulary.ts'
import type { Actor } from '../actor.ts'
import { record } from '../audit.ts'
import { articleId, tabId } from '../fields.ts'
import { NewsroomError } from '../newsroom-error.ts'
import { notesStamp } from '../notes/find-thread.ts'
import { operation } from '../operation.ts'
import { authorise } from '../permissions.ts'
import { suggestionsStamp } from '../suggestions/list-suggestions.ts'
import { presentRevision } from '../translation/present-revision.ts'
import { createRevision } from './create-revision.ts'
import { lockArticle, lockWords, mayNow, subjectOf } from './editable-article.ts'

export type Presence = {
  /** Who holds the lock; `isMe`: the tab that asks does. A person's other tab is not her. */
  writer: { name: string; isMe: boolean } | null
  /** Other people who have it open, the writer too. */
  others: string[]
  /** The draft's latest version. */
  version: number
  state: ArticleState
  /** The revision of its source that counts now; null for what is no translation. */
  sourceRevision: number | null
  /** Open threads of notes, and what is another whenever anything of them is. */
  notes: { open: number; stamp: string }
  /** The same of suggestions. */
  suggestions: { open: number; stamp: string }
}

/** A tab beats several times in this time; one that is silent for so long has gone, and its lock with it. */
const tabLivesFor = sql`interval '45 seconds'`
/** Of a row of `editing_tab`: it was heard of lately. */
export const isLive = sql`${editingTab.seenAt} > now() - ${tabLivesFor}`

const heartbeatInput = z.object({ articleId, tabId, wantsToWrite: z.boolean().default(false) })

/**
 * Says that a tab has a draft open, and learns who else has. Not logged: nothing was done.
 * @param wantsToWrite takes the lock when it is free and the article may be written in now; false gives it back
 * @throws {NewsroomError} `unknown-article`, `not-allowed`, `malformed`
 */
export const heartbeat = operation({
  name: 'tab.heartbeat',
  input: heartbeatInput,
  permission: ['story.read', 'story.edit'],
  run: beat,
})

async function beat(
  db: Database,
  actor: Actor,
  { articleId, tabId, wantsToWrite }: z.output<typeof heartbeatInput>,
): Promise<Presence> {
  return db.orm.transaction(async (tx) => {
    // Locked, because of two tabs that ask for the lock at once one gets it.
    const found = await lockArticle(tx, actor, 'story.read', articleId)
    if (wantsToWrite) authorise(actor, 'story.edit', subjectOf(found))
    const writer = await writerOf(tx, articleId)
    const isFree = !writer || writer.tabId === tabId
    const mayWrite = wantsToWrite && isFree && mayNow(actor, 'story.edit', found)
    await hear(tx, actor, articleId, tabId, mayWrite)
    return presence(tx, actor, tabId, found)
  })
}

const takeOverInput = z.object({ articleId, tabId })

/**
 * Takes the lock from whoever holds it. The words as they were are kept as a revision.
 * @throws {NewsroomError} `unknown-article`, `not-allowed`, `killed`, `malformed`
 */
export const takeOver = operation({
  name: 'tab.take-over',
  input: takeOverInput,
  permission: 'story.take-over',
  run: take,
})

async function take(
  db: Database,
  actor: Actor,
  { articleId, tabId }: z.output<typeof takeOverInput>,
): Promise<Presence> {
  return db.orm.transaction(async (tx) => {
    const found = await lockWords(tx, actor, 'story.take-over', articleId)
    const writer = await writerOf(tx, articleId)
    if (writer && writer.tabId !== tabId) {
      if (found.version > found.revisedVersion) await createRevision(tx, found, found.savedBy, 'take-over')
      await tx.update(editingTab).set({ isWriting: false }).where(eq(editingTab.id, writer.tabId))
      await record(tx, actor, {
        action: 'story.take-over',
        subjectKind: 'article',
        subjectId: articleId,
        details: { from: writer.name },
      })
    }
    await hear(tx, actor, articleId, tabId, true)
    return presence(tx, actor, tabId, found)
  })
}

const closeTabInput = z.object({ tabId })

/** Forgets a tab of the actor's, and with it its lock. */
export const closeTab = operation({ name: 'tab.close', input: closeTabInput, permission: null, run: close })

async function close(
  { orm }: Database,
  actor: Actor,
  { tabId }: z.output<typeof closeTabInput>,
): Promise<void> {
  if (actor.staffId === null) return
  await orm.delete(editingTab).where(and(eq(editingTab.id, tabId), eq(editingTab.staffId, actor.staffId)))
}

/** An actor hands an article on: her tabs write in it no longer, in a transaction that has it locked. */
export async function layDown(tx: Transaction, { staffId }: Actor, articleId: string): Promise<void> {
  if (staffId === null) return
  await tx
    .update(editingTab)
    .set({ isWriting: false })
    .where(and(eq(editingTab.articleId, articleId), eq(editingTab.staffId, staffId)))
}

/** The live tab that writes, in a transaction that has the article locked. */
export async function writerOf(
  tx: Transaction,
  articleId: string,
): Promise<{ tabId: string; staffId: string; name: string } | null> {
  const [row] = await tx
    .select({ tabId: editingTab.id, staffId: editingTab.staffId, name: staff.name })
    .from(editingTab)
    .innerJoin(staff, eq(staff.id, editingTab.staffId))
    .where(and(eq(editingTab.articleId, articleId), eq(editingTab.isWriting, true), isLive))
  return row ?? null
}

/**
 * Notes that a tab was heard of, in a transaction that has the article locked.
 * @throws {NewsroomError} `not-allowed` to a machine, which has no tabs; `malformed` when the tab is another's
 */
export async function hear(
  tx: Transaction,
  actor: Actor,
  articleId: string,
  tabId: string,
  isWriting: boolean,
): Promise<void> {
  if (actor.staffId === null) throw new NewsroomError('not-allowed', 'story.edit')
  await tx
    .delete(editingTab)
    .where(and(eq(editingTab.articleId, articleId), lte(editingTab.seenAt, sql`now() - ${tabLivesFor}`)))
  const [heard] = await tx
    .insert(editingTab)
    .values({ id: tabId, articleId, staffId: actor.staffId, isWriting })
    .onConflictDoUpdate({
      target: editingTab.id,
      set: { articleId, isWriting, seenAt: sql`now()` },
      setWhere: eq(editingTab.staffId, actor.staffId),
    })
    .returning({ id: editingTab.id })
  if (!heard) throw new NewsroomError('malformed', 'tabId')
}

async function presence(
  tx: Transaction,
  actor: Actor,
  tabId: string,
  { articleId, version, state }: { articleId: string; version: number; state: ArticleState },
): Promise<Presence> {
  const writer = await writerOf(tx, articleId)
  return {
    writer: writer && { name: writer.name, isMe: writer.tabId === tabId },
    others: await otherReaders(tx, actor, articleId),
    version,
    state,
    sourceRevision: await sourceRevision(tx, articleId),
    notes: await notesStamp(tx, articleId),
    suggestions: await suggestionsStamp(tx, articleId),
  }
}

async function sourceRevision(tx: Transaction, articleId: string): Promise<number | null> {
  const source = alias(article, 'source')
  const [row] = await tx
    .select({ number: presentRevision('source') })
    .from(article)
    .innerJoin(source, eq(source.id, article.translatedFromId))
    .where(eq(article.id, articleId))
  return row?.number ?? null
}

async function otherReaders(tx: Transaction, actor: Actor, articleId: string): Promise<string[]> {
  const rows = await tx
    .selectDistinct({ id: staff.id, name: staff.name })
    .from(editingTab)
    .innerJoin(staff, eq(staff.id, editingTab.staffId))
    .where(and(eq(editingTab.articleId, articleId), ne(staff.id, actor.staffId ?? ''), isLive))
  return rows.map(({ name }) => name).sort()
}
