import { Fragment } from 'react'

/**
 * An address as people read it: its parts stand in their order from left to right, whatever script each is in. Without
 * that, the bidirectional algorithm turns neighbouring Arabic parts around their slash (UAX #9, rule N1).
 */
export function PathText({ path }: { path: string }) {
  return (
    <bdi dir="ltr">
      {path.split(/([/?#&=]+)/).map((part, n) => (
        // Its parts never move.
        // biome-ignore lint/suspicious/noArrayIndexKey: as above
        <Fragment key={n}>{n % 2 === 0 ? part && <bdi>{part}</bdi> : part}</Fragment>
      ))}
    </bdi>
  )
}
