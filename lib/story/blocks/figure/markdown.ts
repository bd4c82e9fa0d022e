import { escaped, type Markdown } from '../markdown-text.ts'
import type { Figure } from './model.ts'

export const figure: Markdown<Figure> = ({ attrs: { mediaId, alt, caption } }, { pictureAt }) =>
  `![${escaped(alt ?? '')}](${pictureAt(mediaId)})${caption ? `\n\n*${escaped(caption)}*` : ''}`
