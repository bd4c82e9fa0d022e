import { escaped, type Markdown, quoted } from '../markdown-text.ts'
import { type FactBox, ratingText } from './model.ts'

export const factBox: Markdown<FactBox> = ({ attrs, content }, { inside }) =>
  quoted(
    [...(attrs.title ? [`**${escaped(attrs.title)}**`] : []), ratingText(attrs), inside(content)]
      .filter(Boolean)
      .join('\n\n'),
  )
