import { escaped, type Markdown, quoted } from '../markdown-text.ts'
import { inBrackets, type Scripture, sourceOf } from './model.ts'

export const scripture: Markdown<Scripture> = (block) => {
  const source = sourceOf(block)
  return quoted(
    [escaped(inBrackets(block)), escaped(block.attrs.translation ?? ''), source && `— ${escaped(source)}`]
      .filter(Boolean)
      .join('\n\n'),
  )
}
