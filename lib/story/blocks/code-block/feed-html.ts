import { element, escapeHtml } from '../../html.ts'
import type { FeedHtml } from '../feed-context.ts'
import { type CodeBlock, codeOf, directedLines, runsOf } from './model.ts'

export const codeBlock: FeedHtml<CodeBlock> = (block) => {
  const runs = runsOf(block)
  const code = codeOf(block)
  if (runs !== 'auto') return element('pre', { dir: runs }, element('code', {}, escapeHtml(code)))
  // Each line by its own first letter, without asking it of whoever shows the feed.
  const lines = directedLines(code)
  const html = lines.map(({ text, dir }) => element('bdi', { dir }, escapeHtml(text)))
  return element('pre', { dir: lines[0]?.dir }, element('code', {}, html.join('\n')))
}
