import type { BlockKind } from './block-kinds.ts'
import type { EditorIconName } from './icons.tsx'

export const kindIcons: Record<BlockKind['id'], EditorIconName> = {
  paragraph: 'paragraph',
  heading2: 'heading',
  heading3: 'heading',
  heading4: 'heading',
  bulletList: 'bulletList',
  orderedList: 'orderedList',
  blockquote: 'quote',
  pullQuote: 'pullQuote',
  figure: 'picture',
  upload: 'upload',
  storyCard: 'storyCard',
  embed: 'embed',
  factBox: 'factBox',
  table: 'table',
  codeBlock: 'codeBlock',
  horizontalRule: 'horizontalRule',
  liveUpdate: 'liveUpdate',
}
