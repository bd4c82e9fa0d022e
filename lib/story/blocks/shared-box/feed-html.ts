import type { FeedHtml } from '../feed-context.ts'
import type { SharedBox } from './model.ts'

/** Nothing: what readers may see of one is a fact box by the time a document is written (`shared-boxes.ts`). */
export const sharedBox: FeedHtml<SharedBox> = () => ''
