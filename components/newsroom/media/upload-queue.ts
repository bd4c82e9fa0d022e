/**
 * Pictures on their way to the newsroom: which wait, how far each has come, what became of it. Knows neither React nor
 * how anything is sent, and outlives the page it is shown on: who describes the first goes on sending the others.
 */
import type { Answered, Refused } from '../story/ask-newsroom.ts'
import type { UploadedPicture } from './upload-picture.client.ts'

export type Upload = {
  id: string
  name: string
  /** `paused`: there was no answer; it goes on by itself. */
  state: 'waiting' | 'sending' | 'opening' | 'paused' | 'done' | 'failed'
  /** 0 to 1, of what is sent. */
  fraction: number
  picture?: UploadedPicture
  /** Why it was not kept; set when `failed`. */
  refused?: Refused
  /** The browser has no room for its bytes: they are lost with the page. */
  isFleeting?: true
}

/** What sends, remembers and gives up; `browserUploads` in a browser. */
export type UploadWays = {
  send: (
    file: Blob,
    sending: {
      address: string | null
      onBegun: (address: string) => void
      onProgress: (fraction: number) => void
      signal: AbortSignal
    },
  ) => Promise<Answered<UploadedPicture>>
  giveUp: (address: string) => void
  keep: (id: string, name: string, file: Blob) => Promise<void>
  storeUploadAddress: (id: string, address: string) => Promise<void>
  forget: (id: string) => Promise<void>
  left: () => Promise<{ id: string; name: string; file: Blob; address: string | null }[]>
  newId: () => string
}

/** At once: the server opens two, while the next is sent. */
const mostAtOnce = 3
/** Milliseconds after which what there was no answer to is tried again, if nothing says sooner that there may be one. */
const pause = 10_000

export class UploadQueue {
  readonly #ways: UploadWays
  #uploads: readonly Upload[] = []
  readonly #bytes = new Map<string, { file: Blob; address: string | null }>()
  /** Being written: what is forgotten sooner is forgotten after that. */
  readonly #keeping = new Map<string, Promise<void>>()
  readonly #running = new Map<string, AbortController>()
  readonly #listeners = new Set<() => void>()
  #resuming: ReturnType<typeof setTimeout> | undefined

  constructor(ways: UploadWays) {
    this.#ways = ways
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }
  readonly uploads = (): readonly Upload[] => this.#uploads

  add(files: readonly { name: string; file: Blob }[]): void {
    for (const { name, file } of files) {
      const id = this.#ways.newId()
      this.#enter(id, name, file, null)
      const kept = this.#ways.keep(id, name, file).catch(() => this.#change(id, { isFleeting: true }))
      this.#keeping.set(id, kept)
    }
    this.#startNext()
  }

  /** Goes on with what was on its way when the page went. */
  async takeUpLeft(): Promise<void> {
    for (const { id, name, file, address } of await this.#ways.left().catch(() => []))
      if (!this.#uploads.some((each) => each.id === id)) this.#enter(id, name, file, address)
    this.#startNext()
  }

  retry(id: string): void {
    this.#change(id, { state: 'waiting', refused: undefined, fraction: 0 })
    this.#startNext()
  }

  /** Tries again whatever there was no answer to. */
  resume(): void {
    clearTimeout(this.#resuming)
    for (const each of this.#uploads) if (each.state === 'paused') this.#change(each.id, { state: 'waiting' })
    this.#startNext()
  }

  /** Stops it, if it is on its way, and takes it out of the list. */
  remove(id: string): void {
    this.#running.get(id)?.abort()
    const address = this.#bytes.get(id)?.address
    if (address) this.#ways.giveUp(address)
    this.#bytes.delete(id)
    this.#uploads = this.#uploads.filter((each) => each.id !== id)
    this.#tell()
    void this.#forget(id)
  }

  /** Takes out of the list what has come to an end. */
  clear(): void {
    for (const { id, state } of this.#uploads) if (state === 'done' || state === 'failed') this.remove(id)
  }

  #enter(id: string, name: string, file: Blob, address: string | null): void {
    this.#bytes.set(id, { file, address })
    this.#uploads = [...this.#uploads, { id, name, state: 'waiting', fraction: 0 }]
    this.#tell()
  }

  #startNext(): void {
    for (const { id, state } of this.#uploads) {
      if (this.#running.size >= mostAtOnce) return
      if (state === 'waiting' && !this.#running.has(id)) void this.#send(id)
    }
  }

  async #send(id: string): Promise<void> {
    const own = this.#bytes.get(id)
    if (!own) return
    const controller = new AbortController()
    this.#running.set(id, controller)
    this.#change(id, { state: 'sending' })
    const answer = await this.#ways.send(own.file, {
      address: own.address,
      onBegun: (address) => {
        own.address = address
        this.#ways.storeUploadAddress(id, address).catch(() => {})
      },
      onProgress: (fraction) => this.#change(id, { fraction, state: fraction < 1 ? 'sending' : 'opening' }),
      signal: controller.signal,
    })
    this.#running.delete(id)
    if (answer.ok) {
      this.#change(id, { state: 'done', picture: answer.value })
      this.#bytes.delete(id)
      void this.#forget(id)
    } else if (answer.refusal === 'away') {
      this.#change(id, { state: 'paused' })
      clearTimeout(this.#resuming)
      this.#resuming = setTimeout(() => this.resume(), pause)
    } else if (answer.refusal !== 'cancelled') {
      this.#change(id, { state: 'failed', refused: answer })
      // What is wrong with the file stays wrong, also when the page is opened again.
      if (!mayRetry(answer)) void this.#forget(id)
      // It is not there any more, or never will be.
      if (answer.refusal === 'picture-refused' && answer.subject !== 'not-opened') own.address = null
    }
    this.#startNext()
  }

  async #forget(id: string): Promise<void> {
    await this.#keeping.get(id)
    this.#keeping.delete(id)
    await this.#ways.forget(id).catch(() => {})
  }

  #change(id: string, changed: Partial<Upload>): void {
    this.#uploads = this.#uploads.map((each) => (each.id === id ? { ...each, ...changed } : each))
    this.#tell()
  }

  #tell(): void {
    for (const listener of this.#listeners) listener()
  }
}

/** The file is not what was wrong: it may be sent again. */
export const mayRetry = ({ refusal, subject }: Refused): boolean =>
  refusal === 'picture-refused'
    ? ['not-opened', 'too-many', 'upload-gone'].includes(subject)
    : ['failed', 'no-room', 'no-primary', 'signed-out', 'too-many-attempts'].includes(refusal)
