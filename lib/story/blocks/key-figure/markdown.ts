import { escapeHtml } from '../../html.ts'
import type { Markdown } from '../markdown-text.ts'
import { isBlank, type KeyFigure } from './model.ts'

/** Markdown has no signs for it, and lets HTML stand. */
export const keyFigure: Markdown<KeyFigure> = (block) => {
  const { figure, label, note } = block.attrs
  if (isBlank(block)) return ''
  const lines = [
    `<strong>${escapeHtml(figure)}</strong>`,
    label && `<span>${escapeHtml(label)}</span>`,
    note && `<small>${escapeHtml(note)}</small>`,
  ]
  return `<div class="key-figure">\n${lines.filter(Boolean).join('\n')}\n</div>`
}
