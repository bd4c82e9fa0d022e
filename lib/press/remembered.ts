/** What many pages are made of (the masthead, the notice over them), read once until it changes. */
import { dependsOn, recordDependencies, type Tag } from './cache-dependencies.ts'

type Remembered = { value: unknown; read: ReadonlySet<Tag> }

type Memory = {
  /** Something in this process is told of every change, and tells us. */
  isFollowed: boolean
  values: Map<string, Remembered>
  making: Map<string, Promise<Remembered>>
}
/** On globalThis: pages are made in Next's bundle, and the press is told of changes in the server. */
const key = Symbol.for('warraq.remembered')
const shared = globalThis as { [key]?: Memory }
shared[key] ??= { isFollowed: false, values: new Map(), making: new Map() }
const memory: Memory = shared[key]

/**
 * What `make` makes, as long as nothing that it depends on is touched; the page at hand depends on the same. Where nobody
 * would tell of changes (a command, a test of a query) it is made every time. Shared by pages: nobody may change it.
 * @param name of the value and all that it is made from, as in `masthead:ar`
 */
export async function remember<T>(name: string, make: () => Promise<T>): Promise<T> {
  if (!memory.isFollowed) return make()
  const { value, read } = memory.values.get(name) ?? (await makeOnce(name, make))
  dependsOn(...read)
  return value as T
}

function makeOnce(name: string, make: () => Promise<unknown>): Promise<Remembered> {
  const running = memory.making.get(name)
  if (running) return running
  const making = recordDependencies(make)
    .then(({ made, read }) => {
      const remembered = { value: made, read }
      // Else something was touched meanwhile.
      if (memory.isFollowed && memory.making.get(name) === making) memory.values.set(name, remembered)
      return remembered
    })
    .finally(() => {
      if (memory.making.get(name) === making) memory.making.delete(name)
    })
  memory.making.set(name, making)
  return making
}

/** Drops what was made from any of these. What is being made is not kept: nobody knows yet what it depends on. */
export function forgetRemembered(touched: readonly Tag[]): void {
  for (const [name, { read }] of memory.values)
    if (touched.some((tag) => read.has(tag))) memory.values.delete(name)
  memory.making.clear()
}

/** Drops everything: when it cannot be known what was touched, or nobody will tell any longer. */
export function forgetAllRemembered(): void {
  memory.values.clear()
  memory.making.clear()
}

/** Says whether changes are told of from now on. */
export function rememberWhile(isFollowed: boolean): void {
  memory.isFollowed = isFollowed
  forgetAllRemembered()
}
