/**
 * better-auth (https://better-auth.com, 1.7), set for this house: it keeps sessions, verifies passwords, passkeys and
 * codes, and writes the cookies. Who may come in, and what is asked of whom, is decided in this folder.
 */
import { AsyncLocalStorage } from 'node:async_hooks'
import { passkey as passkeys } from '@better-auth/passkey'
import { drizzleAdapter } from 'better-auth/adapters/drizzle'
import { APIError, createAuthMiddleware, getSessionFromCtx } from 'better-auth/api'
import { betterAuth } from 'better-auth/minimal'
import { twoFactor as secondFactor } from 'better-auth/plugins/two-factor'
import { eq } from 'drizzle-orm'
import { newId } from '../../db/id.ts'
import type { Database } from '../../db/open.ts'
import { auditEvent } from '../../db/tables/audit.ts'
import { staff } from '../../db/tables/people-and-pictures.ts'
import { account, passkey, rateLimit, session, twoFactor, verification } from '../../db/tables/sign-in.ts'
import { log } from '../../log/log.ts'
import { readSettings, type Settings } from '../../settings/settings.ts'
import { attempt } from './attempts.ts'
import { newsroomSecret } from './secret.ts'

/** Where better-auth's own routes are; those of them that are open stand in {@link openRoutes}. */
export const authPath = '/admin/auth'

/** Everything else is done by operations of ours, on the server. */
export const openRoutes = [
  '/passkey/generate-register-options',
  '/passkey/verify-registration',
  '/passkey/generate-authenticate-options',
  '/passkey/verify-authentication',
] as const

/** Seconds that a session lasts after it was last used. */
const sessionLasts = 14 * 24 * 60 * 60

/** Minutes for which a proof of who is asking holds, where something dangerous is asked for. */
export const proofLasts = 10

type AuthSettings = Pick<Settings, 'siteUrl' | 'isSecure' | 'secret' | 'dataFolder'>

