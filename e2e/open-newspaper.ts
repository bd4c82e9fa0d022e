/** One newspaper for all browser tests: the demo publication, on the embedded engine, from an empty folder. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openNewspaper } from './newspaper.ts'

export default async function setup(): Promise<() => Promise<void>> {
  const dataFolder = await mkdtemp(join(tmpdir(), 'warraq-e2e-'))
  // Receivers of webhooks, for tests, are on this machine.
  const newspaper = await openNewspaper({ WARRAQ_DATA: dataFolder, PRIVATE_DESTINATIONS: '127.0.0.1' })
  process.env.E2E_URL = newspaper.url
  process.env.E2E_DATA = dataFolder
  return async () => {
    const closed = await newspaper.stop()
    await rm(dataFolder, { recursive: true, force: true })
    if (!closed) throw new Error(`The newspaper did not close well:\n${newspaper.output()}`)
  }
}
