/** The moments that other systems write, as dates of ours. */

/** The first that can be read. ISO 8601, RFC 822 or RFC 3339; one that names no zone is in UTC. */
export function momentOf(...written: unknown[]): Date | null {
  for (const each of written) {
    if (typeof each !== 'string' || each.length > 100 || !each.trim()) continue
    const text = each.trim().replace(/^(\d{4})\/(\d\d)\/(\d\d)/, '$1-$2-$3')
    // Whether the day or the month comes first, the file has to say: see `table/day-order.ts`.
    if (/^\d{1,2}[/.-]\d{1,2}[/.-]\d/.test(text)) continue
    const [, day, time, zone] =
      /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?) ?(Z|UTC|[+-]\d\d:?\d\d)?$/.exec(text) ?? []
    const [, year, month, date, hour, minute, second, offset] =
      /^(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)?(Z|[+-]\d\d:?\d\d)?)?$/.exec(text) ?? []
    const at = new Date(
      day
        ? `${day}T${time}${isoZone(zone)}`
        : year
          ? `${year}-${month}-${date}T${hour ?? '00'}:${minute ?? '00'}:${second ?? '00'}${isoZone(offset)}`
          : zoned(text),
    )
    if (isPlausible(at)) return at
  }
  return null
}

/** What names no zone is in UTC, wherever it is read. */
const zoned = (text: string): string =>
  /^\d{4}-\d\d-\d\d$|T\d\d:|(?:[A-Z]{1,4}|[+-]\d\d:?\d\d|\))$/.test(text) ? text : `${text} UTC`

const isoZone = (zone: string | undefined): string =>
  !zone || zone === 'UTC' ? 'Z' : zone.replace(/^([+-]\d\d):?(\d\d)$/, '$1:$2')

/** Before 1970 nothing was published on the web: zeros, and what was never filled in. */
export const isPlausible = (at: Date): boolean => !Number.isNaN(at.getTime()) && at.getUTCFullYear() >= 1970
