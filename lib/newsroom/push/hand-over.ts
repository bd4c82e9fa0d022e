/**
 * Handing messages over to push services, as RFC 8030 has it: many at a time over few connections, each encrypted in the
 * moment at which there is room for it. A service that is slow, or away, holds up no other.
 */
import { type ClientHttp2Session, connect as connectHttp2, constants } from 'node:http2'
import { isIP } from 'node:net'
import { connect as connectTls } from 'node:tls'
import {
  checkDestination,
  FetchRefused,
  guardedFetch,
  guardedLookup,
  mayConnectTo,
} from '../../server/guarded-fetch.ts'
import { encryptMessage } from './encrypt-message.ts'
import { type ServerKey, signing } from './server-key.ts'

/** A device, as the database has it. */
type Device = { endpoint: string; p256dh: string; auth: string }

/** One message for some devices. */
export type HandOver = {
  devices: Device[]
  /** JSON, no longer than `longestMessage`. */
  text: string
  /** Seconds for which a service keeps it for a device that is off. */
  ttl: number
  /** It takes the place of what still waits there under the same name: 32 characters of base64url. */
  topic: string
  urgency: 'normal' | 'high'
}

/** What came of one device. Those whose service took the message are not named. */
export type Outcome = {
  /** Its place among those that were given. */
  at: number
  /** 0 where there was no answer. */
  status: number
  /** Seconds that its service asks us to wait. */
  retryAfter?: number
  /** Why there was no answer. */
  reason?: string
}

/** What came of those that were answered soon; and who is not yet. */
export type Answered = { outcomes: Outcome[]; open: number[] }

export type Handing = {
  /** Answers at the latest after {@link patience}, sooner where few are left; `rest` then says what came since, as late at most, until none is open. */
  handOver: (given: HandOver) => Promise<Answered & { rest: () => Promise<Answered> }>
  close: () => void
}

/** What a thread that hands over is begun with. */
export type HandingData = {
  key: ServerKey
  contact: string
  /** `settings.privateDestinations` */
  allowed: readonly string[]
  /** For tests: who has signed their service’s certificate. */
  ca?: string | undefined
}

/** Milliseconds that a service has to answer, or to be connected to. */
const longestAnswer = 10_000
/** Milliseconds after which what has been answered is told of: slow services hold up nobody’s note. */
const patience = 1_500
/**
 * The same once nine of ten have been answered. A thread has a bounded number of devices in hand, so that it stands still
 * while it waits for the few that are slow.
 */
const patienceWithFew = 50
/** Connections to one service, and messages that one of them carries at a time where the service says nothing else. */
const mostSessions = 4
const mostStreams = 128
/** Messages that are on their way at a time to a service that speaks HTTP/1.1. */
const mostPlain = 16
/** Milliseconds after which a connection that carries nothing is closed. */
const longestIdle = 30_000
/** Milliseconds that a message waits for room; its service is too slow by then. */
const longestWait = 60_000
/** Messages that are encrypted before answers are listened to again. */
const slice = 16
/** Bytes of an answer that are read; it says what it has to in its head. */
const longestBody = 16_384

type Message = {
  /** When whoever asked is told that there was no room for it. */
  until: number
  url: URL
  device: Device
  text: Buffer
  headers: Record<string, string>
  done: (outcome: Omit<Outcome, 'at'>) => void
}

type Session = { http2: ClientHttp2Session; open: number; isLeaving: boolean }
type Service = {
  origin: string
  waiting: Message[]
  sessions: Set<Session>
  connecting: number
  /** It speaks HTTP/1.1 alone. */
  isPlain: boolean
  plain: number
  isPumping: boolean
}

