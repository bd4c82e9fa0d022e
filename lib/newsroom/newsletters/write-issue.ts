/** Issues that somebody writes: an introduction and chosen stories, looked at, tried, sent now or later, and stopped. */
import { eq, inArray, sql } from 'drizzle-orm'
import { z } from 'zod'
import { newId } from '../../db/id.ts'
import type { Database } from '../../db/open.ts'
import { newsletter, newsletterIssue } from '../../db/tables/newsletters.ts'
import { article } from '../../db/tables/stories.ts'
import type { Transaction } from '../../db/transaction.ts'
import type { ListKey } from '../../publication/list-key.ts'
import { newestOf } from '../../publication/list-key.ts'
import { publicStories, type StorySummary } from '../../publication/summary.ts'
import type { Actor } from '../actor.ts'
import { record } from '../audit.ts'
import { articleId, line, momentOrNull, readBy, text, version } from '../fields.ts'
import { NewsroomError } from '../newsroom-error.ts'
import { operation } from '../operation.ts'
import { newsroomSecret } from '../people/secret.ts'
import { issueId, newsletterId } from './change-newsletter.ts'
import {
  findIssue,
  fingerprintOf,
  type Issue,
  lettersOfIssue,
  mostStories,
  type Newsletter,
  storiesOf,
} from './issue-content.ts'
import type { LetterParts } from './letter.ts'
import { isMailAddress, readMailAddress } from './mail-address.ts'
import { linksOf, type NewsletterSettings, newsletterMail } from './newsletter-mail.ts'
import { stopIssue } from './send-issues.ts'

/** UTF-16 units. */
const longestSubject = 200
const longestIntroduction = 20_000

const words = {
  subject: readBy((value: string | null) => {
    const read = line('subject')(value) ?? ''
    if (read.length > longestSubject) throw new NewsroomError('text-too-long', String(longestSubject))
    return read
  }),
  introduction: text.transform((value, ctx) => {
    const read = value
      .replace(/\r\n?/g, '\n')
      .replace(/[^\P{Cc}\n\t]/gu, '')
      .trim()
    if (read.length <= longestIntroduction) return read
    ctx.addIssue({
      code: 'custom',
      params: { refusal: 'text-too-long', subject: String(longestIntroduction) },
    })
    return z.NEVER
  }),
  articleIds: z.array(articleId).max(mostStories),
}

const writeInput = z.object({
  newsletterId,
  /** Null for a new one. */
  id: issueId.nullable(),
  /** The version that somebody's change was made from. */
  baseVersion: version,
  ...words,
})

/**
 * Keeps what somebody writes. Nothing is sent.
 * @throws {NewsroomError} `not-allowed`, `malformed`, `text-too-long`, `unknown-newsletter`, `issue-gone`, `entry-changed`
 */
export const writeIssue = operation({
  name: 'newsletter.write-issue',
  input: writeInput,
  permission: 'newsletters.write',
  run: async (
    { orm }: Database,
    actor: Actor,
    { newsletterId: ofId, id, baseVersion, ...given }: z.output<typeof writeInput>,
  ): Promise<{ id: string }> =>
    orm.transaction(async (tx) => {
      const [of] = await tx.select().from(newsletter).where(eq(newsletter.id, ofId))
      if (!of) throw new NewsroomError('unknown-newsletter', ofId)
      if (id === null) {
        const made = newId()
        await tx.insert(newsletterIssue).values({
          id: made,
          newsletterId: ofId,
          key: made,
          state: 'draft',
          madeBy: actor.staffId,
          ...given,
        })
        await note(tx, actor, 'newsletters.write', of, made)
        return { id: made }
      }
      const issue = await lock(tx, id)
      if (issue.newsletterId !== ofId) throw new NewsroomError('unknown-newsletter', id)
      if (issue.state !== 'draft') throw new NewsroomError('issue-gone', issue.state)
      if (issue.version !== baseVersion) throw new NewsroomError('entry-changed', issue.subject)
      await tx
        .update(newsletterIssue)
        .set({ ...given, version: issue.version + 1 })
        .where(eq(newsletterIssue.id, id))
      return { id }
    }),
})

