import { isDeepStrictEqual } from 'node:util'
import { eq, sql } from 'drizzle-orm'
import { z } from 'zod'
import { slugKey } from '../../arabic/slug.ts'
import type { Database } from '../../db/open.ts'
import { frontSlot } from '../../db/tables/front.ts'
import { article } from '../../db/tables/stories.ts'
import type { Transaction } from '../../db/transaction.ts'
import { present } from '../../present.ts'
import { referencesOf } from '../../story/references.ts'
import type { ArticleState } from '../../vocabulary.ts'
import { type Actor, schedule } from '../actor.ts'
import { requireTicks } from '../checklist/tick-item.ts'
import type { EventOf, NewsroomEvent, Step } from '../events.ts'
import { articleId, momentOrNull, readBy, version } from '../fields.ts'
import { NewsroomError } from '../newsroom-error.ts'
import { operation } from '../operation.ts'
import { requireProof } from '../people/proof.ts'
import { requireMachineLabels } from '../pictures/machine-label.ts'
import { type Emit, withMutation } from '../with-mutation.ts'
import { type Move, type TransitionName, transitionNames, transitions } from '../workflow.ts'
import { asItWas, requireAsItWas } from './as-it-was.ts'
import { createRevision, latestRevision } from './create-revision.ts'
import { type DraftContent, readNote } from './draft-content.ts'
import { toldToOthers, wordsOfDraft } from './draft-fields.ts'
import { type EditableArticle, lockArticle, publicContent } from './editable-article.ts'
import { layDown } from './editing-tabs.ts'
import { freeSlug, isMadeFrom } from './free-slug.ts'
import { isSignificantUpdate } from './significant-update.ts'
import { checkReferences } from './working-draft.ts'
import { notePublication, rewriteArticle } from './write-article.ts'

const transitionArticleInput = z.object({
  articleId,
  move: z.enum(transitionNames),
  /** To whoever takes over; of `kill`, to readers. */
  note: readBy<string | null | undefined, string | null>(readNote),
  /** When to publish: of `schedule`, required. */
  at: momentOrNull.optional(),
  /** The draft's version that the person saw; another one is not moved. */
  baseVersion: version.optional(),
  was: asItWas,
})

/**
 * Moves an article on through {@link transitions}. Words that no revision has are kept as one, named after the move.
 * Publishing brings the draft before readers; what is published already, and says the same, is left as it is.
 * @returns the state it is in now
 * @throws {NewsroomError} `unknown-article`; `not-allowed`; `malformed`; `wrong-state`, `killed` or
 *   `never-published`; `proof-needed`; `stale-version`; `changed-since`; `note-missing`; `headline-missing`; `embargoed`;
 *   `moment-passed`; `schedule-before-embargo`; `checklist-open`; `machine-label-missing`;
 *   `unknown-reference` when somebody who is credited is no longer in the directory
 */
export const transitionArticle = operation({
  name: 'story.transition',
  input: transitionArticleInput,
  permission: Object.values(transitions).map((each) => each.action),
  run: transition,
})

async function transition(
  db: Database,
  actor: Actor,
  { articleId, was, ...options }: z.output<typeof transitionArticleInput>,
): Promise<ArticleState> {
  const move: Move = transitions[options.move]
  return withMutation(db, async (tx, emit) => {
    const found = await lockArticle(tx, actor, move.action, articleId)
    requireAsItWas(articleId, was, found)
    checkState(found, options.move)
    if (move.needsProof) requireProof(actor, move.action)
    if (options.baseVersion !== undefined && options.baseVersion !== found.version)
      throw new NewsroomError('stale-version', String(found.version))
    return applyTransition(tx, emit, actor, found, options)
  })
}

/**
 * Makes a move that the state allows, of an article that its transaction has locked; for {@link transitionArticle} and the
 * schedule.
 */
export async function applyTransition(
  tx: Transaction,
  emit: Emit,
  actor: Actor,
  found: EditableArticle,
  given: { move: TransitionName; note: string | null; at?: Date | null | undefined },
): Promise<ArticleState> {
  const { articleId } = found
  const move: Move = transitions[given.move]
  if (move.note === 'required' && !given.note) throw new NewsroomError('note-missing', given.move)
  if (needsHeadline.has(given.move) && !found.content.headline)
    throw new NewsroomError('headline-missing', articleId)
  const at = given.move === 'schedule' ? momentOf(found, given.at) : null

  if (given.move === 'publish') {
    if (found.isEmbargoed)
      throw new NewsroomError('embargoed', present(found.embargoUntil, 'end of the embargo').toISOString())
    const seen = await publicContent(tx, articleId)
    const isSame = seen && isDeepStrictEqual(toldToOthers(seen), toldToOthers(found.content))
    if (found.state === 'published' && isSame) return 'published'
  }
  // Whoever publishes, by whatever way: a button, the API, many at once, the schedule.
  if (given.move === 'publish' || given.move === 'schedule') {
    await requireTicks(tx, found)
    await requireMachineLabels(tx, picturesIn(found.content))
  }
  if (handsOn.has(given.move)) await layDown(tx, actor, articleId)
  const revision = await revisionForTransition(tx, actor, found, given.move)
  const step: Step = { move: given.move, from: found.state, to: move.to, revision, note: given.note, at }
  let event: NewsroomEvent = { type: 'StoryMoved', articleId, step }
  switch (given.move) {
    case 'publish':
      event = {
        ...(await publish(tx, found, revision)),
        cause: actor === schedule ? 'schedule' : 'person',
        step,
      }
      break
    case 'unpublish':
      await goOutOfSight(tx, found, { state: 'unpublished' })
      event = { type: 'StoryWithdrawn', articleId, step }
      break
    case 'kill':
      await goOutOfSight(tx, found, { state: 'killed', killReason: given.note })
      await tx.delete(frontSlot).where(eq(frontSlot.articleId, articleId))
      event = { type: 'StoryWithdrawn', articleId, step }
      break
    default:
      await tx
        .update(article)
        .set({ state: move.to, scheduledFor: at, scheduleFailure: null })
        .where(eq(article.id, articleId))
  }
  await emit(actor, event)
  return move.to
}

