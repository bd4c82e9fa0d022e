import { createHash } from 'node:crypto'
import type { StorySummary } from './summary.ts'

/** Twelve hexadecimal digits that change when something a card shows changes. */
export const cardVersion = (shown: unknown): string =>
  createHash('sha256').update(JSON.stringify(shown)).digest('hex').slice(0, 12)

/** {@link cardVersion} of a story's card. */
export const storyCardVersion = (story: StorySummary): string =>
  cardVersion([
    story.headline,
    story.kicker,
    story.section.name,
    story.publishedAt,
    story.picture?.mediaId,
    story.bylines.map((credit) => credit.name),
  ])
