/** The tools over the text, as data: how each is drawn, what it does, when it is pressed and when it is out of use. */

import type { Editor } from '@tiptap/core'
import { redo, redoDepth, undo, undoDepth } from '@tiptap/pm/history'
import type { Command } from '@tiptap/pm/state'
import { isInTable } from '@tiptap/pm/tables'
import { markType } from '@/components/newsroom/editor/schema/schema-types.ts'
import type { Locale } from '@/lib/locale/table.ts'
import type { DrawnIcon } from '@/lib/story/blocks/block-editor.ts'
import { type BlockKindId, blockKind } from './block-kinds.ts'
import { insertNote } from './commands/insert-note.ts'
import { directionAt } from './commands/set-direction.ts'
import { toggleList, toggleQuote } from './commands/text-blocks.ts'
import { type ToggledMark, toggle, toggledMarks } from './commands/toggle-mark.ts'
import type { EditorIconName } from './icons.tsx'
import { proposalCount } from './tidy/proposals.ts'

const hasMark = ({ state }: Editor, name: ToggledMark | 'link' | 'storyLink'): boolean => {
  const { from, to, empty, $from } = state.selection
  const type = markType(state.schema, name)
  return empty
    ? Boolean(type.isInSet(state.storedMarks ?? $from.marks()))
    : state.doc.rangeHasMark(from, to, type)
}

/** The kind of block the cursor is in, as the menu of kinds names it. */
function kindAt({ state }: Editor): BlockKindId | null {
  const { $from } = state.selection
  const own = $from.parent.type.name
  if (own === 'heading') return `heading${$from.parent.attrs.level as 2 | 3 | 4}`
  if (own === 'codeBlock' || own === 'pullQuote') return own
  for (let depth = $from.depth; depth > 0; depth--) {
    const name = $from.node(depth).type.name
    if (name === 'bulletList' || name === 'orderedList' || name === 'blockquote') return name
  }
  return own === 'paragraph' ? 'paragraph' : null
}

/** What the tools show of the place of the cursor. Flat, so that `useSnapshot` can tell whether anything is another. */
export type ToolbarState = Record<ToggledMark | 'link', boolean> & {
  kind: BlockKindId | null
  /** The direction that was chosen for the block, and how it runs; null in code. */
  chosen: 'rtl' | 'ltr' | null
  runs: 'rtl' | 'ltr' | null
  isInTable: boolean
  isInCode: boolean
  canUndo: boolean
  canRedo: boolean
  tidyCount: number
  isEditable: boolean
}

export function toolbarState(editor: Editor, locale: Locale): ToolbarState {
  const { state, isEditable } = editor
  const direction = directionAt(state, locale)
  const marks = Object.fromEntries(toggledMarks.map((mark) => [mark, hasMark(editor, mark)]))
  return {
    ...(marks as Record<ToggledMark, boolean>),
    kind: kindAt(editor),
    link: hasMark(editor, 'link') || hasMark(editor, 'storyLink'),
    chosen: direction?.chosen ?? null,
    runs: direction?.runs ?? null,
    isInTable: isInTable(state),
    isInCode: Boolean(state.selection.$from.parent.type.spec.code),
    canUndo: undoDepth(state) > 0,
    canRedo: redoDepth(state) > 0,
    tidyCount: proposalCount(state),
    isEditable,
  }
}

export type Tool = {
  /** In `Newsroom.Editor.toolbar`, and among the shortcuts. */
  name:
    | 'bold'
    | 'italic'
    | 'link'
    | 'isolate'
    | 'footnote'
    | 'bulletList'
    | 'orderedList'
    | 'quote'
    | 'undo'
    | 'redo'
  icon: EditorIconName | DrawnIcon
  act: Command | 'link'
  isPressed?: (now: ToolbarState) => boolean
  isOff?: (now: ToolbarState) => boolean
}

const markTool = (name: 'bold' | 'italic' | 'isolate'): Tool => ({
  name,
  icon: name,
  act: toggle(name),
  isPressed: (now) => now[name],
})

export const markTools: readonly Tool[] = [
  markTool('bold'),
  markTool('italic'),
  {
    name: 'link',
    icon: 'link',
    act: 'link',
    isPressed: ({ link }) => link,
    isOff: ({ isInCode }) => isInCode,
  },
  markTool('isolate'),
  { name: 'footnote', icon: 'footnote', act: insertNote, isOff: ({ isInCode }) => isInCode },
]

/** Marks that a story needs now and then: the line of tools has no room for each. */
export const rarerMarks = ['underline', 'strike', 'superscript', 'subscript', 'code'] as const

const kindTool = (name: Tool['name'], id: BlockKindId, act: Command): Tool => ({
  name,
  icon: blockKind(id).icon,
  act,
  isPressed: ({ kind }) => kind === id,
})

export const listTools: readonly Tool[] = [
  kindTool('bulletList', 'bulletList', toggleList('bulletList')),
  kindTool('orderedList', 'orderedList', toggleList('orderedList')),
  kindTool('quote', 'blockquote', toggleQuote),
]

export const historyTools: readonly Tool[] = [
  { name: 'undo', icon: 'undo', act: undo, isOff: ({ canUndo }) => !canUndo },
  { name: 'redo', icon: 'redo', act: redo, isOff: ({ canRedo }) => !canRedo },
]
