import { element, isolated } from '../../html.ts'
import type { FeedHtml } from '../feed-context.ts'
import { type CallOut, linkOf } from './model.ts'

export const callOut: FeedHtml<CallOut> = (block, { dir, lang, inside }) => {
  const link = linkOf(block)
  const last =
    link && element('p', { dir, lang }, element('a', { href: link.href }, isolated(link.label, dir)))
  return element('section', { dir, lang }, inside(block.content) + (last ?? ''))
}
