/** The papers that readers' links stand on, the darkest and the lightest of each: `components/reader/style/tokens.css`. */
export const papers = { light: ['#fbf8f1', '#f3ecdf'], dark: ['#14110e', '#1f1a16'] } as const

/** What a colour of text needs (WCAG 2.2, 1.4.3). */
const leastContrast = 4.5

export type Paper = keyof typeof papers

/** `#rrggbb` of what somebody wrote for a colour: with or without `#`, short or long. Null for what is none. */
export function readColour(written: string): string | null {
  const digits = written.trim().toLowerCase().replace(/^#/, '')
  if (/^[0-9a-f]{6}$/.test(digits)) return `#${digits}`
  return /^[0-9a-f]{3}$/.test(digits) ? `#${digits.replace(/./g, '$&$&')}` : null
}

/**
 * How readable a colour of text is on a paper, where that is worst.
 * @param colour `#rrggbb`
 * @returns `ratio` from 1 to 21, cut to hundredths, so that what falls short never reads as if it did not
 */
export function judgeColour(colour: string, paper: Paper): { ratio: number; passes: boolean } {
  const worst = Math.min(...papers[paper].map((each) => contrastOf(colour, each)))
  return { ratio: Math.floor(worst * 100) / 100, passes: worst >= leastContrast }
}

/** https://www.w3.org/TR/WCAG22/#dfn-relative-luminance @param colour `#rrggbb` */
function luminance(colour: string): number {
  const linear = (at: number) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  }
  return 0.2126 * linear(1) + 0.7152 * linear(3) + 0.0722 * linear(5)
}

/** https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio, from 1 to 21. @param a @param b `#rrggbb` */
export function contrastOf(a: string, b: string): number {
  const both = [luminance(a), luminance(b)]
  return (Math.max(...both) + 0.05) / (Math.min(...both) + 0.05)
}
