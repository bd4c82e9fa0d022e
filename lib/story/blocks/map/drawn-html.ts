/** A map as its reader's page has it, for who makes it. On the server. */
import { shapedWidth } from '../../../chart/shaped-width.ts'
import { numbersTag } from '../../../locale/format-preferences.ts'
import { readerMessages, wordsIn } from '../../../locale/reader-messages.ts'
import { type Locale, localeTable } from '../../../locale/table.ts'
import type { MapAttributes, MapRefusal } from '../../../map/map.ts'
import { isMapDrawn, mapOf } from '../../../map/map-of.ts'
import { element, escapeHtml } from '../../html.ts'
import { keyOf } from './key.ts'

export async function drawnMapHtml(
  attrs: MapAttributes,
  locale: Locale,
): Promise<{ html: string } | MapRefusal> {
  const { reading } = localeTable[locale]
  const map = mapOf(attrs, { locale, reading, measure: shapedWidth(locale) })
  if (!isMapDrawn(map)) return map
  const t = wordsIn(numbersTag(locale, reading), await readerMessages(locale), 'Blocks.map')
  const names = map.areas
    ? keyOf(map.areas, t).map(({ className, text }) => element('li', { class: className }, escapeHtml(text)))
    : []
  const above = names.length > 0 ? element('ul', { class: 'chart-key' }, names.join('')) : ''
  return {
    html: `${above}<div class="narrow">${map.narrow.svg}</div><div class="wide">${map.wide.svg}</div>`,
  }
}
