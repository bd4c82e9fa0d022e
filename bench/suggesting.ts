/**
 * Two people suggest at random what a third accepts, refuses and writes over, through the operations and the code of the
 * screen: `node bench/suggesting.ts --walks=200 --seed=1` (80 steps each; about 2 walks in a second).
 *
 * They type words of their own, delete, undo, retype what was refused, work in two tabs, leave and come back; requests and
 * answers get lost, the third's too, who also undoes what she has accepted. It is looked whether what is accepted stands in
 * the text and the rest is open, and when all have heard, whether
 *
 * - each word that stands in somebody's text, and that she did not take away, is suggested, decided on or in the draft;
 * - nothing comes back to whoever works in one tab and was answered that was refused and not typed again, or taken back;
 * - each screen shows what the server makes of it.
 *
 * Prints each walk that fails with its steps; ends with 1 then.
 */
import { AsyncLocalStorage } from 'node:async_hooks'
import { mkdtempSync, rmSync } from 'node:fs'
import { registerHooks } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { eq, inArray } from 'drizzle-orm'
import type { Suggesting } from '../components/newsroom/suggestions/suggesting.ts'
import { migrateDatabase } from '../lib/db/migrate.ts'
import { openDatabase } from '../lib/db/open.ts'
import { suggestion } from '../lib/db/tables/suggestions.ts'
import type { Actor } from '../lib/newsroom/actor.ts'
import { NewsroomError } from '../lib/newsroom/newsroom-error.ts'
import { createStory } from '../lib/newsroom/stories/create-story.ts'
import { openDraft, saveDraft } from '../lib/newsroom/stories/working-draft.ts'
import { applyChanges, makeable } from '../lib/newsroom/suggestions/changes.ts'
import { refuseSuggestions } from '../lib/newsroom/suggestions/decide-suggestions.ts'
import { listSuggestions, type Suggestion } from '../lib/newsroom/suggestions/list-suggestions.ts'
import { keyOfAll, textOf } from '../lib/newsroom/suggestions/pieces.ts'
import { suggest } from '../lib/newsroom/suggestions/suggest.ts'
import { staffMember, tab } from '../lib/newsroom/testing/staff-member.ts'
import { smallPublication } from '../lib/publication/testing/small-publication.ts'
import { doc } from '../lib/story/compose.ts'
import type { Block, StoryDocument } from '../lib/story/document.ts'
import { between, oneOf, seeded } from '../lib/testing/chance.ts'
import type { StoryPiece } from '../lib/vocabulary.ts'

const { values } = parseArgs({
  options: {
    walks: { type: 'string', default: '200' },
    seed: { type: 'string', default: '1' },
    steps: { type: 'string', default: '80' },
    tell: { type: 'boolean', default: false },
  },
})

registerHooks({
  resolve: (name, context, next) =>
    next(name.startsWith('@/') ? new URL(`../${name.slice(2)}`, import.meta.url).href : name, context),
})
const { Suggesting: OnScreen } = await import('../components/newsroom/suggestions/suggesting.ts')

const folder = mkdtempSync(join(tmpdir(), 'suggesting-'))
const db = await openDatabase({ dataFolder: folder, isDurable: false })
await migrateDatabase(db)
const sectionId = (await smallPublication(db)).section
const writer = await staffMember(db, 'author', { name: 'ليلى' })
const people = [
  await staffMember(db, 'translator', { name: 'سامي' }),
  await staffMember(db, 'translator', { name: 'هند' }),
]

/** A paragraph as an editor writes it. */
const p = (text: string): Block => ({
  type: 'paragraph',
  attrs: { dir: null },
  ...(text && { content: [{ type: 'text', text }] }),
})

/** A tab of somebody who suggests. */
type Tab = {
  actor: Actor
  shown: StoryDocument
  before: StoryDocument[]
  suggesting: Suggesting
  network: 'well' | 'no request' | 'no answer'
}

