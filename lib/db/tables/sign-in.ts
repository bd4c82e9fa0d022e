/**
 * How the people of the newsroom prove who they are. Except for `invitation` and `role_rule` the columns are better-auth’s
 * (https://better-auth.com/docs/concepts/database, with its plugins twoFactor and passkey); what it calls a user is a
 * member of staff here.
 */
import { type AnyPgColumn, bigint, boolean, index, integer, pgTable, text } from 'drizzle-orm/pg-core'
import type { Role } from '../../vocabulary.ts'
import { moment } from './columns.ts'
import { staff, staffId } from './people-and-pictures.ts'

/** A link that lets somebody in once, to choose a password: an invitation, a first owner, a forgotten password. */
export const invitation = pgTable(
  'invitation',
  {
    /** SHA-256 of the token in the link, hex: who reads the database cannot come in by it. */
    tokenHash: text('token_hash').primaryKey(),
    purpose: text('purpose').$type<'first-owner' | 'join' | 'reset'>().notNull(),
    /** Whose password is to be set; null while there is nobody yet. */
    staffId: text('staff_id').references((): AnyPgColumn => staff.id, { onDelete: 'cascade' }),
    invitedBy: text('invited_by').references((): AnyPgColumn => staff.id, { onDelete: 'set null' }),
    createdAt: moment('created_at').notNull().defaultNow(),
    expiresAt: moment('expires_at').notNull(),
    usedAt: moment('used_at'),
  },
  (t) => [index('invitation_staff').on(t.staffId)],
)

/** Whether everybody of a role must have a second factor. A role without a row need not. */
export const roleRule = pgTable('role_rule', {
  role: text('role').$type<Role>().primaryKey(),
  needsSecondFactor: boolean('needs_second_factor').notNull().default(false),
})

export const session = pgTable(
  'session',
  {
    id: text('id').primaryKey(),
    token: text('token').notNull().unique(),
    expiresAt: moment('expires_at').notNull(),
    createdAt: moment('created_at').notNull().defaultNow(),
    updatedAt: moment('updated_at').notNull().defaultNow(),
    ipAddress: text('ip_address'),
    userAgent: text('user_agent'),
    userId: staffId('user_id'),
    /** When its owner last proved who they are: dangerous operations ask for it again after a while. */
    provedAt: moment('proved_at').notNull().defaultNow(),
  },
  (t) => [index('session_user').on(t.userId)],
)

/** A password: better-auth keeps one row per way of signing in. */
export const account = pgTable(
  'account',
  {
    id: text('id').primaryKey(),
    accountId: text('account_id').notNull(),
    providerId: text('provider_id').notNull(),
    userId: staffId('user_id'),
    accessToken: text('access_token'),
    refreshToken: text('refresh_token'),
    idToken: text('id_token'),
    accessTokenExpiresAt: moment('access_token_expires_at'),
    refreshTokenExpiresAt: moment('refresh_token_expires_at'),
    scope: text('scope'),
    password: text('password'),
    createdAt: moment('created_at').notNull().defaultNow(),
    updatedAt: moment('updated_at').notNull().defaultNow(),
  },
  (t) => [index('account_user').on(t.userId)],
)

export const verification = pgTable(
  'verification',
  {
    id: text('id').primaryKey(),
    identifier: text('identifier').notNull(),
    value: text('value').notNull(),
    expiresAt: moment('expires_at').notNull(),
    createdAt: moment('created_at').notNull().defaultNow(),
    updatedAt: moment('updated_at').notNull().defaultNow(),
  },
  (t) => [index('verification_identifier').on(t.identifier)],
)

export const twoFactor = pgTable(
  'two_factor',
  {
    id: text('id').primaryKey(),
    secret: text('secret').notNull(),
    backupCodes: text('backup_codes').notNull(),
    userId: staffId('user_id'),
    verified: boolean('verified').notNull().default(true),
    failedVerificationCount: integer('failed_verification_count').notNull().default(0),
    lockedUntil: moment('locked_until'),
  },
  (t) => [index('two_factor_secret').on(t.secret), index('two_factor_user').on(t.userId)],
)

export const passkey = pgTable(
  'passkey',
  {
    id: text('id').primaryKey(),
    name: text('name'),
    publicKey: text('public_key').notNull(),
    userId: staffId('user_id'),
    credentialID: text('credential_id').notNull(),
    counter: integer('counter').notNull(),
    deviceType: text('device_type').notNull(),
    backedUp: boolean('backed_up').notNull(),
    transports: text('transports'),
    createdAt: moment('created_at').defaultNow(),
    aaguid: text('aaguid'),
  },
  (t) => [index('passkey_user').on(t.userId), index('passkey_credential').on(t.credentialID)],
)

/** Attempts per address and per account; `lastRequest` is milliseconds of the epoch. */
export const rateLimit = pgTable('rate_limit', {
  id: text('id').primaryKey(),
  key: text('key').notNull().unique(),
  count: integer('count').notNull(),
  lastRequest: bigint('last_request', { mode: 'number' }).notNull(),
})
