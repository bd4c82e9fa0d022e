/** What each person is told by mail, and when. */
import { createHmac, timingSafeEqual } from 'node:crypto'
import { eq, inArray, type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Database } from '../../db/open.ts'
import { notificationPreference } from '../../db/tables/notifications.ts'
import { staff } from '../../db/tables/people-and-pictures.ts'
import { publication } from '../../db/tables/publication.ts'
import type { Transaction } from '../../db/transaction.ts'
import { absolute } from '../../publication/addresses.ts'
import {
  type MailWay,
  mailWays,
  type NotificationGroup,
  type NotificationKind,
  notificationGroups,
  notificationKinds,
} from '../../vocabulary.ts'
import type { Actor } from '../actor.ts'
import { nothing } from '../fields.ts'
import { operation } from '../operation.ts'

export type MailPreferences = { ways: Record<NotificationGroup, MailWay>; digestHour: number }

/** Of who has said nothing: who is spoken to is told at once, and of the rest once a day, if it is unread by then. */
const unsaid: MailPreferences = {
  ways: { mentions: 'now', handovers: 'digest', mine: 'digest' },
  digestHour: 8,
}

/** Seconds before “at once”: what is read on a screen meanwhile needs no letter. */
const grace = 60

type Signed = Actor & { staffId: string }

/** What the actor is told by mail. */
export const readMailPreferences = operation({
  name: 'inbox.read-mail',
  input: nothing,
  permission: null,
  run: async ({ orm }: Database, { staffId }: Signed): Promise<MailPreferences> => {
    const [row] = await orm
      .select({ ways: notificationPreference.ways, digestHour: notificationPreference.digestHour })
      .from(notificationPreference)
      .where(eq(notificationPreference.staffId, staffId))
    return row ?? unsaid
  },
})

const way = z.enum(mailWays)
const changeMailPreferencesInput = z.object({
  ways: z.object({ mentions: way, handovers: way, mine: way }),
  digestHour: z.int().min(0).max(23),
})

/**
 * Says what the actor wants to be told by mail, from now on.
 * @throws {NewsroomError} `malformed`
 */
export const changeMailPreferences = operation({
  name: 'inbox.change-mail',
  input: changeMailPreferencesInput,
  permission: null,
  run: (db: Database, { staffId }: Signed, wanted: MailPreferences): Promise<void> =>
    keep(db, staffId, wanted),
})

async function keep({ orm }: Database, staffId: string, wanted: MailPreferences): Promise<void> {
  await orm
    .insert(notificationPreference)
    .values({ staffId, ...wanted })
    .onConflictDoUpdate({ target: notificationPreference.staffId, set: wanted })
}

const groupOf = (kind: NotificationKind): NotificationGroup | undefined =>
  notificationGroups.find((group) => (notificationKinds[group] as readonly string[]).includes(kind))

/** When each of some people is to have a letter that tells of a kind of thing, as SQL; null for none. */
export async function mailDues(
  tx: Transaction,
  staffIds: readonly string[],
  kind: NotificationKind,
): Promise<Map<string, SQL | null>> {
  const rows = await tx
    .select({
      staffId: notificationPreference.staffId,
      ways: notificationPreference.ways,
      digestHour: notificationPreference.digestHour,
    })
    .from(notificationPreference)
    .where(inArray(notificationPreference.staffId, [...staffIds]))
  const said = new Map(rows.map((row) => [row.staffId, row]))
  const group = groupOf(kind)
  return new Map(
    staffIds.map((staffId) => {
      const { ways, digestHour } = said.get(staffId) ?? unsaid
      const chosen = group ? ways[group] : 'never'
      return [
        staffId,
        chosen === 'now'
          ? sql`now() + make_interval(secs => ${grace})`
          : chosen === 'digest'
            ? nextAt(digestHour)
            : null,
      ]
    }),
  )
}

/** The next time that it is this hour on the paper's clock, whatever summer time does to the day. */
const nextAt = (hour: number): SQL => {
  const zone = sql`coalesce((select ${publication.timeZone} from ${publication} limit 1), 'UTC')`
  const today = sql`date_trunc('day', now() at time zone ${zone}) + make_interval(hours => ${hour})`
  return sql`(${today} + case when now() at time zone ${zone} >= ${today} then interval '1 day' else interval '0' end) at time zone ${zone}`
}

const signature = (secret: string, staffId: string): string =>
  createHmac('sha256', secret).update(`warraq mail stop\n${staffId}`).digest('base64url')

/** Where whoever has a letter stops them, without signing in. Good for as long as the house has its secret. */
export const mailStopAddress = (secret: string, staffId: string): string =>
  absolute(`/admin/mail/${staffId}.${signature(secret, staffId)}`)

/** Whose letters a link stops; null for one that we did not sign. */
export function readMailStop(secret: string, token: string): string | null {
  const [, staffId, signed] = /^([\w-]{1,64})\.([\w-]{43})$/.exec(token) ?? []
  if (!staffId || !signed) return null
  const own = Buffer.from(signature(secret, staffId))
  return timingSafeEqual(Buffer.from(signed), own) ? staffId : null
}

/**
 * Stops all letters that tell of news. (A link for a forgotten password goes out all the same: it was asked for.)
 * @returns whether the link was ours
 */
export async function stopMail(db: Database, secret: string, token: string): Promise<boolean> {
  const staffId = readMailStop(secret, token)
  if (staffId === null) return false
  const [there] = await db.orm.select({ id: staff.id }).from(staff).where(eq(staff.id, staffId))
  // Whoever is gone has no letters to stop.
  if (there)
    await keep(db, staffId, {
      ways: { mentions: 'never', handovers: 'never', mine: 'never' },
      digestHour: unsaid.digestHour,
    })
  return true
}
