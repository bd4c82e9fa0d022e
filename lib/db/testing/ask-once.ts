import type { Database } from '../open.ts'

/**
 * Does what reads a database while nothing writes to it: a question that was answered already, with the same values, is
 * not asked again. What runs in a transaction is. Half of what all pages together ask is asked by another page, too.
 */
export async function askOnce<Result>({ pool }: Database, read: () => Promise<Result>): Promise<Result> {
  const ask = pool.query
  const answers = new Map<string, unknown>()
  const askOrRemember = (question: unknown, values?: unknown) => {
    const key = JSON.stringify([question, values])
    const answer = answers.get(key) ?? Reflect.apply(ask, pool, [question, values])
    answers.set(key, answer)
    return answer
  }
  pool.query = askOrRemember as typeof pool.query
  try {
    return await read()
  } finally {
    pool.query = ask
  }
}
