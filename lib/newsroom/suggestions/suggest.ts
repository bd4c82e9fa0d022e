import { and, eq, inArray, isNull, or, sql } from 'drizzle-orm'
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
import { applyChanges, changesBetween, contextOf, followerOf, makeable, standsAt } from './changes.ts'
import { changedLine, followLine, headWordsOf } from './lines.ts'
import { type StorySuggestions, suggestionsOf } from './list-suggestions.ts'
import { keyOfAll, textOf } from './pieces.ts'

const headWords = z.object({
  kicker: readBy(line('kicker')),
  headline: readBy(line('headline')),
  standfirst: readBy(line('standfirst')),
  dateline: readBy(line('dateline')),
})

const unit = z.int().min(0)
const place = z.object({ path: z.array(unit).max(20), from: unit, to: unit })

const suggestInput = z.object({
  articleId,
  /** The draft as the actor had it before her. */
  base: readBy(readDocument),
  /** As she would have it: with everything that she suggests. */
  document: readBy(readDocument),
  /** The same of the lines over the text. A screen that was opened before they could be suggested sends none. */
  lines: z.object({ base: headWords, words: headWords }).nullable().default(null),
  /**
   * Suggestions of hers that her words made when she last heard: where in `base`, and what ({@link keyOfAll}). Of these,
   * those that her words no longer make are withdrawn. A screen that was opened before more was asked for sends ids.
   */
  known: z
    .array(
      z.union([
        idOf('malformed', 'known').transform((id) => ({ id, place: null, makes: null })),
        z.object({ id: idOf('malformed', 'known'), place: place.nullable(), makes: z.string() }),
      ]),
    )
    .max(mostSuggestions)
    .default([]),
  /** The stamp of what she last heard. */
  heard: z
    .string()
    .regex(/^\d{1,9} (\d{1,12}(\.\d{1,9})?)?$/)
    .optional(),
})

