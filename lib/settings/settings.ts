import { isIP } from 'node:net'
import { resolve } from 'node:path'
import { z } from 'zod'
import { present } from '../present.ts'
import { type AudienceMode, audienceModes } from '../vocabulary.ts'

/** An address, or a network in CIDR notation. */
const isNetwork = (text: string): boolean => {
  const [address = '', prefix, ...rest] = text.split('/')
  const family = isIP(address)
  if (family === 0 || rest.length > 0) return false
  return prefix === undefined || (/^\d{1,3}$/.test(prefix) && Number(prefix) <= (family === 4 ? 32 : 128))
}

/**
 * The settings a person may give, each an environment variable. Listed for people in README, in this order.
 * Empty strings count as unset, as `.env` files and container platforms produce them.
 */
const schema = z.object({
  PORT: z.coerce.number({ error: 'must be a number' }).int().min(0).max(65535).default(3000),
  HOST: z.string().default('localhost'),
  SITE_URL: z
    .url({ protocol: /^https?$/, error: 'must be an http(s) address such as https://news.example' })
    .transform((address) => new URL(address))
    .refine((url) => url.pathname === '/' && !url.search && !url.hash && !url.username, {
      error: 'must be an origin only, without path, query or user: https://news.example',
    })
    .transform((url) => url.origin)
    .optional(),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, { error: 'must start with postgres:// or postgresql://' })
    .optional(),
  DATABASE_DIRECT_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, { error: 'must start with postgres:// or postgresql://' })
    .optional(),
  DATABASE_REPLICA_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, { error: 'must start with postgres:// or postgresql://' })
    .optional(),
  DATABASE_CONNECTIONS: z.coerce.number({ error: 'must be a number' }).int().min(4).max(500).default(18),
  DATABASE_SECONDS: z.coerce.number({ error: 'must be a number' }).int().min(1).max(600).default(30),
  PRESS_MEGABYTES: z.coerce.number({ error: 'must be a number' }).int().min(1).max(65536).default(128),
  PRESS_DISK_MEGABYTES: z.coerce
    .number({ error: 'must be a number' })
    .int()
    .min(0)
    .max(1048576)
    .default(1024),
  IMPORT_PICTURES_MEGABYTES: z.coerce
    .number({ error: 'must be a number' })
    .int()
    .min(1)
    .max(10485760)
    .default(20480),
  UPLOAD_MEGABYTES: z.coerce.number({ error: 'must be a number' }).int().min(1).max(4096).default(200),
  WEB_CONCURRENCY: z.coerce.number({ error: 'must be a number' }).int().min(1).max(64).optional(),
  UNHEARD_SECONDS: z.coerce.number({ error: 'must be a number' }).int().min(3).max(3600).default(10),
  LISTENERS_PER_ADDRESS: z.coerce
    .number({ error: 'must be a number' })
    .int()
    .min(1)
    .max(1000000)
    .default(500),
  AUDIENCE: z.enum(audienceModes, { error: 'must be server, beacon or off' }).default('server'),
  DRAIN_SECONDS: z.coerce.number({ error: 'must be a number' }).int().min(0).max(300).default(0),
  HSTS_SECONDS: z.coerce.number({ error: 'must be a number' }).int().min(0).max(126144000).default(31536000),
  EARLY_HINTS: z.enum(['on', 'off'], { error: 'must be on or off' }).optional(),
  DEVICE_COPIES: z.enum(['on', 'off'], { error: 'must be on or off' }).default('on'),
  METRICS_PORT: z.coerce.number({ error: 'must be a number' }).int().min(0).max(65535).optional(),
  METRICS_HOST: z.string().default('localhost'),
  PURGE_URL: z.url({ protocol: /^https?$/, error: 'must be an http(s) address' }).optional(),
  PURGE_TOKEN: z
    .string()
    .regex(/^[\x21-\x7e]+$/, { error: 'must be one word of printable ASCII' })
    .optional(),
  WARRAQ_SECRET: z.string().min(32, { error: 'must have at least 32 characters' }).optional(),
  SMTP_URL: z.url({ protocol: /^smtps?$/, error: 'must be an smtp:// or smtps:// address' }).optional(),
  MAIL_FROM: z
    .string()
    .regex(/^[^\r\n]*[^\s@<>]+@[^\s@<>]+>?$/, {
      error: 'must be an e-mail address, or a name and one: Warraq <desk@news.example>',
    })
    .optional(),
  MAIL_BOUNCES_TO: z
    .string()
    .regex(/^[A-Za-z0-9._-]{1,31}@[A-Za-z0-9.-]+\.[A-Za-z]{2,}$/, {
      error: 'must be a bare address of a mailbox that takes extensions (+…): bounces@news.example',
    })
    .optional(),
  MAIL_BOUNCES_SECRET: z
    .string()
    .regex(/^[\x21-\x7e]{16,}$/, { error: 'must be one word of at least 16 characters of printable ASCII' })
    .optional(),
  MAIL_CONNECTIONS: z.coerce.number({ error: 'must be a number' }).int().min(1).max(32).default(4),
  TRUSTED_PROXIES: z
    .string()
    .transform((list) => list.split(/[\s,]+/).filter(Boolean))
    .refine((list) => list.every(isNetwork), {
      error: 'must be addresses or networks: 127.0.0.1, 10.0.0.0/8, fd00::/8',
    })
    .optional(),
  PRIVATE_DESTINATIONS: z
    .string()
    .transform((list) => list.split(/[\s,]+/).filter(Boolean))
    .refine((list) => list.every(isNetwork), {
      error: 'must be addresses or networks: 127.0.0.1, 10.0.0.0/8, fd00::/8',
    })
    .optional(),
  MEDIA_BUCKET: z
    .string()
    .regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9](\/[\w.-]+)*\/?$/, {
      error: 'must be a bucket, and a folder in it if you like: pictures, or backups/pictures',
    })
    .optional(),
  MEDIA_ENDPOINT: z.url({ protocol: /^https?$/, error: 'must be an http(s) address' }).optional(),
  MEDIA_REGION: z
    .string()
    .regex(/^[a-z0-9-]+$/, { error: 'must be a region such as eu-central-1' })
    .default('us-east-1'),
  MEDIA_KEY_ID: z.string().optional(),
  MEDIA_KEY_SECRET: z.string().optional(),
  CONTENT_CREDENTIALS_CERTIFICATE: z.string().optional(),
  CONTENT_CREDENTIALS_KEY: z.string().optional(),
  CONTENT_CREDENTIALS_TRUST: z.string().optional(),
  BACKUP_TO: z
    .string()
    .regex(/^(?:s3:\/\/[a-z0-9][a-z0-9.-]{1,61}[a-z0-9](?:\/[\w.-]+)*\/?|\/.+|[A-Za-z]:[\\/].+)$/, {
      error: 'must be the absolute path of a folder, or s3://bucket/folder',
    })
    .optional(),
  BACKUP_EVERY: z.coerce.number({ error: 'must be a number' }).min(1).max(8760).default(24),
  BACKUP_KEEP: z.coerce.number({ error: 'must be a number' }).int().min(1).max(10000).default(14),
  BACKUP_PASSPHRASE: z.string().min(12, { error: 'must have at least 12 characters' }).optional(),
  BACKUP_ENDPOINT: z.url({ protocol: /^https?$/, error: 'must be an http(s) address' }).optional(),
  BACKUP_REGION: z
    .string()
    .regex(/^[a-z0-9-]+$/, { error: 'must be a region such as eu-central-1' })
    .optional(),
  BACKUP_KEY_ID: z.string().optional(),
  BACKUP_KEY_SECRET: z.string().optional(),
  WEBSUB_HUB: z.url({ protocol: /^https?$/, error: 'must be an http(s) address' }).optional(),
  INDEXNOW_KEY: z
    .string()
    .regex(/^[A-Za-z0-9-]{8,128}$/, { error: 'must be 8 to 128 letters, digits and hyphens' })
    .optional(),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], {
      error: 'must be fatal, error, warn, info, debug, trace or silent',
    })
    .optional(),
  WARRAQ_DATA: z
    .string()
    .default('data')
    .transform((folder) => resolve(/* turbopackIgnore: true */ folder)),
})