export function openHanding({ key, contact, allowed, ca }: HandingData): Handing {
  const authorization = signing(key, contact)
  const services = new Map<string, Service>()

  const serviceOf = (url: URL): Service => {
    let service = services.get(url.origin)
    if (!service) {
      service = {
        origin: url.origin,
        waiting: [],
        sessions: new Set(),
        connecting: 0,
        isPlain: url.protocol === 'http:',
        plain: 0,
        isPumping: false,
      }
      services.set(url.origin, service)
    }
    return service
  }

  return {
    handOver: async (given) => {
      let outcomes: Outcome[] = []
      const open = new Set(given.devices.keys())
      const few = given.devices.length / 10
      /** Answers whoever waits. */
      let tell: (() => void) | undefined
      const rest = () =>
        new Promise<Answered>((resolve) => {
          tell = () => {
            clearTimeout(timer)
            tell = undefined
            resolve({ outcomes, open: [...open] })
            outcomes = []
          }
          const timer = setTimeout(tell, patience)
          if (open.size === 0) tell?.()
        })
      const first = rest()
      let soon: NodeJS.Timeout | undefined
      first.then(() => clearTimeout(soon))
      const text = Buffer.from(given.text)
      const headers = {
        ttl: String(given.ttl),
        urgency: given.urgency,
        topic: given.topic,
        'content-encoding': 'aes128gcm',
        'content-type': 'application/octet-stream',
      }
      const touched = new Set<Service>()
      const until = Date.now() + longestWait
      for (const [at, device] of given.devices.entries()) {
        const done: Message['done'] = (outcome) => {
          if (outcome.status < 200 || outcome.status > 299) outcomes.push({ at, ...outcome })
          open.delete(at)
          if (open.size === 0) tell?.()
          else if (open.size <= few) soon ??= setTimeout(() => tell?.(), patienceWithFew)
        }
        try {
          const url = checkDestination(device.endpoint, allowed)
          const service = serviceOf(url)
          service.waiting.push({ until, url, device, text, headers, done })
          touched.add(service)
        } catch (error) {
          done({ status: 0, reason: reasonOf(error) })
        }
      }
      for (const service of touched) pump(service)
      return { ...(await first), rest }
    },
    close: () => {
      for (const { sessions } of services.values()) for (const { http2 } of sessions) http2.destroy()
    },
  }

  /** Sends what waits, as far as there is room; looks for answers in between. */
  function pump(service: Service): void {
    if (service.isPumping) return
    let sent = 0
    dropLate(service)
    while (service.waiting.length > 0) {
      if (sent === slice) {
        service.isPumping = true
        setImmediate(() => {
          service.isPumping = false
          pump(service)
        })
        return
      }
      if (service.isPlain) {
        if (service.plain >= mostPlain) return
        sendPlainly(service, take(service))
      } else {
        const session = roomOf(service)
        if (!session) {
          if (service.sessions.size + service.connecting < mostSessions) connect(service)
          return
        }
        send(service, session, take(service))
      }
      sent += 1
    }
    // Strangers name them: what nothing is sent to any more is forgotten.
    if (service.sessions.size + service.connecting + service.plain === 0) services.delete(service.origin)
  }

  function connect(service: Service): void {
    const url = new URL(service.origin)
    const host = url.hostname.replace(/^\[|\]$/g, '')
    service.connecting += 1
    const socket = connectTls({
      host,
      port: Number(url.port || 443),
      ...(isIP(host) === 0 && { servername: host }),
      ALPNProtocols: ['h2', 'http/1.1'],
      lookup: guardedLookup(service.origin, allowed),
      ...(ca !== undefined && { ca }),
    })
    const timer = setTimeout(
      () => socket.destroy(new FetchRefused('too-slow', service.origin)),
      longestAnswer,
    )
    const failed = (error: Error): void => {
      clearTimeout(timer)
      service.connecting -= 1
      socket.destroy()
      // Others may still carry it.
      const isAlone = service.sessions.size + service.connecting === 0
      for (const message of isAlone ? service.waiting.splice(0) : [])
        message.done({ status: 0, reason: reasonOf(error) })
      pump(service)
    }
    const ended = () => failed(new Error('closed'))
    socket.once('error', failed)
    socket.once('close', ended)
    // Once more, of what was really connected to.
    socket.once('connect', () => {
      if (!mayConnectTo(socket.remoteAddress ?? '', allowed))
        socket.destroy(new FetchRefused('private', service.origin))
    })
    socket.once('secureConnect', () => {
      clearTimeout(timer)
      socket.removeListener('error', failed)
      socket.removeListener('close', ended)
      service.connecting -= 1
      if (socket.alpnProtocol === 'h2')
        adopt(service, connectHttp2(service.origin, { createConnection: () => socket }))
      else {
        socket.on('error', () => {})
        socket.destroy()
        service.isPlain = true
      }
      pump(service)
    })
  }

  function adopt(service: Service, http2: ClientHttp2Session): void {
    const session: Session = { http2, open: 0, isLeaving: false }
    service.sessions.add(session)
    const leave = () => {
      session.isLeaving = true
      service.sessions.delete(session)
      pump(service)
    }
    // Its messages hear of it themselves.
    http2.on('error', () => {})
    http2.once('goaway', leave)
    http2.once('close', leave)
    http2.setTimeout(longestIdle, () => http2.close())
    http2.on('remoteSettings', () => pump(service))
    http2.unref()
  }

  function send(service: Service, session: Session, { url, device, text, headers, done }: Message): void {
    session.open += 1
    let isDone = false
    let isBegun = false
    let stream: ReturnType<ClientHttp2Session['request']> | undefined
    const finish = (outcome: Omit<Outcome, 'at'>): void => {
      if (isDone) return
      isDone = true
      clearTimeout(timer)
      session.open -= 1
      done(outcome)
      // Where it could not even be sent, the next one is sent by who sent this one.
      if (isBegun) pump(service)
    }
    const timer = setTimeout(() => {
      finish({ status: 0, reason: 'too-slow' })
      stream?.close(constants.NGHTTP2_CANCEL)
    }, longestAnswer)
    try {
      const body = encryptMessage(
        text,
        Buffer.from(device.p256dh, 'base64url'),
        Buffer.from(device.auth, 'base64url'),
      )
      stream = session.http2.request({
        ...headers,
        ':method': 'POST',
        ':path': `${url.pathname}${url.search}`,
        authorization: authorization(service.origin),
        'content-length': String(body.length),
      })
      stream.on('response', (answer) => {
        const status = Number(answer[':status'] ?? 0)
        finish({ status, ...retryAfterOf(answer['retry-after']) })
      })
      let read = 0
      stream.on('data', (chunk: Buffer) => {
        read += chunk.length
        if (read > longestBody) stream?.close(constants.NGHTTP2_CANCEL)
      })
      stream.once('error', (error) => finish({ status: 0, reason: reasonOf(error) }))
      stream.once('close', () => finish({ status: 0, reason: 'closed' }))
      stream.end(body)
      isBegun = true
    } catch (error) {
      finish({ status: 0, reason: reasonOf(error) })
    }
  }

  function sendPlainly(service: Service, { url, device, text, headers, done }: Message): void {
    service.plain += 1
    const finish = (outcome: Omit<Outcome, 'at'>): void => {
      service.plain -= 1
      done(outcome)
      pump(service)
    }
    guardedFetch(url.href, {
      method: 'POST',
      headers: { ...headers, authorization: authorization(service.origin) },
      body: encryptMessage(
        text,
        Buffer.from(device.p256dh, 'base64url'),
        Buffer.from(device.auth, 'base64url'),
      ),
      within: longestAnswer,
      most: longestBody,
      cut: true,
      allowed,
    }).then(
      ({ status, headers: answer }) => finish({ status, ...retryAfterOf(answer['retry-after']) }),
      (error: unknown) => finish({ status: 0, reason: reasonOf(error) }),
    )
  }
}

