import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { askServer, listenForCommands } from './command-socket.ts'

it('has a command that runs stop when its server does, and whoever asked told what came of it', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'warraq-commands-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  const begun = Promise.withResolvers<void>()
  const close = await listenForCommands(folder, async (_request, _tell, signal) => {
    begun.resolve()
    // As an import stops between two batches.
    await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()))
    return { output: 'Stopped.', failed: false }
  })
  const asked = askServer(folder, { command: 'import', args: [] })
  await begun.promise
  await close()
  expect(await asked).toEqual({ output: 'Stopped.', failed: false })
  expect(await askServer(folder, { command: 'work', args: [] })).toBeNull()
})
