import { resolve } from 'node:path'
import { z } from 'zod'

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
  PRESS_MEGABYTES: z.coerce.number({ error: 'must be a number' }).int().min(1).max(65536).default(128),
  WARRAQ_DATA: z
    .string()
    .default('data')
    .transform((folder) => resolve(/* turbopackIgnore: true */ folder)),
})

export type Settings = {
  /** 0 asks the system for a free port. */
  port: number
  host: string
  /** Origin of every address we hand out; no slash at the end. */
  siteUrl: string
  /** Unset: the embedded engine, in `dataFolder`. */
  databaseUrl: string | undefined
  /** Absolute. Holds the embedded database, pictures and the command socket. */
  dataFolder: string
  /** Bytes of finished pages kept in memory. */
  pressBudget: number
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
  const { PORT, HOST, SITE_URL, DATABASE_URL, PRESS_MEGABYTES, WARRAQ_DATA } = checked.data
  return {
    port: PORT,
    host: HOST,
    siteUrl: SITE_URL ?? `http://localhost:${PORT}`,
    databaseUrl: DATABASE_URL,
    dataFolder: WARRAQ_DATA,
    pressBudget: PRESS_MEGABYTES * 1024 * 1024,
  }
}
