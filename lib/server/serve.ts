/**
 * The server that `npm start` and `npm run dev` run: Next renders, the press prints, and what Next cannot say is put
 * right here. Follow a request in `answer-request.ts`.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'
import { setTimeout as wait } from 'node:timers/promises'
import { AnswerCounts } from '../health/answer-counts.ts'
import { log, loggedPath } from '../log/log.ts'
import { readAssets } from '../press/assets.ts'
import type { Press } from '../press/press.ts'
import { headersOfAnswers } from './answer-headers.ts'
import { answerRequests } from './answer-request.ts'
import { BotWatch } from './bots/bot-watch.ts'
import { answerBrokenRequests, closeServer, listen, upgradedSockets } from './connections.ts'
import { type LiveReaders, liveReaders } from './live/live-readers.ts'
import { openNext } from './next-inside.ts'
import { pressOverNext } from './press-over-next.ts'
import { sendFailure } from './send-plainly.ts'
import type { ServeOptions } from './serve-options.ts'

export type Serving = {
  /** The port it listens on; the one asked for, unless that was 0. */
  port: number
  press: Press
  /** Readers who hear of live coverage as it goes on. */
  listeners: LiveReaders
  answers: AnswerCounts
  /**
   * Reports not ready from the moment it is called, and ends connections with their next answer; after `drainFor` takes no
   * more of them, lets what runs finish, then resolves.
   */
  stop: () => Promise<void>
}

/** @throws the listening error (`EADDRINUSE`, `EACCES`) as Node gives it */
export async function serve(options: ServeOptions): Promise<Serving> {
  const { host, port, projectFolder, publicationNames, isDevelopment = false } = options
  const server = createServer()
  const next = await openNext(server, options)
  const assets = await readAssets(projectFolder, { isBuilt: !isDevelopment })
  const press = pressOverNext({ next, assets, options })
  const listeners = liveReaders(press, { each: options.listenersEach })
  let stopping = false
  const answers = new AnswerCounts()
  const bots = new BotWatch(options)
  const answer = answerRequests({
    press,
    next,
    assets,
    listeners,
    bots,
    counts: answers,
    options,
    isStopping: () => stopping,
  })

  const fail = (request: IncomingMessage, response: ServerResponse): void => {
    // Reported where it happened; here only the reader is left to be told.
    if (response.headersSent) response.destroy()
    else sendFailure(request, response, press.hearing === 'current' ? 500 : 503, publicationNames())
  }
  server.on('request', (request, response) => {
    if (stopping) response.setHeader('connection', 'close')
    try {
      answer(request, response)?.catch(() => fail(request, response))
    } catch (error) {
      const { method, url = '' } = request
      log.error({ err: error, method, path: loggedPath(url) }, 'A request could not be answered')
      fail(request, response)
    }
  })
  answerBrokenRequests(server, headersOfAnswers(options))
  // Only there: a server that listens for upgrades answers no request that asks for one, as any stranger may.
  const sockets = isDevelopment ? upgradedSockets(server) : new Set<Duplex>()
  await options.follow(press, listeners)
  await listen(server, host, port)
  return {
    port: (server.address() as AddressInfo).port,
    press,
    listeners,
    answers,
    stop: async () => {
      stopping = true
      // They look for another instance while this one finishes what it is at.
      options.liveTabs.close()
      await listeners.stop()
      await bots.close()
      await wait(options.drainFor)
      await closeServer(server, sockets)
      await press.keptPages?.close()
      await next.close()
    },
  }
}
