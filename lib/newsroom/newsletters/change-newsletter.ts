/** What is done to newsletters: begun, said to be another, closed and opened again; and what their screens show. */
import { and, asc, desc, eq, inArray, sql } from 'drizzle-orm'
import { z } from 'zod'
import { newId } from '../../db/id.ts'
import type { Database } from '../../db/open.ts'
import { section, topic } from '../../db/tables/directory.ts'
import {
  newsletter,
  newsletterDelivery,
  newsletterIssue,
  newsletterSubscription,
} from '../../db/tables/newsletters.ts'
import { author } from '../../db/tables/people-and-pictures.ts'
import type { Transaction } from '../../db/transaction.ts'
import { inLocale, type Locale } from '../../locale/table.ts'
import type { IssueState, NewsletterKind } from '../../vocabulary.ts'
import { newsletterKinds } from '../../vocabulary.ts'
import type { Actor } from '../actor.ts'
import {
  calledAs,
  idOf,
  line,
  localeName,
  nothing,
  readBy,
  requiredLine,
  timeZone,
  version,
} from '../fields.ts'
import { NewsroomError } from '../newsroom-error.ts'
import { operation } from '../operation.ts'
import { withMutation } from '../with-mutation.ts'
import { stopIssue } from './send-issues.ts'

/** UTF-16 units: a name stands in subjects, which phones cut off after forty. */
const longestName = 80
const longestDescription = 300

const shorter = (most: number, text: string | null): string => {
  if (text !== null && text.length > most) throw new NewsroomError('text-too-long', String(most))
  return text ?? ''
}

export const newsletterId = idOf('unknown-newsletter')
export const issueId = idOf('unknown-newsletter')

const facts = {
  name: readBy((value: string) => shorter(longestName, requiredLine('name')(value))),
  description: readBy((value: string | null) => shorter(longestDescription, line('description')(value))),
  /** `latest`, `section:ID`, `topic:ID`, `author:ID`. */
  list: z.string().regex(/^(latest|(section|topic|author):[\w-]{1,64})$/),
  hour: z.int().min(0).max(23),
  weekday: z.int().min(0).max(6),
  timeZone: calledAs('timeZone', timeZone),
}

const makeInput = z.object({ locale: localeName, kind: z.enum(newsletterKinds), ...facts })

/** @throws {NewsroomError} `not-allowed`, `malformed`, `text-too-long`, `unknown-reference` */
export const makeNewsletter = operation({
  name: 'newsletter.make',
  input: makeInput,
  permission: 'newsletters.write',
  run: async (db: Database, actor: Actor, given: z.output<typeof makeInput>): Promise<{ id: string }> =>
    withMutation(db, async (tx, emit) => {
      await checkList(tx, given.list)
      const id = newId()
      await tx.insert(newsletter).values({ id, ...given })
      await emit(actor, {
        type: 'NewsletterChanged',
        newsletterId: id,
        locale: given.locale,
        name: given.name,
        does: 'make',
        readersSee: true,
      })
      return { id }
    }),
})

const changeInput = z.object({ id: newsletterId, baseVersion: version, ...facts })

/** @throws {NewsroomError} as {@link makeNewsletter}; `unknown-newsletter`, `entry-changed` */
export const changeNewsletter = operation({
  name: 'newsletter.change',
  input: changeInput,
  permission: 'newsletters.write',
  run: async (
    db: Database,
    actor: Actor,
    { id, baseVersion, ...given }: z.output<typeof changeInput>,
  ): Promise<void> =>
    withMutation(db, async (tx, emit) => {
      const found = await lock(tx, id)
      if (found.version !== baseVersion) throw new NewsroomError('entry-changed', found.name)
      await checkList(tx, given.list)
      // Another hour is about what comes: nothing of before goes out because of it.
      const isMoved =
        found.hour !== given.hour || found.weekday !== given.weekday || found.timeZone !== given.timeZone
      await tx
        .update(newsletter)
        .set({
          ...given,
          version: found.version + 1,
          ...(isMoved && {
            gatheredUntil: sql`greatest(${newsletter.gatheredUntil}, now() - interval '1 day')`,
          }),
        })
        .where(eq(newsletter.id, id))
      await emit(actor, {
        type: 'NewsletterChanged',
        newsletterId: id,
        locale: found.locale,
        name: given.name,
        does: 'change',
        readersSee:
          found.closedAt === null &&
          (found.name !== given.name || found.description !== given.description || found.list !== given.list),
      })
    }),
})

