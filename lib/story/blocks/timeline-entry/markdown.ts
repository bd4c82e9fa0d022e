import { escapeHtml } from '../../html.ts'
import type { Markdown } from '../markdown-text.ts'
import type { TimelineEntry } from './model.ts'

/** Markdown has no signs for it, and lets HTML stand; with an empty line before its words they are Markdown again. */
export const timelineEntry: Markdown<TimelineEntry> = ({ attrs, content }, { inside }) =>
  `<div class="timeline-entry">\n<p class="timeline-when">${escapeHtml(attrs.when)}</p>\n\n${inside(content)}\n\n</div>`
