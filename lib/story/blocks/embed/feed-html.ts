import { element, escapeHtml, isolated } from '../../html.ts'
import { safeHref } from '../../safe-address.ts'
import { siteShown } from '../../site-shown.ts'
import type { FeedHtml } from '../feed-context.ts'
import type { Embed } from './model.ts'

export const embed: FeedHtml<Embed> = ({ attrs }, { context, dir, lang }) => {
  const href = safeHref(attrs.url)
  if (!href) return ''
  const picture = attrs.mediaId ? context.pictures.get(attrs.mediaId) : undefined
  const image = picture
    ? element(
        'p',
        {},
        element(
          'a',
          { href },
          `<img src="${escapeHtml(context.siteUrl + picture.src)}" width="${picture.width}" height="${picture.height}" alt="">`,
        ),
      )
    : ''
  // A film of before, of which only the name is known, is said as it was.
  const isRead = [attrs.author, attrs.site, attrs.description, attrs.mediaId].some((each) => each)
  const from = [attrs.author, isRead && siteShown(attrs)]
    .filter((each) => each)
    .map((each) => isolated(String(each), dir))
  const link = element('a', { href }, attrs.title ? isolated(attrs.title, dir) : escapeHtml(href))
  const line = element('p', { dir, lang }, attrs.title ? [link, ...from].join(' — ') : link)
  return (
    image + line + (attrs.description ? element('p', { dir, lang }, isolated(attrs.description, dir)) : '')
  )
}
