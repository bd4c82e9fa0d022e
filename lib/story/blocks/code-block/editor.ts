import { Node } from '@tiptap/core'
import { textblockTypeInputRule } from '@tiptap/pm/inputrules'
import type { DOMOutputSpec } from '@tiptap/pm/model'
import { apart, element, framed } from '@/components/newsroom/editor/block-views/frame.ts'
import { asTextBlock } from '@/components/newsroom/editor/commands/text-blocks.ts'
import type { EditorContext } from '@/components/newsroom/editor/context.ts'
import { wordsAttribute } from '@/components/newsroom/editor/schema/attributes.ts'
import { nodeType } from '@/components/newsroom/editor/schema/schema-types.ts'
import type { BlockEditor } from '../block-editor.ts'

const CodeBlock = Node.create({
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

const view = ({ blockWords }: EditorContext) =>
  framed((frame) => {
    const contentDOM = element('code')
    const language = frame.field({
      name: 'language',
      label: blockWords('codeBlock.fields.language'),
      className: 'code-language',
      next: 'inside',
      whenEmpty: null,
    })
    return {
      dom: element(
        'section',
        { class: 'code', dir: 'ltr' },
        apart(element('div', {}, language)),
        element('pre', { spellcheck: 'false' }, contentDOM),
      ),
      contentDOM,
    }
  })

export const codeBlock = {
  nodes: [CodeBlock],
  view,
  typed: (schema) => [textblockTypeInputRule(/^```$/, nodeType(schema, 'codeBlock'))],
  kinds: [
    {
      id: 'codeBlock',
      name: 'codeBlock.insert',
      icon: { path: 'M3 4h14v12H3zM8 8l-2 2 2 2M12 8l2 2-2 2' },
      aliases: 'شيفرة كود برمجة code pre program',
      act: { command: asTextBlock('codeBlock') },
    },
  ],
} as const satisfies BlockEditor