/** Whose tab asks: what runs in a browser of its own runs here in one process. */
const asking = new AsyncLocalStorage<Tab>()
const stores = new Map<Actor, Map<string, string>>()
const timers = new Map<number, () => void>()
let lastTimer = 0
const { setTimeout: setTimer, clearTimeout: clearTimer } = globalThis
globalThis.setTimeout = ((work: () => void, delay?: number, ...rest: []) => {
  if (!asking.getStore() || !new Error().stack?.includes('suggesting.ts:'))
    return setTimer(work, delay, ...rest)
  timers.set(++lastTimer, AsyncLocalStorage.bind(work))
  return lastTimer
}) as typeof setTimeout
globalThis.clearTimeout = (timer) => (typeof timer === 'number' ? timers.delete(timer) : clearTimer(timer))
Object.defineProperty(globalThis, 'localStorage', {
  get: () => {
    const store = stores.get(asking.getStore()?.actor as Actor) ?? new Map<string, string>()
    const methods = {
      getItem: (key: string) => store.get(key) ?? null,
      setItem: (key: string, value: string) => store.set(key, value),
      removeItem: (key: string) => store.delete(key),
    }
    return new Proxy(methods, {
      ownKeys: () => [...store.keys()],
      getOwnPropertyDescriptor: () => ({ enumerable: true, configurable: true }),
    })
  },
})
globalThis.fetch = (async (address: string, { method, body }: { method: string; body?: string }) => {
  const { actor, network } = asking.getStore() as Tab
  const articleId = address.split('/')[3] as string
  if (network === 'no request') throw new TypeError('away')
  let answer: unknown
  try {
    const value =
      method === 'PUT'
        ? await suggest(db, actor, { articleId, ...JSON.parse(body ?? '') })
        : await listSuggestions(db, actor, { articleId })
    answer = { ok: true, value }
  } catch (error) {
    if (!(error instanceof NewsroomError)) throw error
    answer = { ok: false, refusal: error.refusal, subject: error.subject, message: error.message }
  }
  if (network === 'no answer') {
    for (const each of body?.match(/w\d+x/g) ?? []) unheard.add(each)
    throw new TypeError('away')
  }
  return Response.json(answer)
}) as typeof fetch

/** Words in what was sent and never answered. Whether they were decided on their tab cannot know where their place moved too. */
const unheard = new Set<string>()

type Failure = { seed: number; what: string[]; steps: string[] }

