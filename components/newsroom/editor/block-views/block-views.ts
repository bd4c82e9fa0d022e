/** How each block with fields, and a footnote, is drawn while it is edited. */
import type { NodeViewConstructor } from '@tiptap/pm/view'
import type { BlockEditor } from '@/lib/story/blocks/block-editor.ts'
import { blockEditors } from '@/lib/story/blocks/editors.ts'
import type { EditorContext } from '../context.ts'
import { noteView } from './note-view.ts'

export const blockViews = (context: EditorContext): Record<string, NodeViewConstructor> => ({
  footnote: noteView(context),
  ...Object.fromEntries(
    Object.entries<BlockEditor>(blockEditors).flatMap(([type, { view }]) =>
      view ? [[type, view(context)]] : [],
    ),
  ),
})
