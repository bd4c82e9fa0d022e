import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Database } from '../../db/open.ts'
import { locales } from '../../locale/table.ts'
import { tags } from '../../press/cache-dependencies.ts'
import { withInvalidation } from '../../press/invalidation.ts'
import type { Settings } from '../../settings/settings.ts'

/**
 * Pages that are kept on disk were made with a form to subscribe, or without one. When a mail server has been set or taken
 * away since this machine last served, those that depend on it are made again.
 */
export async function noteMailSetting(
  db: Database,
  { mail, dataFolder }: Pick<Settings, 'mail' | 'dataFolder'>,
): Promise<void> {
  const path = join(dataFolder, 'newsletters-offered')
  const now = mail ? 'yes' : 'no'
  let before = 'no'
  try {
    before = readFileSync(path, 'utf8')
  } catch {
    // It has never been written: nothing was offered.
  }
  if (before === now) return
  await withInvalidation(db, async (_tx, invalidate) => invalidate(...locales.map(tags.newsletters)))
  mkdirSync(dataFolder, { recursive: true })
  writeFileSync(path, now, { mode: 0o600 })
}
