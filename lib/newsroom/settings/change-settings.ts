import { isDeepStrictEqual } from 'node:util'
import { eq, inArray, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Database } from '../../db/open.ts'
import { section, topic } from '../../db/tables/directory.ts'
import { media } from '../../db/tables/people-and-pictures.ts'
import { publication } from '../../db/tables/publication.ts'
import type { Transaction } from '../../db/transaction.ts'
import type { Menus } from '../../vocabulary.ts'
import type { Actor } from '../actor.ts'
import type { EventOf, NewsroomEvent } from '../events.ts'
import { localeName, nothing, readBy, version } from '../fields.ts'
import { NewsroomError } from '../newsroom-error.ts'
import { operation } from '../operation.ts'
import { withMutation } from '../with-mutation.ts'
import { parseMenuIfAny, parseSettings, settingsFields } from './parse-settings.ts'

export type Settings = typeof publication.$inferSelect

/** @throws {NewsroomError} `not-allowed` */
export const readPublication = operation({
  name: 'settings.read',
  input: nothing,
  permission: 'settings.edit',
  run: read,
})

async function read({ orm }: Database, _actor: Actor): Promise<Settings> {
  const [row] = await orm.select().from(publication)
  if (!row) throw new Error('The database holds no publication.')
  return row
}

const changeSettingsInput = z.object({
  ...settingsFields,
  /** The version that the form was filled from. */
  baseVersion: version,
})

/**
 * Changes what the publication is called, looks and prints like; every page of readers shows it at once.
 * @param baseVersion the version that the form was filled from
 * @throws {NewsroomError} `not-allowed`; `entry-changed` when another owner changed it since; `name-missing`,
 *   `text-too-long`, `zone-unknown`, `email-unfit`, `colour-unfit`, `contrast-too-low`, `handle-unfit`, `link-unfit`,
 *   `picture-refused`, `malformed`
 */
export const changeSettings = operation({
  name: 'settings.change',
  input: changeSettingsInput,
  permission: 'settings.edit',
  run: change,
})

async function change(
  db: Database,
  actor: Actor,
  { baseVersion, ...given }: z.output<typeof changeSettingsInput>,
): Promise<void> {
  const columns = parseSettings(given)
  await writeSettings(db, { actor, baseVersion }, async (tx) => {
    const { logoId } = columns
    if (logoId && (await tx.$count(media, eq(media.id, logoId))) === 0)
      throw new NewsroomError('picture-refused', 'unknown')
    return columns
  })
}

const setMenusInput = z.object({
  locale: localeName,
  header: readBy(parseMenuIfAny),
  footer: readBy(parseMenuIfAny),
  baseVersion: version,
})

/**
 * What stands in the menus of one language, in order; a place that is left out has the sections in their order.
 * @throws {NewsroomError} `not-allowed`, `entry-changed`, `menu-too-long`, `link-unfit`, `label-missing`,
 *   `text-too-long`, `unknown-reference`, `malformed`
 */
export const setMenus = operation({
  name: 'settings.set-menus',
  input: setMenusInput,
  permission: 'settings.edit',
  run: set,
})

async function set(
  db: Database,
  actor: Actor,
  { locale, baseVersion, header, footer }: z.output<typeof setMenusInput>,
): Promise<void> {
  const menus: Menus = { ...(header && { header }), ...(footer && { footer }) }
  await writeSettings(db, { actor, baseVersion }, async (tx, before) => {
    const items = [...(menus.header ?? []), ...(menus.footer ?? [])]
    for (const [kind, table] of [
      ['section', section],
      ['topic', topic],
    ] as const) {
      const ids = items.flatMap((item) => (item.kind === kind ? [item.id] : []))
      if (ids.length === 0) continue
      const known = await tx.select({ id: table.id }).from(table).where(inArray(table.id, ids))
      const missing = ids.find((id) => !known.some((row) => row.id === id))
      if (missing) throw new NewsroomError('unknown-reference', missing)
    }
    const { [locale]: _former, ...others } = before.menus
    return { menus: Object.keys(menus).length > 0 ? { ...others, [locale]: menus } : others }
  })
}

/**
 * Writes what differs, if anything does, as the next version.
 * @param eventOf what is told of it, by the columns that have changed
 */
export async function writeSettings(
  db: Database,
  { actor, baseVersion }: { actor: Actor; baseVersion: number },
  columnsFrom: (tx: Transaction, before: Settings) => Promise<Partial<Settings>>,
  eventOf: (
    changed: readonly (keyof Settings)[],
    details: EventOf<'SettingsChanged'>['details'],
  ) => NewsroomEvent = (_, details) => ({
    type: 'SettingsChanged',
    part: 'settings',
    details,
  }),
): Promise<void> {
  await withMutation(db, async (tx, emit) => {
    const [before] = await tx.select().from(publication).for('update')
    if (!before) throw new Error('The database holds no publication.')
    if (before.version !== baseVersion) throw new NewsroomError('entry-changed', String(before.version))
    const columns = await columnsFrom(tx, before)
    const changed = (Object.keys(columns) as (keyof Settings)[]).filter(
      (name) => !isDeepStrictEqual(columns[name], before[name]),
    )
    if (changed.length === 0) return
    await tx.update(publication).set({ ...columns, version: sql`${publication.version} + 1` })
    await emit(actor, eventOf(changed, { parts: changed.join(' ') }))
  })
}
