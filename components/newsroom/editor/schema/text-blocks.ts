/** Blocks of running text, as `lib/story/document.ts` names them. */
import { Node } from '@tiptap/core'
import type { DOMOutputSpec } from '@tiptap/pm/model'
import { attributionAttribute, directionAttribute, directionOf, wordsAttribute } from './attributes.ts'

export const Doc = Node.create({ name: 'doc', topNode: true, content: '(block | unknownBlock)+' })

export const Text = Node.create({ name: 'text', group: 'inline' })

export const Paragraph = Node.create({
  name: 'paragraph',
  group: 'block',
  content: 'inline*',
  addAttributes: () => ({ dir: directionAttribute }),
  parseHTML: () => [{ tag: 'p' }],
  renderHTML: ({ node }): DOMOutputSpec => ['p', directionOf(node), 0],
})

export const Heading = Node.create({
  name: 'heading',
  group: 'block',
  content: 'inline*',
  defining: true,
  addAttributes: () => ({ dir: directionAttribute, level: { default: 2, rendered: false } }),
  parseHTML: () => [2, 3, 4].map((level) => ({ tag: `h${level}`, attrs: { level } })),
  renderHTML: ({ node }): DOMOutputSpec => [`h${node.attrs.level}`, directionOf(node), 0],
})

export const BulletList = Node.create({
  name: 'bulletList',
  group: 'block',
  content: 'listItem+',
  addAttributes: () => ({ dir: directionAttribute }),
  parseHTML: () => [{ tag: 'ul' }],
  renderHTML: ({ node }): DOMOutputSpec => ['ul', directionOf(node), 0],
})

export const OrderedList = Node.create({
  name: 'orderedList',
  group: 'block',
  content: 'listItem+',
  addAttributes: () => ({
    dir: directionAttribute,
    start: {
      default: 1,
      rendered: false,
      parseHTML: (element: HTMLElement) => {
        const start = Number(element.getAttribute('start') ?? 1)
        return Number.isInteger(start) && start >= 0 && start <= 9999 ? start : 1
      },
    },
  }),
  parseHTML: () => [{ tag: 'ol' }],
  renderHTML: ({ node }): DOMOutputSpec => ['ol', { ...directionOf(node), start: node.attrs.start }, 0],
})

export const ListItem = Node.create({
  name: 'listItem',
  content: '(paragraph | bulletList | orderedList)+',
  defining: true,
  parseHTML: () => [{ tag: 'li' }],
  renderHTML: (): DOMOutputSpec => ['li', 0],
})

export const BlockQuote = Node.create({
  name: 'blockquote',
  group: 'block',
  content: '(paragraph | bulletList | orderedList)+',
  defining: true,
  addAttributes: () => ({ dir: directionAttribute, attribution: attributionAttribute }),
  parseHTML: () => [{ tag: 'blockquote' }],
  renderHTML: ({ node }): DOMOutputSpec => [
    'blockquote',
    { ...directionOf(node), 'data-attribution': node.attrs.attribution },
    0,
  ],
})

export const PullQuote = Node.create({
  name: 'pullQuote',
  group: 'block',
  content: 'inline*',
  defining: true,
  addAttributes: () => ({ dir: directionAttribute, attribution: attributionAttribute }),
  parseHTML: () => [{ tag: 'aside[data-block="pullQuote"]' }],
  renderHTML: ({ node }): DOMOutputSpec => [
    'aside',
    { ...directionOf(node), 'data-block': 'pullQuote', 'data-attribution': node.attrs.attribution },
    0,
  ],
})

export const CodeBlock = Node.create({
  name: 'codeBlock',
  group: 'block',
  content: 'text*',
  marks: '',
  code: true,
  defining: true,
  addAttributes: () => ({ language: wordsAttribute('data-language') }),
  parseHTML: () => [{ tag: 'pre', preserveWhitespace: 'full' as const }],
  renderHTML: ({ node }): DOMOutputSpec => ['pre', { dir: 'ltr', 'data-language': node.attrs.language }, 0],
})

export const Divider = Node.create({
  name: 'horizontalRule',
  group: 'block',
  parseHTML: () => [{ tag: 'hr' }],
  renderHTML: (): DOMOutputSpec => ['hr'],
})

export const HardBreak = Node.create({
  name: 'hardBreak',
  group: 'inline',
  inline: true,
  selectable: false,
  linebreakReplacement: true,
  parseHTML: () => [{ tag: 'br' }],
  renderHTML: (): DOMOutputSpec => ['br'],
  renderText: () => '\n',
})