const note = (
  tx: Transaction,
  actor: Actor,
  action: `newsletters.${'write' | 'test' | 'send' | 'stop' | 'discard'}`,
  of: Newsletter,
  id: string,
  details: Record<string, string | number | null> = {},
) =>
  record(tx, actor, {
    action,
    subjectKind: 'newsletter',
    subjectId: of.id,
    note: of.name,
    details: { issue: id, ...details },
  })

async function lock(tx: Transaction, id: string): Promise<Issue> {
  const [issue] = await tx.select().from(newsletterIssue).where(eq(newsletterIssue.id, id)).for('update')
  if (!issue) throw new NewsroomError('unknown-newsletter', id)
  return issue
}

const sendInput = z.object({
  id: issueId,
  baseVersion: version,
  /** Null: now. */
  at: momentOrNull,
})

/**
 * Sends an issue to everybody who gets its newsletter, now or at a moment.
 * @throws {NewsroomError} `not-allowed`, `malformed`, `unknown-newsletter`, `mail-unset`, `issue-gone`, `issue-empty`,
 *   `entry-changed`, `moment-passed`
 */
export const sendIssue = operation({
  name: 'newsletter.send-issue',
  input: sendInput,
  permission: 'newsletters.write',
  run: async (
    { orm }: Database,
    actor: Actor,
    { id, baseVersion, at }: z.output<typeof sendInput>,
    settings: Pick<NewsletterSettings, 'mail'>,
  ): Promise<void> =>
    orm.transaction(async (tx) => {
      const issue = await lock(tx, id)
      const of = await newsletterOf(tx, issue)
      if (!settings.mail) throw new NewsroomError('mail-unset', '')
      if (of.closedAt) throw new NewsroomError('issue-gone', 'stopped')
      if (issue.state !== 'draft') throw new NewsroomError('issue-gone', issue.state)
      if (issue.version !== baseVersion) throw new NewsroomError('entry-changed', issue.subject)
      const [row] = await tx
        .select({
          now: fingerprintOf(issue),
          hasPassed: at
            ? sql<boolean>`${Number.isNaN(at.getTime()) ? new Date(0) : at}::timestamptz <= now()`
            : sql<boolean>`false`,
        })
        .from(newsletterIssue)
        .where(eq(newsletterIssue.id, id))
      if (!row?.now) throw new NewsroomError('issue-empty', '')
      if (row.hasPassed) throw new NewsroomError('moment-passed', '')
      await tx
        .update(newsletterIssue)
        .set(
          at
            ? { state: 'scheduled', dueAt: at }
            : { state: 'filling', dueAt: sql`now()`, startedAt: sql`now()` },
        )
        .where(eq(newsletterIssue.id, id))
      await note(tx, actor, 'newsletters.send', of, id, { at: at?.toISOString() ?? null })
    }),
})

async function newsletterOf(tx: Transaction, issue: Issue): Promise<Newsletter> {
  const [of] = await tx.select().from(newsletter).where(eq(newsletter.id, issue.newsletterId))
  if (!of) throw new NewsroomError('unknown-newsletter', issue.newsletterId)
  return of
}

const issueInput = z.object({ id: issueId })

/**
 * Stops an issue: one that waits is a draft again, of one that is on its way no further letter goes out.
 * @throws {NewsroomError} `not-allowed`, `unknown-newsletter`
 */
export const stopIssueNow = operation({
  name: 'newsletter.stop-issue',
  input: issueInput,
  permission: 'newsletters.write',
  run: async ({ orm }: Database, actor: Actor, { id }: z.output<typeof issueInput>): Promise<void> =>
    orm.transaction(async (tx) => {
      const issue = await lock(tx, id)
      const of = await newsletterOf(tx, issue)
      if (issue.state === 'scheduled')
        await tx
          .update(newsletterIssue)
          .set({ state: 'draft', dueAt: null })
          .where(eq(newsletterIssue.id, id))
      else if (issue.state === 'filling' || issue.state === 'sending')
        await stopIssue({ orm: tx as unknown as Database['orm'] }, id)
      else return
      await note(tx, actor, 'newsletters.stop', of, id)
    }),
})

/** Throws a draft away. @throws {NewsroomError} `not-allowed`, `unknown-newsletter`, `issue-gone` */
export const discardIssue = operation({
  name: 'newsletter.discard-issue',
  input: issueInput,
  permission: 'newsletters.write',
  run: async ({ orm }: Database, actor: Actor, { id }: z.output<typeof issueInput>): Promise<void> =>
    orm.transaction(async (tx) => {
      const issue = await lock(tx, id)
      if (issue.state !== 'draft') throw new NewsroomError('issue-gone', issue.state)
      await tx.delete(newsletterIssue).where(eq(newsletterIssue.id, id))
      await note(tx, actor, 'newsletters.discard', await newsletterOf(tx, issue), id)
    }),
})

