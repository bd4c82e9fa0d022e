import { element, escapeHtml, isolated } from '../../html.ts'
import { safeHref } from '../../safe-address.ts'
import type { FeedHtml } from '../feed-context.ts'
import type { Embed } from './model.ts'

export const embed: FeedHtml<Embed> = ({ attrs: { url, title } }, { dir, lang }) => {
  const href = safeHref(url)
  return href
    ? element('p', { dir, lang }, element('a', { href }, title ? isolated(title, dir) : escapeHtml(href)))
    : ''
}
