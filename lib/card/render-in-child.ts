import { type ChildProcess, fork } from 'node:child_process'
import { projectPath } from '../db/project-path.ts'
import type { Card, CardPicture, CardShape } from './card.ts'
import { CardFailed } from './card-failed.ts'
import type { CropSize } from './crop-size.ts'
import type { RenderedCard } from './render-card.ts'
import type { Answer, Order, Task } from './render-child.ts'

const limits = {
  /** Orders given to the child at once: while one is encoded the next is laid out. */
  atOnce: 2,
  /** Orders that may wait; more are refused, and get the plain card of their section. */
  waiting: 200,
  /** Milliseconds from when the child has an order to its answer. */
  time: 20_000,
  /** Bytes. A child that holds more when it has answered ends, and what native code kept goes with it. */
  memory: 400_000_000,
  /** Milliseconds without an order until the child ends: a quiet paper pays nothing for cards. */
  idle: 600_000,
}

/** What the child may need to start; it gets no password, no address of a database and no key. */
const neededVariables = ['LD_LIBRARY_PATH', 'DYLD_LIBRARY_PATH', 'SystemRoot', 'TEMP', 'TMPDIR']

type Asked = {
  order: Order
  resolve: (rendered: RenderedCard) => void
  reject: (error: CardFailed) => void
}

/** A child, and what it has been asked and has not answered. */
type Drawing = { child: ChildProcess; asked: Map<number, Asked & { timer: NodeJS.Timeout }> }

let drawing: Drawing | null = null
let idle: NodeJS.Timeout | undefined
let lastId = 0
const waiting: Asked[] = []

/** A card, drawn in a process of its own (see `renderCard`). @throws {CardFailed} */
export const renderCardInChild = (card: Card, shape: CardShape = 'wide'): Promise<RenderedCard> =>
  ask({ draw: card, shape })

/** The part of a picture of this size around its focal point, as JPEG; cut in the same process. @throws {CardFailed} */
export const cutPictureInChild = (picture: CardPicture, size: CropSize): Promise<RenderedCard> =>
  ask({ cut: picture, size })

function ask(order: Order): Promise<RenderedCard> {
  return new Promise((resolve, reject) => {
    if (waiting.length >= limits.waiting) return reject(new CardFailed('Too many cards are being drawn'))
    waiting.push({ order, resolve, reject })
    giveNext()
  })
}

/** Gives the child what waits, as much as it may have at once. */
function giveNext(): void {
  clearTimeout(idle)
  while (waiting.length > 0) {
    drawing ??= start()
    const { child, asked } = drawing
    if (asked.size >= limits.atOnce) return
    const next = waiting.shift()
    if (!next) return
    const id = ++lastId
    asked.set(id, {
      ...next,
      timer: setTimeout(() => end(child, 'It took too long'), limits.time).unref(),
    })
    child.channel?.ref()
    // One that has ended says so by `exit`.
    child.send({ id, order: next.order } satisfies Task, () => {})
  }
  if (!drawing || drawing.asked.size > 0) return
  const { child } = drawing
  // A command may end while the child has nothing to do.
  child.channel?.unref()
  idle = setTimeout(() => end(child, 'It had nothing to do'), limits.idle).unref()
}

function start(): Drawing {
  const child = fork(projectPath('lib/card/render-child.ts'), [], {
    cwd: projectPath('.'),
    env: {
      ...Object.fromEntries(
        neededVariables.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : [])),
      ),
      // glibc's allocator keeps, for each thread that ever drew, what it drew in: a third less with two such arenas.
      MALLOC_ARENA_MAX: '2',
    } as unknown as NodeJS.ProcessEnv,
    execArgv: ['--max-old-space-size=128'],
    // Pictures go as they are, not as text.
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  child.unref()
  const started: Drawing = { child, asked: new Map() }
  child.on('message', (answer: Answer) => {
    const order = started.asked.get(answer.id)
    if (!order) return
    started.asked.delete(answer.id)
    clearTimeout(order.timer)
    if ('failed' in answer) order.reject(new CardFailed(answer.failed))
    else {
      order.resolve({ ...answer.rendered, body: Buffer.from(answer.rendered.body) })
      if (answer.resident > limits.memory) end(child, 'It held too much memory')
    }
    giveNext()
  })
  child.once('error', (error) => end(child, String(error)))
  child.once('exit', (code, signal) => end(child, `It ended (${signal ?? code})`))
  return started
}

/** Ends a child; what it was drawing failed, what waits goes to the next. */
function end(child: ChildProcess, reason: string): void {
  if (drawing?.child !== child) return
  const { asked } = drawing
  drawing = null
  child.kill('SIGKILL')
  for (const { timer, reject } of asked.values()) {
    clearTimeout(timer)
    reject(new CardFailed(`The card was not drawn. ${reason}`))
  }
  giveNext()
}
