/**
 * The machine that tries to lose words, for as long as one lets it: `node bench/lose-words.ts --sequences=2000`. Several
 * writers at once (`--writers=4`), half of them on a phone, each with a newspaper, a network and a browser of her own.
 * Prints each loss with its seed, shortened to the fewest steps when asked (`--shrinks`); `--seed=N --sequences=1`
 * repeats one, with the `--path` that was printed. `--kills` kills servers and browsers among the rest; `--tell` prints what was done.
 */

import { parseArgs } from 'node:util'
import { devices } from '@playwright/test'
import { tryToLoseWords } from '../e2e/writing/lose-words.ts'
import { WritingDesk } from '../e2e/writing/writing-desk.ts'

const { values } = parseArgs({
  options: {
    sequences: { type: 'string', default: '200' },
    writers: { type: 'string', default: '4' },
    seed: { type: 'string', default: '1' },
    kills: { type: 'boolean', default: false },
    shrinks: { type: 'boolean', default: false },
    phone: { type: 'boolean' },
    path: { type: 'string' },
    tell: { type: 'boolean', default: false },
  },
})

const screens = {
  desktop: { viewport: { width: 1280, height: 800 } },
  phone: { ...devices['Pixel 7'], viewport: { width: 360, height: 780 } },
}

// Playwright would close its browsers and go on; and what was opened here ends with us.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit(1))

const asked = Number(values.sequences)
const first = Number(values.seed)
const started = Date.now()
let next = 0
let done = 0
let lost = 0
let steps = 0

/** One after the other: a newspaper that fills its database wants a processor to itself. */
let opening: Promise<unknown> = Promise.resolve()
function opened(screen: keyof typeof screens): Promise<WritingDesk> {
  const desk = opening.then(() => WritingDesk.open(screens[screen]))
  opening = desk.catch(() => {})
  return desk
}

async function write(writer: number): Promise<void> {
  const screen = (values.phone ?? writer % 2 === 1) ? 'phone' : 'desktop'
  let desk = await opened(screen)
  while (next < asked) {
    const seed = first + next++
    const loss = await tryToLoseWords(desk, {
      seed,
      sequences: 1,
      path: values.path,
      kills: values.kills,
      shrinks: values.shrinks,
      onSequence: (commands) => {
        steps += commands ? commands.split(',').length : 0
        if (values.tell) console.log(`seed ${seed}: ${commands}`)
      },
    })
    done += 1
    if (loss) {
      lost += 1
      console.log(
        `\nLOSS seed ${seed} path ${loss.path} on ${screen}\n  ${loss.commands}\n  ${loss.error.slice(0, 3_000)}`,
      )
      // What is left behind must not be the next one's.
      await desk.close()
      desk = await opened(screen)
    }
    if (done % 25 === 0)
      console.log(`${done} sequences, ${lost} losses, ${Math.round((Date.now() - started) / 1000)} s`)
  }
  await desk.close()
}

await Promise.all(
  Array.from({ length: Math.min(asked, Number(values.writers)) }, (_, writer) => write(writer)),
)
console.log(
  `${done} sequences from seed ${first}: ${lost} losses, ${steps} steps, ${Math.round((Date.now() - started) / 1000)} s`,
)
process.exit(lost ? 1 : 0)
