/** What the menus, the toolbar and the shortcuts have the editor do. */

import { baseKeymap, chainCommands, exitCode, newlineInCode } from '@tiptap/pm/commands'
import { redo, undo } from '@tiptap/pm/history'
import { undoInputRule } from '@tiptap/pm/inputrules'
import type { Command } from '@tiptap/pm/state'
import { goToNextCell } from '@tiptap/pm/tables'
import type { EditorView } from '@tiptap/pm/view'
import { markType, nodeType } from '@/components/newsroom/editor/schema/schema-types.ts'
import type { Locale } from '@/lib/locale/table.ts'
import { present } from '@/lib/present.ts'
import { type BlockKindId, blockKind } from './block-kinds.ts'
import { enterFields } from './block-views/frame.ts'
import { arrowOutOfBlock } from './commands/arrow-keys.ts'
import { belowSelected, leaveContainer } from './commands/insert-block.ts'
import { enterNote, insertNote } from './commands/insert-note.ts'
import { liftItem, liftItemAtStart, sinkItem, splitItem } from './commands/lists.ts'
import { moveBlock } from './commands/move-block.ts'
import { selectBeside } from './commands/select-beside.ts'
import { cycleDirection } from './commands/set-direction.ts'
import { arrowInTable } from './commands/table-keys.ts'
import { keepingFields, toggleList, toggleQuote } from './commands/text-blocks.ts'
import { toggle } from './commands/toggle-mark.ts'
import {
  backspaceInVerse,
  deleteInVerse,
  enterInVerse,
  shiftTabInVerse,
  tabInVerse,
} from './commands/verse-keys.ts'
import type { Shortcuts } from './plugins/shortcuts.ts'

export const run = (view: EditorView, command: Command): boolean => {
  view.focus()
  return command(view.state, view.dispatch, view)
}

const commandOf = (id: BlockKindId): Command => {
  const { act } = blockKind(id)
  return 'command' in act ? act.command : () => false
}

const hardBreak: Command = chainCommands(newlineInCode, exitCode, (state, dispatch) => {
  const type = nodeType(state.schema, 'hardBreak')
  if (!state.selection.$from.parent.inlineContent) return false
  dispatch?.(state.tr.replaceSelectionWith(type.create()).scrollIntoView())
  return true
})

/** A heading, a pull quote or a code block that is empty goes back to a paragraph before anything is joined. */
const backToParagraph: Command = (state, dispatch) => {
  const { $from, empty } = state.selection
  if (!empty || $from.parentOffset > 0 || !$from.parent.isTextblock || $from.parent.type.name === 'paragraph')
    return false
  return commandOf('paragraph')(state, dispatch)
}

/** What is selected is meant to be deleted with all that it says; of blocks that join, the fields stay. */
const joining =
  (command: Command): Command =>
  (state, dispatch, view) =>
    (state.selection.empty ? keepingFields(command) : command)(state, dispatch, view)

/** The keys of the editor; `shortcutList` says those that are shown beside what they do. */
export function editorShortcuts(
  locale: Locale,
  open: (question: 'link' | 'tidy' | 'tidyHere') => void,
): Shortcuts {
  const opens =
    (question: 'link' | 'tidy' | 'tidyHere'): Command =>
    (_, dispatch) => {
      if (dispatch) open(question)
      return true
    }
  return {
    'Mod-b': toggle('bold'),
    'Mod-i': toggle('italic'),
    'Mod-u': toggle('underline'),
    // Where Tiptap has it. Ctrl+Shift+X, another habit, sets the direction here, as in Google Docs.
    'Mod-Shift-s': toggle('strike'),
    // Ctrl+. and Ctrl+, elsewhere; the former asks the tidy pass here, so both take Shift.
    'Mod-Shift-.': toggle('superscript'),
    'Mod-Shift-,': toggle('subscript'),
    'Mod-e': toggle('code'),
    'Mod-Shift-e': toggle('isolate'),
    'Mod-k': (state, dispatch) =>
      // In code nothing is a link.
      !state.selection.$from.parent.type.allowsMarkType(markType(state.schema, 'link')) ||
      opens('link')(state, dispatch),
    'Mod-Shift-x': cycleDirection(locale),
    'Mod-z': undo,
    'Mod-Shift-z': redo,
    'Mod-y': redo,
    'Mod-Alt-0': commandOf('paragraph'),
    'Mod-Alt-2': commandOf('heading2'),
    'Mod-Alt-3': commandOf('heading3'),
    'Mod-Alt-4': commandOf('heading4'),
    'Mod-Shift-7': toggleList('orderedList'),
    'Mod-Shift-8': toggleList('bulletList'),
    'Mod-Shift-9': toggleQuote,
    'Alt-ArrowUp': moveBlock('up'),
    'Alt-ArrowDown': moveBlock('down'),
    // Word's own.
    'Mod-Alt-f': insertNote,
    'Alt-Enter': chainCommands(enterNote, (_, __, view) => (view ? enterFields(view) : false)),
    F7: opens('tidy'),
    'Mod-.': opens('tidyHere'),
    'Shift-Enter': hardBreak,
    'Mod-Enter': chainCommands(exitCode, belowSelected),
    Enter: chainCommands(
      enterNote,
      belowSelected,
      leaveContainer,
      enterInVerse,
      splitItem,
      joining(present(baseKeymap.Enter, 'command of this key')),
    ),
    Tab: chainCommands(goToNextCell(1), tabInVerse, sinkItem),
    'Shift-Tab': chainCommands(goToNextCell(-1), shiftTabInVerse, liftItem),
    Backspace: chainCommands(
      undoInputRule,
      joining(backspaceInVerse),
      liftItemAtStart,
      backToParagraph,
      selectBeside('before'),
      joining(present(baseKeymap.Backspace, 'command of this key')),
    ),
    Delete: chainCommands(
      joining(deleteInVerse),
      selectBeside('behind'),
      joining(present(baseKeymap.Delete, 'command of this key')),
    ),
    ArrowLeft: chainCommands(arrowInTable('left', false), arrowOutOfBlock('left')),
    ArrowRight: chainCommands(arrowInTable('right', false), arrowOutOfBlock('right')),
    'Shift-ArrowLeft': arrowInTable('left', true),
    'Shift-ArrowRight': arrowInTable('right', true),
  }
}

/** How a shortcut is shown. */
export const shortcutList = {
  bold: 'Ctrl+B',
  italic: 'Ctrl+I',
  underline: 'Ctrl+U',
  strike: 'Ctrl+Shift+S',
  superscript: 'Ctrl+Shift+.',
  subscript: 'Ctrl+Shift+,',
  code: 'Ctrl+E',
  isolate: 'Ctrl+Shift+E',
  link: 'Ctrl+K',
  footnote: 'Ctrl+Alt+F',
  direction: 'Ctrl+Shift+X',
  undo: 'Ctrl+Z',
  redo: 'Ctrl+Shift+Z',
  orderedList: 'Ctrl+Shift+7',
  bulletList: 'Ctrl+Shift+8',
  quote: 'Ctrl+Shift+9',
  tidy: 'F7',
  tidyHere: 'Ctrl+.',
  up: 'Alt+↑',
  down: 'Alt+↓',
  fields: 'Alt+Enter',
  note: 'Ctrl+Alt+M',
} as const
