/** Who a request is from, as the database knows at this moment. */
import { eq, sql } from 'drizzle-orm'
import type { Database } from '../../db/open.ts'
import { staff, staffDesk } from '../../db/tables/people-and-pictures.ts'
import { publication } from '../../db/tables/publication.ts'
import { roleRule, session } from '../../db/tables/sign-in.ts'
import type { NewsroomLocale, Role } from '../../vocabulary.ts'
import type { Actor } from '../actor.ts'
import { authOf, proofLasts, whyItFailed } from './auth.ts'
import { type Guesses, guessesOf } from './guesses.ts'

export type Visitor = {
  actor: Actor & { staffId: string; role: Role }
  sessionId: string
  email: string
  locale: NewsroomLocale
  /** The publication's: every moment in the newsroom is shown in it. */
  timeZone: string
  /** Their role must have a second factor, and they have none yet. */
  mustEnrol: boolean
  hasSecondFactor: boolean
  /** Their role must have one. */
  needsSecondFactor: boolean
  /** Wrong passwords that were tried for them elsewhere, until they say that they know. */
  guesses: Guesses | null
}

type Read = {
  visitor: Visitor | null
  /** Cookies to send along, as better-auth writes them: a session that is used lasts longer. */
  setCookies: string[]
}

/**
 * Reads the session from a request's cookies. Nobody for a session that has ended, and for one whose owner is
 * suspended or has no way in.
 * @param options.lengthen whether the answer can carry cookies; without, a session that is used does not last longer
 */
export async function readSession(
  db: Database,
  headers: Headers,
  { lengthen = false }: { lengthen?: boolean } = {},
): Promise<Read> {
  const nobody: Read = { visitor: null, setCookies: [] }
  if (!headers.get('cookie')?.includes('session_token=')) return nobody
  const failed: { cause?: Error } = {}
  const answer = await whyItFailed
    .run(failed, () =>
      authOf(db).api.getSession({ headers, query: { disableRefresh: !lengthen }, returnHeaders: true }),
    )
    // That the database was away for a moment is told from its own error.
    .catch((error: unknown) => {
      throw failed.cause ?? error
    })
  const found = answer.response
  if (!found) return nobody
  const [row] = await db.orm
    .select({
      staffId: staff.id,
      name: staff.name,
      email: staff.email,
      role: staff.role,
      locale: staff.locale,
      authorId: staff.authorId,
      suspendedAt: staff.suspendedAt,
      hasSecondFactor: staff.twoFactorEnabled,
      wrongPasswords: staff.wrongPasswords,
      wrongPasswordAt: staff.wrongPasswordAt,
      hasProved: sql<boolean>`${session.provedAt} > now() - make_interval(mins => ${proofLasts})`,
      needsSecondFactor: sql<boolean>`coalesce(${roleRule.needsSecondFactor}, false)`,
      deskIds: sql<string[]>`array(
        select ${staffDesk.deskId} from ${staffDesk} where ${staffDesk.staffId} = ${staff.id} order by 1)`,
      timeZone: sql<string>`coalesce((select ${publication.timeZone} from ${publication}), 'UTC')`,
    })
    .from(session)
    .innerJoin(staff, eq(staff.id, session.userId))
    .leftJoin(roleRule, eq(roleRule.role, staff.role))
    .where(eq(session.id, found.session.id))
  if (!row || row.suspendedAt || row.role === 'contributor') return nobody
  return {
    visitor: {
      actor: {
        staffId: row.staffId,
        name: row.name,
        role: row.role,
        deskIds: row.deskIds,
        authorId: row.authorId,
        hasProved: row.hasProved,
      },
      sessionId: found.session.id,
      email: row.email,
      locale: row.locale,
      timeZone: row.timeZone,
      mustEnrol: row.needsSecondFactor && !row.hasSecondFactor,
      hasSecondFactor: row.hasSecondFactor,
      needsSecondFactor: row.needsSecondFactor,
      guesses: guessesOf(row),
    },
    setCookies: lengthen ? answer.headers.getSetCookie() : [],
  }
}