function build(db: Database, settings: AuthSettings) {
  const { siteUrl, isSecure } = settings
  return betterAuth({
    appName: 'Warraq',
    baseURL: siteUrl,
    basePath: authPath,
    secret: newsroomSecret(settings),
    telemetry: { enabled: false },
    logger: { level: 'error', log: (_level, message, ...rest) => logFailure(message, rest) },
    trustedOrigins: [siteUrl],
    database: drizzleAdapter(db.orm, {
      provider: 'pg',
      schema: { staff, session, account, verification, twoFactor, passkey, rateLimit },
    }),
    user: {
      modelName: 'staff',
      additionalFields: {
        role: { type: 'string', input: false },
        locale: { type: 'string', input: false },
        authorId: { type: 'string', input: false, required: false },
        suspendedAt: { type: 'date', input: false, required: false },
      },
    },
    session: {
      expiresIn: sessionLasts,
      updateAge: 24 * 60 * 60,
      // A cookie that speaks for itself would still speak after its owner was suspended.
      cookieCache: { enabled: false },
      // How fresh a session must be for what is dangerous is `provedAt`'s to say.
      freshAge: 0,
      additionalFields: { provedAt: { type: 'date', input: false, required: false } },
    },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: 1,
      maxPasswordLength: 256,
    },
    account: { accountLinking: { enabled: false } },
    // Operations of ours count for themselves; of better-auth's, those a browser can reach are counted at their route.
    rateLimit: { enabled: false },
    advanced: {
      database: { generateId: () => newId() },
      // `__Host-`: no other host of the domain, and no plain connection, can set it (RFC 6265bis, 4.1.3.2). Safari
      // keeps no such cookie from http://localhost. The press knows these names (`lib/press/cache-key.ts`).
      useSecureCookies: false,
      cookiePrefix: isSecure ? '__Host-warraq' : 'warraq',
      defaultCookieAttributes: { secure: isSecure, httpOnly: true, sameSite: 'lax', path: '/' },
    },
    databaseHooks: {
      session: {
        create: {
          before: async (created) => {
            const [person] = await db.orm
              .select({ role: staff.role, suspendedAt: staff.suspendedAt })
              .from(staff)
              .where(eq(staff.id, created.userId))
            if (!person || person.suspendedAt || person.role === 'contributor')
              throw new APIError('UNAUTHORIZED', { code: 'NO_WAY_IN' })
            return { data: { ...created, provedAt: new Date() } }
          },
        },
      },
    },
    hooks: {
      before: createAuthMiddleware(async (context) => {
        if (context.path === '/two-factor/verify-totp') {
          // A code is good once, though its half minute is not over (RFC 6238, 5.2).
          const pending = await readSigned(context, 'two_factor')
          const challenge = pending && (await context.context.internalAdapter.findVerificationValue(pending))
          if (challenge) await spendCode(db, challenge.value, String(context.body?.code))
        }
        if (
          context.path === '/passkey/generate-register-options' ||
          context.path === '/passkey/verify-registration'
        ) {
          const found = await getSessionFromCtx(context)
          const provedAt = found && new Date(String(found.session.provedAt)).getTime()
          if (!provedAt || provedAt < Date.now() - proofLasts * 60_000)
            throw new APIError('FORBIDDEN', { code: 'PROOF_NEEDED' })
        }
      }),
      after: createAuthMiddleware(async (context) => {
        // The library asks for it if it can be had; without it a passkey would be one factor, and is refused afterwards.
        if (context.path === '/passkey/generate-authenticate-options')
          return context.json({ ...Object(context.context.returned), userVerification: 'required' })
        if (context.path !== '/passkey/verify-authentication') return
        // Proved again in the same browser: the session goes on as the new one, not as two.
        const former = await readSigned(context, 'session_token')
        const made = context.context.newSession
        if (!former || !made) return
        const found = await context.context.internalAdapter.findSession(former)
        if (found?.user.id === made.user.id && former !== made.session.token)
          await context.context.internalAdapter.deleteSession(former)
      }),
    },
    plugins: [
      secondFactor({
        issuer: new URL(siteUrl).hostname,
        backupCodeOptions: { storeBackupCodes: 'encrypted' },
      }),
      passkeys({
        rpID: new URL(siteUrl).hostname,
        rpName: 'Warraq',
        origin: siteUrl,
        advanced: { webAuthnChallengeCookie: 'passkey' },
        authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
        registration: {
          afterVerification: async ({ verification: made, user }) => {
            if (!made.registrationInfo?.userVerified) throw unverified()
            const [person] = await db.orm.select().from(staff).where(eq(staff.id, user.id))
            await db.orm.insert(auditEvent).values({
              staffId: user.id,
              actorName: person?.name ?? user.name,
              action: 'people.add-passkey',
              subjectKind: 'staff',
              subjectId: user.id,
            })
          },
        },
        authentication: {
          afterVerification: async ({ verification: made }) => {
            // It stands for two factors: what one has, and what one knows or is.
            if (!made.authenticationInfo.userVerified) throw unverified()
          },
        },
      }),
    ],
  })
}

/** Why better-auth failed, for whoever asked it: the error that it throws then says nothing of it. */
export const whyItFailed = new AsyncLocalStorage<{ cause?: Error }>()

function logFailure(message: string, rest: readonly unknown[]): void {
  const cause = rest.find((each) => each instanceof Error)
  const asked = whyItFailed.getStore()
  // Whoever asked logs it, or words it.
  if (asked && cause) asked.cause = cause
  else log.error({ ...(cause && { err: cause }) }, `better-auth: ${message}`)
}

type Context = Parameters<Parameters<typeof createAuthMiddleware>[0]>[0]

/** What a signed cookie of the request holds. */
const readSigned = (context: Context, cookie: string) =>
  context.getSignedCookie(context.context.createAuthCookie(cookie).name, context.context.secret)

/** Uses up a code of somebody's authenticator app. @throws {APIError} `INVALID_CODE` when it was used before, or is none */
export async function spendCode(db: Database, staffId: string, code: string): Promise<void> {
  if (!/^\d{6}$/.test(code)) throw new APIError('UNAUTHORIZED', { code: 'INVALID_CODE' })
  if ((await attempt(db, `code-used|${staffId}|${code}`, { most: 1, within: 120 })) > 0)
    throw new APIError('UNAUTHORIZED', { code: 'INVALID_CODE' })
}

const unverified = () => new APIError('UNAUTHORIZED', { code: 'USER_NOT_VERIFIED' })

export type Auth = ReturnType<typeof build>

const built = new WeakMap<object, Auth>()

/** The one that works on this database. Its settings are the environment's (`SITE_URL`, `WARRAQ_SECRET`). */
export function authOf(db: Database): Auth {
  const known = built.get(db.pool)
  if (known) return known
  const made = build(db, readSettings())
  built.set(db.pool, made)
  return made
}
