import { listMarkdown } from '../list-item/markdown.ts'
import type { Markdown } from '../markdown-text.ts'
import type { OrderedList } from './model.ts'

export const orderedList: Markdown<OrderedList> = ({ attrs, content }, tools) =>
  listMarkdown(content, (index) => `${(attrs?.start ?? 1) + index}. `, tools)