const picturesIn = ({ document, leadMediaId }: DraftContent): string[] => [
  ...referencesOf(document).mediaIds,
  ...(leadMediaId ? [leadMediaId] : []),
]

/** Moves after which it is somebody else's turn. */
const handsOn: ReadonlySet<TransitionName> = new Set(['submit', 'return', 'approve'])

/** Moves after which somebody else reads it. */
const needsHeadline: ReadonlySet<TransitionName> = new Set(['submit', 'approve', 'schedule', 'publish'])

function checkState({ state, wasPublic }: EditableArticle, name: TransitionName): void {
  const from: readonly ArticleState[] = transitions[name].from
  // Published under an embargo is not public yet: nobody has seen it, and nobody has to be told that it is gone.
  if (name === 'kill' && state !== 'killed' && !wasPublic) throw new NewsroomError('never-published', state)
  if (from.includes(state)) return
  throw new NewsroomError(state === 'killed' ? 'killed' : 'wrong-state', state)
}

/** @throws {NewsroomError} `moment-passed`, also when it is no moment; `schedule-before-embargo` */
function momentOf({ now, embargoUntil }: EditableArticle, at: Date | null | undefined): Date {
  if (!(at instanceof Date) || Number.isNaN(at.getTime()) || at <= now)
    throw new NewsroomError('moment-passed', at instanceof Date ? String(at.getTime()) : '')
  if (embargoUntil && at < embargoUntil)
    throw new NewsroomError('schedule-before-embargo', embargoUntil.toISOString())
  return at
}

/** @returns the number of the revision that has the words as they are */
async function revisionForTransition(
  tx: Transaction,
  actor: Actor,
  found: EditableArticle,
  name: TransitionName,
): Promise<number> {
  return found.version > found.revisedVersion
    ? createRevision(tx, found, actor.staffId ?? found.savedBy, name)
    : latestRevision(tx, found.articleId)
}

/** Brings the draft before readers. @returns what has happened to them */
async function publish(
  tx: Transaction,
  found: EditableArticle,
  revisionNumber: number,
): Promise<
  Omit<EventOf<'StoryPublished'>, 'cause' | 'step'> | Omit<EventOf<'StoryRewritten'>, 'cause' | 'step'>
> {
  const { articleId, storyId, locale, content } = found
  await checkReferences(tx, content)
  const seen = present(await publicContent(tx, articleId), 'such article')
  const stays = found.state === 'published'
  const hasNewWords = found.wasPublic && !isDeepStrictEqual(wordsOfDraft(seen), wordsOfDraft(content))
  await rewriteArticle(tx, articleId, content, {
    state: 'published',
    revisionNumber,
    publishedAt: found.publishedAt ?? sql`now()`,
    ...(hasNewWords && { updatedAt: sql`now()` }),
    ...(hasNewWords && isSignificantUpdate(seen, content) && { significantlyUpdatedAt: sql`now()` }),
    ...(found.publishedAt ? {} : await slugOfFirstPublication(tx, found)),
    scheduledFor: null,
    scheduleFailure: null,
  })
  await notePublication(tx, articleId, revisionNumber, sql`now()`)

  // What it was before, readers did not see.
  if (!stays) return { type: 'StoryPublished', articleId }
  const authorsOf = ({ bylines }: DraftContent) => bylines.map(({ authorId }) => authorId)
  return {
    type: 'StoryRewritten',
    articleId,
    storyId,
    locale,
    headlineChanges: seen.headline !== content.headline,
    authorIds: { before: authorsOf(seen), after: authorsOf(content) },
  }
}

/** Its address says what its headline says, unless a person chose another; once it is public it stays. */
async function slugOfFirstPublication(
  tx: Transaction,
  { articleId, locale, slug, headline, content }: EditableArticle,
): Promise<{ slug?: string; slugKey?: string }> {
  if (content.headline === headline || !isMadeFrom(slug, headline, locale, articleId)) return {}
  const made = await freeSlug(tx, content.headline, locale, articleId)
  return { slug: made, slugKey: slugKey(made) }
}

async function goOutOfSight(
  tx: Transaction,
  { articleId }: EditableArticle,
  to: { state: ArticleState; killReason?: string | null },
): Promise<void> {
  await tx
    .update(article)
    .set({ ...to, scheduledFor: null, scheduleFailure: null })
    .where(eq(article.id, articleId))
}
