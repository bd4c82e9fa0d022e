/**
 * When a headline has won. A reader sees each with the same chance, so that where all are opened as readily, each reading
 * that was opened is any of theirs with the same chance, whatever the time of day and place. How much more likely what was
 * seen is under other shares than under even ones is a number that may be looked at after every reader: that it ever comes
 * to 20, though both are as good, has a chance of one in twenty at most (Ville's inequality; Lindon and Malek, “Anytime-Valid
 * Inference for Multinomial Count Data”, NeurIPS 2022). So nobody has to fix the number of readers beforehand, and nobody
 * cheats by looking.
 */

/** The chance, at most, that a test ends with a winner where none is better. */
const mostFalse = 0.05

/**
 * How far from even the shares are thought to be, as a beta distribution: in two of three tests between 44 and 56 of a
 * hundred. It decides how soon a difference is found, never how often one is found that is none.
 */
const spread = 40

/** https://dlmf.nist.gov/5.11#E1: with arguments from 40 on, exact to more digits than are used. */
const logGamma = (x: number): number =>
  (x - 0.5) * Math.log(x) -
  x +
  Math.log(2 * Math.PI) / 2 +
  1 / (12 * x) -
  1 / (360 * x ** 3) +
  1 / (1260 * x ** 5)

const logBeta = (a: number, b: number): number => logGamma(a) + logGamma(b) - logGamma(a + b)

/** The logarithm of how much more likely it is that two headlines were opened so often if one is better than if none is. */
export const logEvidence = (a: number, b: number): number =>
  logBeta(spread + a, spread + b) - logBeta(spread, spread) + (a + b) * Math.LN2

/**
 * The headline that is better than each of the others, by its place; null while none is known to be. With three, where two
 * comparisons must hold, each is held to half the chance.
 * @param opened how often the story was opened by each
 */
export function winnerOf(opened: readonly number[]): number | null {
  const best = opened.indexOf(Math.max(...opened))
  const needed = Math.log((opened.length - 1) / mostFalse)
  const wins = opened.every(
    (count, place) =>
      place === best || (count < (opened[best] ?? 0) && logEvidence(opened[best] ?? 0, count) >= needed),
  )
  return wins ? best : null
}
