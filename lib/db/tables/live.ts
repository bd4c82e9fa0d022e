/** Live coverage: its entries, each by itself, so that several people post at once and whoever writes the text loses nothing. */
import {
  type AnyPgColumn,
  boolean,
  index,
  integer,
  jsonb,
  pgTable,
  smallint,
  text,
  unique,
} from 'drizzle-orm/pg-core'
import type { StoryDocument } from '../../story/document.ts'
import type { LiveEntryState } from '../../vocabulary.ts'
import { id, moment, picturesIn } from './columns.ts'
import { author, staff } from './people-and-pictures.ts'
import { article } from './stories.ts'

export const liveEntry = pgTable(
  'live_entry',
  {
    id: id(),
    articleId: text('article_id')
      .notNull()
      .references(() => article.id, { onDelete: 'cascade' }),
    /** What its form called it before it was sent: sent twice, it is one entry. */
    key: text('key').notNull(),
    /** Its place in the story's page, and the last part of its own address, for ever: `u1767261600001`. */
    anchor: text('anchor').notNull(),
    state: text('state').$type<LiveEntryState>().notNull(),
    at: moment('at').notNull(),
    headline: text('headline').notNull().default(''),
    /** What may stand in a live update, as the content of a document. */
    document: jsonb('document').$type<StoryDocument>().notNull(),
    documentVersion: smallint('document_version').notNull(),
    isKey: boolean('is_key').notNull().default(false),
    isBreaking: boolean('is_breaking').notNull().default(false),
    isPinned: boolean('is_pinned').notNull().default(false),
    /** Whom readers read it by; null: nobody of the directory. */
    authorId: text('author_id').references((): AnyPgColumn => author.id, { onDelete: 'set null' }),
    staffId: text('staff_id').references((): AnyPgColumn => staff.id, { onDelete: 'set null' }),
    /** Who wrote it, as the name stood then; for the newsroom. */
    writtenBy: text('written_by').notNull(),
    /** Counts its own changes; a change names the one it was made from. */
    version: integer('version').notNull().default(1),
    /** The place of its last change among all that readers saw of this coverage; 0 while they have seen nothing of it. */
    change: integer('change').notNull().default(0),
    createdAt: moment('created_at').notNull().defaultNow(),
    changedAt: moment('changed_at').notNull().defaultNow(),
  },
  (t) => [
    unique('live_entry_key').on(t.articleId, t.key),
    unique('live_entry_anchor').on(t.articleId, t.anchor),
    index('live_entry_author').on(t.authorId),
    index('live_entry_media').using('gin', picturesIn(t.document)).with({ fastupdate: false }),
  ],
)
