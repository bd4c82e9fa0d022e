import type { Markdown } from '../markdown-text.ts'
import { type CodeBlock, codeOf } from './model.ts'

export const codeBlock: Markdown<CodeBlock> = (block) => {
  const text = codeOf(block)
  const fence = '`'.repeat(Math.max(3, ...[...text.matchAll(/`+/g)].map(([run]) => run.length + 1)))
  return `${fence}${block.attrs?.language ?? ''}\n${text}\n${fence}`
}
