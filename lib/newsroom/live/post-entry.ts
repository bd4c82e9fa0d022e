import { hash } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import { z } from 'zod'
import { newId } from '../../db/id.ts'
import type { Database } from '../../db/open.ts'
import { liveEntry } from '../../db/tables/live.ts'
import { documentVersion } from '../../story/document.ts'
import { updateIds } from '../../story/outline.ts'
import type { Actor } from '../actor.ts'
import { articleId, tabId } from '../fields.ts'
import { NewsroomError } from '../newsroom-error.ts'
import { operation } from '../operation.ts'
import { withMutation } from '../with-mutation.ts'
import { type EntryRow, entriesOf, isSeen, lockCoverage, nextChange } from './find-entry.ts'
import { documentOf, entryFields, isOfSame, typedOf } from './typed-entry.ts'
import { freeMoment, named, noteUpdate, requirePicture, rewriteEntry, unpinOthers } from './write-entry.ts'

/** Entries of one story. Its page holds all of them. */
const mostEntries = 2_000

const postEntryInput = z.object({
  articleId,
  /** What its form calls it. Sent again under the same name, more or less the same words are the entry that is there. */
  key: tabId,
  ...entryFields,
  /** Readers do not see it until somebody releases it. */
  isDraft: z.boolean().default(false),
})

type PostedEntry = { entryId: string; anchor: string; state: 'draft' | 'published' | 'withdrawn' }

/**
 * Posts an entry to live coverage, or lays one down that others may release. Nobody's lock is asked for, and the story's
 * own text stays as it is.
 * @throws {NewsroomError} `unknown-article`; `not-allowed`; `killed`; `not-live`; `malformed`; `update-empty`;
 *   `update-link`; `picture-refused` (`unknown`); `too-many-notes`
 */
export const postEntry = operation({
  name: 'live.post',
  input: postEntryInput,
  permission: ['story.edit', 'story.publish'],
  run: post,
})

async function post(
  db: Database,
  actor: Actor,
  { articleId, key, isDraft, isKey, isBreaking, isPinned, ...typed }: z.output<typeof postEntryInput>,
): Promise<PostedEntry> {
  const document = documentOf(typed)
  return withMutation(db, async (tx, emit) => {
    const found = await lockCoverage(tx, actor, isDraft ? 'story.edit' : 'story.publish', articleId)
    const before = await entriesOf(tx, articleId)
    let ownKey = key
    let same = before.find((each) => each.key === ownKey)
    // Its form had heard no answer when something else was written in it: another entry, and no entry's other words.
    while (same && !isOfSame(wordsOf(same), typed)) {
      ownKey = hash('sha256', `${ownKey} ${same.id}`, 'base64url')
      same = before.find((each) => each.key === ownKey)
    }
    if (same) {
      // The answer never came, and more was written meanwhile: it is that entry's.
      const again = { ...typed, isKey, isBreaking, isPinned }
      if (same.version === 1 && same.state !== 'withdrawn' && !isDeepStrictEqual(again, wordsOf(same)))
        await rewriteEntry(tx, emit, actor, { found, entry: same, words: again })
      return { entryId: same.id, anchor: same.anchor, state: same.state }
    }
    if (found.kind !== 'live') throw new NewsroomError('not-live', articleId)
    if (before.length >= mostEntries) throw new NewsroomError('too-many-updates', String(mostEntries))
    await requirePicture(tx, typed.mediaId)
    const taken = [...updateIds(found.content.document).values(), ...before.map((each) => each.anchor)]
    const at = freeMoment(taken)
    const entryId = newId()
    const state = isDraft ? 'draft' : 'published'
    await tx.insert(liveEntry).values({
      id: entryId,
      articleId,
      key: ownKey,
      anchor: `u${at.getTime()}`,
      state,
      at,
      headline: typed.headline ?? '',
      document,
      documentVersion,
      isKey,
      isBreaking,
      isPinned,
      authorId: actor.authorId,
      staffId: actor.staffId,
      writtenBy: actor.name,
      change: isDraft ? 0 : await nextChange(tx, articleId),
    })
    if (isPinned && !isDraft) await unpinOthers(tx, articleId, entryId)
    if (!isDraft) await noteUpdate(tx, found, 'new')
    await emit(actor, {
      type: 'LiveEntryChanged',
      ...named(found),
      entryId,
      what: isDraft ? 'drafted' : 'posted',
      seen: !isDraft && isSeen(found),
    })
    return { entryId, anchor: `u${at.getTime()}`, state }
  })
}

/** An entry as its form would send it. */
const wordsOf = ({ headline, document, isKey, isBreaking, isPinned }: EntryRow) => ({
  ...typedOf(headline, document),
  isKey,
  isBreaking,
  isPinned,
})
