/** What the newsroom itself asks of a story before it is published, besides what the house looks at by itself. */
import { asc, count, eq, isNull, max, sql } from 'drizzle-orm'
import { z } from 'zod'
import { newId } from '../../db/id.ts'
import type { Database } from '../../db/open.ts'
import { checklistItem, sharedPart } from '../../db/tables/parts.ts'
import type { Transaction } from '../../db/transaction.ts'
import { firstOf } from '../../present.ts'
import { type StoryKind, storyKinds } from '../../vocabulary.ts'
import type { Actor } from '../actor.ts'
import { record } from '../audit.ts'
import { idOf, nothing, readBy, requiredLine, version } from '../fields.ts'
import { mostChecklistItems } from '../limits.ts'
import { NewsroomError } from '../newsroom-error.ts'
import { operation } from '../operation.ts'
import { noneOr } from '../parts/part-fields.ts'
import { checkFiling } from '../stories/create-story.ts'

/** UTF-16 units: it is read at a glance, on a telephone too. */
const longestItem = 200

export const itemId = idOf('unknown-item')

const itemFields = {
  words: readBy((value: string) => {
    const words = requiredLine('words')(value)
    if (words.length > longestItem) throw new NewsroomError('text-too-long', String(longestItem))
    return words
  }),
  isRequired: z.boolean(),
  /** Of which stories it is asked: of those that have all of these; null for any. */
  sectionId: noneOr(idOf('unknown-reference')),
  storyKind: noneOr(z.enum(storyKinds)),
  templateId: noneOr(idOf('unknown-part')),
}

export type AskedItem = {
  itemId: string
  words: string
  isRequired: boolean
  sectionId: string | null
  storyKind: StoryKind | null
  templateId: string | null
  isArchived: boolean
  version: number
}

/** All that is asked, in its order, what is asked no longer at the end. @throws {NewsroomError} `not-allowed` */
export const listItems = operation({
  name: 'checklists.list',
  input: nothing,
  permission: 'story.read',
  run: list,
})

async function list({ orm }: Database): Promise<AskedItem[]> {
  const rows = await orm
    .select()
    .from(checklistItem)
    .orderBy(
      sql`(${checklistItem.archivedAt} is not null)`,
      asc(checklistItem.position),
      asc(checklistItem.id),
    )
  return rows.map(({ id, archivedAt, position: _, ...row }) => ({
    itemId: id,
    ...row,
    isArchived: archivedAt !== null,
  }))
}

const addItemInput = z.object(itemFields)

/**
 * Asks something of every story, or of those of a section, a kind or a template.
 * @throws {NewsroomError} `not-allowed`; `malformed`; `text-too-long`; `unknown-reference`; `unknown-part`; `too-many-items`
 */
export const addItem = operation({
  name: 'checklists.add',
  input: addItemInput,
  permission: 'checklists.edit',
  run: add,
})

async function add(
  { orm }: Database,
  actor: Actor,
  given: z.output<typeof addItemInput>,
): Promise<{ itemId: string }> {
  return orm.transaction(async (tx) => {
    await checkAsked(tx, given)
    const asked = await tx
      .select({ count: count(), last: max(checklistItem.position) })
      .from(checklistItem)
      .where(isNull(checklistItem.archivedAt))
    const { count: there, last } = firstOf(asked)
    if (there >= mostChecklistItems) throw new NewsroomError('too-many-items', String(mostChecklistItems))
    const id = newId()
    await tx.insert(checklistItem).values({ id, ...given, position: (last ?? 0) + 1 })
    await log(tx, actor, id, given.words, 'added')
    return { itemId: id }
  })
}

const changeItemInput = z.object({ itemId, version, ...itemFields })

/**
 * Asks it otherwise. Where it was seen to, it stays so.
 * @throws as {@link addItem}; `unknown-item`; `entry-changed`
 */
export const changeItem = operation({
  name: 'checklists.change',
  input: changeItemInput,
  permission: 'checklists.edit',
  run: change,
})

async function change(
  { orm }: Database,
  actor: Actor,
  { itemId, version, ...given }: z.output<typeof changeItemInput>,
): Promise<void> {
  await orm.transaction(async (tx) => {
    await lockItem(tx, itemId, version)
    await checkAsked(tx, given)
    await tx
      .update(checklistItem)
      .set({ ...given, version: version + 1 })
      .where(eq(checklistItem.id, itemId))
    await log(tx, actor, itemId, given.words, 'changed')
  })
}

const archiveItemInput = z.object({ itemId, version, isArchived: z.boolean() })

/** Asks it no longer, or again. Who saw to it where is kept. @throws {NewsroomError} `not-allowed`; `unknown-item`; `entry-changed` */
export const archiveItem = operation({
  name: 'checklists.archive',
  input: archiveItemInput,
  permission: 'checklists.edit',
  run: archive,
})

async function archive(
  { orm }: Database,
  actor: Actor,
  { itemId, version, isArchived }: z.output<typeof archiveItemInput>,
): Promise<void> {
  await orm.transaction(async (tx) => {
    const { words } = await lockItem(tx, itemId, version)
    await tx
      .update(checklistItem)
      .set({ archivedAt: isArchived ? sql`now()` : null, version: version + 1 })
      .where(eq(checklistItem.id, itemId))
    await log(tx, actor, itemId, words, isArchived ? 'archived' : 'restored')
  })
}

async function lockItem(tx: Transaction, itemId: string, version: number) {
  const [row] = await tx.select().from(checklistItem).where(eq(checklistItem.id, itemId)).for('update')
  if (!row) throw new NewsroomError('unknown-item', itemId)
  if (row.version !== version) throw new NewsroomError('entry-changed', String(row.version))
  return row
}

async function checkAsked(
  tx: Transaction,
  { sectionId, templateId }: { sectionId: string | null; templateId: string | null },
): Promise<void> {
  if (sectionId) await checkFiling(tx, { sectionId })
  if (!templateId) return
  const [found] = await tx
    .select({ kind: sharedPart.kind })
    .from(sharedPart)
    .where(eq(sharedPart.id, templateId))
  if (found?.kind !== 'template') throw new NewsroomError('unknown-part', templateId)
}

const log = (tx: Transaction, actor: Actor, id: string, name: string, act: string) =>
  record(tx, actor, {
    action: 'checklists.edit',
    subjectKind: 'checklist',
    subjectId: id,
    details: { name, act },
  })
