import { Drawing, drawings as shared } from '../ui/icon.tsx'

const { upload, picture, link, undo, redo, plus, drag } = shared

/** Drawings of the editor's own tools, on the same grid as the newsroom's, and those of them that it uses too. */
const drawings = {
  upload,
  picture,
  link,
  undo,
  redo,
  plus,
  drag,
  paragraph: 'M8 16V4h8M12 4v12M8 10a3 3 0 0 1 0-6',
  heading: 'M5 4v12M15 4v12M5 10h10',
  bulletList: 'M8 5h9M8 10h9M8 15h9M4 5h.01M4 10h.01M4 15h.01',
  orderedList: 'M9 5h8M9 10h8M9 15h8M3.5 3.5h1v3M3.5 6.5h2M3.5 12.5h2l-2 4h2',
  quote: 'M4 5v10M8 6h9M8 10h9M8 14h6',
  pullQuote: 'M4 4h12M4 16h12M6 10h8',
  factBox: 'M3.5 4h13v12h-13zM6.5 8h7M6.5 11h7M6.5 13.5h4',
  table: 'M3 4h14v12H3zM3 8h14M3 12h14M10 4v12',
  code: 'M7 6l-4 4 4 4M13 6l4 4-4 4',
  codeBlock: 'M3 4h14v12H3zM8 8l-2 2 2 2M12 8l2 2-2 2',
  horizontalRule: 'M3 10h14M8 5h4M8 15h4',
  liveUpdate:
    'M10 11a1 1 0 1 0 0-2 1 1 0 0 0 0 2ZM6.5 13.5a5 5 0 0 1 0-7M13.5 6.5a5 5 0 0 1 0 7M4 16a8.5 8.5 0 0 1 0-12M16 4a8.5 8.5 0 0 1 0 12',
  embed: 'M3 5h14v10H3zM8.5 8v4l3.5-2z',
  storyCard: 'M3.5 4.5h13v11h-13zM6 8h8M6 11h5',
  bold: 'M6 4h5a3 3 0 0 1 0 6H6zM6 10h6a3 3 0 0 1 0 6H6z',
  italic: 'M8.5 4h6M5.5 16h6M12 4L8 16',
  underline: 'M6 3.5v6a4 4 0 0 0 8 0v-6M5 16.5h10',
  strike: 'M14 6.5a4 3 0 0 0-8 .5c0 3 8 3 8 6a4 3 0 0 1-8 .5M3 10h14',
  superscript: 'M3.5 7l7 9M10.5 7l-7 9M13.5 5a1.75 1.75 0 1 1 3 1.2L13.5 9.5h3.5',
  subscript: 'M3.5 4l7 9M10.5 4l-7 9M13.5 12.5a1.75 1.75 0 1 1 3 1.2L13.5 17h3.5',
  more: 'M5 9.25a.75.75 0 1 0 0 1.5.75.75 0 1 0 0-1.5M10 9.25a.75.75 0 1 0 0 1.5.75.75 0 1 0 0-1.5M15 9.25a.75.75 0 1 0 0 1.5.75.75 0 1 0 0-1.5',
  isolate: 'M6 3.5H3.5v13H6M14 3.5h2.5v13H14M7 13l3-7 3 7M8 10.7h4',
  rtl: 'M17 5H3M17 9h-8M17 13H9M6 11l-3 3 3 3M3 14h5',
  ltr: 'M3 5h14M3 9h8M3 13h8M14 11l3 3-3 3M17 14h-5',
  tidy: 'M4 16l7-7M9 7l4 4M13 3v3M11.5 4.5h3M16 8v2M15 9h2M6 4v2M5 5h2',
} as const

export type EditorIconName = keyof typeof drawings

/** Those that point along the line of text: they turn with the newsroom's language. */
const turns: ReadonlySet<EditorIconName> = new Set([
  'bulletList',
  'orderedList',
  'quote',
  'undo',
  'redo',
  'paragraph',
])

export const EditorIcon = ({ name }: { name: EditorIconName }) => (
  <Drawing path={drawings[name]} turns={turns.has(name)} />
)
