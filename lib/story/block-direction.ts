import { firstStrongDirection } from '../arabic/first-strong.ts'
import { type Direction, type Locale, localeTable } from '../locale/table.ts'
import type { Block } from './document.ts'
import { textOf } from './plain-text.ts'

/**
 * The direction a block is set in: what its editor chose, else its first strong character (UAX #9, P2),
 * else its article's. Computed here and written as `dir`, never left to `dir=auto`: browsers resolve `auto`
 * on a list to `ltr` around Arabic items.
 */
export function blockDirection(block: Block, locale: Locale): Direction {
  if (block.type === 'codeBlock') return 'ltr'
  const chosen = 'attrs' in block && block.attrs && 'dir' in block.attrs ? block.attrs.dir : null
  return chosen ?? firstStrongDirection(leadingText(block)) ?? localeTable[locale].dir
}

const leadingText = (block: Block): string => {
  switch (block.type) {
    case 'factBox':
      return block.attrs.title || textOf(block)
    case 'liveUpdate':
      return block.attrs.headline || textOf(block)
    case 'figure':
      return block.attrs.caption ?? ''
    case 'embed':
      return block.attrs.title ?? ''
    default:
      return textOf(block)
  }
}
