import { escaped, inlineMarkdown, type Markdown } from '../markdown-text.ts'
import type { Poem } from './model.ts'

/** Line blocks, as Pandoc has them; hemistichs with the sign between them that Arabic text has. */
export const poem: Markdown<Poem> = ({ attrs, content }) => {
  const lines = content.map((verse) =>
    `| ${verse.content
      .map((each) => inlineMarkdown(each.content).replaceAll('\\\n', ' '))
      .filter(Boolean)
      .join(' … ')}`.trimEnd(),
  )
  return lines.join('\n') + (attrs?.attribution ? `\n\n— ${escaped(attrs.attribution)}` : '')
}