/** A bucket of Amazon S3, or of what speaks its language. */
export type Bucket = {
  name: string
  /** What every key in it begins with; '' or ending in a slash. */
  prefix: string
  /** Unset: Amazon's own. */
  endpoint: string | undefined
  region: string
  /** Unset: those of the machine (https://docs.aws.amazon.com/sdkref/latest/guide/standardized-credentials.html). */
  credentials: { accessKeyId: string; secretAccessKey: string } | undefined
}

export type Settings = {
  /** 0 asks the system for a free port. */
  port: number
  host: string
  /** Origin of every address we hand out; no slash at the end. */
  siteUrl: string
  /** Unset: the embedded engine, in `dataFolder`. */
  databaseUrl: string | undefined
  /** The same without a pooler, which `databaseUrl` then is one of; unset: there is none. */
  databaseDirectUrl: string | undefined
  /** A standby for pages; unset: they are made from the primary. */
  databaseReplicaUrl: string | undefined
  /** Connections to PostgreSQL that one process has at most. */
  databaseConnections: number
  /** Milliseconds that PostgreSQL works on one question. */
  databaseLongest: number
  /** Signs what the newsroom's sessions rest on; unset: one that is kept in `dataFolder`. */
  secret: string | undefined
  /** How invitations and forgotten passwords go out; unset: as links that somebody passes on. */
  mail: { server: string; from: string } | undefined
  /** How newsletters are sent besides. */
  newsletters: {
    /** The mailbox that letters come back to, each with an extension of its own; unset: to the sender. */
    bouncesTo: string | undefined
    /** What a mail system must know to say that a letter came back; unset: nobody may. */
    bouncesSecret: string | undefined
    /** Connections to the mail server that one process has at a time. */
    connections: number
  }
  /** Whose word about where a request came from (`X-Forwarded-For`) is taken: addresses and networks. */
  trustedProxies: readonly string[]
  /** Private addresses and networks that webhooks may be sent to, and sites read from, all the same, also without TLS. */
  privateDestinations: readonly string[]
  /** Absolute. Holds the embedded database, pictures, the command socket, and a secret when none is given. */
  dataFolder: string
  /** Bytes of finished pages kept in memory, in each process. */
  pressBudget: number
  /** Bytes of finished pages kept on disk, for all processes; 0 keeps none there. */
  pressDiskBudget: number
  /** Bytes of pictures that are fetched for one import before somebody is asked again. */
  importPictures: number
  /** Bytes of a sound, film or document that is uploaded; pictures have a bound of their own. */
  uploadBytes: number
  /** Processes that serve; those past the first need a database that they can share. Unset: what the machine has. */
  concurrency: number | undefined
  /** Milliseconds between reporting not ready and taking no more connections. */
  drainFor: number
  /** Milliseconds since it was last known what had been touched, after which several instances send nothing they keep. */
  unheardFor: number
  /** Listeners of live coverage that one address may have. */
  listenersEach: number
  /** How it is counted what is read: see {@link audienceModes}. */
  audience: AudienceMode
  /** Whether readers come by https. */
  isSecure: boolean
  /** Seconds for which browsers are told to come by https alone; 0 tells them nothing. */
  secureFor: number
  /** To whom 103 Early Hints are sent: `direct` to browsers that no proxy stands before. */
  earlyHints: 'direct' | 'on' | 'off'
  /** Whether readers' browsers keep what they read for when there is no network (`public/service-worker.js`). */
  deviceCopies: boolean
  /** Where programs of operators ask how the paper is getting on (`lib/health/`); unset: nowhere. */
  health: { host: string; port: number } | undefined
  /** What is told of every change, so that a cache in front of us forgets it too. */
  purge: { url: string; token: string | undefined } | undefined
  /** Where the files of pictures are kept; unset: in `dataFolder`. */
  mediaBucket: Bucket | undefined
  /** Files (PEM) of the certificate that pictures are signed with, its key, and whose signatures are trusted; all may be unset. */
  contentCredentials: { certificate: string | undefined; key: string | undefined; trust: string | undefined }
  /** Copies of the whole paper. */
  backup: {
    /** A folder's absolute path, or `s3://bucket/folder`; unset: only when somebody asks for one. */
    to: string | undefined
    /** Milliseconds. */
    every: number
    /** How many stay there. */
    keep: number
    /** What the installation's secrets are encrypted with; unset: they are left out. */
    passphrase: string | undefined
    /** Who asks a bucket for backups, and where; by itself that of the pictures. */
    access: Pick<Bucket, 'endpoint' | 'region' | 'credentials'>
  }
  /** The hub that feeds name, and that is told when they change. */
  webSubHub: string | undefined
  /** What proves to search engines that we may tell them of changes (https://www.indexnow.org/documentation). */
  indexNowKey: string | undefined
}

