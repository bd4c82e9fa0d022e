/**
 * The clock on the newsroom's wall: what an editor types when she schedules, in the publication's time zone, and the
 * moment that it means. Intl alone, which knows every zone's history.
 */

type Fields = Record<'year' | 'month' | 'day' | 'hour' | 'minute' | 'second', number>

/** Making one takes longer than a hundred uses of it. There are no more than some hundred zones. */
const clocks = new Map<string, Intl.DateTimeFormat>()

function clockOf(timeZone: string): Intl.DateTimeFormat {
  const known = clocks.get(timeZone)
  if (known) return known
  const clock = new Intl.DateTimeFormat('en-u-ca-iso8601-nu-latn', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  })
  clocks.set(timeZone, clock)
  return clock
}

function fieldsAt(at: Date, timeZone: string): Fields {
  const parts = clockOf(timeZone).formatToParts(at)
  const field = (type: string) => Number(parts.find((part) => part.type === type)?.value)
  return {
    year: field('year'),
    month: field('month'),
    day: field('day'),
    hour: field('hour'),
    minute: field('minute'),
    second: field('second'),
  }
}

const asUtc = ({ year, month, day, hour, minute, second }: Fields): number =>
  Date.UTC(year, month - 1, day, hour, minute, second)

/** Milliseconds that a zone's clock is ahead of UTC at a moment. */
const offsetAt = (at: Date, timeZone: string): number =>
  asUtc(fieldsAt(at, timeZone)) - Math.floor(at.getTime() / 1000) * 1000

const two = (value: number) => String(value).padStart(2, '0')

/** `2026-11-25T09:30:00`, the value of an `<input type="datetime-local">`. */
export function wallTime(at: Date, timeZone: string): string {
  const { year, month, day, hour, minute, second } = fieldsAt(at, timeZone)
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}T${two(hour)}:${two(minute)}:${two(second)}`
}

/** The moments when a zone's clock shows something, the first first; none where it is no time of day. */
function momentsShowing(wall: string, timeZone: string): Date[] {
  const match = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d)(?::(\d\d)(?:\.\d+)?)?$/.exec(wall)
  if (!match) return []
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match
    .slice(1)
    .map((each) => Number(each ?? 0))
  const shown = Date.UTC(year, month - 1, day, hour, minute, second)
  // A clock is changed by hours, and not twice within a day.
  const offsets = [shown - 86_400_000, shown + 86_400_000].map((each) => offsetAt(new Date(each), timeZone))
  return (
    [...new Set(offsets)]
      .map((offset) => new Date(shown - offset))
      // 30 February is shown by no clock, though Date.UTC finds a day for it.
      .filter((at) => wallTime(at, timeZone).startsWith(wall.slice(0, 16)))
      .sort((a, b) => a.getTime() - b.getTime())
  )
}

/**
 * The moment when a zone's clock shows something. An hour that a clock shows twice means the first; one that it skips
 * is none.
 * @param wall as an `<input type="datetime-local">` gives it, with or without seconds
 * @returns null for what is no time of day there
 */
export const instantOf = (wall: string, timeZone: string): Date | null =>
  momentsShowing(wall, timeZone)[0] ?? null

/**
 * How often a zone's clock shows something: once; twice, when it is put back; not at all, because it is put forward
 * over it (`skipped`), or because there is no such time of day anywhere (`never`).
 * @param wall as {@link instantOf} takes it
 */
export function showings(wall: string, timeZone: string): 'once' | 'twice' | 'skipped' | 'never' {
  const { length } = momentsShowing(wall, timeZone)
  if (length > 0) return length > 1 ? 'twice' : 'once'
  return instantOf(wall, 'UTC') ? 'skipped' : 'never'
}

/** `UTC+04:00`, as the zone's clock stands at a moment. */
export function offsetName(at: Date, timeZone: string): string {
  const minutes = Math.round(offsetAt(at, timeZone) / 60_000)
  const size = Math.abs(minutes)
  return `UTC${minutes < 0 ? '−' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`
}