type IssueInHand = {
  issue: Issue
  newsletter: Newsletter
  /** Those of it that readers may see, in its order. */
  stories: StorySummary[]
  /** The newest that may be chosen besides. */
  choice: StorySummary[]
}

/** Stories that are offered to choose from. */
const mostOffered = 40

/** An issue as its screen shows it. @throws {NewsroomError} `not-allowed`, `unknown-newsletter` */
export const readIssue = operation({
  name: 'newsletter.read-issue',
  input: issueInput,
  permission: 'newsletters.write',
  run: async (db: Database, _actor: Actor, { id }: z.output<typeof issueInput>): Promise<IssueInHand> => {
    const found = await findIssue(db, id)
    if (!found) throw new NewsroomError('unknown-newsletter', id)
    const { issue, of } = found
    const stories = await storiesOf(db, of.locale, issue.articleIds)
    const chosen = new Set(issue.articleIds)
    return {
      issue,
      newsletter: of,
      stories,
      choice: (await storiesToChoose(db, of)).filter((each) => !chosen.has(each.articleId)),
    }
  },
})

/** The newest stories of a newsletter's list. */
async function storiesToChoose(
  db: Database,
  of: Pick<Newsletter, 'locale' | 'list'>,
): Promise<StorySummary[]> {
  const newest = newestOf(db, of.list as ListKey, of.locale, { limit: mostOffered })
  return publicStories(db, of.locale, inArray(article.id, newest), { limit: mostOffered })
}

/**
 * The letter as it would go out now, with links that lead nowhere in particular; null when it says nothing.
 * @throws {NewsroomError} `not-allowed`, `unknown-newsletter`
 */
export const previewIssue = operation({
  name: 'newsletter.preview-issue',
  input: issueInput,
  permission: 'newsletters.write',
  run: async (
    db: Database,
    _actor: Actor,
    { id }: z.output<typeof issueInput>,
  ): Promise<LetterParts | null> => {
    const found = await findIssue(db, id)
    if (!found) throw new NewsroomError('unknown-newsletter', id)
    const letters = await lettersOfIssue(db, found.issue, found.of)
    return letters ? letters({ stop: '#', preferences: '#' }) : null
  },
})

const testInput = z.object({ id: issueId, to: z.string().max(1_000) })

/**
 * Sends an issue to one address, marked as a test.
 * @throws {NewsroomError} `not-allowed`, `malformed`, `unknown-newsletter`, `mail-unset`, `mailbox-unfit`, `issue-empty`,
 *   `letter-refused`
 */
export const testIssue = operation({
  name: 'newsletter.test-issue',
  input: testInput,
  permission: 'newsletters.write',
  run: async (
    db: Database,
    actor: Actor,
    { id, to }: z.output<typeof testInput>,
    settings: NewsletterSettings,
  ): Promise<void> => {
    const address = readMailAddress(to)
    if (!isMailAddress(address)) throw new NewsroomError('mailbox-unfit', address)
    const found = await findIssue(db, id)
    if (!found) throw new NewsroomError('unknown-newsletter', id)
    const letters = await lettersOfIssue(db, found.issue, found.of, { isTest: true })
    if (!letters) throw new NewsroomError('issue-empty', '')
    const secret = newsroomSecret(settings)
    const mail = newsletterMail(settings, secret)
    if (!mail) throw new NewsroomError('mail-unset', '')
    // Nobody is called so: what is pressed in a test stops nothing.
    const subscriberId = `test${newId().slice(0, 6)}`
    try {
      await mail.send({
        parts: letters(linksOf(secret, found.of.id, subscriberId)),
        email: address.email,
        issueId: found.issue.id,
        newsletterId: found.of.id,
        subscriberId,
      })
    } catch (error) {
      const { response, message } = error as { response?: string; message?: string }
      throw new NewsroomError('letter-refused', (response ?? message ?? '').slice(0, 300))
    } finally {
      mail.close()
    }
    await db.orm.transaction((tx) => note(tx, actor, 'newsletters.test', found.of, id))
  },
})
