import { firstStrongDirection } from '../../../arabic/first-strong.ts'
import { element, escapeHtml } from '../../html.ts'
import type { FeedHtml } from '../feed-context.ts'
import { type CodeBlock, codeOf, runsOf } from './model.ts'

export const codeBlock: FeedHtml<CodeBlock> = (block) => {
  const runs = runsOf(block)
  const code = codeOf(block)
  if (runs !== 'auto') return element('pre', { dir: runs }, element('code', {}, escapeHtml(code)))
  // Each line by its own first letter, without asking it of whoever shows the feed.
  const dir = firstStrongDirection(code) ?? 'ltr'
  const lines = code
    .split('\n')
    .map((line) => element('bdi', { dir: firstStrongDirection(line) ?? dir }, escapeHtml(line)))
  return element('pre', { dir }, element('code', {}, lines.join('\n')))
}
