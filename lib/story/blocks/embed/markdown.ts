import { siteShown } from '../../site-shown.ts'
import { escaped, type Markdown } from '../markdown-text.ts'
import type { Embed } from './model.ts'

export const embed: Markdown<Embed> = ({ attrs }) => {
  const { title, url, description, author } = attrs
  if (!title) return description ? `<${url}>\n\n${escaped(description)}` : `<${url}>`
  // An embed that says no more than its title is that, as it has always been.
  const from = description || author || attrs.site ? [author, siteShown(attrs)].filter(Boolean) : []
  const line = [`[${escaped(title)}](<${url}>)`, ...from.map((each) => escaped(String(each)))].join(' — ')
  return description ? `${line}\n\n${escaped(description)}` : line
}
