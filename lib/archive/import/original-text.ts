/** The words of a story as they stood in its file, for showing beside what came of them. */
import { parse5Tree } from '../../newsroom/paste/parse5-tree.ts'
import { isElement, type PastedNode } from '../../newsroom/paste/pasted-tree.ts'
import { withoutOverrides } from '../../story/clean-text.ts'

/** Characters that are shown: enough to compare. */
const longest = 4_000

const ownLine =
  /^(?:p|div|h[1-6]|li|ul|ol|blockquote|pre|figure|figcaption|table|tr|section|article|hr|br|dt|dd|details|summary)$/

/** A text: paragraphs on lines of their own, pictures and frames by their addresses. No markup is left in it. */
export function originalText(html: string): string {
  let text = ''
  const visit = (node: PastedNode): void => {
    if (text.length > 2 * longest) return
    if (!isElement(node)) {
      text += node.text.replace(/\s+/gu, ' ')
      return
    }
    const { name, attributes, children } = node
    if (ownLine.test(name)) text += '\n'
    if (name === 'img' || name === 'iframe' || name === 'video' || name === 'audio')
      text += `\n[${(attributes.src ?? name).slice(0, 200)}]\n`
    if (name === 'td' || name === 'th') text += ' | '
    for (const child of children) visit(child)
    if (ownLine.test(name)) text += '\n'
  }
  // Pasted trees are no deeper than 120.
  for (const child of parse5Tree(html).root.children) visit(child)
  const lines = text
    .split('\n')
    .map((line) => withoutOverrides(line).trim())
    .filter(Boolean)
    .join('\n')
  return lines.length > longest ? `${lines.slice(0, longest)}…` : lines
}
