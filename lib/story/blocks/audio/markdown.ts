import { escaped, type Markdown } from '../markdown-text.ts'
import type { Audio } from './model.ts'

export const audio: Markdown<Audio> = ({ attrs: { mediaId, title, caption }, content = [] }, tools) =>
  recordingMarkdown({ href: tools.fileAt(mediaId), sign: '▶', title, caption, text: tools.inside(content) })

type Recorded = {
  href: string
  sign: string
  title: string | null | undefined
  caption: string | null | undefined
  /** What is said in it. */
  text: string
}

/** A link to a file with its words, and what is said in it. */
export const recordingMarkdown = ({ href, sign, title, caption, text }: Recorded): string =>
  [
    `${sign} [${escaped(title || caption || href)}](<${href}>)`,
    title && caption && `*${escaped(caption)}*`,
    text,
  ]
    .filter(Boolean)
    .join('\n\n')
