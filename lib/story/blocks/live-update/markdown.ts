import { escaped, type Markdown } from '../markdown-text.ts'
import type { LiveUpdate } from './model.ts'

export const liveUpdate: Markdown<LiveUpdate> = ({ attrs: { at, headline }, content }, { inside }) =>
  [`### ${at} ${escaped(headline)}`, inside(content)].join('\n\n')
