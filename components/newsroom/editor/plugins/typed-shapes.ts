/** What becomes something else as it is typed: `## `, `- `, `١. `, `> `, `---`, `**bold**`. */
import { InputRule, inputRules, textblockTypeInputRule, wrappingInputRule } from '@tiptap/pm/inputrules'
import type { MarkType, Schema } from '@tiptap/pm/model'
import { type Plugin, TextSelection } from '@tiptap/pm/state'

/** The value of digits of any of our languages. */
const numberOf = (digits: string): number =>
  Number(
    digits
      .replace(/[٠-٩]/g, (d) => String(d.charCodeAt(0) - 0x660))
      .replace(/[۰-۹]/g, (d) => String(d.charCodeAt(0) - 0x6f0)),
  )

/** Text between two signs, which go: `**so**`. The first group is the sign, the second the text. */
const markRule = (pattern: RegExp, type: MarkType): InputRule =>
  new InputRule(
    pattern,
    (state, match, start, end) => {
      const [whole, sign = '', text = ''] = match
      // The last character is only now being typed, unless a word was composed: then all of it is there.
      const missing = whole.length - (end - start)
      const { tr } = state
      tr.delete(end - (sign.length - missing), end).delete(start, start + sign.length)
      tr.addMark(start, start + text.length, type.create())
      return tr.removeStoredMark(type)
    },
    { inCodeMark: false },
  )

const dividerRule = (schema: Schema): InputRule =>
  new InputRule(/^(?:---|—-|___|\*\*\*)$/, (state, _match, start, end) => {
    const $start = state.doc.resolve(start)
    const isAlone = $start.parent.content.size === end - start
    if (!isAlone || $start.depth !== 1 || $start.parent.type.name !== 'paragraph') return null
    const { tr } = state
    tr.replaceWith($start.before(), state.doc.resolve(end).after(), [
      schema.node('horizontalRule'),
      schema.node('paragraph'),
    ])
    return tr.setSelection(TextSelection.near(tr.doc.resolve($start.before() + 2)))
  })

export function typedShapes(schema: Schema): Plugin {
  const { nodes, marks } = schema
  return inputRules({
    rules: [
      // “#” is the largest heading a story has: the page's own is its headline.
      textblockTypeInputRule(/^(#{1,4})\s$/, nodes.heading!, (match) => ({
        level: Math.max(2, match[1]?.length ?? 2),
      })),
      wrappingInputRule(/^\s*[-*•]\s$/, nodes.bulletList!),
      wrappingInputRule(
        /^\s*([0-9٠-٩۰-۹]{1,3})[.)-]\s$/,
        nodes.orderedList!,
        (match) => ({ start: numberOf(match[1] ?? '1') }),
        (match, node) => node.childCount + node.attrs.start === numberOf(match[1] ?? '1'),
      ),
      wrappingInputRule(/^\s*>\s$/, nodes.blockquote!),
      textblockTypeInputRule(/^```$/, nodes.codeBlock!),
      dividerRule(schema),
      markRule(/(?<![*\p{L}\p{N}])(\*\*)([^*\s](?:[^*]*[^*\s])?)\*\*$/u, marks.bold!),
      markRule(/(?<![_\p{L}\p{N}])(__)([^_\s](?:[^_]*[^_\s])?)__$/u, marks.bold!),
      markRule(/(?<![*\p{L}\p{N}])(\*)([^*\s](?:[^*]*[^*\s])?)\*$/u, marks.italic!),
      markRule(/(?<![_\p{L}\p{N}])(_)([^_\s](?:[^_]*[^_\s])?)_$/u, marks.italic!),
      markRule(/(?<![~\p{L}\p{N}])(~~)([^~\s](?:[^~]*[^~\s])?)~~$/u, marks.strike!),
      markRule(/(?<!`)(`)([^`\s](?:[^`]*[^`\s])?)`$/u, marks.code!),
    ],
  })
}
