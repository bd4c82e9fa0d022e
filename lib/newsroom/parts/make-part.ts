import { z } from 'zod'
import { newId } from '../../db/id.ts'
import type { Database } from '../../db/open.ts'
import { sharedPart } from '../../db/tables/parts.ts'
import { partKinds } from '../../vocabulary.ts'
import type { Actor } from '../actor.ts'
import { operation } from '../operation.ts'
import { checkFiling } from '../stories/create-story.ts'
import { withMutation } from '../with-mutation.ts'
import { authoriseNewPart, keepPart } from './find-part.ts'
import { partColumns, partFields } from './part-fields.ts'

const makePartInput = z.object({ kind: z.enum(partKinds), ...partFields })

/**
 * Makes a box that is to stand in many stories, a snippet that is copied into them, or a template that they begin with.
 * A box is a draft until it is published; the others are offered at once.
 * @throws {NewsroomError} `not-allowed`; `malformed`; `unknown-reference`; `part-holds`; `part-too-long`
 */
export const makePart = operation({
  name: 'parts.make',
  input: makePartInput,
  permission: ['parts.edit', 'templates.edit'],
  run: make,
})

async function make(
  db: Database,
  actor: Actor,
  { kind, ...given }: z.output<typeof makePartInput>,
): Promise<{ partId: string }> {
  authoriseNewPart(actor, kind)
  const columns = partColumns(kind, given)
  return withMutation(db, async (tx, emit) => {
    await checkFiling(tx, {
      ...(given.sectionId && { sectionId: given.sectionId }),
      topicIds: given.topicIds,
    })
    const id = newId()
    const state = kind === 'box' ? 'draft' : 'published'
    await tx.insert(sharedPart).values({ id, kind, ...columns, state, createdBy: actor.staffId })
    await keepPart(tx, actor, { id, version: 1, ...columns }, 'saved')
    await emit(actor, {
      type: 'PartChanged',
      partId: id,
      kind,
      name: given.name,
      act: 'make',
      readersSee: false,
    })
    return { partId: id }
  })
}
