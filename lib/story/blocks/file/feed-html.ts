import { element, isolated } from '../../html.ts'
import type { FeedHtml } from '../feed-context.ts'
import type { File } from './model.ts'

export const file: FeedHtml<File> = ({ attrs: { mediaId, title, caption } }, { context, dir, lang }) => {
  const found = context.recordings.get(mediaId)
  if (!found) return ''
  const link = element('a', { href: context.siteUrl + found.src }, isolated(title || found.fileName, dir))
  return element('p', { dir, lang }, caption ? `${link} — ${isolated(caption, dir)}` : link)
}
