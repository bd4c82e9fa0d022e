import { localeTable } from '../../../locale/table.ts'
import { element, escapeHtml, isolated } from '../../html.ts'
import type { FeedHtml } from '../feed-context.ts'
import type { ProfileBox } from './model.ts'

export const profileBox: FeedHtml<ProfileBox> = ({ attrs }, { context: { profiles, siteUrl }, lang }) => {
  const profile = profiles?.get(attrs.authorId)
  if (!profile) return ''
  const { dir } = localeTable[lang]
  const { name, jobTitle, biography, href, portrait } = profile
  const paragraph = (html: string) => element('p', { dir, lang }, html)
  const image =
    portrait &&
    `<img src="${escapeHtml(siteUrl + portrait.src)}" width="${portrait.width}" height="${portrait.height}" alt="">`
  return element(
    'section',
    { dir, lang },
    [
      image && paragraph(image),
      paragraph(element('a', { href: siteUrl + href }, element('strong', {}, isolated(name, dir)))),
      jobTitle && paragraph(isolated(jobTitle, dir)),
      biography && paragraph(isolated(biography, dir)),
    ]
      .filter(Boolean)
      .join(''),
  )
}
