import { escaped, type Markdown } from '../markdown-text.ts'
import type { QuestionAnswer } from './model.ts'

export const questionAnswer: Markdown<QuestionAnswer> = ({ attrs, content }, { inside }) =>
  [attrs.question && `**${escaped(attrs.question)}**`, inside(content)].filter(Boolean).join('\n\n')
