import { eq } from 'drizzle-orm'
import { z } from 'zod'
import type { Database } from '../../db/open.ts'
import { liveEntry } from '../../db/tables/live.ts'
import type { Actor } from '../actor.ts'
import { version } from '../fields.ts'
import { NewsroomError } from '../newsroom-error.ts'
import { operation } from '../operation.ts'
import { withMutation } from '../with-mutation.ts'
import { type EntryRow, entryId, isSeen, lockEntry } from './find-entry.ts'
import { entryFields } from './typed-entry.ts'
import { freeMoment, named, noteUpdate, putEntry, rewriteEntry } from './write-entry.ts'

const editEntryInput = z.object({ entryId, baseVersion: version, ...entryFields })

/**
 * Changes what an entry says. It keeps its moment and its address.
 * @throws {NewsroomError} `unknown-update`; `not-allowed`; `killed`; `entry-changed` when it was made from another version
 *   than the latest; `malformed`; `update-empty`; `update-link`; `picture-refused` (`unknown`)
 */
export const editEntry = operation({
  name: 'live.edit',
  input: editEntryInput,
  permission: ['story.edit', 'story.publish'],
  run: edit,
})

async function edit(
  db: Database,
  actor: Actor,
  { entryId, baseVersion, ...words }: z.output<typeof editEntryInput>,
): Promise<void> {
  await withMutation(db, async (tx, emit) => {
    const { found, entry } = await lockEntry(tx, actor, entryId)
    if (entry.state === 'withdrawn') throw new NewsroomError('unknown-update', entryId)
    if (entry.version !== baseVersion) throw new NewsroomError('entry-changed', String(entry.version))
    await rewriteEntry(tx, emit, actor, { found, entry, words })
  })
}

const markEntryInput = z.object({
  entryId,
  isKey: z.boolean().optional(),
  isBreaking: z.boolean().optional(),
  isPinned: z.boolean().optional(),
})

/**
 * Makes an entry a key point, urgent, or the one over all others, or no longer.
 * @throws {NewsroomError} `unknown-update`; `not-allowed`; `killed`
 */
export const markEntry = operation({
  name: 'live.mark',
  input: markEntryInput,
  permission: ['story.edit', 'story.publish'],
  run: mark,
})

async function mark(
  db: Database,
  actor: Actor,
  { entryId, ...marks }: z.output<typeof markEntryInput>,
): Promise<void> {
  await withMutation(db, async (tx, emit) => {
    const { found, entry } = await lockEntry(tx, actor, entryId)
    const given = Object.fromEntries(Object.entries(marks).filter(([, value]) => value !== undefined))
    if (entry.state === 'withdrawn') throw new NewsroomError('unknown-update', entryId)
    if (Object.entries(given).every(([name, value]) => entry[name as keyof EntryRow] === value)) return
    await putEntry(tx, entry, given)
    const seen = entry.state === 'published' && isSeen(found)
    await emit(actor, { type: 'LiveEntryChanged', ...named(found), entryId, what: 'marked', seen })
  })
}

const entryInput = z.object({ entryId })

/**
 * Shows readers an entry that was laid down, as of now. One that they see already stays as it is.
 * @throws {NewsroomError} `unknown-update`, also when it was withdrawn; `not-allowed`; `killed`; `not-live`
 */
export const releaseEntry = operation({
  name: 'live.release',
  input: entryInput,
  permission: 'story.publish',
  run: release,
})

async function release(db: Database, actor: Actor, { entryId }: z.output<typeof entryInput>): Promise<void> {
  await withMutation(db, async (tx, emit) => {
    const { found, entry } = await lockEntry(tx, actor, entryId, 'story.publish')
    if (entry.state === 'published') return
    if (entry.state === 'withdrawn') throw new NewsroomError('unknown-update', entryId)
    if (found.kind !== 'live') throw new NewsroomError('not-live', found.articleId)
    const others = await tx
      .select({ anchor: liveEntry.anchor })
      .from(liveEntry)
      .where(eq(liveEntry.articleId, found.articleId))
    // Its address is that of the moment at which readers could first have it.
    const at = freeMoment(others.map(({ anchor }) => anchor))
    await putEntry(
      tx,
      { ...entry, state: 'published' },
      { state: 'published', at, anchor: `u${at.getTime()}` },
    )
    await noteUpdate(tx, found, 'new')
    await emit(actor, {
      type: 'LiveEntryChanged',
      ...named(found),
      entryId,
      what: 'posted',
      seen: isSeen(found),
    })
  })
}

/**
 * Takes an entry from readers, for good: it goes from the pages that are open, too. A draft is put away.
 * @throws {NewsroomError} `unknown-update`; `not-allowed`; `killed`
 */
export const withdrawEntry = operation({
  name: 'live.withdraw',
  input: entryInput,
  permission: ['story.edit', 'story.publish'],
  run: withdraw,
})

async function withdraw(db: Database, actor: Actor, { entryId }: z.output<typeof entryInput>): Promise<void> {
  await withMutation(db, async (tx, emit) => {
    const { found, entry } = await lockEntry(tx, actor, entryId)
    if (entry.state === 'withdrawn') return
    await putEntry(tx, entry, { state: 'withdrawn', isPinned: false })
    const seen = entry.state === 'published' && isSeen(found)
    if (seen) await noteUpdate(tx, found, 'changed')
    await emit(actor, { type: 'LiveEntryChanged', ...named(found), entryId, what: 'withdrawn', seen })
  })
}
