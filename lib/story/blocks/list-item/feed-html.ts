import { element } from '../../html.ts'
import type { FeedTools } from '../feed-context.ts'
import type { ListItem } from './model.ts'

export const listItems = (items: readonly ListItem[], { inside }: FeedTools): string =>
  items.map(({ content }) => element('li', {}, inside(content))).join('')
