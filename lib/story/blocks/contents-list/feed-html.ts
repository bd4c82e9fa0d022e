import { firstStrongDirection } from '../../../arabic/first-strong.ts'
import { localeTable } from '../../../locale/table.ts'
import { element, isolated } from '../../html.ts'
import type { FeedHtml } from '../feed-context.ts'
import type { ContentsList } from './model.ts'

export const contentsList: FeedHtml<ContentsList> = (_, { context: { contents = [] }, lang }) => {
  if (contents.length === 0) return ''
  const around = localeTable[lang].dir
  const items = contents.map(({ id, text }) => {
    const dir = firstStrongDirection(text) ?? around
    return element('li', { dir }, element('a', { href: `#${id}` }, isolated(text, dir)))
  })
  return element('ol', { dir: around, lang }, items.join(''))
}
