import { escapeHtml } from '../../html.ts'
import type { Markdown } from '../markdown-text.ts'
import { type CallOut, linkOf } from './model.ts'

/** Markdown has no signs for it, and lets HTML stand; with an empty line before its words they are Markdown again. */
export const callOut: Markdown<CallOut> = (block, { inside }) => {
  const link = linkOf(block)
  const last = link
    ? `<p class="call-out-link"><a href="${escapeHtml(link.href)}">${escapeHtml(link.label)}</a></p>\n\n`
    : ''
  return `<div class="call-out">\n\n${inside(block.content)}\n\n${last}</div>`
}
