import { escaped, type Markdown } from '../markdown-text.ts'
import type { Gallery } from './model.ts'

export const gallery: Markdown<Gallery> = ({ attrs, content }, { inside }) =>
  [inside(content), ...(attrs.caption ? [`*${escaped(attrs.caption)}*`] : [])].join('\n\n')
