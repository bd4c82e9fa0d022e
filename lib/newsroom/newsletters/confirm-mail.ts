/** The letter that asks whether somebody meant it: sent by the same queue of a database, before any newsletter. */
import { and, eq, inArray, isNull, lte, sql } from 'drizzle-orm'
import type { Database } from '../../db/open.ts'
import { mailSuppression, newsletter, subscriptionRequest } from '../../db/tables/newsletters.ts'
import { publication } from '../../db/tables/publication.ts'
import { formatList } from '../../locale/lists.ts'
import { inLocale, localeTable } from '../../locale/table.ts'
import { log } from '../../log/log.ts'
import { innermostReasonOf } from '../../log/reason-of.ts'
import { escapeHtml } from '../../story/html.ts'
import { sendLetter } from '../people/mail.ts'
import { newsroomSecret } from '../people/secret.ts'
import { headerLine } from './letter.ts'
import { addressHash } from './mail-address.ts'
import type { NewsletterSettings } from './newsletter-mail.ts'
import { newsletterWords } from './newsletter-words.ts'
import { confirmAddress } from './signed-links.ts'

/** Seconds after which a process that took one and said nothing more of it is taken for ended. */
const lease = 120
const retryAfter = [30, 300, 1_800, 7_200] as const

/**
 * Sends one that is due.
 * @returns whether there was one
 */
export async function askNext(db: Database, settings: NewsletterSettings): Promise<boolean> {
  const { mail } = settings
  if (!mail) return false
  const secret = newsroomSecret(settings)
  const request = await take(db)
  if (!request) return false
  const { id, email, emailKey, locale } = request
  const names = await db.orm
    .select({ name: newsletter.name })
    .from(newsletter)
    .where(and(inArray(newsletter.id, request.newsletterIds), isNull(newsletter.closedAt)))
  // Who said that our letters are spam is sent nothing, whoever types their address.
  const [complained] = await db.orm
    .select({ reason: mailSuppression.reason })
    .from(mailSuppression)
    .where(
      and(
        eq(mailSuppression.emailHash, addressHash(secret, emailKey)),
        eq(mailSuppression.reason, 'complained'),
      ),
    )
  if (names.length > 0 && !complained) {
    const [paper] = await db.orm.select({ names: publication.names }).from(publication)
    const name = inLocale(paper?.names ?? {}, locale) || 'Warraq'
    const t = newsletterWords(locale)
    const address = confirmAddress(secret, id)
    const body = t('letter.confirmBody', {
      paper: name,
      newsletters: formatList(
        names.map((each) => each.name),
        locale,
      ),
    })
    const { dir } = localeTable[locale]
    const paragraph = (html: string) =>
      `<p dir="${dir}" style="margin:0 0 16px;text-align:${dir === 'rtl' ? 'right' : 'left'}">${html}</p>`
    try {
      await sendLetter(mail, {
        to: email,
        subject: headerLine(t('letter.confirmSubject', { paper: name })),
        messageId: `<${id}.${request.requestedAt.getTime()}@${new URL(settings.siteUrl).hostname}>`,
        text: [body, address, t('letter.confirmIgnore')].join('\n\n'),
        html: `<!doctype html><html lang="${locale}" dir="${dir}"><head><meta charset="utf-8"><meta name="color-scheme" content="light dark"></head><body dir="${dir}" style="font:18px/1.7 'Noto Naskh Arabic','Geeza Pro',serif;padding:16px">${paragraph(escapeHtml(body))}${paragraph(`<a href="${escapeHtml(address)}"><strong>${escapeHtml(t('letter.confirmButton'))}</strong></a>`)}${paragraph(escapeHtml(t('letter.confirmIgnore')))}</body></html>`,
        headers: { 'Auto-Submitted': 'auto-generated' },
      })
    } catch (error) {
      log.warn({ reason: innermostReasonOf(error) }, 'A letter that asks a reader did not go out')
      const wait = retryAfter[request.attempts]
      const { responseCode = 0 } = error as { responseCode?: number }
      await db.orm
        .update(subscriptionRequest)
        .set({
          mailAttempts: request.attempts + 1,
          mailDueAt:
            wait === undefined || responseCode >= 500 ? null : sql`now() + make_interval(secs => ${wait})`,
        })
        .where(eq(subscriptionRequest.id, id))
      return true
    }
  }
  await db.orm
    .update(subscriptionRequest)
    .set({
      // What was asked for since it was taken is asked by another letter.
      mailDueAt: sql`case when date_trunc('milliseconds', ${subscriptionRequest.requestedAt}) > ${request.requestedAt} then now() end`,
    })
    .where(eq(subscriptionRequest.id, id))
  return true
}

async function take({ orm }: Database) {
  return orm.transaction(async (tx) => {
    const [row] = await tx
      .select({
        id: subscriptionRequest.id,
        email: subscriptionRequest.email,
        emailKey: subscriptionRequest.emailKey,
        locale: subscriptionRequest.locale,
        newsletterIds: subscriptionRequest.newsletterIds,
        requestedAt: subscriptionRequest.requestedAt,
        attempts: subscriptionRequest.mailAttempts,
      })
      .from(subscriptionRequest)
      .where(and(lte(subscriptionRequest.mailDueAt, sql`now()`), isNull(subscriptionRequest.confirmedAt)))
      .orderBy(subscriptionRequest.mailDueAt)
      .limit(1)
      .for('update', { skipLocked: true })
    if (!row) return null
    await tx
      .update(subscriptionRequest)
      .set({ mailDueAt: sql`now() + make_interval(secs => ${lease})` })
      .where(eq(subscriptionRequest.id, row.id))
    return row
  })
}
