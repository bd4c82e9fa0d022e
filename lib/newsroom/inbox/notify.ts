/** Telling people of what concerns them, in the transaction that made it so. */
import { and, eq, isNull, ne, type SQL, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { auditEvent } from '../../db/tables/audit.ts'
import { draft } from '../../db/tables/drafts.ts'
import { notification } from '../../db/tables/notifications.ts'
import { staff, staffDesk } from '../../db/tables/people-and-pictures.ts'
import { coverage } from '../../db/tables/planning.ts'
import { article, byline, story } from '../../db/tables/stories.ts'
import type { Transaction } from '../../db/transaction.ts'
import { readSettings } from '../../settings/settings.ts'
import type { Role } from '../../vocabulary.ts'
import type { Actor } from '../actor.ts'
import { hasWayIn } from '../people/has-way-in.ts'
import { may, type Subject } from '../permissions.ts'
import { queueInbox } from '../push/queue-messages.ts'
import { sourceHasChanged } from '../translation/present-revision.ts'
import { mailDues } from './mail-preferences.ts'
import type { NoLonger, SourceOf, Told, ToldOfPlan, ToldOfStory } from './told-inside.ts'

/** Characters of a note that the inbox has; the whole of it stands in the story's history. */
const mostOfNote = 500

type Person = Actor & { staffId: string; role: Role }

/**
 * Writes what people are told. Whoever did it is not among them, nor is who has no way in or may not see the story.
 * @returns `staff.id` of those whose inbox has changed
 */
export async function notify(
  tx: Transaction,
  actor: Actor,
  given: readonly (Told | SourceOf | NoLonger)[],
): Promise<string[]> {
  const all: Told[] = []
  const settled = new Set<string>()
  for (const each of given) {
    if ('noLonger' in each) for (const id of await settle(tx, each)) settled.add(id)
    else if (!('sourceId' in each)) all.push(each)
    else if (each.kind === 'source-ready') all.push(...(await plannedTranslations(tx, each.sourceId)))
    else
      for (const articleId of await changedTranslations(tx, each.sourceId))
        all.push({ kind: 'source-changed', articleId, to: 'makers' })
  }
  if (all.length === 0) return [...settled]
  const everybody = (await peopleWithAccess(tx)).filter(({ staffId }) => staffId !== actor.staffId)
  const heard = new Set<string>()
  for (const told of all) {
    if ('coverageId' in told) {
      const to = (await isPlanned(tx, told.coverageId))
        ? everybody.filter(
            (person) =>
              isNamed(told.to, person) &&
              may(person, 'plan.read') &&
              !heard.has(`${person.staffId} ${told.coverageId}`),
          )
        : []
      for (const { staffId } of to) heard.add(`${staffId} ${told.coverageId}`)
      await write(
        tx,
        actor,
        told,
        to.map(({ staffId }) => staffId),
      )
      continue
    }
    const subject = await subjectFor(tx, told.articleId)
    if (!subject) continue
    const scheduler = told.to === 'schedulers' ? await lastScheduler(tx, told.articleId) : null
    const to = everybody.filter(
      (person) =>
        concerns(told, person, subject, scheduler) &&
        may(person, 'story.read', subject) &&
        !heard.has(`${person.staffId} ${told.articleId}`),
    )
    for (const { staffId } of to) heard.add(`${staffId} ${told.articleId}`)
    await write(
      tx,
      actor,
      told,
      to.map(({ staffId }) => staffId),
    )
  }
  return [...new Set([...settled, ...[...heard].map((each) => each.slice(0, each.indexOf(' ')))])]
}

/** @returns whose inbox has changed by it */
async function settle(tx: Transaction, { noLonger, articleId }: NoLonger): Promise<string[]> {
  const rows = await tx
    .update(notification)
    .set({ readAt: sql`now()`, mailDueAt: null })
    .where(
      and(
        eq(notification.articleId, articleId),
        eq(notification.kind, noLonger),
        isNull(notification.readAt),
      ),
    )
    .returning({ staffId: notification.staffId })
  return rows.map(({ staffId }) => staffId)
}

const isNamed = ({ staffIds, deskIds }: ToldOfPlan['to'], person: Person): boolean =>
  staffIds.includes(person.staffId) || person.deskIds.some((id) => deskIds.includes(id))

function concerns({ to }: ToldOfStory, person: Person, subject: Subject, scheduler: string | null): boolean {
  if (typeof to === 'object') return isNamed(to, person)
  if (to === 'reviewers') return may(person, 'story.review', subject)
  const isMaker =
    subject.createdBy === person.staffId ||
    subject.ownerId === person.staffId ||
    (person.authorId !== null && (subject.authorIds?.includes(person.authorId) ?? false))
  return isMaker || (to === 'schedulers' && scheduler === person.staffId)
}

async function peopleWithAccess(tx: Transaction): Promise<Person[]> {
  return tx
    .select({
      staffId: staff.id,
      name: staff.name,
      role: staff.role,
      authorId: staff.authorId,
      deskIds: sql<string[]>`array(
        select ${staffDesk.deskId} from ${staffDesk} where ${staffDesk.staffId} = ${staff.id})`,
    })
    .from(staff)
    .where(hasWayIn)
}

/** What permissions ask about an article; null for one that is not there or lies in the bin. */
async function subjectFor(tx: Transaction, articleId: string): Promise<Subject | null> {
  const [row] = await tx
    .select({
      deskId: story.deskId,
      ownerId: story.ownerId,
      createdBy: article.createdBy,
      // The working text's, or the public ones of what was never opened here.
      authorIds: sql<string[]>`coalesce(
        (select array(select credited ->> 'authorId' from jsonb_array_elements(${draft.bylines}) as credited)
          from ${draft} where ${draft.articleId} = ${article.id}),
        array(select ${byline.authorId} from ${byline} where ${byline.articleId} = ${article.id}))`,
    })
    .from(article)
    .innerJoin(story, eq(story.id, article.storyId))
    .where(and(eq(article.id, articleId), isNull(article.deletedAt)))
  return row ?? null
}

async function isPlanned(tx: Transaction, coverageId: string): Promise<boolean> {
  const [row] = await tx.select({ id: coverage.id }).from(coverage).where(eq(coverage.id, coverageId))
  return row !== undefined
}

async function changedTranslations(tx: Transaction, sourceId: string): Promise<string[]> {
  const rows = await tx
    .select({ id: article.id })
    .from(article)
    .where(
      and(
        eq(article.translatedFromId, sourceId),
        isNull(article.deletedAt),
        ne(article.state, 'killed'),
        sourceHasChanged,
      ),
    )
  return rows.map(({ id }) => id)
}

/** Translations that are planned of the same time of the same event and have no story yet; nobody's are their desk's. */
async function plannedTranslations(tx: Transaction, sourceId: string): Promise<ToldOfPlan[]> {
  const source = alias(coverage, 'source')
  const rows = await tx
    .select({ id: coverage.id, staffId: staff.id, deskId: coverage.deskId })
    .from(coverage)
    .leftJoin(staff, and(eq(staff.id, coverage.staffId), hasWayIn))
    .innerJoin(
      source,
      and(
        eq(source.eventId, coverage.eventId),
        sql`${source.occursAt} is not distinct from ${coverage.occursAt}`,
      ),
    )
    .where(
      and(
        eq(source.articleId, sourceId),
        ne(source.kind, 'translation'),
        eq(coverage.kind, 'translation'),
        isNull(coverage.articleId),
        isNull(coverage.cancelledAt),
        isNull(coverage.doneAt),
      ),
    )
  return rows.map(({ id, staffId, deskId }) => ({
    kind: 'source-ready',
    coverageId: id,
    to: { staffIds: staffId ? [staffId] : [], deskIds: staffId || !deskId ? [] : [deskId] },
  }))
}

/** Who scheduled it last; null for the command line, and where they are gone. */
async function lastScheduler(tx: Transaction, articleId: string): Promise<string | null> {
  const [row] = await tx
    .select({ staffId: auditEvent.staffId })
    .from(auditEvent)
    .where(
      and(
        eq(auditEvent.subjectKind, 'article'),
        eq(auditEvent.subjectId, articleId),
        eq(auditEvent.action, 'schedule'),
      ),
    )
    .orderBy(sql`${auditEvent.id} desc`)
    .limit(1)
  return row?.staffId ?? null
}

async function write(tx: Transaction, actor: Actor, told: Told, staffIds: readonly string[]): Promise<void> {
  if (staffIds.length === 0) return
  const { kind, note = null, details = {} } = told
  const isOfPlan = 'coverageId' in told
  const about = isOfPlan ? { coverageId: told.coverageId } : { articleId: told.articleId }
  const said = {
    actorId: actor.staffId,
    // The command line and the schedule are nobody whom one could ask.
    actorName: actor.staffId === null ? null : actor.name,
    note: note === null ? null : note.slice(0, mostOfNote),
    details,
  }
  // Where no mail is set up, none is promised: setting it up is not to send what lay there.
  const dues = readSettings().mail ? await mailDues(tx, staffIds, kind) : new Map<string, SQL | null>()
  const entries = await tx
    .insert(notification)
    // In one order: two transactions that tell the same people wait for each other, and never both.
    .values(
      [...staffIds]
        .sort()
        .map((staffId) => ({ staffId, kind, ...about, ...said, mailDueAt: dues.get(staffId) ?? null })),
    )
    .onConflictDoUpdate({
      target: [
        notification.staffId,
        isOfPlan ? notification.coverageId : notification.articleId,
        notification.kind,
      ],
      targetWhere: isNull(notification.readAt),
      set: {
        ...said,
        details: sql`${notification.details} || excluded.details`,
        count: sql`${notification.count} + 1`,
        at: sql`date_trunc('milliseconds', now())`,
        mailDueAt: sql`least(${notification.mailDueAt}, excluded.mail_due_at)`,
        mailAttempts: 0,
      },
    })
    .returning({ id: notification.id, staffId: notification.staffId })
  await queueInbox(tx, kind, entries)
}

/** How many a person has not read, of each; counted no further than `most`. */
export async function unreadCounts(
  orm: Pick<Transaction, 'execute'>,
  staffIds: readonly string[],
  most: number,
): Promise<Map<string, number>> {
  if (staffIds.length === 0) return new Map()
  const { rows } = await orm.execute<{ id: string; unread: number }>(sql`
    select person.id, (select count(*)::int from (
      select 1 from ${notification} where ${notification.staffId} = person.id and ${notification.readAt} is null
      limit ${most}) as one) as unread
    from unnest(${sql.param([...staffIds])}::text[]) as person(id)`)
  return new Map(rows.map(({ id, unread }) => [id, unread]))
}
