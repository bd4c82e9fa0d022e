import { element } from '../../html.ts'
import type { FeedHtml } from '../feed-context.ts'
import type { Paragraph } from './model.ts'

export const paragraph: FeedHtml<Paragraph> = ({ content }, { dir, lang, inline }) =>
  content ? element('p', { dir, lang }, inline(content)) : ''
