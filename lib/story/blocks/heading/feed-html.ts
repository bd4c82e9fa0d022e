import { element } from '../../html.ts'
import type { FeedHtml } from '../feed-context.ts'
import type { Heading } from './model.ts'

export const heading: FeedHtml<Heading> = (block, { context, dir, lang, inline }) => {
  const id = context.contents?.find(({ heading }) => heading === block)?.id
  return element(`h${block.attrs.level}`, { id, dir, lang }, inline(block.content))
}
