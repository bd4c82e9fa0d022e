import { element, escapeHtml, isolated } from '../../html.ts'
import type { FeedHtml } from '../feed-context.ts'
import { type FactBox, ratingText } from './model.ts'

export const factBox: FeedHtml<FactBox> = ({ attrs, content }, { dir, lang, inside }) =>
  element(
    'section',
    { dir, lang },
    element('h3', {}, isolated(attrs.title, dir)) +
      (attrs.rating ? element('p', {}, escapeHtml(ratingText(attrs))) : '') +
      inside(content),
  )
