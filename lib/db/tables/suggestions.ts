/** What somebody would have stand in a draft. No part of it: readers, feeds, previews and the API never ask this table. */

import { sql } from 'drizzle-orm'
import { type AnyPgColumn, boolean, index, jsonb, pgTable, text } from 'drizzle-orm/pg-core'
import { headLines, type StoryPiece, type SuggestedPlace, suggestionKinds } from '../../vocabulary.ts'
import { id, moment } from './columns.ts'
import { staff } from './people-and-pictures.ts'
import { article } from './stories.ts'

export const suggestion = pgTable(
  'suggestion',
  {
    id: id(),
    articleId: text('article_id')
      .notNull()
      .references(() => article.id, { onDelete: 'cascade' }),
    kind: text('kind', { enum: suggestionKinds }).notNull(),
    /** The line over the text that it would have otherwise, always as a whole; null for one of the text. */
    part: text('part', { enum: headLines }),
    /** Where in the draft: follows every save (`lib/newsroom/suggestions/follow-suggestions.ts`). */
    place: jsonb('place').$type<SuggestedPlace>().notNull(),
    /** What stands there. */
    before: jsonb('before').$type<StoryPiece[]>().notNull(),
    /** What would. */
    after: jsonb('after').$type<StoryPiece[]>().notNull(),
    /** The block around it, by which it is found again; null where it is about whole blocks. */
    context: jsonb('context').$type<StoryPiece>(),
    /** The draft no longer has what it would change. */
    isGone: boolean('is_gone').notNull().default(false),
    /** Null for somebody who was removed. */
    staffId: text('staff_id').references((): AnyPgColumn => staff.id, { onDelete: 'set null' }),
    /** As the name stood then. */
    suggestedBy: text('suggested_by').notNull(),
    suggestedAt: moment('suggested_at').notNull().defaultNow(),
    /** When anything of it last changed: an open screen asks anew when this is later than what it has. */
    changedAt: moment('changed_at').notNull().defaultNow(),
    decidedAt: moment('decided_at'),
    /** As the name stood then. */
    decidedBy: text('decided_by'),
    isAccepted: boolean('is_accepted'),
  },
  (t) => [
    index('suggestion_article').on(t.articleId, t.suggestedAt),
    index('suggestion_open').on(t.articleId).where(sql`${t.decidedAt} is null`),
    index('suggestion_staff').on(t.staffId),
  ],
)
