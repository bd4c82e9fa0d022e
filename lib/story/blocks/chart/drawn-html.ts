import type { DrawnChart } from '@/lib/chart/chart-of.ts'
import { element, escapeHtml } from '../../html.ts'

/** Both drawings, under the names of what they do not name themselves, as a reader's page has them. */
export function drawnHtml({ key, narrow, wide }: DrawnChart): string {
  const names = key.map(({ name, colour }) => element('li', { class: colour }, escapeHtml(name)))
  const above = names.length > 0 ? element('ul', { class: 'chart-key' }, names.join('')) : ''
  return `${above}<div class="narrow">${narrow.svg}</div><div class="wide">${wide.svg}</div>`
}
