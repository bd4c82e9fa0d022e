/** Letters that tell of what is unread: each thing in one letter, by one of the processes that serve. */
import { createHash } from 'node:crypto'
import { and, asc, eq, exists, inArray, isNull, lte, sql } from 'drizzle-orm'
import { createTranslator } from 'next-intl'
import type { Database } from '../../db/open.ts'
import { notification } from '../../db/tables/notifications.ts'
import { staff, staffDesk } from '../../db/tables/people-and-pictures.ts'
import { publication } from '../../db/tables/publication.ts'
import { newsroomMessages } from '../../locale/newsroom-messages.ts'
import { inLocale, localeTable } from '../../locale/table.ts'
import { log } from '../../log/log.ts'
import { innermostReasonOf } from '../../log/reason-of.ts'
import { absolute } from '../../publication/addresses.ts'
import { every } from '../../server/every.ts'
import type { Settings } from '../../settings/settings.ts'
import { escapeHtml } from '../../story/html.ts'
import type { NewsroomLocale, Role } from '../../vocabulary.ts'
import { sendLetter } from '../people/mail.ts'
import { newsroomSecret } from '../people/secret.ts'
import { coverageHref } from '../plan/plan-address.ts'
import { mailStopAddress } from './mail-preferences.ts'
import { type Notification, shownTo } from './read-inbox.ts'

/** Things that one letter names; of more it says how many. */
const mostNamed = 30
/** Seconds after which a process that took a letter and said nothing more of it is taken for ended. */
const lease = 600
/** Seconds after each letter that did not go out until the next attempt; after the last it is given up. */
const retryAfter = [60, 300, 1_800, 7_200, 21_600] as const

const lookEvery = 5_000

type Person = {
  staffId: string
  name: string
  email: string
  role: Role
  locale: NewsroomLocale
  authorId: string | null
  deskIds: string[]
}
type Due = { person: Person; ids: number[]; attempts: number; takenAt: Date }

/**
 * Sends one letter that is due. It is written down as taken before it is sent and as sent after: a process that is killed in
 * between sends it again, under the same name (`Message-ID`), by which a mail program knows that it has it.
 * @returns whether there was one
 */
export async function mailNext(
  db: Database,
  settings: Pick<Settings, 'mail' | 'secret' | 'dataFolder'>,
): Promise<boolean> {
  if (!settings.mail) return false
  const due = await take(db)
  if (!due) return false
  const { person, ids } = due
  const rows = (await shownTo(db.orm, person, inArray(notification.id, ids), ids.length)).filter(
    // It may have been read, or the story have gone, since.
    (row) => !row.isRead && row.story !== null,
  )
  try {
    if (rows.length > 0)
      await sendLetter(settings.mail, await letterOf(db, person, rows, newsroomSecret(settings)))
  } catch (error) {
    log.warn({ reason: innermostReasonOf(error), attempts: due.attempts }, 'A letter did not go out')
    await putOff(db, due)
    return true
  }
  await db.orm
    .update(notification)
    .set({
      // What happened again since it was taken is told of by another letter.
      mailDueAt: sql`case when ${notification.at} > ${due.takenAt} then now() + interval '1 minute' end`,
      mailAttempts: 0,
    })
    .where(inArray(notification.id, ids))
  return true
}

/** Takes all that is due of one person, past whom another process has in hand. */
async function take({ orm }: Database): Promise<Due | null> {
  return orm.transaction(async (tx) => {
    const isDue = and(lte(notification.mailDueAt, sql`now()`), isNull(notification.readAt))
    const [row] = await tx
      .select({
        staffId: staff.id,
        name: staff.name,
        email: staff.email,
        role: staff.role,
        locale: staff.locale,
        authorId: staff.authorId,
        suspendedAt: staff.suspendedAt,
        deskIds: sql<string[]>`array(
          select ${staffDesk.deskId} from ${staffDesk} where ${staffDesk.staffId} = ${staff.id})`,
        takenAt: sql`now()`.mapWith(staff.createdAt),
      })
      .from(staff)
      .where(
        exists(
          tx
            .select({ one: sql`1` })
            .from(notification)
            .where(and(eq(notification.staffId, staff.id), isDue)),
        ),
      )
      .orderBy(asc(staff.id))
      .limit(1)
      .for('no key update', { skipLocked: true })
    if (!row) return null
    const { suspendedAt, takenAt, ...person } = row
    const mayHave = suspendedAt === null && person.role !== 'contributor'
    const taken = await tx
      .update(notification)
      .set({
        mailDueAt: mayHave ? sql`now() + make_interval(secs => ${lease})` : null,
        mailAttempts: sql`${notification.mailAttempts} + 1`,
      })
      .where(and(eq(notification.staffId, person.staffId), isDue))
      .returning({ id: notification.id, attempts: notification.mailAttempts })
    return {
      person,
      ids: mayHave ? taken.map(({ id }) => id) : [],
      attempts: Math.max(0, ...taken.map(({ attempts }) => attempts)),
      takenAt,
    }
  })
}

