import { sql } from 'drizzle-orm'
import type { Database } from '../../../db/open.ts'
import { newsletter, newsletterIssue } from '../../../db/tables/newsletters.ts'

type NewsletterRow = typeof newsletter.$inferInsert
type IssueRow = typeof newsletterIssue.$inferInsert

/** A newsletter to which so many have agreed: `r1@domain`, `r2@domain`… */
export async function subscribeMany(
  { orm }: Pick<Database, 'orm'>,
  list: Pick<NewsletterRow, 'id' | 'locale' | 'kind' | 'name'>,
  { count, domain }: { count: number; domain: string },
): Promise<void> {
  await orm.insert(newsletter).values({ ...list, timeZone: 'UTC' })
  await orm.execute(sql`insert into subscriber (id, email, email_key, locale)
    select 'r' || lpad(n::text, 9, '0'), 'r' || n || '@' || ${domain}::text, 'r' || n || '@' || ${domain}::text, ${list.locale}
    from generate_series(1, ${count}::int) as n`)
  await orm.execute(sql`insert into newsletter_subscription (newsletter_id, subscriber_id, source, consented_at)
    select ${list.id}, id, 'form', now() from subscriber`)
}

/** An issue of it that is due now. */
export async function beginIssue(
  { orm }: Pick<Database, 'orm'>,
  newsletterId: string,
  { introduction, articleIds = [] }: Partial<Pick<IssueRow, 'introduction' | 'articleIds'>>,
): Promise<void> {
  const id = 'issue00001'
  const begun = { id, newsletterId, key: id, state: 'filling', subject: '', startedAt: sql`now()` } as const
  await orm.insert(newsletterIssue).values({ ...begun, introduction, articleIds })
}
