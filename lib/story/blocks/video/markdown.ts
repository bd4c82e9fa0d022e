import { recordingMarkdown } from '../audio/markdown.ts'
import type { Markdown } from '../markdown-text.ts'
import type { Video } from './model.ts'

export const video: Markdown<Video> = ({ attrs: { mediaId, title, caption }, content = [] }, tools) =>
  recordingMarkdown({ href: tools.fileAt(mediaId), sign: '▶', title, caption, text: tools.inside(content) })
