import { and, eq, gt, inArray, isNull, or, sql } from 'drizzle-orm'
import { z } from 'zod'
import { newId } from '../../db/id.ts'
import type { Database } from '../../db/open.ts'
import { suggestion } from '../../db/tables/suggestions.ts'
import type { StoryPiece, SuggestedChange, SuggestedPlace } from '../../vocabulary.ts'
import type { Actor } from '../actor.ts'
import { articleId, idOf, readBy } from '../fields.ts'
import { mostSuggestions } from '../limits.ts'
import { NewsroomError } from '../newsroom-error.ts'
import { operation } from '../operation.ts'
import { readDocument } from '../stories/draft-content.ts'
import { lockArticle } from '../stories/editable-article.ts'
import { withMutation } from '../with-mutation.ts'
import { changesBetween, contextOf, followerOf } from './changes.ts'
import { type StorySuggestions, suggestionsOf } from './list-suggestions.ts'
import { keyOfAll } from './pieces.ts'

const suggestInput = z.object({
  articleId,
  /** The draft as the actor had it before her. */
  base: readBy(readDocument),
  /** As she would have it: with everything that she suggests. */
  document: readBy(readDocument),
  /** Suggestions of hers that she had in hand: of these, those that the document no longer makes are withdrawn. */
  known: z.array(idOf('malformed', 'known')).max(mostSuggestions).default([]),
})

type Row = typeof suggestion.$inferSelect
type Placed = SuggestedChange & { isGone: boolean; context: StoryPiece | null }

/**
 * Keeps what an actor would have otherwise in a draft, in place of what she suggested before and nobody decided on. The
 * draft is not touched. Where it has gone on meanwhile, her changes follow it; what they would change and is no longer
 * there is kept, and said to be gone.
 * @throws {NewsroomError} `unknown-article`; `not-allowed`; `killed`; `malformed`; `too-many-suggestions`
 */
export const suggest = operation({
  name: 'suggestion.save',
  input: suggestInput,
  permission: 'story.suggest',
  run: save,
})

async function save(
  db: Database,
  actor: Actor,
  { articleId, base, document, known }: z.output<typeof suggestInput>,
): Promise<StorySuggestions> {
  return withMutation(db, async (tx, emit) => {
    const found = await lockArticle(tx, actor, 'story.suggest', articleId)
    if (found.state === 'killed') throw new NewsroomError('killed', articleId)
    const { staffId } = actor
    if (staffId === null) throw new NewsroomError('not-allowed', 'story.suggest')
    const text = found.content.document.content
    const wanted = placed(base.content, document.content, text)
    const standing = await tx
      .select()
      .from(suggestion)
      .where(
        and(
          eq(suggestion.articleId, articleId),
          eq(suggestion.staffId, staffId),
          // What was decided a moment ago may still stand on her screen.
          or(isNull(suggestion.decidedAt), gt(suggestion.decidedAt, sql`now() - interval '10 minutes'`)),
        ),
      )
    const { kept, changed, added } = matched(wanted, standing)
    const away = standing.filter(
      (row) => !row.decidedAt && !row.isGone && !kept.has(row.id) && known.includes(row.id),
    )
    const [others] = await tx
      .select({ open: sql<number>`count(*)::int` })
      .from(suggestion)
      .where(and(eq(suggestion.articleId, articleId), isNull(suggestion.decidedAt)))
    if (added.length > 0 && (others?.open ?? 0) - away.length + added.length > mostSuggestions)
      throw new NewsroomError('too-many-suggestions', String(mostSuggestions))
    if (away.length > 0)
      await tx.delete(suggestion).where(
        inArray(
          suggestion.id,
          away.map(({ id }) => id),
        ),
      )
    for (const { id, columns } of changed)
      await tx
        .update(suggestion)
        .set({ ...columns, changedAt: sql`clock_timestamp()` })
        .where(eq(suggestion.id, id))
    if (added.length > 0)
      await tx.insert(suggestion).values(
        added.map((each) => ({
          ...columnsOf(each),
          id: newId(),
          articleId,
          staffId,
          suggestedBy: actor.name,
          changedAt: sql`clock_timestamp()`,
        })),
      )
    // Of what she types on nobody is told letter by letter.
    const isFirst = !standing.some((row) => !row.decidedAt)
    if (isFirst && added.length > 0) await emit(actor, { type: 'ChangesSuggested', articleId })
    return suggestionsOf(tx, actor, articleId, found.version, found.content.document)
  })
}

/** What is new in a text, where it stands in the draft as it is now. What stands there already is left out. */
function placed(
  base: readonly StoryPiece[],
  document: readonly StoryPiece[],
  text: readonly StoryPiece[],
): Placed[] {
  const follow = followerOf(base, text)
  return changesBetween(base, document).flatMap(({ there: _, ...change }): Placed[] => {
    const now = follow(change)
    if (now === 'made') return []
    if (now === null) return [{ ...change, isGone: true, context: contextOf(change, base) }]
    const moved = { ...change, ...now }
    return [{ ...moved, isGone: false, context: contextOf(moved, text) }]
  })
}

const columnsOf = ({ kind, path, from, to, before, after, context, isGone }: Placed) => ({
  kind,
  place: { path, from, to } satisfies SuggestedPlace,
  before,
  after,
  context,
  isGone,
})

/** Which suggestion is which: the same one, one that was written on, or a new one. */
function matched(
  wanted: readonly Placed[],
  standing: readonly Row[],
): {
  kept: Set<string>
  changed: { id: string; columns: ReturnType<typeof columnsOf> }[]
  added: Placed[]
} {
  const kept = new Set<string>()
  const changed: { id: string; columns: ReturnType<typeof columnsOf> }[] = []
  const added: Placed[] = []
  const says = ({ before, after }: Pick<Row, 'before' | 'after'>) => `${keyOfAll(before)}→${keyOfAll(after)}`
  const isAt = ({ kind, place }: Row, change: Placed) =>
    kind === change.kind && place.path.join() === change.path.join()
  const known = Map.groupBy(standing, says)
  const unknown = wanted.filter((change) => {
    const same = (known.get(says(change)) ?? []).find(
      (row) =>
        !kept.has(row.id) &&
        (row.isGone || change.isGone
          ? row.isGone === change.isGone || row.decidedAt !== null
          : isAt(row, change) && row.place.from === change.from && row.place.to === change.to),
    )
    if (!same) return true
    kept.add(same.id)
    return false
  })
  for (const change of unknown) {
    const writtenOn =
      !change.isGone &&
      standing.find(
        (row) =>
          !kept.has(row.id) &&
          !row.decidedAt &&
          !row.isGone &&
          isAt(row, change) &&
          row.place.from <= change.to &&
          change.from <= row.place.to,
      )
    if (writtenOn) {
      kept.add(writtenOn.id)
      changed.push({ id: writtenOn.id, columns: columnsOf(change) })
    } else added.push(change)
  }
  return { kept, changed, added }
}
