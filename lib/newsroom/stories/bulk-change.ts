/** One thing done to many stories, each by the operation that does it to one, and taken back together. */
import { and, eq, lt, ne, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Database } from '../../db/open.ts'
import { bulkChange } from '../../db/tables/boards.ts'
import { editingTab } from '../../db/tables/drafts.ts'
import { staff } from '../../db/tables/people-and-pictures.ts'
import { article, story, storyTopic } from '../../db/tables/stories.ts'
import {
  type ArticleState,
  type BulkBefore,
  type BulkChange,
  type BulkOutcome,
  bulkMoves,
} from '../../vocabulary.ts'
import type { Actor } from '../actor.ts'
import { articleId, idOf, personId, readBy } from '../fields.ts'
import { NewsroomError } from '../newsroom-error.ts'
import { operation } from '../operation.ts'
import { type TransitionName, transitions, transitionsFrom } from '../workflow.ts'
import { isAsItWas } from './as-it-was.ts'
import { assignStory } from './assign-story.ts'
import { deleteArticle, restoreArticle } from './bin.ts'
import { readNote } from './draft-content.ts'
import { isLive } from './editing-tabs.ts'
import { fileStory } from './file-story.ts'
import { setEmbargo } from './set-embargo.ts'
import { transitionArticle } from './transition-article.ts'

/** More than this is chosen by nobody who has looked at it. */
export const mostInBulk = 200
/** How long it can be taken back. */
const daysToUndo = 7
/** How often a story is read that a colleague changes at that very moment. */
const mostReadings = 5
/** Milliseconds that whoever sends a form twice waits for what the first one came to. */
const longestWait = 30_000

const isoMoment = z.iso.datetime({ offset: true })
const bulkId = z.string().regex(/^[\w-]{8,64}$/)

const change = z.discriminatedUnion('do', [
  z.object({ do: z.literal('owner'), ownerId: personId.nullable() }),
  z.object({ do: z.literal('desk'), deskId: idOf('unknown-reference').nullable() }),
  z.object({ do: z.literal('section'), sectionId: idOf('unknown-reference') }),
  z.object({ do: z.enum(['add-topic', 'remove-topic']), topicId: idOf('unknown-reference') }),
  z.object({
    do: z.literal('move'),
    move: z.enum(bulkMoves),
    note: readBy<string | null | undefined, string | null>(readNote),
  }),
  z.object({ do: z.literal('schedule'), at: isoMoment }),
  z.object({ do: z.literal('embargo'), until: isoMoment.nullable() }),
  z.object({ do: z.literal('bin') }),
]) satisfies z.ZodType<BulkChange>

const changeManyInput = z.object({
  id: bulkId,
  change,
  articleIds: z
    .array(articleId)
    .transform((ids) => [...new Set(ids)])
    .refine((ids) => ids.length > 0 && ids.length <= mostInBulk),
})

/** What came of it for each, in the order in which they were chosen. */
export type BulkReport = { id: string; change: BulkChange; chosen: number; outcomes: BulkOutcome[] }

/**
 * Does one thing to each of many stories, as far as it may and can be done to that one: what is refused of one leaves the
 * others alone, and is told with its reason. With an id that was used before nothing is done again, and what came of it
 * then is told.
 * @throws {NewsroomError} `malformed`; `not-allowed` for another's id
 */
export const changeMany = operation({
  name: 'story.change-many',
  input: changeManyInput,
  permission: [
    'story.assign',
    'story.file',
    'story.submit',
    'story.review',
    'story.schedule',
    'story.embargo',
    'story.delete',
  ],
  run: doToEach,
})

async function doToEach(
  db: Database,
  actor: Actor,
  { id, change, articleIds }: z.output<typeof changeManyInput>,
): Promise<BulkReport> {
  const staffId = staffOf(actor)
  await db.orm
    .delete(bulkChange)
    .where(
      and(
        eq(bulkChange.staffId, staffId),
        lt(bulkChange.at, sql`now() - make_interval(days => ${daysToUndo})`),
      ),
    )
  const begun = await db.orm
    .insert(bulkChange)
    .values({ id, staffId, change: { ...change, chosen: articleIds.length }, outcomes: [] })
    .onConflictDoNothing()
    .returning({ id: bulkChange.id })
  if (begun.length === 0) return untilDone(db, actor, id, ({ outcomes, chosen }) => outcomes.length >= chosen)
  for (const articleId of articleIds) {
    const outcome = await outcomeOf(articleId, async () => {
      if (takesWords(change)) await requireUnlocked(db, actor, articleId)
      return changeOne(db, actor, articleId, change)
    })
    await db.orm
      .update(bulkChange)
      .set({ outcomes: sql`${bulkChange.outcomes} || ${JSON.stringify([outcome])}::jsonb` })
      .where(eq(bulkChange.id, id))
  }
  return reportOf(await rowOf(db, actor, id))
}

