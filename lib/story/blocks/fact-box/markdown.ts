import { escaped, type Markdown, quoted } from '../markdown-text.ts'
import type { FactBox } from './model.ts'

export const factBox: Markdown<FactBox> = ({ attrs: { title }, content }, { inside }) =>
  quoted([...(title ? [`**${escaped(title)}**`] : []), inside(content)].join('\n\n'))
