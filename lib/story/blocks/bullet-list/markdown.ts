import { listMarkdown } from '../list-item/markdown.ts'
import type { Markdown } from '../markdown-text.ts'
import type { BulletList } from './model.ts'

export const bulletList: Markdown<BulletList> = ({ content }, tools) =>
  listMarkdown(content, () => '- ', tools)
