import { and, eq, gt, inArray, isNull, or, sql } from 'drizzle-orm'
import { z } from 'zod'
import { newId } from '../../db/id.ts'
import type { Database } from '../../db/open.ts'
import { suggestion } from '../../db/tables/suggestions.ts'
import {
  type HeadLine,
  type HeadWords,
  headLines,
  type StoryPiece,
  type SuggestedChange,
  type SuggestedPlace,
} from '../../vocabulary.ts'
import type { Actor } from '../actor.ts'
import { articleId, idOf, line, readBy } from '../fields.ts'
import { mostSuggestions } from '../limits.ts'
import { NewsroomError } from '../newsroom-error.ts'
import { operation } from '../operation.ts'
import { type DraftContent, readDocument } from '../stories/draft-content.ts'
import { lockArticle } from '../stories/editable-article.ts'
import { withMutation } from '../with-mutation.ts'
import { changesBetween, contextOf, followerOf } from './changes.ts'
import { changedLine, followLine, headWordsOf } from './lines.ts'
import { type StorySuggestions, suggestionsOf } from './list-suggestions.ts'
import { keyOfAll } from './pieces.ts'

const headWords = z.object({
  kicker: readBy(line('kicker')),
  headline: readBy(line('headline')),
  standfirst: readBy(line('standfirst')),
  dateline: readBy(line('dateline')),
})

const suggestInput = z.object({
  articleId,
  /** The draft as the actor had it before her. */
  base: readBy(readDocument),
  /** As she would have it: with everything that she suggests. */
  document: readBy(readDocument),
  /** The same of the lines over the text. A screen that was opened before they could be suggested sends none. */
  lines: z.object({ base: headWords, words: headWords }).nullable().default(null),
  /** Suggestions of hers that she had in hand: of these, those that her words no longer make are withdrawn. */
  known: z.array(idOf('malformed', 'known')).max(mostSuggestions).default([]),
})

type Row = typeof suggestion.$inferSelect
type Placed = SuggestedChange & { part: HeadLine | null; isGone: boolean; context: StoryPiece | null }

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
  { articleId, base, document, lines, known }: z.output<typeof suggestInput>,
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
    const ofText = matched(
      wanted,
      standing.filter(({ part }) => part === null),
    )
    const ofLines = lines
      ? matchedLines(
          placedLines(headWordsOf(lines.base), headWordsOf(lines.words), found.content),
          standing.filter(({ part }) => part !== null),
          known,
        )
      : null
    const kept = new Set([...ofText.kept, ...(ofLines?.kept ?? [])])
    const changed = [...ofText.changed, ...(ofLines?.changed ?? [])]
    const added = [...ofText.added, ...(ofLines?.added ?? [])]
    const away = standing.filter(
      (row) =>
        !row.decidedAt &&
        !row.isGone &&
        !kept.has(row.id) &&
        known.includes(row.id) &&
        (row.part === null || ofLines !== null),
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
    return suggestionsOf(tx, actor, articleId, found.version, found.content)
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
    if (now === null) return [{ ...change, part: null, isGone: true, context: contextOf(change, base) }]
    const moved = { ...change, ...now }
    return [{ ...moved, part: null, isGone: false, context: contextOf(moved, text) }]
  })
}

/** The same of the lines over the text: each is suggested as a whole. */
function placedLines(base: HeadWords, words: HeadWords, content: DraftContent): Placed[] {
  return headLines.flatMap((part): Placed[] => {
    if (words[part] === base[part]) return []
    const change = changedLine(base[part], words[part])
    const now = followLine(change, content[part] ?? '')
    return now === 'made' ? [] : [{ ...change, part, isGone: now === 'gone', context: null }]
  })
}

const columnsOf = ({ kind, part, path, from, to, before, after, context, isGone }: Placed) => ({
  kind,
  part,
  place: { path, from, to } satisfies SuggestedPlace,
  before,
  after,
  context,
  isGone,
})

type Matched = {
  kept: Set<string>
  changed: { id: string; columns: ReturnType<typeof columnsOf> }[]
  added: Placed[]
}

const says = ({ before, after }: Pick<Row, 'before' | 'after'>) => `${keyOfAll(before)}→${keyOfAll(after)}`

/** Which suggestion is which: the same one, one that was written on, or a new one. */
function matched(wanted: readonly Placed[], standing: readonly Row[]): Matched {
  const kept = new Set<string>()
  const changed: Matched['changed'] = []
  const added: Placed[] = []
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

/** The same of lines, of which a person suggests no more than one each: whatever she writes there is that one, written on. */
function matchedLines(
  wanted: readonly Placed[],
  standing: readonly Row[],
  known: readonly string[],
): Matched {
  const kept = new Set<string>()
  const changed: Matched['changed'] = []
  const added: Placed[] = []
  for (const change of wanted) {
    const own = standing.filter(({ part }) => part === change.part)
    // It was decided on, and her screen has not heard.
    if (own.some((row) => row.decidedAt && known.includes(row.id) && says(row) === says(change))) continue
    const open = own.find((row) => !row.decidedAt)
    if (!open) added.push(change)
    else {
      kept.add(open.id)
      if (open.isGone !== change.isGone || says(open) !== says(change))
        changed.push({ id: open.id, columns: columnsOf(change) })
    }
  }
  return { kept, changed, added }
}
