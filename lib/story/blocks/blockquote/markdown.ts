import { escaped, type Markdown, quoted } from '../markdown-text.ts'
import type { BlockQuote } from './model.ts'

export const blockquote: Markdown<BlockQuote> = ({ attrs, content }, { inside }) =>
  quoted(inside(content) + (attrs?.attribution ? `\n\n— ${escaped(attrs.attribution)}` : ''))
