import { fork } from 'node:child_process'
import { basename } from 'node:path'
import { z } from 'zod'
import { projectPath } from '../../db/project-path.ts'
import { log } from '../../log/log.ts'
import { fileFormatNames } from '../../picture/file-formats.ts'
import { NewsroomError } from '../newsroom-error.ts'
import { type FileRule, fileLimits, fileRules } from './file-rules.ts'
import type { Answer, Task } from './inspect-child.ts'
import type { Inspected } from './inspect-file.ts'

/** At once, in each server process; others wait for their turn. */
const mostAtOnce = 2

const side = z.number().int().min(0).max(16_384)
/** The child met a stranger's file: what it answers is checked as a stranger's. */
const answers: z.ZodType<Answer> = z.union([
  z.object({
    inspected: z.object({
      format: z.enum(fileFormatNames),
      seconds: z.number().positive().max(1e7).nullable(),
      width: side,
      height: side,
    }),
  }),
  z.object({ breaks: z.enum(fileRules) }),
  z.object({ failed: z.string() }),
])

let running = 0
const waiting: (() => void)[] = []

/**
 * Looks into a file from a stranger in a process of its own, which is ended when it takes too long.
 * @throws {NewsroomError} `file-refused`
 */
export async function inspectInChild(task: Task): Promise<Inspected> {
  if (running >= mostAtOnce) await new Promise<void>((resolve) => waiting.push(resolve))
  else running += 1
  try {
    const answer = await ask(task)
    if ('breaks' in answer) throw new NewsroomError('file-refused', answer.breaks)
    if ('failed' in answer) throw new Error(`A file could not be looked into: ${answer.failed}`)
    return answer.inspected
  } finally {
    const next = waiting.shift()
    if (next) next()
    else running -= 1
  }
}

function ask(task: Task): Promise<Answer> {
  const child = fork(projectPath('lib/newsroom/files/inspect-child.ts'), [], {
    // No password, no address of a database and no key.
    env: {} as NodeJS.ProcessEnv,
    execArgv: ['--max-old-space-size=256'],
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  })
  let complaint = ''
  child.stderr?.on('data', (chunk: Buffer) => {
    if (complaint.length < 2_000) complaint += chunk
  })
  return new Promise((resolve, reject) => {
    let ending: FileRule = 'not-opened'
    const timer = setTimeout(() => {
      ending = 'too-costly'
      child.kill('SIGKILL')
    }, fileLimits.time)
    child.once('error', reject)
    // Ended before it could be asked: `exit` says so.
    child.once('spawn', () => child.send(task, () => {}))
    child.once('message', (message) => {
      const answer = answers.safeParse(message)
      if (answer.success) resolve(answer.data)
      child.kill('SIGKILL')
    })
    child.once('exit', (code, signal) => {
      clearTimeout(timer)
      if (complaint)
        log.error(
          { file: basename(task.file), ending: signal ?? code, complaint },
          'A file could not be looked into',
        )
      // After an answer this changes nothing.
      resolve({ breaks: ending })
    })
  })
}
