import { element } from '../../html.ts'
import type { FeedHtml } from '../feed-context.ts'
import { listItems } from '../list-item/feed-html.ts'
import type { BulletList } from './model.ts'

export const bulletList: FeedHtml<BulletList> = ({ content }, tools) =>
  element('ul', { dir: tools.dir, lang: tools.lang }, listItems(content, tools))
