/** A request to the API, answered: who asks, what they ask, whether it is well formed, and what comes of it. */
import type { z } from 'zod'
import type { Database } from '../db/open.ts'
import { isPassing, isUnwritable } from '../db/sql-state.ts'
import { log } from '../log/log.ts'
import { actorOfKey } from '../newsroom/keys/actor-of-key.ts'
import { keyIn } from '../newsroom/keys/key-text.ts'
import { NewsroomError } from '../newsroom/newsroom-error.ts'
import { attempt } from '../newsroom/people/attempts.ts'
import { type Answered, answeredOnce } from './answered-once.ts'
import { openApiDocument } from './openapi.ts'
import type { Keyed, Method, Operation } from './operation.ts'
import { apiBase, operationsAt } from './operations.ts'
import { type Fault, Problem, problem, problemBody, problemMediaType } from './problems.ts'
import { checkPictureType, readJson } from './read-body.ts'
import { problemOfRefusal } from './refusals.ts'

/** What one key may ask for. */
export const requestsPerKey = { most: 300, within: 60 }

const jsonType = 'application/json; charset=utf-8'

/** Of every answer. The press, which keeps answers without a key, says for itself how long. */
const always = {
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'x-robots-tag': 'noindex',
}
/** Any page may read what anybody may read; what takes a key is asked for by servers. */
const forEverybody = { 'access-control-allow-origin': '*' }

/** @param path under `/api/v1`, decoded by nobody yet */
export async function answerApi(db: Database, request: Request, path: string): Promise<Response> {
  let scopes: readonly string[] = []
  let headers: Record<string, string> = { ...always }
  try {
    if (path === '/openapi.json') return documentAnswer(request)
    const found = operationsAt(path)
    if (!found) throw problem('not-found', `Nothing stands at ${apiBase}${path}.`)
    const { byMethod, params } = found
    const allowed = allowedMethods([...byMethod.keys()])
    const isOpen = [...byMethod.values()].every((each) => !each.scopes)
    if (isOpen && !request.headers.has('authorization')) headers = { ...headers, ...forEverybody }
    if (request.method === 'OPTIONS')
      return new Response(null, { status: 204, headers: { ...headers, allow: allowed } })
    const method = request.method === 'HEAD' ? 'GET' : request.method
    const operation = byMethod.get(method as Method)
    if (!operation) throw problem('method-not-allowed', `Here you may ${allowed}.`, {}, { allow: allowed })
    const keyed = await readKey(db, request, operation)
    scopes = keyed?.key.scopes ?? []
    const { status, headers: own, body } = await perform(db, request, operation, params, keyed)
    return new Response(body || null, {
      status,
      headers: { ...headers, ...own, ...(body && { 'content-type': jsonType }) },
    })
  } catch (error) {
    const told = problemOf(error, scopes, request)
    return new Response(problemBody(told), {
      status: told.status,
      headers: { ...headers, ...told.headers, 'content-type': problemMediaType },
    })
  }
}

function problemOf(error: unknown, scopes: readonly string[], request: Request): Problem {
  if (error instanceof Problem) return error
  if (error instanceof NewsroomError) return problemOfRefusal(error, scopes)
  log.error(
    { err: error, method: request.method, path: new URL(request.url).pathname },
    'The API could not answer',
  )
  const comeAgain = 'Try again after as many seconds as Retry-After says.'
  // The disk is full, or none of the database's servers is a primary.
  if (isUnwritable(error)) return problem('read-only', comeAgain, {}, { 'retry-after': '10' })
  // It is away, or something else was in the way for too long.
  if (isPassing(error)) return problem('too-busy', comeAgain, {}, { 'retry-after': '5' })
  return problem('failed', 'Try again later.')
}

function documentAnswer(request: Request): Response {
  const headers = { ...always, ...forEverybody, 'content-type': jsonType }
  if (request.method === 'GET' || request.method === 'HEAD')
    return new Response(JSON.stringify(openApiDocument()), { headers })
  if (request.method === 'OPTIONS')
    return new Response(null, { status: 204, headers: { ...headers, allow: 'GET, HEAD, OPTIONS' } })
  throw problem('method-not-allowed', 'This is only read.', {}, { allow: 'GET, HEAD, OPTIONS' })
}

