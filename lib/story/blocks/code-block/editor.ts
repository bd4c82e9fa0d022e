import { Node } from '@tiptap/core'
import { textblockTypeInputRule } from '@tiptap/pm/inputrules'
import type { DOMOutputSpec } from '@tiptap/pm/model'
import { apart, element, framed } from '@/components/newsroom/editor/block-views/frame.ts'
import { asTextBlock } from '@/components/newsroom/editor/commands/text-blocks.ts'
import type { EditorContext } from '@/components/newsroom/editor/context.ts'
import { wordsAttribute } from '@/components/newsroom/editor/schema/attributes.ts'
import { nodeType } from '@/components/newsroom/editor/schema/schema-types.ts'
import type { BlockEditor } from '../block-editor.ts'
import type { CodeBlock as CodeBlockNode } from './model.ts'

type Runs = NonNullable<CodeBlockNode['attrs']>['runs'] | null

const readRuns = (dir: string | null): Runs => (dir === 'rtl' || dir === 'auto' ? dir : null)

const CodeBlock = Node.create({
  name: 'codeBlock',
  group: 'block',
  content: 'text*',
  marks: '',
  code: true,
  defining: true,
  addAttributes: () => ({
    language: wordsAttribute('data-language'),
    runs: {
      default: null as Runs,
      rendered: false,
      parseHTML: (element: HTMLElement): Runs => readRuns(element.getAttribute('dir')),
    },
  }),
  parseHTML: () => [{ tag: 'pre', preserveWhitespace: 'full' as const }],
  renderHTML: ({ node }): DOMOutputSpec => [
    'pre',
    { dir: node.attrs.runs ?? 'ltr', 'data-language': node.attrs.language },
    0,
  ],
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
    const runs = element(
      'select',
      { class: 'block-field code-runs', 'aria-label': blockWords('codeBlock.runs') },
      ...(['ltr', 'rtl', 'auto'] as const).map((each) =>
        element('option', { value: each }, blockWords(`codeBlock.run.${each}`)),
      ),
    )
    const shown = () => frame.node().attrs.runs ?? 'ltr'
    runs.addEventListener('change', () => {
      frame.set('runs', readRuns(runs.value))
      runs.value = shown()
    })
    const pre = element('pre', { spellcheck: 'false' }, contentDOM)
    return {
      dom: element('section', { class: 'code' }, apart(element('div', {}, language, runs)), pre),
      contentDOM,
      show: () => {
        runs.value = shown()
        pre.dir = shown()
      },
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
