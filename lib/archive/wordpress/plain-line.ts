/** A line of WordPress's is HTML, if seldom with any in it. */

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: ' ', hellip: '…' }

/** Marks that a title may have. Others in it are words: «why we left <html>». */
const marks =
  /<\/?(?:a|abbr|b|bd[io]|big|br|center|cite|code|del|dfn|div|em|font|h[1-6]|i|img|ins|kbd|mark|p|q|r[pt]|ruby|s|samp|script|small|span|strike|strong|style|sub|sup|svg|time|tt|u|var|wbr)\b[^<>]*>|<![^<>]*>/gi

export const plainLine = (html: string): string =>
  html
    .replace(marks, ' ')
    .replace(/&(?:#(\d{2,7})|#x([\da-f]{2,6})|(\w+));/gi, (whole, decimal, hex, name) => {
      if (name) return entities[String(name).toLowerCase()] ?? whole
      const code = decimal ? Number(decimal) : Number.parseInt(hex, 16)
      return code <= 0x10ffff ? String.fromCodePoint(code) : whole
    })
    .replace(/\s+/gu, ' ')
    .trim()

/** A slug as it is meant: WordPress stores Arabic ones as `%d8%a7…`. */
export const decodedSlug = (text: string): string => {
  try {
    return decodeURIComponent(text).normalize('NFC')
  } catch {
    return text
  }
}
