import { element, isolated } from '../../html.ts'
import type { FeedHtml } from '../feed-context.ts'
import type { BlockQuote } from './model.ts'

export const blockquote: FeedHtml<BlockQuote> = ({ attrs, content }, { dir, lang, inside }) =>
  element(
    'blockquote',
    { dir, lang },
    inside(content) +
      (attrs?.attribution
        ? element('p', {}, `— ${element('cite', {}, isolated(attrs.attribution, dir))}`)
        : ''),
  )
