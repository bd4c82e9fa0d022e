import { inlineMarkdown, type Markdown } from '../markdown-text.ts'
import type { Heading } from './model.ts'

export const heading: Markdown<Heading> = ({ attrs, content }) =>
  `${'#'.repeat(attrs.level)} ${inlineMarkdown(content)}`