/** @returns how it was before: the very thing that was changed, whatever colleagues did in the meantime */
async function changeOne(
  db: Database,
  actor: Actor,
  articleId: string,
  change: BulkChange,
): Promise<BulkBefore> {
  for (let reading = 1; ; reading += 1) {
    const was = (await howItIs(db, articleId, change)) ?? {}
    try {
      await doTo(db, actor, articleId, change, was)
      return was
    } catch (error) {
      const isChanged = error instanceof NewsroomError && error.refusal === 'changed-since'
      if (!isChanged || reading === mostReadings) throw error
    }
  }
}

async function doTo(
  db: Database,
  actor: Actor,
  articleId: string,
  change: BulkChange,
  was: BulkBefore,
): Promise<void> {
  switch (change.do) {
    case 'owner':
      return assignStory(db, actor, { articleId, ownerId: change.ownerId, was })
    case 'desk':
      return fileStory(db, actor, { articleId, deskId: change.deskId, was })
    case 'section':
      return fileStory(db, actor, { articleId, sectionId: change.sectionId, was })
    case 'add-topic':
    case 'remove-topic':
      return fileStory(db, actor, { articleId, topicIds: topicsAfter(was.topicIds ?? [], change), was })
    case 'move':
      await transitionArticle(db, actor, { articleId, move: change.move, note: change.note, was })
      return
    case 'schedule':
      await transitionArticle(db, actor, { articleId, move: 'schedule', at: change.at, was })
      return
    case 'embargo':
      return setEmbargo(db, actor, { articleId, until: change.until, was })
    case 'bin':
      return deleteArticle(db, actor, { articleId, was })
  }
}

const topicsAfter = (before: readonly string[], { do: what, topicId }: BulkChange & { topicId: string }) =>
  what === 'add-topic' ? [...new Set([...before, topicId])] : before.filter((id) => id !== topicId)

/** Whoever writes in it would have it taken from under her hands. */
const takesWords = ({ do: what }: BulkChange): boolean =>
  what === 'move' || what === 'schedule' || what === 'bin'

async function requireUnlocked({ orm }: Database, actor: Actor, articleId: string): Promise<void> {
  const [other] = await orm
    .select({ name: staff.name })
    .from(editingTab)
    .innerJoin(staff, eq(staff.id, editingTab.staffId))
    .where(
      and(
        eq(editingTab.articleId, articleId),
        eq(editingTab.isWriting, true),
        isLive,
        ne(staff.id, actor.staffId ?? ''),
      ),
    )
  if (other) throw new NewsroomError('locked', other.name)
}

async function outcomeOf(articleId: string, work: () => Promise<BulkBefore>): Promise<BulkOutcome> {
  try {
    return { articleId, before: await work() }
  } catch (error) {
    if (!(error instanceof NewsroomError)) throw error
    return { articleId, refusal: error.refusal, subject: error.subject }
  }
}

/** What a change is about, as it is now, also in the bin; null for what is not there. */
async function howItIs(
  { orm }: Database,
  articleId: string,
  { do: what }: BulkChange,
): Promise<BulkBefore | null> {
  const [row] = await orm
    .select({
      storyId: story.id,
      ownerId: story.ownerId,
      deskId: story.deskId,
      sectionId: story.sectionId,
      state: article.state,
      scheduledFor: article.scheduledFor,
      embargoUntil: article.embargoUntil,
      deletedAt: article.deletedAt,
    })
    .from(article)
    .innerJoin(story, eq(story.id, article.storyId))
    .where(eq(article.id, articleId))
  if (!row) return null
  switch (what) {
    case 'owner':
      return { ownerId: row.ownerId }
    case 'desk':
      return { deskId: row.deskId }
    case 'section':
      return { sectionId: row.sectionId }
    case 'add-topic':
    case 'remove-topic': {
      const topics = await orm
        .select({ id: storyTopic.topicId })
        .from(storyTopic)
        .where(eq(storyTopic.storyId, row.storyId))
        .orderBy(storyTopic.position)
      return { topicIds: topics.map(({ id }) => id) }
    }
    case 'embargo':
      return { embargoUntil: row.embargoUntil?.toISOString() ?? null }
    case 'move':
    case 'schedule':
    case 'bin':
      return {
        state: row.state,
        scheduledFor: row.scheduledFor?.toISOString() ?? null,
        isBinned: row.deletedAt !== null,
      }
  }
}

