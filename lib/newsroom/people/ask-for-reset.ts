import { and, eq, sql } from 'drizzle-orm'
import type { Database } from '../../db/open.ts'
import { staff } from '../../db/tables/people-and-pictures.ts'
import { log } from '../../log/log.ts'
import type { Settings } from '../../settings/settings.ts'
import { attempt, limits } from './attempts.ts'
import { hasWayIn } from './has-way-in.ts'
import { makeLink } from './links.ts'
import { sendLink } from './mail.ts'
import { addressOf } from './sign-in.ts'

/**
 * Somebody says that they forgot their password. Whether there is such a person is told by nothing: the answer is the
 * same, and comes before anybody is looked for.
 * @returns seconds to wait when asked too often from one place, else 0; and what is being done, for who can wait for it
 */
export async function askForReset(
  db: Database,
  settings: Pick<Settings, 'mail' | 'siteUrl'>,
  headers: Headers,
  email: string,
): Promise<{ wait: number; sending: Promise<void> }> {
  const asked = email.trim().toLowerCase().slice(0, 254)
  const wait = await attempt(db, `reset|${addressOf(headers)}`, limits.resetPerAddress)
  const sending = wait > 0 || !settings.mail ? Promise.resolve() : later(() => send(db, settings, asked))
  return { wait, sending }
}

const later = (work: () => Promise<void>): Promise<void> =>
  new Promise((resolve) => {
    setImmediate(() =>
      work()
        .catch((error: unknown) => log.error({ err: error }, 'A letter could not be sent'))
        .then(resolve),
    )
  })

async function send(
  db: Database,
  settings: Pick<Settings, 'mail' | 'siteUrl'>,
  email: string,
): Promise<void> {
  if ((await attempt(db, `reset-of|${email}`, limits.resetPerAccount)) > 0) return
  const made = await db.orm.transaction(async (tx) => {
    const [person] = await tx
      .select()
      .from(staff)
      .where(and(eq(sql`lower(${staff.email})`, email), hasWayIn))
    if (!person) return null
    const token = await makeLink(tx, { purpose: 'reset', staffId: person.id, invitedBy: null })
    return { token, to: person }
  })
  if (made) await sendLink(db, settings, { purpose: 'reset', ...made })
}
