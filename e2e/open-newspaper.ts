/**
 * One newspaper for all browser tests: the demo publication, on the embedded engine. It is filled once, from an empty
 * folder, as everybody's first start does; the others that tests open begin with a copy of that (`demoFolder`).
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { projectPath } from '../lib/db/project-path.ts'
import { demoFolder, type Newspaper, openNewspaper } from '../lib/testing/newspaper.ts'

export default async function setup(): Promise<() => Promise<void>> {
  // A quarter of the time in which a paper opens goes into compiling what was compiled for the one before.
  process.env.NODE_COMPILE_CACHE ??= join(projectPath('node_modules'), '.cache', 'warraq-compiled')
  const filled = await mkdtemp(join(tmpdir(), 'warraq-filled-'))
  await close(await openNewspaper({ WARRAQ_DATA: filled }))
  // Each paper signs with a word of its own.
  await rm(join(filled, 'secret'))
  process.env.E2E_FILLED = filled
  const dataFolder = await demoFolder('e2e')
  // Receivers of webhooks, for tests, are on this machine.
  const newspaper = await openNewspaper({ WARRAQ_DATA: dataFolder, PRIVATE_DESTINATIONS: '127.0.0.1' })
  process.env.E2E_URL = newspaper.url
  process.env.E2E_DATA = dataFolder
  return async () => {
    await close(newspaper).finally(async () => {
      await rm(dataFolder, { recursive: true, force: true })
      await rm(filled, { recursive: true, force: true })
    })
  }
}

async function close(newspaper: Newspaper): Promise<void> {
  if (!(await newspaper.stop())) throw new Error(`The newspaper did not close well:\n${newspaper.output()}`)
}
