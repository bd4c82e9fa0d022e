/** An editor who goes on writing while something is broken: a sentence twice a second, saved through the API. */
import { setTimeout as wait } from 'node:timers/promises'
import { doc, p } from '../../lib/story/compose.ts'
import { type Paper, toldStatuses } from './paper.ts'

export type Wrote = {
  /** One for each sentence and each time it was tried again. */
  statuses: number[]
  /** Milliseconds of the slowest answer that there was. */
  slowest: number
  acknowledged: number
  /** Sentences that were acknowledged and are not in the draft. */
  lost: number
}

type Draft = { id: string; version: number }

/** A program of the API at one paper. `status` 0: there was no answer. */
export function program({ port }: { port: number }, key: string) {
  let requests = 0
  return async (
    method: string,
    path: string,
    body?: unknown,
    onceKey = `${process.pid}-${performance.now()}-${requests++}`,
  ): Promise<{ status: number; body: Record<string, unknown> }> => {
    const answer = await fetch(`http://localhost:${port}/api/v1${path}`, {
      method,
      headers: {
        authorization: `Bearer ${key}`,
        'content-type': 'application/json',
        'idempotency-key': onceKey,
        connection: 'close',
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(40_000),
    }).catch(() => undefined)
    const text = await answer?.text().catch(() => undefined)
    if (!answer || text === undefined) return { status: 0, body: {} }
    return { status: answer.status, body: text.startsWith('{') ? JSON.parse(text) : {} }
  }
}

export type Ask = ReturnType<typeof program>

/** A new draft in the first section of the paper. */
export async function newDraft(ask: Ask, sectionId: string, headline: string): Promise<Draft> {
  const { status, body } = await ask('POST', '/drafts', { locale: 'ar', sectionId, headline })
  if (status !== 201) throw new Error(`No draft was made: ${status} ${JSON.stringify(body)}`)
  return body as unknown as Draft
}

/** Begins to write, and goes on until `end` is called, when the draft is read as it then stands. */
export async function typing(
  paper: Paper,
  key: string,
  sectionId: string,
): Promise<{ end: () => Promise<Wrote> }> {
  const ask = program(paper, key)
  const headline = 'مادة تُكتب وشيء ينكسر'
  const draft = await newDraft(ask, sectionId, headline)
  const sentence = (n: number) => `جملة رقمها ${n}.`
  const wrote: Wrote = { statuses: [], slowest: 0, acknowledged: 0, lost: 0 }
  let isOver = false
  let version = draft.version
  const writing = (async () => {
    for (let n = 1; !isOver; n += 1) {
      const document = doc(...Array.from({ length: n }, (_, at) => p(sentence(at + 1))))
      // The same sentence is sent until it is known what came of it.
      for (let isKnown = false; !isKnown && !isOver; await wait(500)) {
        const from = performance.now()
        const { status, body } = await ask('PUT', `/drafts/${draft.id}`, {
          baseVersion: version,
          content: { headline, document, bylines: [] },
        })
        wrote.statuses.push(status)
        if (status) wrote.slowest = Math.max(wrote.slowest, performance.now() - from)
        // Written before, and the answer was lost: what is there is hers.
        const isHers = status === 409 && JSON.stringify(body.theirs ?? '').includes(sentence(n))
        if (status !== 200 && !isHers) continue
        version = Number(body.version)
        wrote.acknowledged = n
        isKnown = true
      }
    }
  })()
  return {
    end: async () => {
      isOver = true
      await writing
      for (let attempt = 1; ; attempt += 1) {
        const { status, body } = await ask('GET', `/drafts/${draft.id}`)
        if (status === 200) {
          const text = JSON.stringify(body)
          for (let n = 1; n <= wrote.acknowledged; n += 1) if (!text.includes(sentence(n))) wrote.lost += 1
          return wrote
        }
        if (attempt === 60) throw new Error(`The draft could not be read again: ${status}`)
        await wait(500)
      }
    },
  }
}

export const toldWriting = ({ statuses, slowest }: Wrote): string =>
  `${toldStatuses(statuses)}; slowest ${Math.round(slowest)} ms`
