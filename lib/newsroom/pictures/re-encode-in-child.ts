import { fork } from 'node:child_process'
import { basename } from 'node:path'
import { z } from 'zod'
import { projectPath } from '../../db/project-path.ts'
import { log } from '../../log/log.ts'
import { digitalSources } from '../../picture/digital-source.ts'
import { longestEmbeddedText } from '../../picture/embedded-words.ts'
import { present } from '../../present.ts'
import { pictureFormats } from '../../vocabulary.ts'
import { NewsroomError } from '../newsroom-error.ts'
import { limits, type PictureRule, pictureRules } from './picture-rules.ts'
import type { Encoded } from './re-encode.ts'
import type { Answer, Task } from './re-encode-child.ts'

/** At once, in each server process; others wait for their turn. One keeps a core busy. */
const mostAtOnce = 2

/** What the child may need to start; it gets no password, no address of a database and no key. */
const neededVariables = ['LD_LIBRARY_PATH', 'DYLD_LIBRARY_PATH', 'SystemRoot', 'TEMP', 'TMPDIR']

const side = z.number().int().min(1).max(limits.side)
const embedded = z.string().max(3 * longestEmbeddedText)
const wordsOfFile = z.array(z.object({ language: z.string().max(80).nullable(), text: embedded })).max(60)
/** The child met a stranger's file: what it answers is checked as a stranger's. */
const answers: z.ZodType<Answer> = z.union([
  z.object({
    encoded: z.object({
      width: side,
      height: side,
      thumbhash: z.string().regex(/^[A-Za-z0-9+/]{4,64}={0,2}$/),
      likeness: z
        .string()
        .regex(/^[01]{128}$/)
        .nullable(),
      words: z.object({
        captions: wordsOfFile,
        alts: wordsOfFile,
        credit: embedded.nullable(),
        rights: embedded.nullable(),
        takenAt: z.iso
          .date()
          .or(z.iso.datetime({ offset: true, local: true }))
          .nullable(),
        digitalSource: z.enum(digitalSources).nullable(),
      }),
      hasCredentials: z.boolean(),
      files: z
        .array(
          z.object({
            name: z.string().regex(/^\d{1,5}\.(avif|webp|jpg)$/),
            width: side,
            height: side,
            format: z.enum(pictureFormats),
            bytes: z.number().int().positive(),
          }),
        )
        .min(1),
    }),
  }),
  z.object({ breaks: z.enum(pictureRules) }),
  z.object({ failed: z.string() }),
])

let running = 0
const waiting: (() => void)[] = []

/**
 * Re-encodes a picture from a stranger in a process of its own, which is ended when it takes too long.
 * @param task the file, what its bytes say it is, and the folder its renditions go to
 * @param started told the child's process id
 * @throws {NewsroomError} `picture-refused`
 */
export async function reEncodeInChild(task: Task, started?: (pid: number) => void): Promise<Encoded> {
  if (running >= mostAtOnce) await new Promise<void>((resolve) => waiting.push(resolve))
  else running += 1
  try {
    const answer = await ask(task, started)
    if ('breaks' in answer) throw new NewsroomError('picture-refused', answer.breaks)
    if ('failed' in answer) throw new Error(`A picture could not be written: ${answer.failed}`)
    return answer.encoded
  } finally {
    const next = waiting.shift()
    if (next) next()
    else running -= 1
  }
}

function ask(task: Task, started: ((pid: number) => void) | undefined): Promise<Answer> {
  const child = fork(projectPath('lib/newsroom/pictures/re-encode-child.ts'), [], {
    env: Object.fromEntries(
      neededVariables.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : [])),
    ) as unknown as NodeJS.ProcessEnv,
    execArgv: ['--max-old-space-size=128'],
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  })
  let complaint = ''
  child.stderr?.on('data', (chunk: Buffer) => {
    if (complaint.length < 2_000) complaint += chunk
  })
  return new Promise((resolve, reject) => {
    let ending: PictureRule = 'not-opened'
    const timer = setTimeout(() => {
      ending = 'too-costly'
      child.kill('SIGKILL')
    }, limits.time)
    child.once('error', reject)
    child.once('spawn', () => {
      started?.(present(child.pid, 'process'))
      // Ended before it could be asked: `exit` says so.
      child.send(task, () => {})
    })
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
          'A picture could not be opened',
        )
      // After an answer this changes nothing.
      resolve({ breaks: ending })
    })
  })
}