const allowedMethods = (methods: Method[]): string =>
  [...methods.flatMap((each) => (each === 'GET' ? ['GET', 'HEAD'] : [each])), 'OPTIONS'].join(', ')

/** @throws {Problem} `key-missing`, `key-refused`, `scope-missing`, `too-many-requests` */
async function readKey(db: Database, request: Request, operation: Operation): Promise<Keyed | null> {
  const authorization = request.headers.get('authorization')
  if (authorization === null) {
    if (!operation.scopes) return null
    throw problem(
      'key-missing',
      'Send Authorization: Bearer and a key.',
      {},
      { 'www-authenticate': 'Bearer' },
    )
  }
  const key = keyIn(authorization)
  const keyed = key && (await actorOfKey(db, key))
  if (!keyed)
    throw problem(
      'key-refused',
      'It is none of ours, was revoked, is over, or its maker may no longer come in.',
      {},
      { 'www-authenticate': 'Bearer error="invalid_token"' },
    )
  const wait = await attempt(db, `api|${keyed.key.id}`, requestsPerKey)
  if (wait > 0)
    throw problem(
      'too-many-requests',
      `At most ${requestsPerKey.most} in ${requestsPerKey.within} seconds. Wait ${wait} seconds.`,
      {},
      { 'retry-after': String(wait) },
    )
  return keyed
}

async function perform(
  db: Database,
  request: Request,
  operation: Operation,
  params: Record<string, string>,
  keyed: Keyed | null,
): Promise<Answered> {
  const asked = {
    db,
    request,
    keyed,
    params: check(operation.params, decoded(params), 'parameter'),
    query: check(operation.query, queryOf(request), 'parameter'),
    body: await bodyOf(request, operation, keyed),
  }
  const work = async (): Promise<Answered> => {
    const reply = await operation.run(asked as never)
    return {
      status: reply.status,
      headers: reply.headers ?? {},
      body: reply.body === undefined ? '' : JSON.stringify(reply.body),
    }
  }
  const name = request.headers.get('idempotency-key')
  return name !== null && keyed && operation.method === 'POST' && operation.body !== 'picture'
    ? answeredOnce(
        db,
        keyed.key.id,
        name,
        [operation.id, JSON.stringify(params), JSON.stringify(asked.body)],
        work,
      )
    : work()
}

async function bodyOf(request: Request, { body, scopes }: Operation, keyed: Keyed | null): Promise<unknown> {
  if (!body) return undefined
  // Nothing is read from who will be refused whatever they send.
  const [scope, ...others] = scopes ?? []
  if (scope && others.length === 0 && !keyed?.key.scopes.includes(scope))
    throw problem('scope-missing', `This needs a key for ${scope}.`, { action: scope })
  if (body === 'picture') return checkPictureType(request)
  return check(body.schema, await readJson(request, body.most), 'body')
}

function decoded(params: Record<string, string>): Record<string, string> {
  try {
    return Object.fromEntries(
      Object.entries(params).map(([name, value]) => [name, decodeURIComponent(value)]),
    )
  } catch {
    throw problem('not-found', 'This address is broken.')
  }
}

/** @throws {Problem} `invalid` when one is given twice */
function queryOf(request: Request): Record<string, string> {
  const { searchParams } = new URL(request.url)
  for (const name of searchParams.keys())
    if (searchParams.getAll(name).length > 1)
      throw problem('invalid', 'A parameter is given twice.', {
        errors: [{ parameter: name.slice(0, 100), detail: 'Give it once.' }],
      })
  return Object.fromEntries(searchParams)
}

/** As many faults as are worth telling. */
const mostFaults = 20

/** @throws {Problem} `invalid`, saying where */
function check(schema: z.ZodType, given: unknown, where: 'parameter' | 'body'): unknown {
  const { success, data, error } = schema.safeParse(given)
  if (success) return data
  const errors = error.issues.slice(0, mostFaults).map(({ path, message }): Fault => {
    const parts = path.map((part) => String(part).replaceAll('~', '~0').replaceAll('/', '~1'))
    return where === 'body'
      ? { pointer: parts.map((part) => `/${part}`).join(''), detail: message }
      : { parameter: parts.join('.'), detail: message }
  })
  throw problem('invalid', 'What was sent breaks the schema; “errors” says where.', { errors })
}
