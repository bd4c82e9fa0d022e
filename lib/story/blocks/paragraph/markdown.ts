import { inlineMarkdown, type Markdown } from '../markdown-text.ts'
import type { Paragraph } from './model.ts'

export const paragraph: Markdown<Paragraph> = ({ content }) => inlineMarkdown(content)
