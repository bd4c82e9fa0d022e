import { element, escapeHtml } from '../../html.ts'
import type { FeedHtml } from '../feed-context.ts'
import { type CodeBlock, codeOf, runsOf } from './model.ts'

export const codeBlock: FeedHtml<CodeBlock> = (block) =>
  element('pre', { dir: runsOf(block) }, element('code', {}, escapeHtml(codeOf(block))))
