import { escapeHtml } from '../import/html-text.ts'

/**
 * A text with where and when it was written («القاهرة، 3 مارس») before its first words, where they do not begin with that
 * place themselves.
 */
export function withDateline(html: string, dateline: string): string {
  const written = dateline.trim()
  if (!written) return html
  const [place = written] = written.split(/[,،(]/)
  const first = /<p\b[^<>]*>/.exec(html)
  if (!first) return `<p>${escapeHtml(written)}</p>${html}`
  const begins = first.index + first[0].length
  const words = html.slice(begins, begins + 1_000).replace(/<[^<>]*>/g, '')
  return words.trimStart().startsWith(escapeHtml(place.trim()))
    ? html
    : `${html.slice(0, begins)}${escapeHtml(written)} – ${html.slice(begins)}`
}
