import { inlineMarkdown, type Markdown, quoted } from '../markdown-text.ts'
import type { PullQuote } from './model.ts'

export const pullQuote: Markdown<PullQuote> = ({ content }) => quoted(inlineMarkdown(content))
