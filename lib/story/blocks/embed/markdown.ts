import { escaped, type Markdown } from '../markdown-text.ts'
import type { Embed } from './model.ts'

export const embed: Markdown<Embed> = ({ attrs: { title, url } }) =>
  title ? `[${escaped(title)}](<${url}>)` : `<${url}>`
