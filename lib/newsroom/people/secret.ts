import { randomBytes } from 'node:crypto'
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { present } from '../../present.ts'
import type { Settings } from '../../settings/settings.ts'

/**
 * What signs session cookies and seals second factors: `WARRAQ_SECRET`, else one made once and kept in the data
 * folder, readable by its owner alone. Machines that share a database must be given the same.
 */
export function newsroomSecret({ secret, dataFolder }: Pick<Settings, 'secret' | 'dataFolder'>): string {
  if (secret) return secret
  const path = join(/* turbopackIgnore: true */ dataFolder, 'secret')
  const kept = read(path)
  if (kept) return kept
  mkdirSync(dataFolder, { recursive: true, mode: 0o700 })
  // Linked whole into its place: of two processes that start together, one makes it and both read the same.
  const making = `${path}.${randomBytes(6).toString('hex')}`
  writeFileSync(making, randomBytes(32).toString('base64url'), { mode: 0o600, flag: 'wx' })
  try {
    linkSync(making, path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  } finally {
    rmSync(making)
  }
  return present(read(path), 'secret in the file that was just written')
}

function read(path: string): string | undefined {
  try {
    return readFileSync(/* turbopackIgnore: true */ path, 'utf8').trim() || undefined
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}
