import { and, inArray, isNull, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Database } from '../../db/open.ts'
import { media } from '../../db/tables/people-and-pictures.ts'
import { publication } from '../../db/tables/publication.ts'
import type { Transaction } from '../../db/transaction.ts'
import { heldLocale } from '../../locale/table.ts'
import type { Actor } from '../actor.ts'
import { record } from '../audit.ts'
import { NewsroomError } from '../newsroom-error.ts'
import { operation } from '../operation.ts'

const setMachineLabelRuleInput = z.object({ isRequired: z.boolean() })

/**
 * Whether a picture whose credentials say that a model made or changed it may stand in the paper without saying so itself.
 * What stands there already stays as it is: the checklist names it when its story is published anew.
 * @throws {NewsroomError} `not-allowed`
 */
export const setMachineLabelRule = operation({
  name: 'settings.require-machine-label',
  input: setMachineLabelRuleInput,
  permission: 'settings.edit',
  run: set,
})

async function set(
  db: Database,
  actor: Actor,
  { isRequired }: z.output<typeof setMachineLabelRuleInput>,
): Promise<void> {
  await db.orm.transaction(async (tx) => {
    const [row] = await tx
      .select({ stands: publication.requiresMachineLabel })
      .from(publication)
      .for('update')
    if (!row || row.stands === isRequired) return
    await tx.update(publication).set({ requiresMachineLabel: isRequired })
    await record(tx, actor, {
      action: 'settings.edit',
      subjectKind: 'publication',
      subjectId: 'requiresMachineLabel',
      details: { isRequired: isRequired ? 'yes' : 'no' },
    })
  })
}

/** Whether the paper asks for the label. */
export async function requiresMachineLabel(orm: Database['orm'] | Transaction): Promise<boolean> {
  const [row] = await orm.select({ stands: publication.requiresMachineLabel }).from(publication)
  return row?.stands ?? false
}

/** What says in its credentials that a model had a part in it, and does not say so to readers. */
export const lacksMachineLabel = and(
  isNull(media.digitalSource),
  sql`${media.credentials} ->> 'machine' is not null`,
)

/**
 * For whatever brings pictures before readers.
 * @throws {NewsroomError} `machine-label-missing`, with what the first of them shows, where the paper asks for it
 */
export async function requireMachineLabels(tx: Transaction, mediaIds: readonly string[]): Promise<void> {
  if (mediaIds.length === 0 || !(await requiresMachineLabel(tx))) return
  const [row] = await tx
    .select({ alts: media.alts })
    .from(media)
    .where(and(inArray(media.id, [...mediaIds]), lacksMachineLabel))
    .limit(1)
    .for('key share')
  if (row) throw new NewsroomError('machine-label-missing', row.alts[heldLocale(row.alts, 'ar')] ?? '')
}
