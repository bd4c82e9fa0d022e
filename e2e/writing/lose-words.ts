/** The machine that tries to lose words: a sequence of commands, and the account that is settled after it. */
import { expect } from '@playwright/test'
import fc from 'fast-check'
import {
  anyCommand,
  arrive,
  type Command,
  commandsNamed,
  type Model,
  newModel,
  pressNotice,
  resolve,
  whatDiffers,
  wordsOf,
} from './writing-commands.ts'
import { again, type WritingDesk } from './writing-desk.ts'

/** Steps of the longest sequence, before those that make no sense where they would stand are left out. */
const mostCommands = 20

let stories = 0

/**
 * Everything is in order again, and the writer opens her story: each word that she saw on her screen is on the server,
 * or, where somebody else wrote too, at least in one of the versions that are kept; and readers see what was published.
 */
async function settle(model: Model, desk: WritingDesk): Promise<void> {
  desk.network.weather = 'clear'
  model.weather = 'clear'
  await desk.setOffline(false)
  model.isOffline = false
  await desk.signIn()
  model.isSignedOut = false
  if (model.at === 'elsewhere' || !desk.page.url().includes(desk.articleId)) await desk.goto()
  else await pressNotice(desk)
  if ((await desk.settled()) === 'reading') {
    // The tab of another is forgotten when it has been silent for long enough: opened again, it is hers.
    await desk.goto()
    await desk.settled()
  }
  await expect
    .poll(
      async () => {
        await resolve(model, desk, 0)
        return desk.statusNow()
      },
      { message: 'everything is saved in the end', timeout: 60_000 },
    )
    .toBe('saved')
  await arrive(model, desk)
  const { content } = await desk.onServer()
  if (!model.isDivided)
    expect(whatDiffers(model.seen, content), 'the server has what was on the screen').toBe('the same')
  else {
    const kept = [JSON.stringify(content), ...(await desk.history())].join(' ')
    for (const word of [...wordsOf(model.seen), ...model.rivals])
      expect(kept, `${word} is on the server or in the history`).toContain(JSON.stringify(word).slice(1, -1))
  }
  expect(await desk.kept(), 'the browser keeps nothing that the server has').toEqual([])
  if (model.published) {
    const answer = await desk.program.get(`/api/v1/stories/${desk.articleId}`, again)
    const seen = JSON.stringify(await answer.json())
    const words = wordsOf({ ...model.published, kicker: null, dateline: null }).filter((word) =>
      /\p{L}/u.test(word),
    )
    for (const word of words) expect(plain(seen), `readers see ${word}`).toContain(plain(word))
  }
}

/** Without the marks that isolate runs of another direction, and what markup escapes. */
const plain = (text: string) => text.replace(/<[^>]*>|[\u2066-\u2069\u200e\u200f\\]|&\w+;/g, '')

/** One sequence on a story of its own, and the account after it. @throws what was lost, or what did not come about */
async function write(desk: WritingDesk, commands: Iterable<Command>): Promise<void> {
  stories += 1
  await desk.begin(`عنوان ${stories}`)
  const model = newModel()
  expect(await desk.settled()).toBe('writing')
  model.seen = await desk.look()
  await fc.asyncModelRun(() => ({ model, real: desk }), commands)
  await settle(model, desk)
}

/** What a sequence that is known by its names loses; null when it loses nothing. */
export const lostBy = (desk: WritingDesk, names: readonly string[]): Promise<string | null> =>
  write(desk, commandsNamed(names)).then(() => null, String)

export type Loss = { seed: number; path: string; error: string; commands: string }

/**
 * Runs sequences from a seed.
 * @param given.path of a loss that was printed: begins with it
 * @param given.shrinks looks for the shortest sequence that still loses something; takes minutes
 * @returns the first loss; null when there was none
 */
export async function tryToLoseWords(
  desk: WritingDesk,
  given: {
    seed: number
    sequences: number
    kills?: boolean
    shrinks?: boolean
    path?: string | undefined
    /** Milliseconds after which no further sequence is begun. */
    longest?: number
    /** Told of every sequence that lost nothing, as the steps that were done. */
    onSequence?: (commands: string) => void
  },
): Promise<Loss | null> {
  const { seed, sequences, kills = false, shrinks = false, path, longest, onSequence } = given
  const sequence = fc.commands(anyCommand({ kills }), { maxCommands: mostCommands, size: 'max' })
  const property = fc.asyncProperty(sequence, async (commands) => {
    await write(desk, commands)
    onSequence?.(stepsOf(commands))
  })
  const result = await fc.check(property, {
    seed,
    numRuns: sequences,
    endOnFailure: !shrinks,
    // Long sequences from the first on.
    unbiased: true,
    ...(path && { path }),
    ...(longest && { interruptAfterTimeLimit: longest }),
  })
  if (!result.failed || result.interrupted) return null
  return {
    seed,
    path: result.counterexamplePath ?? '',
    error: String(result.errorInstance ?? ''),
    commands: stepsOf(result.counterexample?.[0]),
  }
}

/** The steps that were done, without fast-check's own remark. */
const stepsOf = (commands: unknown) => String(commands ?? '').replace(/\s*\/\*.*\*\/$/, '')
