/**
 * A machine writes, leaves, cuts the network, signs out, lets others write and kills what there is to kill, in random
 * order, and loses no word: a quarter of a minute of it. Thousands of sequences: `node bench/lose-words.ts`.
 */
import { expect, test } from './fixtures.ts'
import { lostBy, tryToLoseWords } from './writing/lose-words.ts'
import { onceLost } from './writing/once-lost.ts'
import { WritingDesk } from './writing/writing-desk.ts'

/** Milliseconds after which no further sequence is begun. */
const longest = 15_000
/** The same sequences each time, so that what fails here was brought by what was changed. */
const seed = 12

let desk: WritingDesk
test.beforeEach(async ({ viewport }) => {
  test.setTimeout(300_000)
  desk = await WritingDesk.open({ viewport })
})
test.afterEach(() => desk.close())

test('loses no word in sequences that once lost some, nor in new ones', async () => {
  for (const commands of onceLost) expect(await lostBy(desk, commands)).toBeNull()
  const loss = await tryToLoseWords(desk, { seed, sequences: 1_000, kills: true, longest })
  expect(loss, 'repeat it with node bench/lose-words.ts --sequences=1 --seed=… --path=…').toBeNull()
})
