import { element } from '../../html.ts'
import { type FeedHtml, spanOf } from '../feed-context.ts'
import { listItems } from '../list-item/feed-html.ts'
import type { OrderedList } from './model.ts'

export const orderedList: FeedHtml<OrderedList> = ({ attrs, content }, tools) =>
  element('ol', { dir: tools.dir, lang: tools.lang, start: spanOf(attrs?.start) }, listItems(content, tools))
