/** Plain text of agencies, as wires have set it since the telex: lines of one width, and a paragraph begins indented. */
import { escapeHtml, paragraphsHtml } from '../import/html-text.ts'

/** A text with at least two paragraphs that begin so, and lines that go on without; null where it is no such text. */
function indentedParagraphs(text: string): string[] | null {
  const lines = text.replace(/\r\n?/g, '\n').trim().split('\n')
  const isIndented = (line: string) => /^(?: {2,12}|\t)\S/.test(line)
  if (lines.filter(isIndented).length < 2 || !lines.slice(1).some((line) => /^\S/.test(line))) return null
  const paragraphs: string[][] = []
  let isNew = true
  for (const line of lines) {
    const words = line.trim()
    if (!words) isNew = true
    else if (isNew || isIndented(line)) {
      paragraphs.push([words])
      isNew = false
    } else paragraphs.at(-1)?.push(words)
  }
  return paragraphs.map((each) => each.join(' '))
}

export const isWireText = (text: string): boolean => indentedParagraphs(text) !== null

/** As HTML. Some say it is plain, and write paragraphs with their tags all the same. */
export function wireHtml(text: string): string {
  const [, inside] = /^\s*<p>([^<]*)<\/p>\s*$/.exec(text) ?? []
  if (
    inside === undefined &&
    /^\s*<(?:p|div|h\d|ul|ol|table)\b[^<>]*>/i.test(text) &&
    /<\/[a-z]\w*>\s*$/i.test(text)
  )
    return text
  const words = inside ?? text
  const paragraphs = indentedParagraphs(words)
  return paragraphs
    ? paragraphs.map((each) => `<p>${escapeHtml(each)}</p>`).join('\n')
    : paragraphsHtml(words)
}
