/** How each block with fields is drawn while it is edited. */
import type { NodeViewConstructor } from '@tiptap/pm/view'
import type { BlockEditor } from '@/lib/story/blocks/block-editor.ts'
import { blockEditors } from '@/lib/story/blocks/editors.ts'
import type { EditorContext } from '../context.ts'

export const blockViews = (context: EditorContext): Record<string, NodeViewConstructor> =>
  Object.fromEntries(
    Object.entries<BlockEditor>(blockEditors).flatMap(([type, { view }]) =>
      view ? [[type, view(context)]] : [],
    ),
  )
