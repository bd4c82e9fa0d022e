import { eq, max } from 'drizzle-orm'
import { z } from 'zod'
import { newId } from '../../db/id.ts'
import type { Database } from '../../db/open.ts'
import { section } from '../../db/tables/directory.ts'
import { entryTables } from '../../db/tables/entry-tables.ts'
import { type author, desk, media } from '../../db/tables/people-and-pictures.ts'
import type { Transaction } from '../../db/transaction.ts'
import { entryKinds } from '../../vocabulary.ts'
import type { Actor } from '../actor.ts'
import { NewsroomError } from '../newsroom-error.ts'
import { operation } from '../operation.ts'
import { withMutation } from '../with-mutation.ts'
import { requireFreeEmail, requireFreeSlug, takeTurns } from './editable-entry.ts'
import { entryFields, parseColumns, parseNames, readSlug } from './parse-entry.ts'

const createEntryInput = z.object({ kind: z.enum(entryKinds), ...entryFields })

/**
 * Adds a section (the last in the paper's order), a topic, a desk or an author.
 * @returns its id
 * @throws {NewsroomError} `not-allowed`, `name-missing`, `slug-unfit`, `slug-reserved`, `entry-slug-taken`,
 *   `author-email-taken`, `handle-unfit`, `text-too-long`, `unknown-reference`, `picture-refused`, `malformed`
 */
export const createEntry = operation({
  name: 'entry.create',
  input: createEntryInput,
  permission: 'directory.edit',
  run: create,
})

async function create(
  db: Database,
  actor: Actor,
  { kind, ...given }: z.output<typeof createEntryInput>,
): Promise<string> {
  const names = parseNames(given.names ?? {})
  const columns = { ...parseColumns(kind, given), names }
  const slug = readSlug(kind, given.slug, names)
  const id = newId()
  return withMutation(db, async (tx, emit) => {
    await takeTurns(tx, kind)
    await requireFreeSlug(tx, kind, slug)
    await checkWhatItNames(tx, columns)
    const [last] = await tx.select({ position: max(section.position) }).from(section)
    const position = (last?.position ?? 0) + 1
    await tx.insert(entryTables[kind] as typeof section).values({
      id,
      slug,
      ...columns,
      ...(kind === 'section' && { position }),
    } as typeof section.$inferInsert)
    const deskId = columns.deskId ?? null
    await emit(actor, { type: 'EntryCreated', kind, id, slug, deskId, cause: 'person' })
    return id
  })
}

/**
 * @param besides the author whose own address does not count
 * @throws {NewsroomError} `author-email-taken`, `unknown-reference`, `picture-refused`
 */
export async function checkWhatItNames(
  tx: Transaction,
  { email, deskId, portraitId }: Partial<typeof author.$inferInsert>,
  besides = '',
): Promise<void> {
  await requireFreeEmail(tx, email, besides)
  if (deskId && (await tx.$count(desk, eq(desk.id, deskId))) === 0)
    throw new NewsroomError('unknown-reference', deskId)
  if (portraitId && (await tx.$count(media, eq(media.id, portraitId))) === 0)
    throw new NewsroomError('picture-refused', 'unknown')
}
