import { escaped, inlineMarkdown, type Markdown } from '../markdown-text.ts'
import type { Paragraph } from '../paragraph/model.ts'
import type { Table } from './model.ts'

const cell = (paragraphs: readonly Paragraph[]): string =>
  paragraphs
    .map((each) => inlineMarkdown(each.content))
    .join(' ')
    .replace(/\\?\n/g, ' ')

export const table: Markdown<Table> = ({ attrs, content }) => {
  const rows = content.map((row) => `| ${row.content.map((each) => cell(each.content)).join(' | ')} |`)
  const rule = `|${' --- |'.repeat(content[0]?.content.length ?? 0)}`
  return [
    ...(attrs?.caption ? [`**${escaped(attrs.caption)}**`, ''] : []),
    rows[0],
    rule,
    ...rows.slice(1),
  ].join('\n')
}
