/** What is being written: drafts, their revisions, and the tabs that have them open. */

import { type SQL, sql } from 'drizzle-orm'
import {
  type AnyPgColumn,
  bigint,
  boolean,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core'
import type { StoryDocument } from '../../story/document.ts'
import type { BylineEntry, ToldElsewhere } from '../../vocabulary.ts'
import { boxesIn, moment, picturesIn } from './columns.ts'
import { media, staff } from './people-and-pictures.ts'
import { article, titlesElsewhere } from './stories.ts'

/** What a draft held, and when it was saved, ISO 8601. */
export type FullestDraft = Partial<ToldElsewhere> & {
  kicker: string | null
  headline: string
  standfirst: string | null
  dateline: string | null
  /** Absent, as what is told elsewhere, from what was kept before there were any. */
  otherHeadlines?: string[]
  document: StoryDocument
  documentVersion: number
  leadMediaId: string | null
  bylines: BylineEntry[]
  savedAt: string
}

export const revision = pgTable(
  'revision',
  {
    articleId: text('article_id')
      .notNull()
      .references(() => article.id, { onDelete: 'cascade' }),
    number: integer('number').notNull(),
    kicker: text('kicker'),
    headline: text('headline').notNull(),
    standfirst: text('standfirst'),
    dateline: text('dateline'),
    ...titlesElsewhere(),
    otherHeadlines: jsonb('other_headlines').$type<string[]>().notNull().default([]),
    leadMediaId: text('lead_media_id').references(() => media.id, { onDelete: 'set null' }),
    bylines: jsonb('bylines').$type<BylineEntry[]>().notNull().default([]),
    document: jsonb('document').$type<StoryDocument>().notNull(),
    documentVersion: smallint('document_version').notNull(),
    /** Why it was kept: in the words of who did, or the name of the move it was kept for. */
    reason: text('reason'),
    /** Null for an import, and for somebody who was removed. */
    staffId: text('staff_id').references((): AnyPgColumn => staff.id, { onDelete: 'set null' }),
    createdAt: moment('created_at').notNull().defaultNow(),
    /** When readers were first shown it; null when they never were. */
    publishedAt: moment('published_at'),
  },
  (t) => [
    primaryKey({ columns: [t.articleId, t.number] }),
    // Those that may still go: see `lib/newsroom/stories/thin-revisions.ts`.
    index('revision_to_thin').on(t.articleId, t.createdAt).where(sql`${t.reason} = 'autosave'`),
  ],
)

/** The month in which a draft was saved, as `draft_words` holds it: `{2026-11}`. */
export const monthSaved = ({ updatedAt }: Record<'updatedAt', AnyPgColumn>): SQL =>
  sql`(ARRAY[public.month_of(${updatedAt})])`

/**
 * The text as it is being worked on, one per article. Readers never see it: publishing copies it into `article`, and
 * saving it touches nothing else.
 */
export const draft = pgTable(
  'draft',
  {
    articleId: text('article_id')
      .primaryKey()
      .references(() => article.id, { onDelete: 'cascade' }),
    kicker: text('kicker'),
    /** '' until somebody writes one. */
    headline: text('headline').notNull(),
    standfirst: text('standfirst'),
    dateline: text('dateline'),
    ...titlesElsewhere(),
    otherHeadlines: jsonb('other_headlines').$type<string[]>().notNull().default([]),
    document: jsonb('document').$type<StoryDocument>().notNull(),
    documentVersion: smallint('document_version').notNull(),
    /** All of its words, folded, for finding it: see `lib/newsroom/stories/search-words.ts`. */
    words: text('words').notNull().default(''),
    leadMediaId: text('lead_media_id').references(() => media.id, { onDelete: 'set null' }),
    bylines: jsonb('bylines').$type<BylineEntry[]>().notNull().default([]),
    /** Counts every save; a save names the one it was made from, and is refused when that is not the latest. */
    version: integer('version').notNull().default(1),
    /** The `version` that the latest revision was kept of; below `version`, there are words that no revision has. */
    revisedVersion: integer('kept_version').notNull().default(0),
    /**
     * The fullest that it was since, where words have been taken from it: many small cuts are one large one. Null where
     * it stands at its fullest.
     */
    fullest: jsonb('fullest').$type<FullestDraft>(),
    updatedAt: moment('updated_at').notNull().defaultNow(),
    updatedBy: text('updated_by').references((): AnyPgColumn => staff.id, { onDelete: 'set null' }),
    /** The tab that wrote every version since `runBase`, and the last of its changes that arrived: see `writing-run.ts`. */
    runTab: text('run_tab'),
    runBase: integer('run_base'),
    runTurn: bigint('run_turn', { mode: 'number' }),
  },
  (t) => [
    index('draft_media').using('gin', picturesIn(t.document)).with({ fastupdate: false }),
    index('draft_boxes')
      .using('gin', boxesIn(t.document))
      .where(sql`cardinality(${boxesIn(t.document)}) > 0`)
      .with({ fastupdate: false }),
    index('draft_lead_media').on(t.leadMediaId).where(sql`${t.leadMediaId} is not null`),
    // With its month, so that the newest that have a common word are found without looking at the others.
    index('draft_words').using('gin', monthSaved(t), t.words.op('gin_trgm_ops')),
  ],
)

/** A browser tab that has a draft open: who is there, and who writes. One that is not heard of is forgotten. */
export const editingTab = pgTable(
  'editing_tab',
  {
    /** Chosen by the tab. */
    id: text('id').primaryKey(),
    articleId: text('article_id')
      .notNull()
      .references(() => article.id, { onDelete: 'cascade' }),
    staffId: text('staff_id')
      .notNull()
      .references((): AnyPgColumn => staff.id, { onDelete: 'cascade' }),
    openedAt: moment('opened_at').notNull().defaultNow(),
    seenAt: moment('seen_at').notNull().defaultNow(),
    /** Holds the soft lock. At most one tab of an article does. */
    isWriting: boolean('is_writing').notNull().default(false),
  },
  (t) => [
    index('editing_tab_article').on(t.articleId),
    uniqueIndex('editing_tab_one_writes').on(t.articleId).where(sql`${t.isWriting}`),
  ],
)