/** Those in front have waited longest. */
function dropLate({ waiting }: Service): void {
  const now = Date.now()
  const late = waiting.findIndex(({ until }) => until > now)
  for (const { done } of waiting.splice(0, late === -1 ? waiting.length : late))
    done({ status: 0, reason: 'too-slow' })
}

const take = (service: Service): Message => {
  const [message] = service.waiting.splice(0, 1)
  if (!message) throw new Error('Nothing waits for this service')
  return message
}

/** The connection with the most room; undefined where there is none. */
function roomOf({ sessions }: Service): Session | undefined {
  let best: Session | undefined
  for (const session of sessions) {
    const { http2, open, isLeaving } = session
    const most = Math.min(http2.remoteSettings?.maxConcurrentStreams ?? mostStreams, mostStreams)
    if (isLeaving || http2.closed || http2.destroyed || open >= most) continue
    if (!best || open < best.open) best = session
  }
  return best
}

/** Seconds, or a date (RFC 9110, 10.2.3). */
function retryAfterOf(value: string | undefined): { retryAfter?: number } {
  if (!value) return {}
  const seconds = /^\d{1,9}$/.test(value) ? Number(value) : (Date.parse(value) - Date.now()) / 1_000
  return Number.isFinite(seconds) ? { retryAfter: Math.max(1, Math.ceil(seconds)) } : {}
}

const reasonOf = (error: unknown): string => {
  if (error instanceof FetchRefused) return error.refusal
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  return typeof code === 'string' ? code : 'failed'
}