async function putOff({ orm }: Database, { ids, attempts }: Due): Promise<void> {
  const wait = retryAfter[attempts - 1]
  await orm
    .update(notification)
    .set({ mailDueAt: wait === undefined ? null : sql`now() + make_interval(secs => ${wait})` })
    .where(inArray(notification.id, ids))
}

type Letter = Parameters<typeof sendLetter>[1]

/** In the person's language and its direction; a headline runs as its own. */
async function letterOf(
  { orm }: Database,
  person: Person,
  rows: readonly Notification[],
  secret: string,
): Promise<Letter> {
  const { locale } = person
  const [row] = await orm.select({ names: publication.names }).from(publication)
  const paper = row ? inLocale(row.names, locale) : 'Warraq'
  const messages = newsroomMessages(locale)
  const t = createTranslator({ locale, messages, namespace: 'Newsroom.Inbox' })
  const people = createTranslator({ locale, messages, namespace: 'Newsroom.People.mail' })
  const shell = createTranslator({ locale, messages, namespace: 'Newsroom.Shell.board' })
  const stop = mailStopAddress(secret, person.staffId)
  const items = rows.slice(0, mostNamed).map((each) => ({
    what: t(`kinds.${each.kind}`, { count: each.count }),
    headline: each.story?.headline || shell('untitled'),
    language: each.story?.headline && each.story.locale ? each.story.locale : locale,
    href: absolute(each.coverageId ? coverageHref(each.coverageId) : `/admin/stories/${each.articleId}`),
    by: each.by,
    note: each.note,
  }))
  const [first] = items
  const subject =
    items.length === 1 && first
      ? t('mail.subjectOne', { what: first.what, headline: first.headline })
      : t('mail.subject', { count: rows.length, paper })
  const more = rows.length > items.length ? [t('mail.more', { count: rows.length - items.length })] : []
  const inbox = absolute('/admin/inbox')
  const { dir } = localeTable[locale]
  const html = escapeHtml
  return {
    to: { name: person.name, address: person.email },
    subject,
    messageId: `<${nameOf(person.staffId, rows)}@${new URL(inbox).hostname}>`,
    text: [
      people('greeting', { name: person.name, paper }),
      ...items.map(({ what, headline, href, by, note }) =>
        [by ? `${what} (${by})` : what, headline, ...(note ? [note] : []), href].join('\n'),
      ),
      ...more,
      `${t('mail.open')}\n${inbox}`,
      `${t('mail.why', { paper })}\n${t('mail.stop')}\n${stop}`,
    ].join('\n\n'),
    html: `<div lang="${locale}" dir="${dir}" style="font-size:16px;line-height:1.6"><p>${html(people('greeting', { name: person.name, paper }))}</p>${items
      .map(
        ({ what, headline, language, href, by, note }) =>
          `<p>${html(what)}${by ? ` · <bdi>${html(by)}</bdi>` : ''}<br><a href="${html(href)}"><strong lang="${language}" dir="${localeTable[language].dir}" style="unicode-bidi:isolate">${html(headline)}</strong></a>${note ? `<br><span dir="auto" style="unicode-bidi:isolate">${html(note)}</span>` : ''}</p>`,
      )
      .join(
        '',
      )}${more.map((each) => `<p>${html(each)}</p>`).join('')}<p><a href="${html(inbox)}">${html(t('mail.open'))}</a></p><hr><p style="font-size:14px">${html(t('mail.why', { paper }))} <a href="${html(stop)}">${html(t('mail.stop'))}</a></p></div>`,
    headers: {
      // https://www.rfc-editor.org/rfc/rfc8058: one press in a mail program, without a page of ours.
      'List-Unsubscribe': `<${stop}/stop>`,
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      'Auto-Submitted': 'auto-generated',
    },
  }
}

/** The same of the same news, however often it is sent. */
const nameOf = (staffId: string, rows: readonly Notification[]): string =>
  createHash('sha256')
    .update([staffId, ...rows.map(({ id, at }) => `${id} ${at}`)].join('\n'))
    .digest('hex')
    .slice(0, 32)

/** Sends letters while this process serves. Any number of processes may. */
export const keepMailing = (
  db: Database,
  settings: Pick<Settings, 'mail' | 'secret' | 'dataFolder'>,
): (() => Promise<void>) =>
  every('Telling people by mail', lookEvery, async (signal) => {
    while (!signal.aborted && (await mailNext(db, settings)));
  }).stop