/** Says every fault at once, each with the variable's name and the value's rule. */
export class SettingsInvalid extends Error {
  override name = 'SettingsInvalid'
}

/**
 * Settings from the environment, checked.
 * @throws {SettingsInvalid} naming each variable that cannot be used, and why.
 */
export function readSettings(environment: Record<string, string | undefined> = process.env): Settings {
  const given = Object.fromEntries(
    Object.keys(schema.shape).map((name) => [name, environment[name]?.trim() || undefined]),
  )
  const checked = schema.safeParse(given)
  if (!checked.success) {
    const faults = checked.error.issues.map((issue) => `  ${issue.path.join('.')} ${issue.message}`)
    throw new SettingsInvalid(`These settings cannot be used:\n${faults.join('\n')}`)
  }
  const { PORT, HOST, SITE_URL, DATABASE_URL, PRESS_MEGABYTES, PRESS_DISK_MEGABYTES, WARRAQ_DATA } =
    checked.data
  const {
    WEB_CONCURRENCY,
    DRAIN_SECONDS,
    UNHEARD_SECONDS,
    LISTENERS_PER_ADDRESS,
    HSTS_SECONDS,
    EARLY_HINTS,
    DEVICE_COPIES,
    METRICS_PORT,
    METRICS_HOST,
    PURGE_URL,
    PURGE_TOKEN,
  } = checked.data
  const { WARRAQ_SECRET, SMTP_URL, MAIL_FROM, TRUSTED_PROXIES } = checked.data
  if (SMTP_URL && !MAIL_FROM)
    throw new SettingsInvalid(`These settings cannot be used:\n  MAIL_FROM must be set when SMTP_URL is`)
  const { MEDIA_BUCKET, MEDIA_KEY_ID, MEDIA_KEY_SECRET } = checked.data
  if (!MEDIA_KEY_ID !== !MEDIA_KEY_SECRET)
    throw new SettingsInvalid(
      `These settings cannot be used:\n  MEDIA_KEY_ID and MEDIA_KEY_SECRET must be set together`,
    )
  if (!checked.data.BACKUP_KEY_ID !== !checked.data.BACKUP_KEY_SECRET)
    throw new SettingsInvalid(
      `These settings cannot be used:\n  BACKUP_KEY_ID and BACKUP_KEY_SECRET must be set together`,
    )
  const { CONTENT_CREDENTIALS_CERTIFICATE, CONTENT_CREDENTIALS_KEY, CONTENT_CREDENTIALS_TRUST } = checked.data
  if (!CONTENT_CREDENTIALS_CERTIFICATE !== !CONTENT_CREDENTIALS_KEY)
    throw new SettingsInvalid(
      `These settings cannot be used:\n  CONTENT_CREDENTIALS_CERTIFICATE and CONTENT_CREDENTIALS_KEY must be set together`,
    )
  const { PRIVATE_DESTINATIONS, WEBSUB_HUB, INDEXNOW_KEY, IMPORT_PICTURES_MEGABYTES } = checked.data
  return {
    port: PORT,
    host: HOST,
    siteUrl: SITE_URL ?? `http://localhost:${PORT}`,
    isSecure: SITE_URL?.startsWith('https:') ?? false,
    secureFor: HSTS_SECONDS,
    databaseUrl: DATABASE_URL,
    databaseDirectUrl: checked.data.DATABASE_DIRECT_URL,
    databaseReplicaUrl: checked.data.DATABASE_REPLICA_URL,
    databaseConnections: checked.data.DATABASE_CONNECTIONS,
    databaseLongest: checked.data.DATABASE_SECONDS * 1000,
    secret: WARRAQ_SECRET,
    mail: SMTP_URL && MAIL_FROM ? { server: SMTP_URL, from: MAIL_FROM } : undefined,
    newsletters: {
      bouncesTo: checked.data.MAIL_BOUNCES_TO,
      bouncesSecret: checked.data.MAIL_BOUNCES_SECRET,
      connections: checked.data.MAIL_CONNECTIONS,
    },
    trustedProxies: TRUSTED_PROXIES ?? [],
    privateDestinations: PRIVATE_DESTINATIONS ?? [],
    dataFolder: WARRAQ_DATA,
    pressBudget: PRESS_MEGABYTES * 1024 * 1024,
    pressDiskBudget: PRESS_DISK_MEGABYTES * 1024 * 1024,
    importPictures: IMPORT_PICTURES_MEGABYTES * 1024 * 1024,
    uploadBytes: checked.data.UPLOAD_MEGABYTES * 1024 * 1024,
    concurrency: WEB_CONCURRENCY,
    drainFor: DRAIN_SECONDS * 1000,
    unheardFor: UNHEARD_SECONDS * 1000,
    listenersEach: LISTENERS_PER_ADDRESS,
    audience: checked.data.AUDIENCE,
    earlyHints: EARLY_HINTS ?? 'direct',
    deviceCopies: DEVICE_COPIES === 'on',
    health: METRICS_PORT === undefined ? undefined : { host: METRICS_HOST, port: METRICS_PORT },
    purge: PURGE_URL ? { url: PURGE_URL, token: PURGE_TOKEN } : undefined,
    mediaBucket: MEDIA_BUCKET ? bucketOf(MEDIA_BUCKET, checked.data) : undefined,
    contentCredentials: {
      certificate: CONTENT_CREDENTIALS_CERTIFICATE,
      key: CONTENT_CREDENTIALS_KEY,
      trust: CONTENT_CREDENTIALS_TRUST,
    },
    backup: backupOf(checked.data),
    webSubHub: WEBSUB_HUB,
    indexNowKey: INDEXNOW_KEY,
  }
}

