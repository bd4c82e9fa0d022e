import { element, isolated } from '../../html.ts'
import type { FeedHtml } from '../feed-context.ts'
import type { Details } from './model.ts'

/** Feed readers that know no `<details>` show both one after the other, which reads as well. */
export const details: FeedHtml<Details> = ({ attrs, content }, { dir, lang, inside }) =>
  element(
    'details',
    { dir, lang },
    element('summary', {}, element('b', {}, isolated(attrs.title, dir))) + inside(content),
  )
