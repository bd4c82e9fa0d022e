import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { expect, onTestFinished, test } from 'vitest'
import { DataFolderInUse, openDatabase } from '../open.ts'
import { projectPath } from '../project-path.ts'
import { createTestDatabase } from '../testing/test-databases.ts'

type Said = string | { refused: string }

/** Another process that writes to the folder until it is killed; `onSaid` gets each thing that it says. */
async function runWriter(
  dataFolder: string,
  name: string,
  onSaid: (said: Said, writer: ChildProcess) => void,
): Promise<void> {
  const script = projectPath('lib/db/testing/acknowledging-writer.ts')
  const writer = spawn(process.execPath, [script, dataFolder, name], { stdio: ['ignore', 'pipe', 'inherit'] })
  createInterface({ input: writer.stdout }).on('line', (line) => onSaid(JSON.parse(line), writer))
  await once(writer, 'close')
}

test('a second process is refused, and told what to do', async () => {
  const { settings, remove } = await createTestDatabase('embedded')
  onTestFinished(remove)
  const first = await openDatabase(settings)
  const said: Said[] = []
  await runWriter(settings.dataFolder, 'second', (saying, writer) => {
    said.push(saying)
    writer.kill()
  })
  expect(said).toEqual([{ refused: expect.stringMatching(/^DataFolderInUse: /) }])
  const message = JSON.stringify(said)
  for (const part of [
    settings.dataFolder,
    'another Warraq',
    'Stop that one',
    'WARRAQ_DATA',
    'DATABASE_URL',
  ]) {
    expect(message).toContain(part)
  }
  // Nor may this process open it twice.
  await expect(openDatabase(settings)).rejects.toThrow(DataFolderInUse)
  await first.close()
  await (await openDatabase(settings)).close()
})

// Twelve processes: on a busy machine that takes a while.
test('processes that race for a folder and are killed lose no acknowledged row and write none twice', async () => {
  const { settings, remove } = await createTestDatabase('embedded')
  onTestFinished(remove)
  const acknowledged: string[] = []
  for (let round = 0; round < 4; round++) {
    const before = acknowledged.length
    let refusals = 0
    const race = [0, 1, 2].map((racer) =>
      runWriter(settings.dataFolder, `${round}-${racer}`, (said, writer) => {
        if (typeof said === 'string') acknowledged.push(said)
        else refusals++
        // The winner is killed in the middle of its work, after a different length of it in each round.
        const written = acknowledged.length - before
        if ((refusals === 2 && written > round * 25) || written > 5000) writer.kill('SIGKILL')
      }),
    )
    await Promise.all(race)
    expect(refusals).toBe(2)
  }

  const database = await openDatabase(settings)
  const { rows } = await database.pool.query<{ id: string }>('SELECT id FROM acknowledged')
  const found = rows.map(({ id }) => id)
  expect(new Set(found).size).toBe(found.length)
  expect(acknowledged.filter((id) => !found.includes(id))).toEqual([])
  // At most the one row that each winner had not yet heard about.
  expect(found.length - acknowledged.length).toBeLessThanOrEqual(4)
  await database.close()
}, 300_000)
