/** Boards that people named, to come back to and to share; and which columns each has chosen. */
import { and, asc, eq, inArray, or, sql } from 'drizzle-orm'
import { z } from 'zod'
import { newId } from '../../db/id.ts'
import type { Database } from '../../db/open.ts'
import { boardView } from '../../db/tables/boards.ts'
import { desk, staff } from '../../db/tables/people-and-pictures.ts'
import type { PerLocale } from '../../locale/table.ts'
import { type BoardColumn, boardColumns, type ViewSharing, viewSharings } from '../../vocabulary.ts'
import type { Actor } from '../actor.ts'
import { idOf, nothing, readBy, requiredLine, text } from '../fields.ts'
import { NewsroomError } from '../newsroom-error.ts'
import { operation } from '../operation.ts'
import { authorise, may } from '../permissions.ts'

const mostViews = 100
const longestName = 80

export type BoardView = {
  id: string
  name: string
  sharing: ViewSharing
  desk: PerLocale | null
  /** Who made it; null where she is gone, or it is the actor's own. */
  by: string | null
  /** The query of the board's address. */
  question: string
  mayRemove: boolean
}

/** The actor's own, those of her desks, and everybody's, by name. @throws {NewsroomError} `not-allowed` */
export const listViews = operation({
  name: 'board.list-views',
  input: nothing,
  permission: 'story.read',
  run: list,
})

async function list({ orm }: Database, actor: Actor): Promise<BoardView[]> {
  const rows = await orm
    .select({ view: boardView, by: staff.name, desk: desk.names })
    .from(boardView)
    .leftJoin(staff, eq(staff.id, boardView.staffId))
    .leftJoin(desk, eq(desk.id, boardView.deskId))
    .where(
      or(
        actor.staffId ? eq(boardView.staffId, actor.staffId) : undefined,
        eq(boardView.sharing, 'all'),
        // Who works for all desks has what any of them shares.
        and(
          eq(boardView.sharing, 'desk'),
          actor.deskIds.length > 0 ? inArray(boardView.deskId, [...actor.deskIds]) : undefined,
        ),
      ),
    )
    .orderBy(asc(boardView.name), asc(boardView.id))
    .limit(mostViews * 5)
  return rows.map(({ view, by, desk }) => ({
    id: view.id,
    name: view.name,
    sharing: view.sharing,
    desk: view.sharing === 'desk' ? desk : null,
    by: view.staffId === actor.staffId ? null : by,
    question: view.question,
    mayRemove: mayRemove(actor, view),
  }))
}

/** What is shared is the house's: who keeps the directory tidies it too, whoever made it. */
const mayRemove = (actor: Actor, { staffId, sharing }: typeof boardView.$inferSelect): boolean =>
  (actor.staffId !== null && staffId === actor.staffId) || (sharing !== 'me' && may(actor, 'directory.edit'))

const saveViewInput = z.object({
  name: readBy(requiredLine('name')).refine((name) => name.length <= longestName),
  sharing: z.enum(viewSharings),
  /** Of `desk`. */
  deskId: idOf('unknown-reference').nullish(),
  question: text.max(4_000),
})

/**
 * Keeps a board under a name. For oneself, for a desk one works for, or, as who keeps the directory, for everybody; of one's
 * own, what has the name already is written over.
 * @throws {NewsroomError} `malformed`, `not-allowed`, `unknown-reference`, `too-many-views`
 */
export const saveView = operation({
  name: 'board.save-view',
  input: saveViewInput,
  permission: 'story.read',
  run: save,
})

async function save(
  { orm }: Database,
  actor: Actor,
  { name, sharing, deskId, question }: z.output<typeof saveViewInput>,
): Promise<string> {
  const { staffId } = actor
  if (staffId === null) throw new NewsroomError('not-allowed', 'story.read')
  if (sharing === 'all') authorise(actor, 'directory.edit')
  const sharedWith = sharing === 'desk' ? (deskId ?? '') : null
  if (sharedWith !== null && actor.deskIds.length > 0 && !actor.deskIds.includes(sharedWith))
    throw new NewsroomError('not-allowed', 'story.read')
  return orm.transaction(async (tx) => {
    if (sharedWith !== null && (await tx.$count(desk, eq(desk.id, sharedWith))) === 0)
      throw new NewsroomError('unknown-reference', sharedWith)
    // Sent twice at once, the second finds what the first kept.
    await tx.select({ id: staff.id }).from(staff).where(eq(staff.id, staffId)).for('no key update')
    const own = eq(boardView.staffId, staffId)
    const kept = { sharing, deskId: sharedWith, question }
    const [same] = await tx
      .update(boardView)
      .set(kept)
      .where(and(own, sql`lower(${boardView.name}) = lower(${name})`))
      .returning({ id: boardView.id })
    if (same) return same.id
    if ((await tx.$count(boardView, own)) >= mostViews)
      throw new NewsroomError('too-many-views', String(mostViews))
    const id = newId()
    await tx.insert(boardView).values({ id, name, staffId, ...kept })
    return id
  })
}

const removeViewInput = z.object({ id: idOf('malformed', 'id') })

/**
 * Forgets a board that was kept. Nothing where it is gone already.
 * @throws {NewsroomError} `not-allowed`
 */
export const removeView = operation({
  name: 'board.remove-view',
  input: removeViewInput,
  permission: 'story.read',
  run: async ({ orm }: Database, actor: Actor, { id }: z.output<typeof removeViewInput>): Promise<void> => {
    const [view] = await orm.select().from(boardView).where(eq(boardView.id, id))
    if (!view) return
    if (!mayRemove(actor, view)) throw new NewsroomError('not-allowed', 'directory.edit')
    await orm.delete(boardView).where(eq(boardView.id, id))
  },
})

/** What a board says until its person chooses. */
const firstColumns: readonly BoardColumn[] = ['picture', 'owner', 'section', 'dated', 'worked', 'note']

/** The columns that the actor has chosen, in their order. */
export const readBoardColumns = operation({
  name: 'board.read-columns',
  input: nothing,
  permission: null,
  run: async ({ orm }: Database, actor: Actor): Promise<readonly BoardColumn[]> => {
    const [row] = actor.staffId
      ? await orm.select({ columns: staff.boardColumns }).from(staff).where(eq(staff.id, actor.staffId))
      : []
    const chosen = row?.columns
    return chosen ? boardColumns.filter((each) => chosen.includes(each)) : firstColumns
  },
})

const setBoardColumnsInput = z.object({ columns: z.array(z.enum(boardColumns)).max(boardColumns.length) })

/** Remembers which columns the actor's board has. */
export const setBoardColumns = operation({
  name: 'board.set-columns',
  input: setBoardColumnsInput,
  permission: null,
  run: async (
    { orm }: Database,
    actor: Actor,
    { columns }: z.output<typeof setBoardColumnsInput>,
  ): Promise<void> => {
    if (actor.staffId === null) throw new NewsroomError('not-allowed', 'story.read')
    await orm
      .update(staff)
      .set({ boardColumns: [...new Set(columns)] })
      .where(eq(staff.id, actor.staffId))
  },
})
