import type { Block } from './document.ts'

/** Attributes that hold words, in the order in which they are met. */
const named = [
  ...['headline', 'title', 'description', 'unit', 'places', 'data', 'annotations', 'note', 'source'],
  ...['author', 'site', 'caption', 'before', 'after', 'alt', 'credit', 'licence', 'url'],
  ...['question', 'translation', 'reference', 'grade', 'when', 'figure', 'label'],
]

/** Everything in a block that a person wrote, lines between its parts; what readers do not see as text, too. */
export function wordsOfBlock(block: Block): string {
  const lines: string[] = []
  const notes: string[] = []
  let line = ''
  const endLine = () => {
    if (line) lines.push(line)
    line = ''
  }
  const visit = (node: object): void => {
    const { type, attrs, text, content } = node as {
      type: string
      attrs?: Record<string, unknown>
      text?: string
      content?: object[]
    }
    if (type === 'text') {
      line += text ?? ''
      return
    }
    if (type === 'footnote') {
      // In the middle of a sentence, which goes on behind it.
      notes.push((content ?? []).map((each) => (each as { text?: string }).text ?? '\n').join(''))
      return
    }
    if (type === 'hardBreak') {
      line += '\n'
      return
    }
    endLine()
    for (const name of named) if (typeof attrs?.[name] === 'string') lines.push(attrs[name])
    for (const child of content ?? []) visit(child)
    endLine()
    if (typeof attrs?.attribution === 'string') lines.push(attrs.attribution)
  }
  visit(block)
  return [...lines, ...notes].filter(Boolean).join('\n')
}