const undoManyInput = z.object({
  id: bulkId,
  /** To whoever has a story back that is returned on the way. */
  note: readBy<string | null | undefined, string | null>(readNote),
})

/**
 * Takes back what {@link changeMany} did: each story that was changed is as it was before, by the same operations, as far as
 * the actor may and nobody has changed the same thing since (`changed-since`). Once; asked for again, what came of it is told.
 * @throws {NewsroomError} `malformed`; `not-allowed` for another's; `unknown-change` for what is too long ago
 */
export const undoMany = operation({
  name: 'story.undo-many',
  input: undoManyInput,
  permission: [
    'story.assign',
    'story.file',
    'story.submit',
    'story.review',
    'story.schedule',
    'story.embargo',
    'story.delete',
  ],
  run: takeBack,
})

async function takeBack(
  db: Database,
  actor: Actor,
  { id, note }: z.output<typeof undoManyInput>,
): Promise<BulkReport> {
  // What was done, also where somebody takes it back already.
  const { outcomes, change } = reportOf({ ...(await rowOf(db, actor, id)), undone: null })
  const changed = outcomes.filter((each) => 'before' in each)
  const claimed = await db.orm
    .update(bulkChange)
    .set({ undone: [], undoneAt: sql`now()` })
    .where(and(eq(bulkChange.id, id), sql`${bulkChange.undoneAt} is null`))
    .returning({ id: bulkChange.id })
  if (claimed.length === 0)
    return untilDone(db, actor, id, ({ outcomes: undone }) => undone.length >= changed.length)
  for (const { articleId, before } of changed) {
    const outcome = await outcomeOf(articleId, async () => {
      await putBack(db, actor, articleId, change, before, note)
      return before
    })
    await db.orm
      .update(bulkChange)
      .set({ undone: sql`${bulkChange.undone} || ${JSON.stringify([outcome])}::jsonb` })
      .where(eq(bulkChange.id, id))
  }
  return reportOf(await rowOf(db, actor, id))
}

async function putBack(
  db: Database,
  actor: Actor,
  articleId: string,
  change: BulkChange,
  before: BulkBefore,
  note: string | null,
): Promise<void> {
  const now = await howItIs(db, articleId, change)
  if (!now) throw new NewsroomError('unknown-article', articleId)
  if (change.do === 'bin') {
    if (now.isBinned) await restoreArticle(db, actor, { articleId })
    // Somebody took it out already, and may have gone on with it.
    else if (!isAsItWas(before, now)) throw new NewsroomError('changed-since', articleId)
    return moveTo(db, actor, articleId, before, note)
  }
  const made = asMadeBy(change, before)
  // It was so already: another language of the story stood before it among the chosen, say.
  if (isAsItWas(made, before)) return
  if (!isAsItWas(made, now)) throw new NewsroomError('changed-since', articleId)
  switch (change.do) {
    case 'owner':
      return assignStory(db, actor, { articleId, ownerId: before.ownerId ?? null, was: now })
    case 'desk':
      return fileStory(db, actor, { articleId, deskId: before.deskId ?? null, was: now })
    case 'section':
      return fileStory(db, actor, { articleId, sectionId: before.sectionId, was: now })
    case 'add-topic':
    case 'remove-topic':
      return fileStory(db, actor, { articleId, topicIds: before.topicIds, was: now })
    case 'embargo': {
      const { embargoUntil = null } = before
      // One that is over by now keeps nothing back.
      const isOver = embargoUntil !== null && new Date(embargoUntil) <= new Date()
      return setEmbargo(db, actor, { articleId, until: isOver ? null : embargoUntil, was: now })
    }
    case 'move':
    case 'schedule':
      return moveTo(db, actor, articleId, before, note)
  }
}

