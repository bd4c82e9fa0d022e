import { recordingMarkdown } from '../audio/markdown.ts'
import type { Markdown } from '../markdown-text.ts'
import type { File } from './model.ts'

export const file: Markdown<File> = ({ attrs: { mediaId, title, caption } }, { fileAt }) =>
  recordingMarkdown({ href: fileAt(mediaId), sign: '↓', title, caption, text: '' })
