import { element } from '../../html.ts'
import type { FeedHtml } from '../feed-context.ts'
import type { Heading } from './model.ts'

export const heading: FeedHtml<Heading> = ({ attrs, content }, { dir, lang, inline }) =>
  element(`h${attrs.level}`, { dir, lang }, inline(content))
