import type { DrawnIcon } from '@/lib/story/blocks/block-editor.ts'
import { Drawing, drawings as shared } from '../ui/icon.tsx'

const { link, undo, redo, plus, drag, speech } = shared

/** Drawings of the editor's own tools (those of blocks stand with the blocks), on the same grid as the newsroom's, and those of them that it uses too. */
const drawings = {
  link,
  undo,
  redo,
  plus,
  drag,
  speech,
  code: 'M7 6l-4 4 4 4M13 6l4 4-4 4',
  bold: 'M6 4h5a3 3 0 0 1 0 6H6zM6 10h6a3 3 0 0 1 0 6H6z',
  italic: 'M8.5 4h6M5.5 16h6M12 4L8 16',
  underline: 'M6 3.5v6a4 4 0 0 0 8 0v-6M5 16.5h10',
  strike: 'M14 6.5a4 3 0 0 0-8 .5c0 3 8 3 8 6a4 3 0 0 1-8 .5M3 10h14',
  superscript: 'M3.5 7l7 9M10.5 7l-7 9M13.5 5a1.75 1.75 0 1 1 3 1.2L13.5 9.5h3.5',
  subscript: 'M3.5 4l7 9M10.5 4l-7 9M13.5 12.5a1.75 1.75 0 1 1 3 1.2L13.5 17h3.5',
  footnote: 'M3 6h7M3 10h6M3 16h14M13.5 5.5l2-1.5v7M13.5 11h4',
  more: 'M5 9.25a.75.75 0 1 0 0 1.5.75.75 0 1 0 0-1.5M10 9.25a.75.75 0 1 0 0 1.5.75.75 0 1 0 0-1.5M15 9.25a.75.75 0 1 0 0 1.5.75.75 0 1 0 0-1.5',
  isolate: 'M6 3.5H3.5v13H6M14 3.5h2.5v13H14M7 13l3-7 3 7M8 10.7h4',
  rtl: 'M17 5H3M17 9h-8M17 13H9M6 11l-3 3 3 3M3 14h5',
  ltr: 'M3 5h14M3 9h8M3 13h8M14 11l3 3-3 3M17 14h-5',
  suggest: 'M4 13.5V16h2.5l8-8L12 5.5zM10.5 7l2.5 2.5M11 16h6',
  tidy: 'M4 16l7-7M9 7l4 4M13 3v3M11.5 4.5h3M16 8v2M15 9h2M6 4v2M5 5h2',
} as const

export type EditorIconName = keyof typeof drawings

/** Those that point along the line of text: they turn with the newsroom's language. */
const turns: ReadonlySet<EditorIconName> = new Set(['undo', 'redo'])

/** A tool's drawing by its name, or that of a kind of block. */
export const EditorIcon = ({ icon }: { icon: EditorIconName | DrawnIcon }) =>
  typeof icon === 'string' ? (
    <Drawing path={drawings[icon]} turns={turns.has(icon)} />
  ) : (
    <Drawing path={icon.path} turns={icon.turns ?? false} />
  )
