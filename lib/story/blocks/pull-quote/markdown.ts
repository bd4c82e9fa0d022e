import { escaped, inlineMarkdown, type Markdown, quoted } from '../markdown-text.ts'
import type { PullQuote } from './model.ts'

export const pullQuote: Markdown<PullQuote> = ({ attrs, content }) =>
  quoted(
    [inlineMarkdown(content), attrs?.attribution && `— ${escaped(attrs.attribution)}`]
      .filter(Boolean)
      .join('\n\n'),
  )