type Row = typeof suggestion.$inferSelect
type Placed = SuggestedChange & {
  part: HeadLine | null
  isGone: boolean
  context: StoryPiece | null
  /** Where it stands in the draft as she had it. */
  inBase: SuggestedPlace
}
type Known = z.output<typeof suggestInput>['known'][number]

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
  { articleId, base, document, lines, known, heard }: z.output<typeof suggestInput>,
): Promise<StorySuggestions> {
  return withMutation(db, async (tx, emit) => {
    const found = await lockArticle(tx, actor, 'story.suggest', articleId)
    if (found.state === 'killed') throw new NewsroomError('killed', articleId)
    const { staffId } = actor
    if (staffId === null) throw new NewsroomError('not-allowed', 'story.suggest')
    const text = found.content.document.content
    const inHand = new Map(known.map((each) => [each.id, each]))
    const standing = await tx
      .select()
      .from(suggestion)
      .where(
        and(
          eq(suggestion.articleId, articleId),
          eq(suggestion.staffId, staffId),
          // What was decided since she heard still stands on her screen, and does not come back from there.
          or(
            isNull(suggestion.decidedAt),
            inArray(suggestion.id, [...inHand.keys()]),
            heard
              ? sql`${suggestion.changedAt} > to_timestamp(${heard.split(' ')[1] || '0'}::numeric)`
              : undefined,
          ),
        ),
      )
    const hers = withoutRefused(base.content, document.content, standing, inHand)
    const ofText = matched(
      placed(base.content, hers, text),
      standing.filter(({ part }) => part === null),
      inHand,
    )
    const ofLines = lines
      ? matchedLines(
          placedLines(headWordsOf(lines.base), headWordsOf(lines.words), found.content),
          standing.filter(({ part }) => part !== null),
          inHand,
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
        isAsKnown(row, inHand) &&
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

/**
 * Her text without what was refused since she heard, which still stands in it: what she wrote beside it would else be taken
 * for one change with it. As it is, where she has written on in that.
 */
function withoutRefused(
  base: readonly StoryPiece[],
  document: readonly StoryPiece[],
  standing: readonly Row[],
  inHand: InHand,
): readonly StoryPiece[] {
  const shown = standing.flatMap(({ id, kind, part, before, after, decidedAt, isAccepted }) => {
    const { place, makes } = inHand.get(id) ?? {}
    if (part !== null || !place || makes !== keyOfAll(after)) return []
    const change = { kind, ...place, before, after, isRefused: decidedAt !== null && !isAccepted }
    return standsAt(change, base) ? [change] : []
  })
  if (!shown.some(({ isRefused }) => isRefused)) return document
  const { together } = makeable(shown)
  const had = applyChanges(base, together)
  const left = applyChanges(
    base,
    together.filter(({ isRefused }) => !isRefused),
  )
  const follow = followerOf(had, left)
  const since: SuggestedChange[] = []
  for (const change of changesBetween(had, document)) {
    const place = follow(change)
    if (place === null) return document
    if (place !== 'made') since.push({ ...change, ...place })
  }
  return applyChanges(left, since)
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
    const inBase = placeOf(change)
    if (now === null)
      return [{ ...change, part: null, isGone: true, context: contextOf(change, base), inBase }]
    const moved = { ...change, ...now }
    return [{ ...moved, part: null, isGone: false, context: contextOf(moved, text), inBase }]
  })
}

/** The same of the lines over the text: each is suggested as a whole. */
function placedLines(base: HeadWords, words: HeadWords, content: DraftContent): Placed[] {
  return headLines.flatMap((part): Placed[] => {
    if (words[part] === base[part]) return []
    const change = changedLine(base[part], words[part])
    const now = followLine(change, content[part] ?? '')
    if (now === 'made') return []
    return [{ ...change, part, isGone: now === 'gone', context: null, inBase: placeOf(change) }]
  })
}

const placeOf = ({ path, from, to }: SuggestedPlace): SuggestedPlace => ({ path, from, to })

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

const isSamePlace = (one: SuggestedPlace, two: SuggestedPlace): boolean =>
  one.from === two.from && one.to === two.to && one.path.join() === two.path.join()

type InHand = ReadonlyMap<string, Known>

/** A suggestion is what she knows it to be: no other tab of hers wrote on it. */
function isAsKnown(row: Row, inHand: InHand): boolean {
  const known = inHand.get(row.id)
  return known !== undefined && (known.makes === null || known.makes === keyOfAll(row.after))
}

/** Which suggestion is which: the same one, one that was written on, or a new one. */
function matched(wanted: readonly Placed[], standing: readonly Row[], inHand: InHand): Matched {
  const kept = new Set<string>()
  const changed: Matched['changed'] = []
  const added: Placed[] = []
  const rows = new Map(standing.map((row) => [row.id, row]))
  const bySays = Map.groupBy(standing, says)
  const byPath = Map.groupBy(inHand.values(), ({ place }) => place?.path.join() ?? '')
  const others = wanted.filter((change) => {
    // She has left it as it was, whatever became of it meanwhile.
    const left = byPath
      .get(change.inBase.path.join())
      ?.filter(
        ({ place, makes }) => place && isSamePlace(place, change.inBase) && makes === keyOfAll(change.after),
      )
      .map(({ id }) => rows.get(id))
      .find((row) => row && !kept.has(row.id) && row.kind === change.kind)
    if (left) {
      kept.add(left.id)
      if (!left.decidedAt && left.isGone && !change.isGone && isAsKnown(left, inHand))
        changed.push({ id: left.id, columns: columnsOf(change) })
      return false
    }
    // The answer that told her of it was lost.
    const same = (bySays.get(says(change)) ?? []).find(
      (row) =>
        !kept.has(row.id) &&
        row.kind === change.kind &&
        (row.isGone || change.isGone
          ? row.isGone === change.isGone || row.decidedAt !== null
          : isSamePlace(row.place, change)),
    )
    if (same) kept.add(same.id)
    return !same
  })
  for (const change of others) {
    const writtenOn = standing.find(
      (row) =>
        !(change.isGone || row.isGone || row.decidedAt || kept.has(row.id)) &&
        row.kind === change.kind &&
        row.place.path.join() === change.path.join() &&
        row.place.from <= change.to &&
        change.from <= row.place.to &&
        // Of what another tab of hers wrote, nothing goes.
        (isAsKnown(row, inHand) || holds(change, row)),
    )
    if (writtenOn) {
      kept.add(writtenOn.id)
      changed.push({ id: writtenOn.id, columns: columnsOf(change) })
    } else added.push(change)
  }
  return { kept, changed, added }
}

/** One change makes all that another would. */
const holds = (one: Pick<Row, 'before' | 'after'>, other: Pick<Row, 'before' | 'after'>): boolean =>
  textOf(one.after).includes(textOf(other.after)) && textOf(one.before).includes(textOf(other.before))

/** The same of lines, of which a person suggests no more than one each: whatever she writes there is that one, written on. */
function matchedLines(wanted: readonly Placed[], standing: readonly Row[], inHand: InHand): Matched {
  const kept = new Set<string>()
  const changed: Matched['changed'] = []
  const added: Placed[] = []
  for (const change of wanted) {
    const own = standing.filter(({ part }) => part === change.part)
    // It was decided on, and her screen has not heard.
    if (own.some((row) => row.decidedAt && says(row) === says(change))) continue
    const open = own.find((row) => !row.decidedAt)
    if (!open) added.push(change)
    else {
      kept.add(open.id)
      // She left it as she knew it, and another tab of hers did not.
      if (inHand.get(open.id)?.makes === keyOfAll(change.after)) continue
      if (open.isGone !== change.isGone || says(open) !== says(change))
        changed.push({ id: open.id, columns: columnsOf(change) })
    }
  }
  return { kept, changed, added }
}
