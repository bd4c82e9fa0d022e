/** What every JSON route of the story screen does alike: a body of limited size in, an answer with its status out. */
import type { z } from 'zod'
import { requireActor } from '@/app/admin/require-actor.ts'
import { toResult } from '@/app/admin/result.ts'
import type { Database } from '@/lib/db/open.ts'
import type { Actor } from '@/lib/newsroom/actor.ts'
import { NewsroomError } from '@/lib/newsroom/newsroom-error.ts'
import type { Operation } from '@/lib/newsroom/operation.ts'
import type { FailedResult, Result } from '@/lib/newsroom/result.ts'
import { boundedBody } from '@/lib/server/bounded-body.ts'

/** Bytes. A move, a note, a name: nobody types more. */
const smallest = 64 * 1024
/** Bytes. A hundred thousand words of Arabic, with every mark there is, are three million. */
export const storySize = 6 * 1024 * 1024

type Body = { [key: string]: unknown }

/**
 * The request's body; nothing at all is no fields.
 * @throws {NewsroomError} `malformed`: `too-long`, or what is no JSON object
 */
export async function bodyOf(request: Request, most = smallest): Promise<Body> {
  const bytes = await boundedBody(request, most, () => new NewsroomError('malformed', 'too-long'))
  if (bytes.length === 0) return {}
  let body: unknown
  try {
    body = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    throw new NewsroomError('malformed', 'json')
  }
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    throw new NewsroomError('malformed', 'json')
  return body as Body
}

type Context = { params: Promise<Record<string, string>> }

type JsonRoute<T, C extends unknown[]> = {
  /** Bytes of the body. */
  most?: number
  /** What the operation is given; without it, the body's fields and the address's. */
  input?: (given: { params: Record<string, string>; body: Body }) => Body
  /** What the operation takes besides. */
  context?: () => [...C]
  /** What is answered of what came of it; without it, all. */
  answer?: (value: T, asked: { db: Database; actor: Actor; params: Record<string, string> }) => unknown
}

/**
 * A route that is an operation: its input is the address's parameters and the JSON body's fields, which the operation
 * checks; its outcome is the answer.
 */
export const jsonRoute =
  <S extends z.ZodType, C extends unknown[], T>(
    operation: Operation<S, Actor, C, Promise<T>>,
    { most, input = ({ params, body }) => ({ ...body, ...params }), context, answer }: JsonRoute<T, C> = {},
  ) =>
  (request: Request, given: Context): Promise<Response> =>
    jsonAnswer(async () => {
      const { db, actor } = await requireActor(request)
      const body = request.method === 'GET' ? {} : await bodyOf(request, most)
      // What a stranger sent is of no type yet: the operation finds out.
      const params = await given.params
      const call = operation as unknown as (db: Database, actor: Actor, ...given: unknown[]) => Promise<T>
      const value = await call(db, actor, input({ params, body }), ...(context?.() ?? []))
      return (answer ? await answer(value, { db, actor, params }) : value) ?? null
    })

const statusOf = (refusal: FailedResult['refusal']): number => {
  switch (refusal) {
    case 'signed-out':
      return 401
    case 'not-allowed':
    case 'foreign-origin':
    case 'proof-needed':
    case 'second-factor-needed':
      return 403
    case 'unknown-article':
      return 404
    case 'stale-version':
    case 'locked':
      return 409
    case 'malformed':
      return 400
    case 'failed':
      return 500
    case 'no-room':
    case 'no-primary':
      return 503
    default:
      return 422
  }
}

/** The answer of a route, kept by nobody on its way. */
export async function jsonAnswer<T>(work: () => Promise<T>): Promise<Response> {
  return jsonOf(await toResult(work))
}

const jsonOf = <T>(answer: Result<T>): Response =>
  Response.json(answer, {
    status: answer.ok ? 200 : statusOf(answer.refusal),
    headers: { 'Cache-Control': 'no-store' },
  })

/** For a route whose answer is not JSON; what went wrong is answered as {@link jsonAnswer} would. */
export async function answeringItself(work: () => Promise<Response>): Promise<Response> {
  const answer = await toResult(work)
  return answer.ok ? answer.value : jsonOf(answer)
}
