/** People whom a newsroom takes in while it is broken by a harness. */
import { newId } from '../../lib/db/id.ts'
import type { Database } from '../../lib/db/open.ts'
import type { Actor } from '../../lib/newsroom/actor.ts'
import { operator } from '../../lib/newsroom/actor.ts'
import { keyScopes } from '../../lib/newsroom/keys/key-scopes.ts'
import { makeKey } from '../../lib/newsroom/keys/make-key.ts'
import { invite } from '../../lib/newsroom/people/invite.ts'
import { redeemLink } from '../../lib/newsroom/people/links.ts'
import { signIn } from '../../lib/newsroom/people/sign-in.ts'
import { present } from '../../lib/present.ts'

const password = 'سبع نخلات على الضفة'

/** Invites somebody, who accepts. */
export async function someone(
  db: Database,
  role: 'owner' | 'editor',
): Promise<{ actor: Actor; email: string }> {
  const email = `${role}-${newId()}@news.example`
  const { staffId, token } = await invite(db, operator, { email, name: role, role })
  await redeemLink(db, present(token, 'link'), { password })
  return { email, actor: { staffId, name: role, role, deskIds: [], authorId: null, hasProved: true } }
}

/** Signs somebody of {@link someone} in. @returns the value of a `Cookie` header */
export async function cookieOf(db: Database, email: string): Promise<string> {
  const came = await signIn(db, new Headers({ 'x-forwarded-for': '192.0.2.1', 'user-agent': 'walk' }), {
    email,
    password,
  })
  if (came.outcome !== 'in') throw new Error(`Nobody came in: ${came.outcome}`)
  return came.setCookies.map((each) => each.split(';', 1)[0]).join('; ')
}

/** A key for the API that may do all that keys may. WARRAQ_SECRET has to be the instances' own. */
export async function keyOf(db: Database, owner: Actor): Promise<string> {
  const { key } = await makeKey(db, owner, { name: 'harness', scopes: [...keyScopes], days: 7 })
  return key
}
