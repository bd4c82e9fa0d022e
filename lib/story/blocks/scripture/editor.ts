import { Node } from '@tiptap/core'
import type { DOMOutputSpec } from '@tiptap/pm/model'
import { apart, element, framed } from '@/components/newsroom/editor/block-views/frame.ts'
import { insertBlock } from '@/components/newsroom/editor/commands/insert-block.ts'
import { wordsAttribute } from '@/components/newsroom/editor/schema/attributes.ts'
import type { BlockEditor } from '../block-editor.ts'
import type { ScriptureKind } from './model.ts'

const Scripture = Node.create({
  name: 'scripture',
  group: 'block',
  content: 'text*',
  marks: '',
  defining: true,
  isolating: true,
  addAttributes: () => ({
    kind: {
      default: 'quran' as ScriptureKind,
      rendered: false,
      parseHTML: (element: HTMLElement): ScriptureKind =>
        element.getAttribute('data-kind') === 'hadith' ? 'hadith' : 'quran',
    },
    reference: wordsAttribute('data-reference'),
    grade: wordsAttribute('data-grade'),
    translation: wordsAttribute('data-translation'),
  }),
  parseHTML: () => [{ tag: 'div[data-block="scripture"]', preserveWhitespace: 'full' as const }],
  renderHTML: ({ node: { attrs } }): DOMOutputSpec => [
    'div',
    {
      'data-block': 'scripture',
      'data-kind': attrs.kind,
      'data-reference': attrs.reference,
      'data-grade': attrs.grade,
      'data-translation': attrs.translation,
    },
    0,
  ],
})

const ofKind = (kind: ScriptureKind) => ({
  command: insertBlock(({ schema }) => schema.node('scripture', { kind })),
})

export const scripture = {
  nodes: [Scripture],
  view: ({ blockWords }) =>
    framed((frame) => {
      const contentDOM = element('p', {
        class: 'scripture-text',
        dir: 'rtl',
        lang: 'ar',
        spellcheck: 'false',
      })
      const field = (name: 'reference' | 'grade' | 'translation', label: string) =>
        frame.field({ name, label, next: 'behind', whenEmpty: null })
      const translation = field('translation', blockWords('scripture.fields.translation'))
      const reference = field('reference', blockWords('scripture.fields.reference'))
      const grade = field('grade', blockWords('scripture.fields.grade'))
      const dom = element(
        'div',
        { class: 'scripture', role: 'group', 'aria-label': blockWords('scripture.name') },
        contentDOM,
        apart(element('div', {}, translation)),
        apart(element('footer', {}, element('cite', {}, reference), grade)),
      )
      return {
        dom,
        contentDOM,
        show: ({ attrs: { kind } }) => {
          dom.dataset.kind = kind
          grade.hidden = kind !== 'hadith'
        },
      }
    }),
  kinds: [
    {
      id: 'quran',
      name: 'scripture.insert.quran',
      icon: { path: 'M10 5c-2-1.5-4-1.5-7-1v11c3-.5 5-.5 7 1 2-1.5 4-1.5 7-1V4c-3-.5-5-.5-7 1zM10 5v11' },
      aliases: 'قرآن آية آيات سورة مصحف quran koran verse sura ayah',
      act: ofKind('quran'),
    },
    {
      id: 'hadith',
      name: 'scripture.insert.hadith',
      icon: { path: 'M4 4h12v12H4zM7 8h6M7 12h6M10 4v2M10 14v2' },
      aliases: 'حديث نبوي شريف سنة صحيح hadith sunna prophet',
      act: ofKind('hadith'),
    },
  ],
} as const satisfies BlockEditor
