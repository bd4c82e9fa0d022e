import { and, asc, eq, isNotNull, isNull, ne, notExists, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { z } from 'zod'
import type { Database } from '../../db/open.ts'
import { staff } from '../../db/tables/people-and-pictures.ts'
import { coverage, plannedEvent } from '../../db/tables/planning.ts'
import { article, story } from '../../db/tables/stories.ts'
import type { Transaction } from '../../db/transaction.ts'
import type { StoryKind } from '../../vocabulary.ts'
import type { Actor } from '../actor.ts'
import { NewsroomError } from '../newsroom-error.ts'
import { operation } from '../operation.ts'
import { hasWayIn } from '../people/has-way-in.ts'
import { authorise } from '../permissions.ts'
import { beginStory, type Maker } from '../stories/create-story.ts'
import { beginTranslation } from '../stories/translate-story.ts'
import { withMutation } from '../with-mutation.ts'
import type { CoverageRow } from './find-planned.ts'
import { firstSection } from './plan-coverage.ts'
import { coverageId } from './plan-fields.ts'

const openCoverageInput = z.object({ coverageId })

const storyKindOf = { text: 'report', live: 'live', picture: 'photo' } as const satisfies Record<
  Exclude<CoverageRow['kind'], 'translation'>,
  StoryKind
>

/**
 * Opens the story of what is planned: with headline, section, desk and language as planned, whose it is as its author,
 * and under the embargo of its event. Who comes second is led to the same story. A translation begins from the story
 * that is made of the same event.
 * @throws {NewsroomError} `unknown-plan`; `not-allowed`; `plan-cancelled`; `no-source-yet`; and what beginning a story
 *   or a translation refuses
 */
export const openCoverage = operation({
  name: 'plan.open',
  input: openCoverageInput,
  permission: ['story.create', 'story.translate'],
  run: open,
})

async function open(
  db: Database,
  actor: Actor,
  { coverageId }: z.output<typeof openCoverageInput>,
): Promise<{ articleId: string }> {
  return withMutation(db, async (tx, emit) => {
    authorise(actor, 'plan.read')
    const [row] = await tx.select().from(coverage).where(eq(coverage.id, coverageId)).for('update')
    if (!row) throw new NewsroomError('unknown-plan', coverageId)
    if (row.articleId && (await isThere(tx, row.articleId))) return { articleId: row.articleId }
    authorise(actor, row.kind === 'translation' ? 'story.translate' : 'story.create')
    if (row.cancelledAt) throw new NewsroomError('plan-cancelled', coverageId)
    const maker = await makerOf(tx, row, actor)
    const { articleId } =
      row.kind === 'translation'
        ? await beginTranslation(tx, actor, { articleId: await sourceOf(tx, row), locale: row.locale }, maker)
        : await beginStory(
            tx,
            actor,
            {
              locale: row.locale,
              kind: storyKindOf[row.kind],
              headline: row.headline,
              topicIds: [],
              sectionId: row.sectionId ?? (await firstSection(tx)) ?? '',
              deskId: row.deskId,
            },
            maker,
          )
    await tx
      .update(coverage)
      .set({ articleId, doneAt: null, version: row.version + 1 })
      .where(eq(coverage.id, coverageId))
    await keepEmbargo(tx, row, articleId)
    await keepOwner(tx, row, articleId)
    await emit(actor, { type: 'CoverageOpened', coverageId, articleId, headline: row.headline })
    return { articleId }
  })
}

async function isThere(tx: Transaction, articleId: string): Promise<boolean> {
  const [row] = await tx
    .select({ id: article.id })
    .from(article)
    .where(and(eq(article.id, articleId), isNull(article.deletedAt)))
  return row !== undefined
}

/** Whose it is, while they have a way in; else who opens it. */
async function makerOf(tx: Transaction, { staffId }: CoverageRow, actor: Actor): Promise<Maker> {
  if (!staffId || staffId === actor.staffId) return actor
  const [row] = await tx
    .select({ staffId: staff.id, authorId: staff.authorId })
    .from(staff)
    .where(and(eq(staff.id, staffId), hasWayIn))
  return row ?? actor
}

/** The first story of the same time of the same event that has not this language yet. */
async function sourceOf(tx: Transaction, row: CoverageRow): Promise<string> {
  const version = alias(article, 'version')
  const [source] = row.eventId
    ? await tx
        .select({ id: article.id })
        .from(coverage)
        .innerJoin(article, eq(article.id, coverage.articleId))
        .where(
          and(
            eq(coverage.eventId, row.eventId),
            row.occursAt ? eq(coverage.occursAt, row.occursAt) : isNull(coverage.occursAt),
            isNotNull(coverage.articleId),
            isNull(article.deletedAt),
            ne(article.state, 'killed'),
            ne(coverage.kind, 'translation'),
            notExists(
              tx
                .select({ one: sql`1` })
                .from(version)
                .where(and(eq(version.storyId, article.storyId), eq(version.locale, row.locale))),
            ),
          ),
        )
        .orderBy(asc(coverage.createdAt), asc(coverage.id))
        .limit(1)
    : []
  if (!source) throw new NewsroomError('no-source-yet', '')
  return source.id
}

/** Whose the plan has it has it in hand, unless somebody does already: a translation's story may be another's. */
async function keepOwner(tx: Transaction, { staffId }: CoverageRow, articleId: string): Promise<void> {
  if (!staffId) return
  await tx
    .update(story)
    .set({ ownerId: staffId })
    .where(
      and(
        isNull(story.ownerId),
        eq(story.id, tx.select({ id: article.storyId }).from(article).where(eq(article.id, articleId))),
      ),
    )
}

/** A draft is nobody's but the newsroom's: nothing comes into sight or goes out of it. */
async function keepEmbargo(tx: Transaction, { eventId }: CoverageRow, articleId: string): Promise<void> {
  if (!eventId) return
  const [event] = await tx
    .select({ until: plannedEvent.embargoUntil })
    .from(plannedEvent)
    .where(and(eq(plannedEvent.id, eventId), sql`${plannedEvent.embargoUntil} > now()`))
  if (event) await tx.update(article).set({ embargoUntil: event.until }).where(eq(article.id, articleId))
}