async function walk(seed: number): Promise<Failure | null> {
  const random = seeded(seed)
  const any = <T>(list: readonly T[]): T => oneOf(random, list)
  const steps: string[] = []
  let words = 0
  /** Words that the writer wrote. */
  const given = new Set<string>()
  const word = () => `w${++words}x`
  const paragraphOf = (count: number) => p(Array.from({ length: count }, word).join(' '))
  timers.clear()
  unheard.clear()
  stores.clear()
  for (const actor of people) stores.set(actor, new Map())
  const { articleId } = await createStory(db, writer, { locale: 'ar', headline: 'عنوان', sectionId })
  const tabId = tab()
  const typedEver = new Set<string>()
  const wordsIn = (document: StoryDocument) => new Set(JSON.stringify(document).match(/w\d+x/g) ?? [])
  const write = async (
    change: (document: StoryDocument) => StoryDocument,
    told: { accepts?: { id: string; makes: string }[]; reopens?: string[] } = {},
  ) => {
    const { content, version } = await openDraft(db, writer, { articleId })
    const document = change(content.document)
    for (const each of wordsIn(document)) if (!typedEver.has(each)) given.add(each)
    const save = { articleId, tabId, baseVersion: version, content: { ...content, document }, ...told }
    await saveDraft(db, writer, save)
    return { before: content.document, again: () => saveDraft(db, writer, save) }
  }
  /** What became of suggestions, by what the draft says: accepted is what stands in it, and nothing else. */
  const areAccepted = async (those: readonly Suggestion[], isSo: boolean) => {
    const makes = new Map(those.map(({ id, after }) => [id, keyOfAll(after)]))
    const found = await db.orm
      .select()
      .from(suggestion)
      .where(inArray(suggestion.id, [...makes.keys()]))
    // What was written on in that moment, by a save that was under way, is another and stays open.
    const rows = found.filter(({ id, after }) => makes.get(id) === keyOfAll(after))
    for (const { after, isAccepted } of rows)
      if ((isAccepted ?? false) !== isSo)
        wrong.push(`${textOf(after)} is ${isAccepted}, and should be ${isSo}`)
    const stands = isSo ? wordsIn((await openDraft(db, writer, { articleId })).content.document) : null
    for (const { after } of rows)
      for (const each of textOf(after).match(/w\d+x/g) ?? [])
        if (stands && !stands.has(each)) wrong.push(`${each} is accepted, and not in the text`)
  }
  const wrong: string[] = []
  await write(() => doc(...Array.from({ length: 4 }, () => paragraphOf(6))))

  /** Words of her own that she typed and did not take away, and those that she did. */
  const typed = new Map<Actor, Set<string>>(people.map((actor) => [actor, new Set()]))
  const retyped = new Map<string, number>()
  const taken = new Map<string, Actor>()
  const inDoubt = new Set<string>()

  const open = async (actor: Actor): Promise<Tab> => {
    const list = JSON.parse(JSON.stringify(await listSuggestions(db, actor, { articleId })))
    const one = { actor, before: [], network: 'well' } as unknown as Tab
    one.suggesting = new OnScreen(articleId, String(actor.staffId), list, {
      list: () => {},
      status: () => {},
      lines: () => {},
      adopt: (document) => {
        // Somebody composes a word just now.
        if (one.network === 'well' && random() < 0.05) return false
        one.shown = document
        one.before = []
        return true
      },
    })
    one.shown = one.suggesting.document
    await asking.run(one, () => one.suggesting.begin())
    return one
  }
  const tabs = [
    await open(people[0] as Actor),
    await open(people[0] as Actor),
    await open(people[1] as Actor),
  ]

  /** A text with another word, without some, divided or with a paragraph more or less. */
  const otherwise = (document: StoryDocument): StoryDocument => {
    const content = [...document.content]
    const at = between(random, 0, content.length - 1)
    const block = content[at] as StoryPiece
    const line = textOf(block.content ?? []).split(' ')
    const chance = random()
    const n = between(random, 0, line.length)
    if (chance < 0.5) line.splice(n, 0, word())
    else if (chance < 0.7) line.splice(n, between(random, 1, 2))
    else if (chance < 0.8) line.splice(n, 1, word())
    else if (chance < 0.88)
      return { ...document, content: content.toSpliced(at, 0, paragraphOf(between(random, 1, 3))) }
    else if (chance < 0.94 && content.length > 1) return { ...document, content: content.toSpliced(at, 1) }
    else
      return {
        ...document,
        content: content.toSpliced(at, 1, p(line.slice(0, n).join(' ')), p(line.slice(n).join(' '))),
      }
    return { ...document, content: content.with(at, p(line.join(' '))) }
  }
  const show = (one: Tab, document: StoryDocument) => {
    const [was, is] = [wordsIn(one.shown), wordsIn(document)]
    const own = typed.get(one.actor) as Set<string>
    for (const each of is)
      if (!was.has(each) && !given.has(each)) {
        own.add(each)
        typedEver.add(each)
        taken.delete(each)
        retyped.set(each, (retyped.get(each) ?? 0) + 1)
      }
    for (const each of was)
      if (!is.has(each) && !given.has(each)) {
        own.delete(each)
        // In two tabs of hers a word stands until both have heard, and either may be what she wants.
        if (one.actor === people[1]) taken.set(each, one.actor)
        else inDoubt.add(each)
      }
    one.before.push(one.shown)
    one.shown = document
    asking.run(one, () => one.suggesting.write(() => document))
  }

  const step = async (): Promise<string> => {
    const chance = random()
    const n = between(random, 0, tabs.length - 1)
    const one = tabs[n] as Tab
    const name = `tab ${n}`
    if (chance < 0.4) {
      const next = otherwise(one.shown)
      const [was, is] = [wordsIn(one.shown), wordsIn(next)]
      show(one, next)
      return `${name} types +${[...is].filter((w) => !was.has(w))} -${[...was].filter((w) => !is.has(w))}`
    }
    if (chance < 0.47) {
      const before = one.before.at(-1)
      if (!before) return 'nothing to undo'
      show(one, before)
      return `${name} undoes`
    }
    if (chance < 0.65) {
      await asking.run(one, () => one.suggesting.flush())
      return `${name} saves (${one.network})`
    }
    if (chance < 0.72) {
      await asking.run(one, () => one.suggesting.hear())
      return `${name} hears (${one.network})`
    }
    if (chance < 0.77) {
      one.network = any(['well', 'no request', 'no answer'])
      return `${name} has ${one.network}`
    }
    if (chance < 0.8) {
      asking.run(one, () => one.suggesting.end())
      for (let turn = 0; turn < 30; turn += 1) await new Promise((resolve) => setImmediate(resolve))
      tabs[n] = await open(one.actor)
      return `${name} leaves (${one.network}) and comes back`
    }
    if (chance < 0.84) {
      const due = [...timers.values()]
      timers.clear()
      for (const work of due) work()
      for (let turn = 0; turn < 30; turn += 1) await new Promise((resolve) => setImmediate(resolve))
      return `${due.length} timers`
    }
    if (chance < 0.92) {
      const { open: all } = await listSuggestions(db, writer, { articleId })
      if (all.length === 0) return 'nothing to decide on'
      const some = random() < 0.2 ? all : [any(all)]
      const ids = some.map(({ id }) => id)
      const told = some.map(({ before, after }) => `${textOf(before)}→${textOf(after)}`).join(', ')
      if (random() < 0.5) {
        await refuseSuggestions(db, writer, { articleId, ids })
        return `refused: ${told}`
      }
      const { together } = makeable(some.filter(({ isGone }) => !isGone))
      if (together.length === 0) return 'nothing to accept'
      const taken = together.map(({ id }) => id)
      const fate = random()
      // The tab is killed before it was saved: as if nothing had been pressed.
      if (fate < 0.15) {
        await areAccepted(together, false)
        return `all but accepted: ${told}`
      }
      const { before, again } = await write(
        (document) => ({
          ...document,
          content: applyChanges(document.content, together) as StoryDocument['content'],
        }),
        { accepts: together.map(({ id, after }) => ({ id, makes: keyOfAll(after) })) },
      )
      // The answer was lost.
      if (fate < 0.3) await again()
      await areAccepted(together, true)
      if (fate < 0.85) return `accepted: ${told}`
      await write(() => before, { reopens: taken })
      await areAccepted(together, false)
      return `accepted and undone: ${told}`
    }
    await write(otherwise)
    return 'the writer writes'
  }

  for (let i = 0; i < Number(values.steps); i += 1) {
    const done = await step()
    steps.push(done)
    if (values.tell) console.log(`  ${done}`)
  }
  for (let round = 0; round < 4; round += 1)
    for (const one of tabs) {
      one.network = 'well'
      await asking.run(one, () => one.suggesting.flush())
      await asking.run(one, () => one.suggesting.hear())
    }

  const rows = await db.orm.select().from(suggestion).where(eq(suggestion.articleId, articleId))
  const { document: draft } = await listSuggestions(db, writer, { articleId })
  const what: string[] = [...wrong]
  for (const [actor, own] of typed)
    for (const each of own) {
      const isHeld = rows.some(({ after }) => JSON.stringify(after).includes(each))
      if (!isHeld && !wordsIn(draft).has(each) && !inDoubt.has(each))
        what.push(`${actor.name}'s ${each} is lost`)
    }
  const inOneTab = people[1]?.staffId
  for (const row of rows.filter((each) => each.isAccepted === false && each.staffId === inOneTab)) {
    const again = rows.filter(
      (other) =>
        !other.decidedAt &&
        other.staffId === row.staffId &&
        other.suggestedAt > (row.decidedAt as Date) &&
        keyOfAll(other.after) === keyOfAll(row.after) &&
        keyOfAll(other.before) === keyOfAll(row.before),
    )
    const own = textOf(row.after).match(/w\d+x/g) ?? []
    if (again.length > 0 && own.some((each) => (retyped.get(each) ?? 0) === 1 && !unheard.has(each)))
      what.push(`${textOf(row.before)}→${textOf(row.after)} was refused and is there again`)
  }
  for (const [each, actor] of taken) {
    const isShown = tabs.some((one) => one.actor === actor && wordsIn(one.shown).has(each))
    const isOpen = rows.some(
      (row) =>
        row.staffId === actor.staffId &&
        !row.decidedAt &&
        !row.isGone &&
        textOf(row.after).split(/\s/).includes(each),
    )
    if ((isShown || isOpen) && !wordsIn(draft).has(each) && !unheard.has(each))
      what.push(`${actor.name} took ${each} away, and it is there again`)
  }
  for (const [n, one] of tabs.entries()) {
    const list = JSON.parse(JSON.stringify(await listSuggestions(db, one.actor, { articleId })))
    const fresh = new OnScreen(articleId, String(one.actor.staffId), list, {
      list: () => {},
      status: () => {},
      lines: () => {},
      adopt: () => true,
    })
    if (keyOfAll(fresh.document.content) !== keyOfAll(one.shown.content))
      what.push(
        `tab ${n} shows ${textOf(one.shown.content)} and the server makes ${textOf(fresh.document.content)}`,
      )
  }
  return what.length > 0 ? { seed, what, steps } : null
}

let failed = 0
const first = Number(values.seed)
const began = Date.now()
try {
  for (let seed = first; seed < first + Number(values.walks); seed += 1) {
    const failure = await walk(seed)
    if (!failure) continue
    failed += 1
    console.log(`\nseed ${seed}: ${failure.what.join('; ')}\n  ${failure.steps.join('\n  ')}`)
  }
} finally {
  await db.close()
  rmSync(folder, { recursive: true, force: true })
}
console.log(`${values.walks} walks in ${Math.round((Date.now() - began) / 1000)} s, ${failed} of them failed`)
process.exit(failed > 0 ? 1 : 0)
