/** One backup at a time is written to a place, whichever machine writes it. */
import { hostname } from 'node:os'
import { BackupRefused } from './backup-refused.ts'
import type { BackupPlace } from './place.ts'

const path = 'being-written.json'
/** Milliseconds. */
const renewed = 60_000
const forgotten = 10 * renewed

/**
 * Does `work` while nobody else writes to the place.
 * @throws {BackupRefused} `busy`
 */
export async function whileLocked<T>(place: BackupPlace, work: () => Promise<T>): Promise<T> {
  // One file is nobody else's.
  if (place.isSingleFile) return work()
  const mark = () =>
    Buffer.from(JSON.stringify({ machine: hostname(), process: process.pid, at: new Date().toISOString() }))
  if (!(await place.writeNew(path, mark()))) {
    const found = await place.read(path)
    const at = momentOf(found)
    if (Date.now() - at < forgotten)
      throw new BackupRefused('busy', new Date(at).toISOString().slice(0, 16).replace('T', ' '))
    await place.remove(path)
    if (!(await place.writeNew(path, mark()))) throw new BackupRefused('busy', 'just now')
  }
  const renewing = setInterval(() => place.write(path, mark()).catch(() => {}), renewed)
  try {
    return await work()
  } finally {
    clearInterval(renewing)
    await place.remove(path).catch(() => {})
  }
}

/** 0 where it says nothing, as what was written while the power went. */
function momentOf(bytes: Buffer | null): number {
  try {
    const { at } = JSON.parse(bytes?.toString('utf8') ?? '') as { at?: string }
    return Date.parse(at ?? '') || 0
  } catch {
    return 0
  }
}
