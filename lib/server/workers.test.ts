import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { get } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import { afterEach, expect, test } from 'vitest'
import { projectPath } from '../db/project-path.ts'
import { freePort } from '../testing/newspaper.ts'

const program = spawnedProgram()
afterEach(program.kill)

/** One request on a connection of its own. @returns the process that answered, or what became of it */
const asked = (port: number): Promise<string> =>
  new Promise((resolve) => {
    const request = get({ host: 'localhost', port, agent: false, timeout: 5_000 }, async (response) =>
      resolve(Buffer.concat(await response.toArray()).toString()),
    )
    request.on('timeout', () => {
      resolve('never answered')
      request.destroy()
    })
    request.on('error', (error) => resolve(String(error)))
  })

test('where a worker is killed no reader waits for an answer that never comes, and it is replaced', async () => {
  const port = await program.start()
  const answers: Promise<string>[] = []
  let isOver = false
  const readers = (async () => {
    while (!isOver) {
      answers.push(asked(port))
      await wait(5)
    }
  })()
  const killed = new Set<number>()
  for (let n = 0; n < 3; n += 1) {
    let pid = Number(await asked(port))
    while (killed.has(pid)) pid = Number(await asked(port))
    killed.add(pid)
    process.kill(pid, 'SIGKILL')
    // Another has taken its place.
    const before = new Set([...killed])
    const seen = new Set<number>()
    while (seen.size < 2) {
      const by = Number(await asked(port))
      if (!before.has(by)) seen.add(by)
      await wait(20)
    }
  }
  isOver = true
  await readers
  const said = await Promise.all(answers)
  expect(said.length).toBeGreaterThan(100)
  // What a killed process had in its hands is broken off at once, and asked for again.
  expect(said.filter((each) => each === 'never answered')).toEqual([])
})

function spawnedProgram() {
  let child: ReturnType<typeof spawn> | undefined
  return {
    start: async (): Promise<number> => {
      const port = await freePort()
      child = spawn(process.execPath, [projectPath('lib/server/testing/two-workers.ts')], {
        env: { ...process.env, PORT: String(port), LOG_LEVEL: 'silent' },
        stdio: ['ignore', 'pipe', 'inherit'],
      })
      await once(child.stdout as NonNullable<typeof child.stdout>, 'data')
      return port
    },
    kill: () => {
      child?.kill('SIGKILL')
    },
  }
}