function backupOf(given: z.infer<typeof schema>): Settings['backup'] {
  const { BACKUP_KEY_ID, BACKUP_KEY_SECRET, MEDIA_KEY_ID, MEDIA_KEY_SECRET } = given
  return {
    to: given.BACKUP_TO,
    every: given.BACKUP_EVERY * 3_600_000,
    keep: given.BACKUP_KEEP,
    passphrase: given.BACKUP_PASSPHRASE,
    access: {
      endpoint: given.BACKUP_ENDPOINT ?? given.MEDIA_ENDPOINT,
      region: given.BACKUP_REGION ?? given.MEDIA_REGION,
      credentials:
        credentialsOf(BACKUP_KEY_ID, BACKUP_KEY_SECRET) ?? credentialsOf(MEDIA_KEY_ID, MEDIA_KEY_SECRET),
    },
  }
}

const credentialsOf = (id: string | undefined, secret: string | undefined): Bucket['credentials'] =>
  id && secret ? { accessKeyId: id, secretAccessKey: secret } : undefined

function bucketOf(
  given: string,
  { MEDIA_ENDPOINT, MEDIA_REGION, MEDIA_KEY_ID, MEDIA_KEY_SECRET }: z.infer<typeof schema>,
): Bucket {
  const [name, ...folders] = given.split('/').filter(Boolean)
  return {
    name: present(name, 'name'),
    prefix: folders.map((each) => `${each}/`).join(''),
    endpoint: MEDIA_ENDPOINT,
    region: MEDIA_REGION,
    credentials: credentialsOf(MEDIA_KEY_ID, MEDIA_KEY_SECRET),
  }
}

/** What signs in somewhere else, or opens what is sealed. */
const secretNames = [
  'SMTP_URL',
  'MAIL_BOUNCES_SECRET',
  'PURGE_TOKEN',
  'MEDIA_KEY_ID',
  'MEDIA_KEY_SECRET',
  'INDEXNOW_KEY',
]
/** What belongs to this machine, or would be of no use in a backup that it opens. */
const unrecorded = [
  'DATABASE_URL',
  'DATABASE_DIRECT_URL',
  'DATABASE_REPLICA_URL',
  'WARRAQ_SECRET',
  'BACKUP_PASSPHRASE',
  'BACKUP_KEY_ID',
  'BACKUP_KEY_SECRET',
]

/** The settings that were given, as a backup keeps them: to be read by a person who sets up another machine. */
export function recordedSettings(environment: Record<string, string | undefined> = process.env): {
  plain: Record<string, string>
  secret: Record<string, string>
} {
  const plain: Record<string, string> = {}
  const secret: Record<string, string> = {}
  for (const name of Object.keys(schema.shape)) {
    const value = environment[name]?.trim()
    if (!value || unrecorded.includes(name)) continue
    if (secretNames.includes(name)) secret[name] = value
    else plain[name] = value
  }
  return { plain, secret }
}
