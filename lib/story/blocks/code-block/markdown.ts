import type { Markdown } from '../markdown-text.ts'
import { type CodeBlock, codeOf } from './model.ts'

export const codeBlock: Markdown<CodeBlock> = (block) => {
  const text = codeOf(block)
  const fence = '`'.repeat(Math.max(3, ...[...text.matchAll(/`+/g)].map(([run]) => run.length + 1)))
  const runs = block.attrs?.runs ? ` dir=${block.attrs.runs}` : ''
  // The first word behind a fence is the language.
  return `${fence}${block.attrs?.language ?? (runs && 'text')}${runs}\n${text}\n${fence}`
}
