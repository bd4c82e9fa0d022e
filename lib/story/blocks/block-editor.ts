/** What the editor has to know of a kind of block. Imported by the editor alone. */
import type { AnyExtension, Editor } from '@tiptap/core'
import type { InputRule } from '@tiptap/pm/inputrules'
import type { Schema } from '@tiptap/pm/model'
import type { Command } from '@tiptap/pm/state'
import type { NodeViewConstructor } from '@tiptap/pm/view'
import type { ComponentType } from 'react'
import type { BlockWords, EditorContext } from '@/components/newsroom/editor/context.ts'

/** A drawing on the newsroom's grid of 20. */
export type DrawnIcon = {
  path: string
  /** It points along the line of text, and turns with the newsroom's language. */
  turns?: true
}

/** A window that asks for what a block needs, and puts it in. */
export type BlockDialog = ComponentType<{ editor: Editor; context: EditorContext; onClose: () => void }>

/** A kind of block that can be asked for; some blocks come in several. */
export type BlockKind = {
  id: string
  /** Its name in `Newsroom.Blocks`. */
  name: Parameters<BlockWords>[0]
  icon: DrawnIcon
  /** What a person may type to find it, besides its name, in Arabic and English. */
  aliases: string
  act: /** What needs an answer before there is a block: which picture, which story, which address. */
  { command: Command } | { ask: (editor: Editor, context: EditorContext) => void } | { dialog: BlockDialog }
  /** Turns the block the cursor is in into this, rather than adding one. */
  isTextBlock?: true
}

export type BlockEditor = {
  /** Its node, and those that stand in it alone, by the names of the document. */
  nodes: readonly AnyExtension[]
  /** How it is drawn while it is edited, where it has fields: with the reader's page's own elements and classes. */
  view?: (context: EditorContext) => NodeViewConstructor
  /** What becomes it as it is typed. */
  typed?: (schema: Schema) => InputRule[]
  kinds: readonly BlockKind[]
}
