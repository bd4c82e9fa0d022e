/** Days as tables write them: which of `03/04/2020` is the month is told by the other days of the same column. */
import { isPlausible, momentOf } from '../import/moment-of.ts'

/** `either`: no day of the column says; `both`: they contradict each other. */
export type DayOrder = 'day-first' | 'month-first' | 'either' | 'both'

const parted =
  /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?:[ ,T]+(\d{1,2}):(\d\d)(?::(\d\d))?\s?([APap][Mm]|ص|م)?)?$/

/** Digits of Arabic and Persian as those of ASCII, and marks of direction gone. */
const asciiDigits = (text: string): string =>
  text
    .replace(/[٠-٩۰-۹]/g, (digit) => String(digit.charCodeAt(0) & 0xf))
    .replace(/[\u200E\u200F\u061C]/g, '')
    .trim()

export class DayOrderOf {
  #day = false
  #month = false

  add(written: string): void {
    const [, a = '0', b = '0'] = parted.exec(asciiDigits(written)) ?? []
    if (Number(a) > 12) this.#day = true
    if (Number(b) > 12) this.#month = true
  }

  get order(): DayOrder {
    if (this.#day && this.#month) return 'both'
    return this.#day ? 'day-first' : this.#month ? 'month-first' : 'either'
  }
}

/** In the order of the year; those of Syria and Iraq, of Egypt and the Gulf, and of the Maghreb. */
const months = [
  ['يناير', 'كانون الثاني', 'جانفي'],
  ['فبراير', 'شباط', 'فيفري'],
  ['مارس', 'آذار', 'اذار'],
  ['أبريل', 'ابريل', 'إبريل', 'نيسان', 'أفريل'],
  ['مايو', 'أيار', 'ايار', 'ماي'],
  ['يونيو', 'يونيه', 'حزيران', 'جوان'],
  ['يوليو', 'يوليه', 'تموز', 'جويلية'],
  ['أغسطس', 'اغسطس', 'آب', 'اب', 'أوت'],
  ['سبتمبر', 'أيلول', 'ايلول'],
  ['أكتوبر', 'اكتوبر', 'تشرين الأول', 'تشرين الاول'],
  ['نوفمبر', 'تشرين الثاني'],
  ['ديسمبر', 'كانون الأول', 'كانون الاول'],
]

/** Null for what cannot be read, or may be one of two days. */
export function dayOf(written: string, order: DayOrder): Date | null {
  const text = asciiDigits(written)
  // Seconds or milliseconds since 1970.
  if (/^\d{9,10}$|^\d{12,13}$/.test(text)) {
    const at = new Date(Number(text) * (text.length < 12 ? 1_000 : 1))
    return isPlausible(at) ? at : null
  }
  const found = parted.exec(text)
  if (found) {
    const [, a, b, year, hour = '0', minute = '0', second = '0', half = ''] = found
    const isSame = a === b
    if (!isSame && order !== 'day-first' && order !== 'month-first') return null
    const [day, month] = order === 'month-first' ? [b, a] : [a, b]
    const hours = (Number(hour) % (half ? 12 : 24)) + (/^(?:p|م)/i.test(half) ? 12 : 0)
    const at = new Date(
      Date.UTC(Number(year), Number(month) - 1, Number(day), hours, Number(minute), Number(second)),
    )
    return at.getUTCMonth() === Number(month) - 1 && isPlausible(at) ? at : null
  }
  const [, day, name = '', year, hour = '0', minute = '0'] =
    /^(?:[^\d,،]{3,12}[,،]? )?(\d{1,2}) ([\u0621-\u064A]{2,8}(?: [\u0621-\u064A]{2,8})?)[,،]? (\d{4})(?:[ ,،-]+(\d{1,2}):(\d\d))?/.exec(
      text,
    ) ?? []
  const month = months.findIndex((names) => names.includes(name))
  if (month >= 0) return new Date(Date.UTC(Number(year), month, Number(day), Number(hour), Number(minute)))
  return momentOf(text)
}
