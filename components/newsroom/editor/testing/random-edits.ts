/** Edits as people make them, anywhere in a text, the same for the same seed. */
import { baseKeymap, deleteSelection, joinBackward, setBlockType, splitBlock } from '@tiptap/pm/commands'
import { Fragment, Slice } from '@tiptap/pm/model'
import { type Command, type EditorState, NodeSelection, Selection, TextSelection } from '@tiptap/pm/state'
import { addColumnAfter, addRowAfter, deleteColumn, deleteRow, fixTables } from '@tiptap/pm/tables'
import {
  bullets,
  divider,
  factBox,
  figure,
  h2,
  p,
  poem,
  pullQuote,
  quote,
  table,
} from '@/lib/story/compose.ts'
import type { Block } from '@/lib/story/document.ts'
import { splitItem } from '../commands/lists.ts'
import { moveBlock } from '../commands/move-block.ts'
import { setDirection } from '../commands/set-direction.ts'
import { toggleList, toggleQuote } from '../commands/text-blocks.ts'
import { toggle } from '../commands/toggle-mark.ts'
import { editorBlocksOf } from '../document-exchange.ts'

/** Numbers from 0 to below 1 (mulberry32). */
export function randomOf(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}

const pieces = [
  'كتبَ',
  'مُدَرِّسٌ ',
  ' في القاهرة',
  '، ',
  'ـ',
  'Kestrel ',
  'v2.0',
  ' 3٫5 ',
  '👩🏽‍🚀',
  '🇯🇴',
  '❤️ ',
  'é',
  'ا',
  '\u064e',
  ' ',
  'وبالاقتصاد ',
]

export const randomBlocks = (random: () => number): Block[] => {
  const any = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T
  const line = () => Array.from({ length: 1 + Math.floor(random() * 6) }, () => any(pieces)).join('')
  const kinds: (() => Block)[] = [
    () => p(line()),
    () => p(line()),
    () => p(line(), ' ', line()),
    () => p(),
    () => h2(`عنوان ${line()}`),
    () => bullets(`أول ${line()}`, `ثانٍ ${line()}`, 'ثالث'),
    () => quote('من قال', `قال ${line()}`, 'ثم قال'),
    () => pullQuote(`مقتطف ${line()}`, 'اسم'),
    () => figure('0123456789', { caption: line() || null }),
    () => divider(),
    () => factBox('صندوق', p(`فيه ${line()}`), p('شيء')),
    () => table(null, ['اسم', 'قيمة'], [`خلية ${line()}`, '3'], ['أخرى', '4']),
    () => poem(null, 'صدر البيت … وعجزه', `صدر ${line()} … آخر`),
  ]
  return Array.from({ length: 1 + Math.floor(random() * 7) }, () => any(kinds)())
}

/** One edit, or none where what was thought of cannot be done there. */
export function editAtRandom(given: EditorState, random: () => number): EditorState {
  const any = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T
  const size = given.doc.content.size
  const at = () => Math.floor(random() * (size + 1))
  const near = (place: number) => Selection.near(given.doc.resolve(Math.min(place, size)))
  const one = near(at())
  let selection: Selection = one
  if (random() < 0.5) {
    const far = random() < 0.6 ? near(Math.min(size, one.from + 1 + Math.floor(random() * 12))) : near(at())
    selection = TextSelection.between(one.$from, far.$to)
  } else if (random() < 0.15) {
    const block = given.doc.childBefore(at())
    if (block.node && block.node.type.spec.selectable !== false)
      selection = NodeSelection.create(given.doc, block.offset)
  }
  let state = given.apply(given.tr.setSelection(selection))
  const does = (command: Command) => {
    command(state, (tr) => {
      state = state.apply(tr)
    })
  }
  const { schema } = state
  const edits: (() => void)[] = [
    () => (state = state.apply(state.tr.insertText(any(pieces)))),
    () => (state = state.apply(state.tr.insertText(any(pieces) + any(pieces)))),
    () => (state = state.apply(state.tr.insertText(any(pieces)))),
    () => does(deleteSelection),
    () => does(deleteSelection),
    () => does(splitBlock),
    () => does(splitItem),
    () => does(joinBackward),
    () => baseKeymap.Delete && does(baseKeymap.Delete),
    () => baseKeymap.Backspace && does(baseKeymap.Backspace),
    () => does(toggle(any(['bold', 'italic', 'superscript', 'code'] as const))),
    () => does(setDirection(any(['rtl', 'ltr', null] as const))),
    () => does(toggleList('bulletList')),
    () => does(toggleQuote),
    () => {
      const { heading, paragraph } = schema.nodes
      if (heading && paragraph)
        does(random() < 0.5 ? setBlockType(heading, { level: 2 }) : setBlockType(paragraph))
    },
    () => does(moveBlock(random() < 0.5 ? 'up' : 'down')),
    () => does(any([addRowAfter, addColumnAfter, deleteRow, deleteColumn])),
    () => {
      const blocks = editorBlocksOf(schema, randomBlocks(random))
      state = state.apply(state.tr.replaceSelection(new Slice(Fragment.fromArray(blocks), 0, 0)))
    },
    () => {
      // What is cut here and put there.
      const slice = state.selection.content()
      const cut = state.tr.deleteSelection()
      const place = Selection.near(cut.doc.resolve(Math.floor(random() * (cut.doc.content.size + 1))))
      state = state.apply(cut.setSelection(place).replaceSelection(slice))
    },
  ]
  try {
    any(edits)()
  } catch (error) {
    // Some slices fit nowhere, which ProseMirror says by throwing.
    if (!(error instanceof RangeError)) throw error
    return given
  }
  const fixed = fixTables(state)
  return fixed ? state.apply(fixed) : state
}
