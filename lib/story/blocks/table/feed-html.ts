import { element, isolated } from '../../html.ts'
import { type FeedHtml, type FeedTools, spanOf } from '../feed-context.ts'
import type { Table, TableCell, TableRow } from './model.ts'

const cellHtml = ({ type, attrs, content }: TableCell, { inline }: FeedTools): string =>
  element(
    type === 'tableHeader' ? 'th' : 'td',
    { colspan: spanOf(attrs?.colspan), rowspan: spanOf(attrs?.rowspan) },
    content.map((paragraph) => inline(paragraph.content)).join('<br>'),
  )

const rowHtml = ({ content }: TableRow, tools: FeedTools): string =>
  element('tr', {}, content.map((cell) => cellHtml(cell, tools)).join(''))

export const table: FeedHtml<Table> = ({ attrs, content }, tools) =>
  element(
    'table',
    { dir: tools.dir, lang: tools.lang },
    (attrs?.caption ? element('caption', {}, isolated(attrs.caption, tools.dir)) : '') +
      element('tbody', {}, content.map((row) => rowHtml(row, tools)).join('')),
  )
