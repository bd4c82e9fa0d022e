import { isDeepStrictEqual } from 'node:util'
import { eq, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Database } from '../../db/open.ts'
import { sharedPart } from '../../db/tables/parts.ts'
import type { Actor } from '../actor.ts'
import { version } from '../fields.ts'
import { operation } from '../operation.ts'
import { checkFiling } from '../stories/create-story.ts'
import { withMutation } from '../with-mutation.ts'
import { keepPart, lockPart } from './find-part.ts'
import { partColumns, partFields, partId } from './part-fields.ts'

const changePartInput = z.object({ partId, version, ...partFields })

/**
 * Writes what a part says. Readers see it of a box once it is published; stories that were begun from a template, or into
 * which a snippet was put, are others' by then and stay as they are.
 * @param version the one that the change was made from
 * @throws as `makePart`; `unknown-part`; `part-changed` when somebody changed it since
 */
export const changePart = operation({
  name: 'parts.change',
  input: changePartInput,
  permission: ['parts.edit', 'parts.publish', 'templates.edit'],
  run: change,
})

async function change(
  db: Database,
  actor: Actor,
  { partId, version, ...given }: z.output<typeof changePartInput>,
): Promise<{ version: number }> {
  return withMutation(db, async (tx, emit) => {
    const before = await lockPart(tx, actor, 'change', partId, version)
    const { kind } = before
    const columns = partColumns(kind, given)
    const isSame = Object.entries(columns).every(([name, value]) =>
      isDeepStrictEqual(value, before[name as keyof typeof columns]),
    )
    if (isSame) return { version }
    await checkFiling(tx, {
      ...(given.sectionId && { sectionId: given.sectionId }),
      topicIds: given.topicIds,
    })
    await tx
      .update(sharedPart)
      .set({ ...columns, version: version + 1, changedAt: sql`now()` })
      .where(eq(sharedPart.id, partId))
    await keepPart(tx, actor, { id: partId, version: version + 1, ...columns }, 'saved')
    await emit(actor, {
      type: 'PartChanged',
      partId,
      kind,
      name: given.name,
      act: 'change',
      readersSee: false,
    })
    return { version: version + 1 }
  })
}
