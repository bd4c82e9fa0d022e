import { escapeHtml } from '../../html.ts'
import type { Markdown } from '../markdown-text.ts'
import type { Details } from './model.ts'

/** Markdown has no signs for it, and lets HTML stand; with an empty line before its words they are Markdown again. */
export const details: Markdown<Details> = ({ attrs, content }, { inside }) =>
  `<details>\n<summary>${escapeHtml(attrs.title)}</summary>\n\n${inside(content)}\n\n</details>`
