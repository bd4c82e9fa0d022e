import { escaped, type Markdown } from '../markdown-text.ts'
import type { BeforeAfter } from './model.ts'

export const beforeAfter: Markdown<BeforeAfter> = ({ attrs, content }, { inside }) =>
  content
    .flatMap((picture, place) => {
      const name = place === 0 ? attrs.before : attrs.after
      return [...(name ? [`**${escaped(name)}**`] : []), inside([picture])]
    })
    .join('\n\n')
