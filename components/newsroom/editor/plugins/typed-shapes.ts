/** What becomes something else as it is typed: `## `, `- `, `١. `, `> `, `---`, `**bold**`. */

import { InputRule, inputRules } from '@tiptap/pm/inputrules'
import type { MarkType, Schema } from '@tiptap/pm/model'
import type { Plugin } from '@tiptap/pm/state'
import { markType } from '@/components/newsroom/editor/schema/schema-types.ts'
import type { BlockEditor } from '@/lib/story/blocks/block-editor.ts'
import { blockEditors } from '@/lib/story/blocks/editors.ts'

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

export function typedShapes(schema: Schema): Plugin {
  const ofBlocks = Object.values<BlockEditor>(blockEditors).flatMap(({ typed }) => typed?.(schema) ?? [])
  return inputRules({
    rules: [
      ...ofBlocks,
      markRule(/(?<![*\p{L}\p{N}])(\*\*)([^*\s](?:[^*]*[^*\s])?)\*\*$/u, markType(schema, 'bold')),
      markRule(/(?<![_\p{L}\p{N}])(__)([^_\s](?:[^_]*[^_\s])?)__$/u, markType(schema, 'bold')),
      markRule(/(?<![*\p{L}\p{N}])(\*)([^*\s](?:[^*]*[^*\s])?)\*$/u, markType(schema, 'italic')),
      markRule(/(?<![_\p{L}\p{N}])(_)([^_\s](?:[^_]*[^_\s])?)_$/u, markType(schema, 'italic')),
      markRule(/(?<![~\p{L}\p{N}])(~~)([^~\s](?:[^~]*[^~\s])?)~~$/u, markType(schema, 'strike')),
      markRule(/(?<!`)(`)([^`\s](?:[^`]*[^`\s])?)`$/u, markType(schema, 'code')),
    ],
  })
}
