/** `npm run warraq -- …`, as somebody types it beside a paper or without one, and what it said. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { projectPath } from '../../lib/db/project-path.ts'

export type Command = { child: ChildProcess; ended: Promise<{ code: number | null; said: string }> }

export function command(environment: Record<string, string>, ...args: string[]): Command {
  const child = spawn(process.execPath, [projectPath('lib/command/run.mjs'), 'warraq', ...args], {
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      said += chunk.toString()
    })
  const ended = once(child, 'close').then(([code]) => ({ code: code as number | null, said: said.trim() }))
  return { child, ended }
}