const closeInput = z.object({ id: newsletterId, closes: z.boolean() })

/**
 * Offers a newsletter to nobody any more and sends nothing of it, or does so again. Whoever gets it stays on its list.
 * @throws {NewsroomError} `not-allowed`, `unknown-newsletter`
 */
export const closeNewsletter = operation({
  name: 'newsletter.close',
  input: closeInput,
  permission: 'newsletters.write',
  run: async (db: Database, actor: Actor, { id, closes }: z.output<typeof closeInput>): Promise<void> =>
    withMutation(db, async (tx, emit) => {
      const found = await lock(tx, id)
      if ((found.closedAt !== null) === closes) return
      await tx
        .update(newsletter)
        .set(closes ? { closedAt: sql`now()` } : { closedAt: null, gatheredUntil: sql`now()` })
        .where(eq(newsletter.id, id))
      if (closes) {
        const open = await tx
          .select({ id: newsletterIssue.id })
          .from(newsletterIssue)
          .where(
            and(
              eq(newsletterIssue.newsletterId, id),
              inArray(newsletterIssue.state, ['scheduled', 'filling', 'sending']),
            ),
          )
        for (const each of open) await stopIssue({ orm: tx as unknown as Database['orm'] }, each.id)
      }
      await emit(actor, {
        type: 'NewsletterChanged',
        newsletterId: id,
        locale: found.locale,
        name: found.name,
        does: closes ? 'close' : 'open',
        readersSee: true,
      })
    }),
})

async function lock(tx: Transaction, id: string): Promise<typeof newsletter.$inferSelect> {
  const [found] = await tx.select().from(newsletter).where(eq(newsletter.id, id)).for('update')
  if (!found) throw new NewsroomError('unknown-newsletter', id)
  return found
}

/** @throws {NewsroomError} `unknown-reference` for a list of what is not there */
async function checkList(tx: Transaction, list: string): Promise<void> {
  const [kind, id = ''] = list.split(':')
  if (kind === 'latest') return
  const table = kind === 'section' ? section : kind === 'topic' ? topic : author
  const [found] = await tx.select({ id: table.id }).from(table).where(eq(table.id, id))
  if (!found) throw new NewsroomError('unknown-reference', id)
}

type IssueRow = {
  id: string
  subject: string
  state: IssueState
  /** Put together by itself. */
  isOwn: boolean
  stories: number
  dueAt: Date | null
  startedAt: Date | null
  finishedAt: Date | null
  createdAt: Date
  recipients: number
  sent: number
  failed: number
  version: number
}

type NewsletterRow = {
  id: string
  locale: Locale
  kind: NewsletterKind
  list: string
  name: string
  description: string
  hour: number
  weekday: number
  timeZone: string
  version: number
  isClosed: boolean
  subscribers: number
  latest: { state: IssueState; at: Date; sent: number } | null
}

const subscribers = sql<number>`(select count(*)::int from ${newsletterSubscription} where ${newsletterSubscription.newsletterId} = ${newsletter.id})`

/** @throws {NewsroomError} `not-allowed` */
export const listNewsletters = operation({
  name: 'newsletter.list',
  input: nothing,
  permission: 'newsletters.write',
  run: async ({ orm }: Database, _actor: Actor): Promise<NewsletterRow[]> => {
    const rows = await orm
      .select({ of: newsletter, subscribers })
      .from(newsletter)
      .orderBy(sql`${newsletter.closedAt} is not null`, asc(newsletter.locale), asc(newsletter.createdAt))
    const latest = await orm
      .selectDistinctOn([newsletterIssue.newsletterId], {
        newsletterId: newsletterIssue.newsletterId,
        state: newsletterIssue.state,
        at: sql`coalesce(${newsletterIssue.finishedAt}, ${newsletterIssue.startedAt}, ${newsletterIssue.createdAt})`.mapWith(
          newsletterIssue.createdAt,
        ),
        sent: sql<number>`coalesce(${newsletterIssue.sent}, 0)`,
      })
      .from(newsletterIssue)
      .orderBy(newsletterIssue.newsletterId, desc(newsletterIssue.createdAt))
    const byId = new Map(latest.map(({ newsletterId: id, ...each }) => [id, each]))
    return rows.map((row) => asRow(row.of, row.subscribers, byId.get(row.of.id) ?? null))
  },
})

