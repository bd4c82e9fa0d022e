import { element, isolated } from '../../html.ts'
import type { FeedHtml } from '../feed-context.ts'
import type { QuestionAnswer } from './model.ts'

export const questionAnswer: FeedHtml<QuestionAnswer> = ({ attrs, content }, { dir, lang, inside }) =>
  (attrs.question ? element('p', { dir, lang }, element('strong', {}, isolated(attrs.question, dir))) : '') +
  inside(content)
