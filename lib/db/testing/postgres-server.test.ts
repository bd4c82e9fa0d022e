import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { Client } from 'pg'
import { expect, test } from 'vitest'
import { projectPath } from '../project-path.ts'
import { startPostgres } from './postgres-server.ts'

const folderOf = (url: string): string => decodeURIComponent(new URL(url).hostname)

const answers = async (url: string): Promise<boolean> => {
  const client = new Client({ connectionString: url })
  try {
    await client.connect()
    await client.query('SELECT 1')
    return true
  } catch {
    return false
  } finally {
    await client.end()
  }
}

const eventually = async (condition: () => boolean | Promise<boolean>): Promise<void> => {
  while (!(await condition())) await new Promise((resolve) => setTimeout(resolve, 20))
}

test('a server answers until it is stopped, and leaves no files', async () => {
  const server = await startPostgres()
  expect(await answers(server.url)).toBe(true)
  await server.stop()
  expect(await answers(server.url)).toBe(false)
  expect(existsSync(folderOf(server.url))).toBe(false)
})

test('a server ends with the process that started it, even when that is killed', async () => {
  const script = `
    const { startPostgres } = await import(${JSON.stringify(projectPath('lib/db/testing/postgres-server.ts'))})
    console.log((await startPostgres()).url)`
  const starter = spawn(process.execPath, ['--input-type=module', '--eval', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [url] = await once(createInterface({ input: starter.stdout }), 'line')
  expect(await answers(url)).toBe(true)
  starter.kill('SIGKILL')
  await eventually(() => !existsSync(folderOf(url)))
  expect(await answers(url)).toBe(false)
})
