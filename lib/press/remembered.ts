/** What many pages are made of (the masthead, a story in a list, a picture), read once until it changes. */
import { dependsOn, isRecording, recordDependencies, type Tag, trueUntil } from './cache-dependencies.ts'

type Remembered = { value: unknown; read: ReadonlySet<Tag>; until: number }

type Memory = {
  /** Something in this process is told of every change, and tells us. */
  isFollowed: boolean
  values: Map<string, Remembered>
  making: Map<string, Promise<Remembered>>
  /** Of {@link rememberEach}: the one that was wanted longest ago comes first. */
  items: Map<string, Remembered>
  /** How often anything was forgotten: what was read before the last time may be of before it, too. */
  forgotten: number
}

/** A story in a list takes 4 KB of memory, a picture with its files 3 KB. */
const mostItems = 6_000
/** On globalThis: pages are made in Next's bundle, and the press is told of changes in the server. */
const key = Symbol.for('warraq.remembered')
const shared = globalThis as { [key]?: Memory }
shared[key] ??= { isFollowed: false, values: new Map(), making: new Map(), items: new Map(), forgotten: 0 }
const memory: Memory = shared[key]

/**
 * What `make` makes, as long as nothing that it depends on is touched; the page at hand depends on the same. Where nobody
 * would tell of changes (a command, a test of a query) it is made every time. Shared by pages: nobody may change it.
 * @param name of the value and all that it is made from, as in `masthead:ar`
 */
export async function remember<T>(name: string, make: () => Promise<T>): Promise<T> {
  if (!memory.isFollowed) return make()
  const kept = memory.values.get(name)
  const { value, read, until } = kept && isTrue(kept) ? kept : await makeOnce(name, make)
  dependsOn(...read)
  trueUntil(until)
  return value as T
}

const isTrue = ({ until }: Remembered): boolean => Date.now() < until

function makeOnce(name: string, make: () => Promise<unknown>): Promise<Remembered> {
  const running = memory.making.get(name)
  if (running) return running
  const making = recordDependencies(make)
    .then(({ made, ...dependencies }) => {
      const remembered = { value: made, ...dependencies }
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

/** A value, what it was made from, and until when it is true of that. */
export type Item<T> = { value: T; read: Iterable<Tag>; until?: number }

/**
 * {@link remember} for several things of a kind by their ids; those that are not remembered are made together. Only for a
 * page that is being made: elsewhere `make` is asked for all.
 * @param kind and everything else that they are made from, as in `picture:ar`
 * @param make may leave out ids of which there is nothing; it is asked for those again the next time
 */
export async function rememberEach<T>(
  kind: string,
  ids: readonly string[],
  make: (missing: string[]) => Promise<ReadonlyMap<string, Item<T>>>,
): Promise<Map<string, T>> {
  const isKept = memory.isFollowed && isRecording()
  const found = new Map<string, Item<T>>()
  const missing = new Set<string>()
  for (const id of ids) {
    const known = isKept ? takeItem(`${kind} ${id}`) : undefined
    if (known) found.set(id, known as Item<T>)
    else missing.add(id)
  }
  if (missing.size > 0) {
    const { forgotten } = memory
    const made = await make([...missing])
    for (const [id, item] of made) {
      found.set(id, item)
      if (isKept && memory.isFollowed && memory.forgotten === forgotten)
        memory.items.set(`${kind} ${id}`, {
          value: item.value,
          read: new Set(item.read),
          until: item.until ?? Number.POSITIVE_INFINITY,
        })
    }
    for (const oldest of memory.items.keys()) {
      if (memory.items.size <= mostItems) break
      memory.items.delete(oldest)
    }
  }
  const values = new Map<string, T>()
  for (const id of ids) {
    const item = found.get(id)
    if (!item) continue
    dependsOn(...item.read)
    if (item.until !== undefined) trueUntil(item.until)
    values.set(id, item.value)
  }
  return values
}

function takeItem(name: string): Remembered | undefined {
  const known = memory.items.get(name)
  if (!known) return
  memory.items.delete(name)
  if (!isTrue(known)) return
  memory.items.set(name, known)
  return known
}

/** Drops one thing of {@link rememberEach}, and what is being read of it is not kept. */
export function forgetItem(kind: string, id: string): void {
  memory.forgotten += 1
  memory.items.delete(`${kind} ${id}`)
}

/** Drops what was made from any of these. What is being made is not kept: nobody knows yet what it depends on. */
export function forgetRemembered(touched: readonly Tag[]): void {
  memory.forgotten += 1
  for (const known of [memory.values, memory.items])
    for (const [name, { read }] of known) if (touched.some((tag) => read.has(tag))) known.delete(name)
  memory.making.clear()
}

/** Drops everything: when it cannot be known what was touched, or nobody will tell any longer. */
export function forgetAllRemembered(): void {
  memory.forgotten += 1
  memory.values.clear()
  memory.items.clear()
  memory.making.clear()
}

/** Says whether changes are told of from now on. */
export function rememberWhile(isFollowed: boolean): void {
  memory.isFollowed = isFollowed
  forgetAllRemembered()
}
