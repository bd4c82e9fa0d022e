import type { FeedHtml } from '../feed-context.ts'
import type { PullQuote } from './model.ts'

/** It repeats a sentence of the story: on its own in a feed it reads as a mistake. */
export const pullQuote: FeedHtml<PullQuote> = () => ''
