/** Which published articles stand in which list, in the order readers see. */

import { index, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import { locale, moment } from './columns.ts'

/**
 * A row for each list that a published article stands in, so that a page of any list is read from one stretch of one
 * index, however large the archive. Triggers on `article`, `story`, `story_topic` and `byline` write it in the
 * transaction that changes those (`public.list_articles`), and nothing else does; `public.rebuild_listings()` makes all
 * of it anew. Its articles are not referenced: the check would lock them in another order than the newsroom does.
 */
export const listing = pgTable(
  'listing',
  {
    /** `latest`, or a kind and an id: `section:…`, `desk:…`, `topic:…`, `author:…`. See `lib/publication/list-key.ts`. */
    list: text('list').notNull(),
    locale: locale(),
    publishedAt: moment('published_at').notNull(),
    articleId: text('article_id').notNull(),
    /** The later of its own moment and its embargo's. */
    visibleFrom: moment('visible_from').notNull(),
  },
  (t) => [
    // `visible_from` last, so that a count needs nothing but the index.
    primaryKey({ columns: [t.list, t.locale, t.publishedAt, t.articleId, t.visibleFrom] }),
    index('listing_article').on(t.articleId),
  ],
)

/**
 * How many articles of `listing`'s `latest` were published in a month, and when the last of them came, changed or went:
 * what the index of site maps is made of. Written by the same triggers.
 */
export const listingMonth = pgTable(
  'listing_month',
  {
    locale: locale(),
    /** In UTC: `2026-11`. */
    month: text('month').notNull(),
    stories: integer('stories').notNull(),
    changedAt: moment('changed_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.locale, t.month] })],
)

/**
 * The notes of correction that readers may see, or will at a moment that is set, in the order of their page. Written by the
 * same triggers, and by one on `correction`.
 */
export const listingCorrection = pgTable(
  'listing_correction',
  {
    locale: locale(),
    correctedAt: moment('corrected_at').notNull(),
    correctionId: text('correction_id').notNull(),
    articleId: text('article_id').notNull(),
    /** When readers were last told something by it: when it was said, or withdrawn. */
    toldAt: moment('told_at').notNull(),
    /** Its article's. */
    visibleFrom: moment('visible_from').notNull(),
  },
  (t) => [
    // `visible_from` last, so that a count needs nothing but the index.
    primaryKey({
      name: 'listing_correction_pk',
      columns: [t.locale, t.correctedAt, t.correctionId, t.visibleFrom],
    }),
    index('listing_correction_told').on(t.locale, t.toldAt),
    index('listing_correction_article').on(t.articleId),
  ],
)