const asRow = (
  of: typeof newsletter.$inferSelect,
  count: number,
  latest: NewsletterRow['latest'],
): NewsletterRow => ({
  id: of.id,
  locale: of.locale,
  kind: of.kind,
  list: of.list,
  name: of.name,
  description: of.description,
  hour: of.hour,
  weekday: of.weekday,
  timeZone: of.timeZone,
  version: of.version,
  isClosed: of.closedAt !== null,
  subscribers: count,
  latest,
})

/** Issues that the screen shows. */
const mostIssues = 40

const readInput = z.object({ id: newsletterId })

/** A newsletter and its latest issues, the newest first. @throws {NewsroomError} `not-allowed`, `unknown-newsletter` */
export const readNewsletter = operation({
  name: 'newsletter.read',
  input: readInput,
  permission: 'newsletters.write',
  run: async (
    { orm }: Database,
    _actor: Actor,
    { id }: z.output<typeof readInput>,
  ): Promise<{ newsletter: NewsletterRow; issues: IssueRow[] }> => {
    const [row] = await orm
      .select({ of: newsletter, subscribers })
      .from(newsletter)
      .where(eq(newsletter.id, id))
    if (!row) throw new NewsroomError('unknown-newsletter', id)
    return {
      newsletter: asRow(row.of, row.subscribers, null),
      issues: await issuesOf(orm, eq(newsletterIssue.newsletterId, id)),
    }
  },
})

/** Issues as screens show them; what is under way is counted as it stands. */
async function issuesOf(orm: Database['orm'], where: ReturnType<typeof eq>): Promise<IssueRow[]> {
  const counted = (condition: ReturnType<typeof sql>) =>
    sql<number>`(select count(*)::int from ${newsletterDelivery} where ${newsletterDelivery.issueId} = ${newsletterIssue.id}${condition})`
  const rows = await orm
    .select({
      issue: newsletterIssue,
      recipients: counted(sql``),
      sent: counted(sql` and ${newsletterDelivery.sentAt} is not null`),
      failed: counted(
        sql` and ${newsletterDelivery.sentAt} is null and ${newsletterDelivery.nextAt} is null`,
      ),
    })
    .from(newsletterIssue)
    .where(where)
    .orderBy(desc(newsletterIssue.createdAt), desc(newsletterIssue.id))
    .limit(mostIssues)
  return rows.map(({ issue, recipients, sent, failed }) => ({
    id: issue.id,
    subject: issue.subject,
    state: issue.state,
    isOwn: issue.key !== issue.id,
    stories: issue.articleIds.length,
    dueAt: issue.dueAt,
    startedAt: issue.startedAt,
    finishedAt: issue.finishedAt,
    createdAt: issue.createdAt,
    recipients: issue.finishedAt ? (issue.sent ?? 0) + (issue.failed ?? 0) : recipients,
    sent: issue.sent ?? sent,
    failed: issue.failed ?? failed,
    version: issue.version,
  }))
}

/** What a newsletter may be put together from, in an order for people, in the language that they work in. */
export async function listsToChoose(
  { orm }: Database,
  locale: Locale,
): Promise<Record<'section' | 'topic' | 'author', { list: string; name: string }[]>> {
  const named = (kind: string) => (row: { id: string; names: Parameters<typeof inLocale>[0] }) => ({
    list: `${kind}:${row.id}`,
    name: inLocale(row.names, locale),
  })
  const [sections, topics, authors] = await Promise.all([
    orm
      .select({ id: section.id, names: section.names })
      .from(section)
      .where(sql`${section.archivedAt} is null`)
      .orderBy(asc(section.position)),
    orm
      .select({ id: topic.id, names: topic.names })
      .from(topic)
      .where(sql`${topic.archivedAt} is null`)
      .limit(500),
    orm
      .select({ id: author.id, names: author.names })
      .from(author)
      .where(sql`${author.archivedAt} is null`)
      .limit(500),
  ])
  const sorted = (rows: { list: string; name: string }[]) =>
    rows.sort((a, b) => a.name.localeCompare(b.name, locale))
  return {
    section: sections.map(named('section')),
    topic: sorted(topics.map(named('topic'))),
    author: sorted(authors.map(named('author'))),
  }
}
