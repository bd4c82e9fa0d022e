import { localeTable } from '../../../locale/table.ts'
import { element, escapeHtml, isolated } from '../../html.ts'
import type { FeedContext, FeedHtml, FeedPicture } from '../feed-context.ts'
import type { Figure } from './model.ts'

/** A picture with its words, in the direction of the story: also the one that leads it. */
export function figureHtml(picture: FeedPicture, { locale, siteUrl }: FeedContext): string {
  const { dir } = localeTable[locale]
  const image = `<img src="${escapeHtml(siteUrl + picture.src)}" width="${picture.width}" height="${picture.height}" alt="${escapeHtml(picture.alt)}">`
  const words = [picture.caption, picture.credit].filter(Boolean).map((each) => isolated(each, dir))
  return element(
    'figure',
    { dir, lang: locale },
    image + (words.length ? element('figcaption', {}, words.join(' — ')) : ''),
  )
}

export const figure: FeedHtml<Figure> = ({ attrs }, { context }) => {
  const picture = context.pictures.get(attrs.mediaId)
  if (!picture) return ''
  return figureHtml(
    {
      ...picture,
      alt: attrs.alt ?? picture.alt,
      caption: attrs.caption ?? picture.caption,
      credit: attrs.credit ?? picture.credit,
    },
    context,
  )
}
