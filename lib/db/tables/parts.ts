/** What stories are begun from and share: boxes that stand in many, snippets that are copied, templates; and the newsroom's own checklist. */
import { sql } from 'drizzle-orm'
import {
  type AnyPgColumn,
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
} from 'drizzle-orm/pg-core'
import type { Locale } from '../../locale/table.ts'
import type { StoryDocument } from '../../story/document.ts'
import type { PartAct, PartKind, PartState, StoryKind } from '../../vocabulary.ts'
import { id, moment, picturesIn } from './columns.ts'
import { section } from './directory.ts'
import { staff } from './people-and-pictures.ts'
import { article, story } from './stories.ts'

const maker = (name: string) => text(name).references((): AnyPgColumn => staff.id, { onDelete: 'set null' })

export const sharedPart = pgTable(
  'shared_part',
  {
    id: id(),
    kind: text('kind').$type<PartKind>().notNull(),
    /** Null: for stories of any language, which only a template may be. */
    locale: text('locale').$type<Locale>(),
    /** What the newsroom calls it. */
    name: text('name').notNull(),
    /** What it says, as it is worked on. Of a box: one fact box. */
    document: jsonb('document').$type<StoryDocument>().notNull(),
    documentVersion: smallint('document_version').notNull(),
    state: text('state').$type<PartState>().notNull(),
    /** Of a box: what readers see wherever it stands; null until it was published. */
    publishedDocument: jsonb('published_document').$type<StoryDocument>(),
    publishedDocumentVersion: smallint('published_document_version'),
    publishedAt: moment('published_at'),
    /** Of a template: how a story that is begun from it is filed. */
    storyKind: text('story_kind').$type<StoryKind>(),
    sectionId: text('section_id').references(() => section.id, { onDelete: 'set null' }),
    topicIds: jsonb('topic_ids').$type<string[]>().notNull().default([]),
    /** Counts every change; a change names the one it was made from. */
    version: integer('version').notNull().default(1),
    /** The last article whose index of search has what a box says now; null when all have. */
    indexedUpTo: text('indexed_up_to'),
    createdBy: maker('created_by'),
    createdAt: moment('created_at').notNull().defaultNow(),
    changedAt: moment('changed_at').notNull().defaultNow(),
  },
  (t) => [
    index('shared_part_kind').on(t.kind, t.name),
    index('shared_part_section').on(t.sectionId),
    index('shared_part_media').using('gin', picturesIn(t.document)).with({ fastupdate: false }),
    index('shared_part_to_index').on(t.id).where(sql`${t.indexedUpTo} is not null`),
    check('shared_part_language', sql`${t.locale} is not null or ${t.kind} = 'template'`),
  ],
)

/** What a part said, from when on. Never changed or thinned: what readers saw of a story on a day is read from here. */
export const sharedPartRevision = pgTable(
  'shared_part_revision',
  {
    partId: text('part_id')
      .notNull()
      .references(() => sharedPart.id, { onDelete: 'cascade' }),
    /** The part's `version`. */
    number: integer('number').notNull(),
    act: text('act').$type<PartAct>().notNull(),
    name: text('name').notNull(),
    document: jsonb('document').$type<StoryDocument>().notNull(),
    documentVersion: smallint('document_version').notNull(),
    staffId: maker('staff_id'),
    /** Who, as the name stood then. */
    madeBy: text('made_by').notNull(),
    at: moment('at').notNull().defaultNow(),
  },
  (t) => [primaryKey({ columns: [t.partId, t.number] })],
)

/** Something that a person is to see to before a story is published. */
export const checklistItem = pgTable(
  'checklist_item',
  {
    id: id(),
    words: text('words').notNull(),
    /** Nothing of it is published before somebody has said that it is done. */
    isRequired: boolean('is_required').notNull(),
    /** Of which stories it is asked: of those that have all of these; null for any. */
    sectionId: text('section_id').references(() => section.id, { onDelete: 'cascade' }),
    storyKind: text('story_kind').$type<StoryKind>(),
    templateId: text('template_id').references((): AnyPgColumn => sharedPart.id, { onDelete: 'cascade' }),
    position: integer('position').notNull(),
    /** Asked of nothing from then on. */
    archivedAt: moment('archived_at'),
    version: integer('version').notNull().default(1),
  },
  (t) => [index('checklist_item_section').on(t.sectionId), index('checklist_item_template').on(t.templateId)],
)

/** That somebody has seen to it, in one language of a story. */
export const checklistTick = pgTable(
  'checklist_tick',
  {
    articleId: text('article_id')
      .notNull()
      .references(() => article.id, { onDelete: 'cascade' }),
    itemId: text('item_id')
      .notNull()
      .references(() => checklistItem.id, { onDelete: 'cascade' }),
    staffId: maker('staff_id'),
    /** As the name stood then. */
    tickedBy: text('ticked_by').notNull(),
    tickedAt: moment('ticked_at').notNull().defaultNow(),
  },
  (t) => [primaryKey({ columns: [t.articleId, t.itemId] }), index('checklist_tick_item').on(t.itemId)],
)

/** Which template a story was begun from: what is asked of those is asked of it. */
export const storyTemplate = pgTable(
  'story_template',
  {
    storyId: text('story_id')
      .primaryKey()
      .references(() => story.id, { onDelete: 'cascade' }),
    templateId: text('template_id')
      .notNull()
      .references(() => sharedPart.id, { onDelete: 'cascade' }),
  },
  (t) => [index('story_template_template').on(t.templateId)],
)
