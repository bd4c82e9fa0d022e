import type { Markdown } from '../markdown-text.ts'
import type { StoryCard } from './model.ts'

export const storyCard: Markdown<StoryCard> = ({ attrs: { storyId } }) => `[/s/${storyId}](/s/${storyId})`
