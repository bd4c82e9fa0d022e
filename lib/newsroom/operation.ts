/**
 * What the newsroom can be asked to do, as a value: what it takes, who may ask for it, and what is done. Pages, JSON
 * routes, the API and commands call it; none of them checks an input itself.
 */
import type { z } from 'zod'
import type { Database } from '../db/open.ts'
import { isWithout } from '../db/sql-state.ts'
import type { Actor } from './actor.ts'
import { NewsroomError, type Refusal } from './newsroom-error.ts'
import { requireProof } from './people/proof.ts'
import { type Action, authorise } from './permissions.ts'

/** May be left out where everything in it may be. */
type Given<S extends z.ZodType, C extends unknown[]> =
  Record<never, never> extends z.input<S>
    ? [input?: z.input<S>, ...context: C]
    : [input: z.input<S>, ...context: C]

/**
 * The action that it needs: who may do it to nothing at all is refused before their input is looked at; to what, the
 * operation itself asks. Several, of which the input or the state decides: it asks for all of it itself. Null: it is
 * about the actor alone (their account, their tab), and needs none.
 */
type Permission = Action | readonly Action[] | null

type Definition<S extends z.ZodType> = {
  /** What it is called in the registry: the noun, a dot, and the verb. */
  name: string
  /** Its only parser. An issue is the refusal `malformed` with the field's name, unless it says otherwise ({@link refuse}). */
  input: S
  permission: Permission
  /** It needs a fresh proof of who asks (`people/proof.ts`): for its action, or for what is named here. */
  needsProof?: true | string
}

/** What is known of an operation without calling it. */
export type OperationFacts<S extends z.ZodType = z.ZodType> = {
  readonly name: string
  readonly input: S
  readonly actions: readonly Action[]
}

export type Operation<S extends z.ZodType, A extends Actor, C extends unknown[], R> = OperationFacts<S> &
  ((db: Database, actor: A, ...given: Given<S, C>) => R)

/**
 * An operation. Called with a database, an actor and its input, it checks permission, proof and input, in this order,
 * and then runs; what `run` takes besides is what only its callers know (a folder, a secret, a signal).
 * @throws {NewsroomError} `not-allowed`, `proof-needed`, `malformed`, and what `run` refuses
 */
export function operation<S extends z.ZodType, A extends Actor, C extends unknown[], R>(
  given: Definition<S> & { run: (db: Database, actor: A, input: z.output<S>, ...context: C) => Promise<R> },
): Operation<S, A, C, Promise<R>> {
  const call = async (db: Database, actor: A, input?: unknown, ...context: unknown[]): Promise<R> => {
    try {
      return await given.run(db, actor, prepare(given, actor, input), ...(context as C))
    } catch (error) {
      // Removed while she was at it: nothing can be signed with her any more.
      if (actor.staffId !== null && isWithout(error, 'staff', actor.staffId))
        throw new NewsroomError('not-allowed', actionsOf(given.permission)[0] ?? given.name)
      throw error
    }
  }
  return withFacts(call, given) as unknown as Operation<S, A, C, Promise<R>>
}

/** The same of what answers bit by bit; refused before the first. */
export function streamingOperation<S extends z.ZodType, A extends Actor, C extends unknown[], T>(
  given: Definition<S> & {
    run: (db: Database, actor: A, input: z.output<S>, ...context: C) => AsyncGenerator<T>
  },
): Operation<S, A, C, AsyncGenerator<T>> {
  async function* call(db: Database, actor: A, input?: unknown, ...context: unknown[]): AsyncGenerator<T> {
    yield* given.run(db, actor, prepare(given, actor, input), ...(context as C))
  }
  return withFacts(call, given) as unknown as Operation<S, A, C, AsyncGenerator<T>>
}

/** What is given to an operation: `InputOf<typeof fileStory>`. */
export type InputOf<O> = O extends OperationFacts<infer S> ? z.input<S> : never

const made = new WeakSet<object>()

/** Whether something that a module exports is an operation. */
export const isOperation = (value: unknown): value is OperationFacts =>
  typeof value === 'function' && made.has(value)

const actionsOf = (permission: Permission): readonly Action[] =>
  permission === null ? [] : typeof permission === 'string' ? [permission] : permission

function withFacts<F extends object>(call: F, { name, input, permission }: Definition<z.ZodType>): F {
  Object.defineProperties(call, {
    name: { value: name },
    input: { value: input },
    actions: { value: actionsOf(permission) },
  })
  made.add(call)
  return call
}

function prepare<S extends z.ZodType>(
  { input, permission, needsProof }: Definition<S>,
  actor: Actor,
  given: unknown,
): z.output<S> {
  if (typeof permission === 'string') authorise(actor, permission)
  if (typeof needsProof === 'string') requireProof(actor, needsProof)
  else if (needsProof) for (const action of actionsOf(permission)) requireProof(actor, action)
  const { success, data, error } = input.safeParse(given ?? {})
  if (!success) throw refusalOf(error)
  return data
}

/** An issue that is another refusal than `malformed`, or has another subject than the field's name. */
export const refuse = (ctx: z.RefinementCtx, refusal: Refusal, subject: string): void => {
  ctx.addIssue({ code: 'custom', params: { refusal, subject } })
}

/** The first issue, as the newsroom refuses it. */
function refusalOf({ issues }: z.ZodError): NewsroomError {
  const [issue] = issues
  if (issue?.code === 'custom' && issue.params?.refusal)
    return new NewsroomError(issue.params.refusal as Refusal, String(issue.params.subject))
  return new NewsroomError('malformed', String(issue?.path[0] ?? 'input'))
}
