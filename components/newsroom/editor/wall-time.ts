/** Between instants and what the clock on the newsroom's wall shows. */

const parts = (at: number, timeZone: string): Record<string, string> =>
  Object.fromEntries(
    new Intl.DateTimeFormat('en-u-nu-latn-ca-gregory', {
      timeZone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
      hourCycle: 'h23',
    })
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  )

/** An instant as `<input type="datetime-local">` takes it: `2026-11-03T12:30`, in a time zone; empty when it is none. */
export function wallTimeOf(instant: string, timeZone: string): string {
  const at = Date.parse(instant)
  if (Number.isNaN(at)) return ''
  const { year, month, day, hour, minute } = parts(at, timeZone)
  return `${year?.padStart(4, '0')}-${month}-${day}T${hour}:${minute}`
}

/** Milliseconds a zone's clocks are ahead of UTC at an instant. */
function offsetAt(at: number, timeZone: string): number {
  const { year, month, day, hour, minute, second } = parts(at, timeZone)
  return Date.UTC(+year!, +month! - 1, +day!, +hour!, +minute!, +second!) - Math.floor(at / 1000) * 1000
}

/**
 * The instant (ISO 8601) at which a zone's clocks show a time; null when it is no time. In the hour that clocks skip in
 * spring, the one an hour later; in the hour they repeat in autumn, the first.
 */
export function instantOf(wallTime: string, timeZone: string): string | null {
  const asUtc = Date.parse(`${wallTime}Z`)
  if (Number.isNaN(asUtc)) return null
  const day = 86_400_000
  const before = asUtc - offsetAt(asUtc - day, timeZone)
  const after = asUtc - offsetAt(asUtc + day, timeZone)
  const showsIt = (at: number) => at + offsetAt(at, timeZone) === asUtc
  const at = [before, after].filter(showsIt).sort((a, b) => a - b)[0] ?? before
  return new Date(at).toISOString()
}