/** What a change makes of what it is about. */
function asMadeBy(change: Exclude<BulkChange, { do: 'bin' }>, before: BulkBefore): BulkBefore {
  switch (change.do) {
    case 'owner':
      return { ownerId: change.ownerId }
    case 'desk':
      return { deskId: change.deskId }
    case 'section':
      return { sectionId: change.sectionId }
    case 'add-topic':
    case 'remove-topic':
      return { topicIds: topicsAfter(before.topicIds ?? [], change) }
    case 'embargo':
      return { embargoUntil: change.until }
    case 'move':
      return { state: transitions[change.move].to }
    case 'schedule':
      return { state: 'scheduled', scheduledFor: change.at }
  }
}

/** Moves that take nothing from readers and bring nothing before them. */
const quiet: readonly TransitionName[] = ['submit', 'return', 'approve', 'schedule', 'unschedule']

/** Back to a state that an article was in, by the moves that there are. */
async function moveTo(
  db: Database,
  actor: Actor,
  articleId: string,
  { state, scheduledFor }: BulkBefore,
  note: string | null,
): Promise<void> {
  const now = await howItIs(db, articleId, { do: 'bin' })
  if (!state || !now?.state) throw new NewsroomError('unknown-article', articleId)
  const at = scheduledFor ?? null
  if (isAsItWas(state === 'scheduled' ? { state, scheduledFor: at } : { state }, now)) return
  const way = wayBetween(now.state, state)
  if (!way) throw new NewsroomError('wrong-state', now.state)
  let was = now
  for (const move of way) {
    await transitionArticle(db, actor, {
      articleId,
      move,
      was,
      ...(move === 'return' && { note }),
      ...(move === 'schedule' && { at }),
    })
    was = { state: transitions[move].to }
  }
}

/** The fewest quiet moves from one state to another, at least one; null where none lead there. */
export function wayBetween(from: ArticleState, to: ArticleState): TransitionName[] | null {
  const ways: [ArticleState, TransitionName[]][] = [[from, []]]
  const seen = new Set<ArticleState>()
  for (const [state, way] of ways) {
    if (state === to && way.length > 0) return way
    if (seen.has(state)) continue
    seen.add(state)
    for (const move of transitionsFrom(state))
      if (quiet.includes(move)) ways.push([transitions[move].to, [...way, move]])
  }
  return null
}

/** What came of something done to many stories, and of taking it back. */
export type BulkReading = BulkReport & {
  isDone: boolean
  /** Null while nobody asked for it. */
  undone: BulkOutcome[] | null
}

const readBulkInput = z.object({ id: bulkId })

/**
 * What the actor did to many stories, to be told on the board.
 * @throws {NewsroomError} `unknown-change` also for another's
 */
export const readBulk = operation({
  name: 'story.read-many',
  input: readBulkInput,
  permission: null,
  run: async (db: Database, actor: Actor, { id }: z.output<typeof readBulkInput>): Promise<BulkReading> => {
    const row = await rowOf(db, actor, id)
    const report = reportOf({ ...row, undone: null })
    return { ...report, isDone: report.outcomes.length >= report.chosen, undone: row.undone }
  },
})

type Row = typeof bulkChange.$inferSelect

const staffOf = (actor: Actor): string => {
  if (actor.staffId === null) throw new NewsroomError('not-allowed', 'story.file')
  return actor.staffId
}

async function rowOf({ orm }: Database, actor: Actor, id: string): Promise<Row> {
  const [row] = await orm
    .select()
    .from(bulkChange)
    .where(and(eq(bulkChange.id, id), eq(bulkChange.staffId, staffOf(actor))))
  if (!row) throw new NewsroomError('unknown-change', id)
  return row
}

const reportOf = ({ id, change: { chosen, ...change }, outcomes, undone }: Row): BulkReport => ({
  id,
  change: change as BulkChange,
  chosen,
  outcomes: undone ?? outcomes ?? [],
})

/** Waits for whoever does it already; what there is of it then, where that takes too long. */
async function untilDone(
  db: Database,
  actor: Actor,
  id: string,
  isDone: (report: BulkReport) => boolean,
): Promise<BulkReport> {
  const until = Date.now() + longestWait
  for (;;) {
    const report = reportOf(await rowOf(db, actor, id))
    if (isDone(report) || Date.now() > until) return report
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
}
