/** Which stories of a file are tried first: those in which most can go wrong, and others from all over it. */
import { figuresIn } from '../../story/references.ts'
import type { FoundStory } from './import-record.ts'
import type { StoryBlocks } from './story-blocks.ts'

/** How many. */
const trialSize = 10

type Measure = (read: StoryBlocks) => number
const measures: readonly Measure[] = [
  ({ blocks }) => JSON.stringify(blocks).length,
  ({ blocks }) => figuresIn(blocks).length,
  ({ notes }) => notes.length,
]

export class TrialChoice {
  readonly #positions: number[] = []
  readonly #most = measures.map(() => ({ value: 0, position: 0 }))

  /** @param read its words, where the survey has read them */
  add({ position, state, isCustomType }: FoundStory, read: StoryBlocks | null): void {
    if (state === 'trash' || isCustomType) return
    this.#positions.push(position)
    if (!read) return
    for (const [index, measure] of measures.entries()) {
      const value = measure(read)
      const most = this.#most[index]
      if (most && value > most.value) this.#most[index] = { value, position }
    }
  }

  /** The first, the last, the longest, the ones with most pictures and notes, and others evenly spread; in order. */
  get positions(): number[] {
    const all = this.#positions
    const chosen = new Set([all[0], all.at(-1), ...this.#most.map(({ position }) => position || undefined)])
    chosen.delete(undefined)
    for (let step = 1; chosen.size < Math.min(trialSize, all.length); step += 1)
      for (let at = 1; at <= step && chosen.size < Math.min(trialSize, all.length); at += 1)
        chosen.add(all[Math.floor((at * all.length) / (step + 1))])
    return [...chosen].filter((each) => each !== undefined).sort((a, b) => a - b)
  }
}
