import { localeTable } from '../../../locale/table.ts'
import { element, isolated } from '../../html.ts'
import type { FeedHtml } from '../feed-context.ts'
import type { Gallery } from './model.ts'

/** Its pictures one below the other: a feed reader has no room to go through them. */
export const gallery: FeedHtml<Gallery> = ({ attrs, content }, { lang, inside }) => {
  const { dir } = localeTable[lang]
  return inside(content) + (attrs.caption ? element('p', { dir, lang }, isolated(attrs.caption, dir)) : '')
}
