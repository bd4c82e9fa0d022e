/** What the newsroom says to itself about a story. Readers, feeds, previews and the API never ask these tables. */

import { sql } from 'drizzle-orm'
import { type AnyPgColumn, index, jsonb, pgTable, text } from 'drizzle-orm/pg-core'
import type { Mention, Spot } from '../../vocabulary.ts'
import { id, moment } from './columns.ts'
import { staff } from './people-and-pictures.ts'
import { article } from './stories.ts'

/** Notes that answer each other, about the same words. */
export const noteThread = pgTable(
  'note_thread',
  {
    id: id(),
    articleId: text('article_id')
      .notNull()
      .references(() => article.id, { onDelete: 'cascade' }),
    /** Where its words stand in the draft: follows every save (`lib/newsroom/notes/follow-words.ts`). None: the whole story. */
    spots: jsonb('spots').$type<Spot[]>().notNull().default([]),
    /** The words as they were when it was begun. Never changed. */
    quote: text('quote').notNull().default(''),
    createdAt: moment('created_at').notNull().defaultNow(),
    /** When anything of it last changed, its notes too: an open screen asks anew when this is later than what it has. */
    changedAt: moment('changed_at').notNull().defaultNow(),
    resolvedAt: moment('resolved_at'),
    /** As the name stood then. */
    resolvedBy: text('resolved_by'),
  },
  (t) => [
    index('note_thread_article').on(t.articleId, t.createdAt),
    // The board counts these of every row.
    index('note_thread_open').on(t.articleId).where(sql`${t.resolvedAt} is null`),
  ],
)

export const storyNote = pgTable(
  'story_note',
  {
    id: id(),
    threadId: text('thread_id')
      .notNull()
      .references(() => noteThread.id, { onDelete: 'cascade' }),
    text: text('text').notNull(),
    mentions: jsonb('mentions').$type<Mention[]>().notNull().default([]),
    /** Null for somebody who was removed. */
    staffId: text('staff_id').references((): AnyPgColumn => staff.id, { onDelete: 'set null' }),
    /** As the name stood then. */
    writtenBy: text('written_by').notNull(),
    writtenAt: moment('written_at').notNull().defaultNow(),
    editedAt: moment('edited_at'),
  },
  (t) => [index('story_note_thread').on(t.threadId, t.writtenAt)],
)
