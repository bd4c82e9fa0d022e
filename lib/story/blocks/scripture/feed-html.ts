import { localeTable } from '../../../locale/table.ts'
import { element, escapeHtml, isolated } from '../../html.ts'
import type { FeedHtml } from '../feed-context.ts'
import { inBrackets, type Scripture, sourceOf } from './model.ts'

export const scripture: FeedHtml<Scripture> = (block, { lang }) => {
  const { dir } = localeTable[lang]
  const { translation } = block.attrs
  const source = sourceOf(block)
  const text = escapeHtml(inBrackets(block))
  return element(
    'blockquote',
    { dir, lang },
    (text && element('p', { dir: 'rtl', lang: 'ar' }, text)) +
      (translation ? element('p', {}, isolated(translation, dir)) : '') +
      (source ? element('p', {}, `— ${element('cite', {}, isolated(source, dir))}`) : ''),
  )
}
