import { localeTable } from '../../../locale/table.ts'
import { element, isolated } from '../../html.ts'
import type { FeedHtml } from '../feed-context.ts'
import type { BeforeAfter } from './model.ts'

/** The earlier picture, then the later one, each under its name where it has one. */
export const beforeAfter: FeedHtml<BeforeAfter> = ({ attrs, content }, { lang, inside }) => {
  const { dir } = localeTable[lang]
  return content
    .map((picture, place) => {
      const name = place === 0 ? attrs.before : attrs.after
      return (
        (name ? element('p', { dir, lang }, element('strong', {}, isolated(name, dir))) : '') +
        inside([picture])
      )
    })
    .join('')
}
