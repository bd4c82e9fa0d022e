import { firstStrongDirection } from '../arabic/first-strong.ts'
import { type Direction, type Locale, localeTable } from '../locale/table.ts'
import { modelOf } from './blocks/models.ts'
import type { Block } from './document.ts'
import { textOf } from './plain-text.ts'

/**
 * The direction a block is set in: what its editor chose, else its first strong character (UAX #9, P2),
 * else its article's. Computed here and written as `dir`, never left to `dir=auto`: browsers resolve `auto`
 * on a list to `ltr` around Arabic items.
 */
export function blockDirection(block: Block, locale: Locale): Direction {
  const model = modelOf(block.type)
  if (model?.isCode) return 'ltr'
  const chosen = 'attrs' in block && block.attrs && 'dir' in block.attrs ? block.attrs.dir : null
  const leading = model?.leadingText?.(block, textOf) ?? textOf(block)
  return chosen ?? firstStrongDirection(leading) ?? localeTable[locale].dir
}
