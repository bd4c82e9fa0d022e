import { indented, type MarkdownTools } from '../markdown-text.ts'
import type { ListItem } from './model.ts'

export const listMarkdown = (
  items: readonly ListItem[],
  marker: (index: number) => string,
  { inside }: MarkdownTools,
): string =>
  items
    .map(({ content }, index) => {
      const sign = marker(index)
      return sign + indented(inside(content), ' '.repeat(sign.length))
    })
    .join('\n')
