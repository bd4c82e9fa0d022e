/**
 * The schema of the editor: the nodes and marks of `lib/story/document.ts`, by their names, with their attributes.
 * `story-schema.test.ts` proves that a document goes in and comes out the same.
 */
import { type Extensions, Node } from '@tiptap/core'
import type { DOMOutputSpec } from '@tiptap/pm/model'
import type { BlockEditor } from '@/lib/story/blocks/block-editor.ts'
import { blockEditors } from '@/lib/story/blocks/editors.ts'
import { Footnote } from './footnote.ts'
import {
  Bold,
  Code,
  Isolate,
  Italic,
  Link,
  StoryLink,
  Strike,
  Subscript,
  Superscript,
  Underline,
} from './marks.ts'

const Doc = Node.create({ name: 'doc', topNode: true, content: '(block | unknownBlock)+' })

const Text = Node.create({ name: 'text', group: 'inline' })

const HardBreak = Node.create({
  name: 'hardBreak',
  group: 'inline',
  inline: true,
  selectable: false,
  linebreakReplacement: true,
  parseHTML: () => [{ tag: 'br' }],
  renderHTML: (): DOMOutputSpec => ['br'],
  renderText: () => '\n',
})

const blocks = Object.values<BlockEditor>(blockEditors).flatMap(({ nodes }) => nodes)

/** In the order of preference. */
export const schemaExtensions: Extensions = [
  Doc,
  Text,
  ...blocks,
  HardBreak,
  Footnote,
  Link,
  StoryLink,
  Bold,
  Italic,
  Underline,
  Strike,
  Superscript,
  Subscript,
  Isolate,
  Code,
]
