/** HTML as text, for what is not rendered by components: feeds, documents for machines, pages of the server itself. */
import { isolateRuns, type Run } from '../arabic/isolate-runs.ts'
import type { Direction } from '../locale/table.ts'

const escapes: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}
/** Text safe between tags and inside quoted attributes (HTML Standard, 13.3). */
export const escapeHtml = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => escapes[character] ?? character)

/** An element; attributes that are empty are left out. `html` is HTML already. */
export const element = (
  tag: string,
  attributes: Record<string, string | number | null | undefined>,
  html: string,
): string => {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== null && value !== undefined && value !== '')
    .map(([name, value]) => ` ${name}="${escapeHtml(String(value))}"`)
    .join('')
  return `<${tag}${written}>${html}</${tag}>`
}

/** Text with its foreign runs in `<bdi>`. */
export const isolated = (text: string, base: Direction): string => runsHtml(isolateRuns(text, base))

export const runsHtml = (runs: readonly Run[]): string =>
  runs
    .map((run) =>
      run.isolate ? element('bdi', { dir: run.isolate }, escapeHtml(run.text)) : escapeHtml(run.text),
    )
    .join('')
