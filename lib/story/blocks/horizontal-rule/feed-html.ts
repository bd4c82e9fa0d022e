import type { FeedHtml } from '../feed-context.ts'
import type { Divider } from './model.ts'

export const horizontalRule: FeedHtml<Divider> = () => '<hr>'
