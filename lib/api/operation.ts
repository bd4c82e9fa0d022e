/** What the API can be asked to do, as a value: the request is checked by it, and the document is written from it. */
import { z } from 'zod'
import type { Database } from '../db/open.ts'
import type { Actor } from '../newsroom/actor.ts'
import type { KeyInUse } from '../newsroom/keys/actor-of-key.ts'
import type { KeyScope } from '../newsroom/keys/key-scopes.ts'
import type { ProblemCode } from './problems.ts'

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/** Who asked by a key; absent where none was sent. */
export type Keyed = { actor: Actor & { staffId: string }; key: KeyInUse }

type OperationInput<P, Q, B> = {
  db: Database
  params: P
  query: Q
  body: B
  request: Request
  /** Only where the operation has scopes. */
  keyed: Keyed
}

type Reply = {
  status: number
  /** JSON; absent for an empty answer. */
  body?: unknown
  headers?: Record<string, string>
}

export type Operation = {
  id: string
  method: Method
  /** Under `/api/v1`, with parameters in braces: `/stories/{id}`. */
  path: string
  summary: string
  description?: string
  /** Absent: for everybody. Else what a key must be for; of several, which depends on what is asked. */
  scopes?: readonly KeyScope[]
  params: z.ZodObject
  query: z.ZodObject
  /** The schema of a JSON body, or that it is a picture's bytes. */
  body?: { schema: z.ZodType; most: number } | 'picture'
  answers: { status: number; description: string; schema?: z.ZodType }[]
  problems: readonly ProblemCode[]
  run: (asked: OperationInput<never, never, never>) => Promise<Reply>
}

type Given<P extends z.ZodObject, Q extends z.ZodObject, B extends z.ZodType> = Omit<
  Operation,
  'params' | 'query' | 'body' | 'run'
> & {
  params?: P
  query?: Q
  body?: { schema: B; most: number } | 'picture'
  run: (asked: OperationInput<z.output<P>, z.output<Q>, z.output<B>>) => Promise<Reply>
}

const nothing = z.object({})

/** An operation whose `run` is told by its schemas what it gets. */
export const operation = <P extends z.ZodObject, Q extends z.ZodObject, B extends z.ZodType>(
  given: Given<P, Q, B>,
): Operation => ({
  ...given,
  params: given.params ?? nothing,
  query: given.query ?? nothing,
  run: given.run as Operation['run'],
})
