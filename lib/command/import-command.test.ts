import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createConnection } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { wxrOf } from '../archive/import/testing/wxr-of.ts'
import { importRun } from '../db/tables/imports.ts'
import { article, byline } from '../db/tables/stories.ts'
import { describeEngine } from '../db/testing/test-databases.ts'
import { smallPublication } from '../publication/testing/small-publication.ts'
import { listenForCommands } from '../server/command-socket.ts'
import { readSettings } from '../settings/settings.ts'
import { runCommand } from './commands.ts'

describeEngine('embedded', 'the command import', (opened) => {
  let folder: string
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'warraq-command-'))
    await smallPublication(opened())
  })
  afterAll(() => rm(folder, { recursive: true, force: true }))

  const run = (args: string[], given: { mapping?: string; signal?: AbortSignal; tell?: () => void } = {}) =>
    runCommand(
      opened(),
      { ...readSettings(), dataFolder: folder },
      {
        command: 'import',
        args,
        ...(!args[0]?.startsWith('--') && {
          paths: { file: join(folder, 'site.xml'), ...(given.mapping && { mapping: given.mapping }) },
        }),
      },
      given.tell,
      given.signal,
    )

  it('is stopped by whoever asked, goes on, and is taken back', async () => {
    const items = Array.from({ length: 60 }, (_, i) => ({ id: i + 1, title: `خبر ${i}` }))
    await writeFile(join(folder, 'site.xml'), wxrOf({ items }))
    const mapping = join(folder, 'mapping.json')
    await writeFile(mapping, JSON.stringify({ people: [{ key: 'salma', to: 'nobody' }] }))
    const stopping = new AbortController()
    const stopped = await run(['site.xml', '--publish'], {
      mapping,
      signal: stopping.signal,
      tell: () => stopping.abort(),
    })
    expect(stopped).toMatchObject({ failed: false })
    const runId = /Stopped\. Go on with the same file and --resume (\S+)\./.exec(stopped.output)?.[1]
    const { orm } = opened()
    const before = await orm.$count(article)
    expect(before).toBeLessThan(60)
    expect((await orm.select().from(importRun))[0]).toMatchObject({
      id: runId,
      state: 'stopped',
      done: before,
    })
    const resumed = await run(['site.xml', '--resume', runId!])
    expect(resumed.output).toContain(`Done: run ${runId}.`)
    // As it was begun: published, with nobody's name.
    expect(await orm.$count(article, eq(article.state, 'published'))).toBe(60)
    expect(await orm.$count(byline)).toBe(0)
    expect((await run(['--stop', runId!])).failed).toBe(true)
    const undone = await run(['--undo', runId!])
    expect(undone).toMatchObject({ failed: false })
    expect(undone.output).toMatch(/60 {2}removed/)
    expect(await orm.$count(article)).toBe(0)
  })

  it('says what is wrong with a mapping', async () => {
    const mapping = join(folder, 'mapping.json')
    for (const [text, said] of [
      ['{"tagz": 1}', 'tagz'],
      ['{', 'This mapping is no JSON'],
    ] as const) {
      await writeFile(mapping, text)
      const { output, failed } = await run(['site.xml'], { mapping })
      expect(failed).toBe(true)
      expect(output).toContain(said)
    }
  })

  it('hears through the socket that whoever asked has gone', async () => {
    const asked = Promise.withResolvers<AbortSignal>()
    const gone = Promise.withResolvers<void>()
    const close = await listenForCommands(folder, async (_request, _tell, signal) => {
      asked.resolve(signal)
      await gone.promise
      return { output: '', failed: false }
    })
    const socket = createConnection(join(folder, 'command.sock'))
    socket.write('{"command":"import","args":[]}\n')
    const signal = await asked.promise
    expect(signal.aborted).toBe(false)
    socket.destroy()
    await expect.poll(() => signal.aborted, { timeout: 5_000 }).toBe(true)
    gone.resolve()
    await close()
  })
})
