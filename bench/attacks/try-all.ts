import type { Kind } from './attack.ts'
import type { Target } from './open-target.ts'

/** At once. More would only be told that the paper is busy, which holds. */
const beside = 8

/** Every attack of a kind. @returns how many there were, and a line for each that came through */
export async function tryAll(kind: Kind, target: Target): Promise<{ tried: number; failed: string[] }> {
  const attacks = await kind.attacks(target)
  const failed: string[] = []
  let next = 0
  await Promise.all(
    Array.from({ length: kind.isInOrder ? 1 : beside }, async () => {
      for (let at = next++; at < attacks.length; at = next++) {
        const { what, attempt } = attacks[at]!
        const came = await attempt().catch((error: Error) => error.message)
        if (came !== null) failed.push(`${what}: ${came}`)
      }
    }),
  )
  return { tried: attacks.length, failed }
}
