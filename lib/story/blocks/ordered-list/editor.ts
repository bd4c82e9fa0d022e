import { Node } from '@tiptap/core'
import { wrappingInputRule } from '@tiptap/pm/inputrules'
import type { DOMOutputSpec } from '@tiptap/pm/model'
import { toggleList } from '@/components/newsroom/editor/commands/text-blocks.ts'
import { directionAttribute, directionOf } from '@/components/newsroom/editor/schema/attributes.ts'
import { nodeType } from '@/components/newsroom/editor/schema/schema-types.ts'
import type { BlockEditor } from '../block-editor.ts'
import { ListItem } from '../list-item/editor.ts'

const OrderedList = Node.create({
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

/** The value of digits of any of our languages. */
const numberOf = (digits: string): number =>
  Number(
    digits
      .replace(/[٠-٩]/g, (d) => String(d.charCodeAt(0) - 0x660))
      .replace(/[۰-۹]/g, (d) => String(d.charCodeAt(0) - 0x6f0)),
  )

export const orderedList = {
  nodes: [OrderedList, ListItem],
  typed: (schema) => [
    wrappingInputRule(
      /^\s*([0-9٠-٩۰-۹]{1,3})[.)-]\s$/,
      nodeType(schema, 'orderedList'),
      (match) => ({ start: numberOf(match[1] ?? '1') }),
      (match, node) => node.childCount + node.attrs.start === numberOf(match[1] ?? '1'),
    ),
  ],
  kinds: [
    {
      id: 'orderedList',
      name: 'orderedList.insert',
      icon: { path: 'M9 5h8M9 10h8M9 15h8M3.5 3.5h1v3M3.5 6.5h2M3.5 12.5h2l-2 4h2', turns: true },
      aliases: 'قائمة مرقمة أرقام ترقيم list numbered ordered ol',
      act: { command: toggleList('orderedList') },
      isTextBlock: true,
    },
  ],
} as const satisfies BlockEditor
