import { z } from 'zod'
import type { Database } from '../../db/open.ts'
import type { Actor } from '../actor.ts'
import { record } from '../audit.ts'
import { withPresentAuthors } from '../directory/present-ids.ts'
import { articleId, readBy, tabId, version } from '../fields.ts'
import { NewsroomError } from '../newsroom-error.ts'
import { operation } from '../operation.ts'
import { createRevision, writeWords } from './create-revision.ts'
import { readDraftContent } from './draft-content.ts'
import { lockWords } from './editable-article.ts'
import { hear, writerOf } from './editing-tabs.ts'
import { checkReferences } from './working-draft.ts'

const resolveConflictInput = z.object({
  articleId,
  tabId,
  baseVersion: version,
  mine: readBy(readDraftContent),
  outcome: readBy(readDraftContent),
})

/**
 * Saves what somebody made of two versions: hers, which the server never had, and the one that was saved meanwhile. All
 * three are kept as revisions, so that whoever thinks otherwise finds both.
 * @param given.baseVersion the saved version that hers was compared with
 * @throws {NewsroomError} `unknown-article`, `not-allowed`, `killed`, `malformed`, `unknown-reference`; `locked`
 *   while another live tab writes; `stale-version` when it was saved again since: then they are to be compared anew
 */
export const resolveConflict = operation({
  name: 'draft.resolve-conflict',
  input: resolveConflictInput,
  permission: 'story.edit',
  run: resolve,
})

async function resolve(
  db: Database,
  actor: Actor,
  { articleId, tabId, baseVersion, ...written }: z.output<typeof resolveConflictInput>,
): Promise<{ version: number; savedAt: string }> {
  return db.orm.transaction(async (tx) => {
    const found = await lockWords(tx, actor, 'story.edit', articleId)
    const writer = await writerOf(tx, articleId)
    if (writer && writer.tabId !== tabId) throw new NewsroomError('locked', writer.name)
    if (baseVersion !== found.version) throw new NewsroomError('stale-version', String(found.version))
    const mine = await withPresentAuthors(tx, { ...found.content, ...written.mine })
    const outcome = await withPresentAuthors(tx, { ...found.content, ...written.outcome })
    await checkReferences(tx, mine)
    await checkReferences(tx, outcome)
    if (found.version > found.revisedVersion)
      await createRevision(tx, found, found.savedBy, 'conflict-theirs')
    const kept = await writeWords(tx, actor, found, mine)
    await createRevision(tx, { articleId, content: mine, version: kept }, actor.staffId, 'conflict-mine')
    const asMine = { articleId, content: mine, version: kept, savedBy: actor.staffId, savedAt: found.now }
    const version = await writeWords(tx, actor, asMine, outcome)
    await createRevision(tx, { articleId, content: outcome, version }, actor.staffId, 'conflict')
    if (actor.staffId !== null) await hear(tx, actor, articleId, tabId, true)
    await record(tx, actor, {
      action: 'story.edit',
      subjectKind: 'article',
      subjectId: articleId,
      details: { version, resolved: baseVersion },
    })
    return { version, savedAt: found.now.toISOString() }
  })
}
