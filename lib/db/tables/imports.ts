/** What came from other systems, so that it is known again, and what was said of it: see `lib/archive/import`. */
import { sql } from 'drizzle-orm'
import {
  type AnyPgColumn,
  bigint,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
} from 'drizzle-orm/pg-core'
import type {
  BeforeImport,
  EntryKind,
  ImportFormat,
  ImportNote,
  ImportOutcome,
  ImportPictureState,
  ImportPictureUse,
  ImportRunState,
  PictureUseOutcome,
  UndoOutcome,
} from '../../vocabulary.ts'
import { moment } from './columns.ts'
import { media, staff } from './people-and-pictures.ts'
import { article, story } from './stories.ts'

/** One reading of one file, or of a folder of them. */
export const importRun = pgTable(
  'import_run',
  {
    id: text('id').primaryKey(),
    format: text('format').$type<ImportFormat>().notNull(),
    /** The file's name, without its folders. */
    fileName: text('file_name').notNull(),
    state: text('state').$type<ImportRunState>().notNull().default('running'),
    /** How it was asked for (`ImportOptions`, as far as it was said), so that it can be taken up again. */
    options: jsonb('options').$type<Record<string, unknown>>().notNull().default({}),
    /** The run whose file a few stories were tried of; null where it is no trial. */
    trialOf: text('trial_of').references((): AnyPgColumn => importRun.id, { onDelete: 'cascade' }),
    /** The site whose stories they are known again as: see `knownSite`. Null until it has begun. */
    site: text('site'),
    /** Stories in the file. */
    total: integer('total').notNull(),
    /** Stories looked at so far. */
    done: integer('done').notNull().default(0),
    /** What is to be said of the file as a whole. */
    notes: jsonb('notes').$type<ImportNote[]>().notNull().default([]),
    /** Bytes of the pictures fetched for it, since somebody asked for them the last time. */
    fetchedBytes: bigint('fetched_bytes', { mode: 'number' }).notNull().default(0),
    /** Why it failed, in English. */
    failure: text('failure'),
    startedBy: text('started_by').references((): AnyPgColumn => staff.id, { onDelete: 'set null' }),
    startedAt: moment('started_at').notNull().defaultNow(),
    seenAt: moment('seen_at').notNull().defaultNow(),
    finishedAt: moment('finished_at'),
  },
  (t) => [index('import_run_newest').on(t.startedAt.desc()), index('import_run_trial').on(t.trialOf)],
)

/** What became of one story in one run. Written with the story, in its transaction. */
export const importEntry = pgTable(
  'import_entry',
  {
    runId: text('run_id')
      .notNull()
      .references(() => importRun.id, { onDelete: 'cascade' }),
    /** The story's place in the file, from 1. */
    position: integer('position').notNull(),
    sourceId: text('source_id').notNull(),
    headline: text('headline').notNull(),
    outcome: text('outcome').$type<ImportOutcome>().notNull(),
    articleId: text('article_id').references((): AnyPgColumn => article.id, { onDelete: 'set null' }),
    notes: jsonb('notes').$type<ImportNote[]>().notNull().default([]),
    /** Of what it brought up to date: see `undo-run.ts`. */
    before: jsonb('before').$type<BeforeImport>(),
    /** Null until the run is taken back. */
    undone: text('undone').$type<UndoOutcome>(),
  },
  (t) => [primaryKey({ columns: [t.runId, t.position] }), index('import_entry_article').on(t.articleId)],
)

/** A story that came from elsewhere, by the name that it had there. */
export const importedStory = pgTable(
  'imported_story',
  {
    /** The system and the site: `wordpress:old.example/ar` (`lib/archive/import/site-identity.ts`). */
    source: text('source').notNull(),
    sourceId: text('source_id').notNull(),
    articleId: text('article_id')
      .notNull()
      .references((): AnyPgColumn => article.id, { onDelete: 'cascade' }),
    storyId: text('story_id')
      .notNull()
      .references((): AnyPgColumn => story.id, { onDelete: 'cascade' }),
    /** What its translations share there; null where it has none. */
    groupKey: text('group_key'),
    /** What it was called over there when it came last, on which day, and where it stood: a number alone is anybody's. */
    headline: text('headline').notNull().default(''),
    publishedAt: moment('published_at'),
    /** As `oldPath` writes it; null where it had none but its number. */
    address: text('address'),
    /** SHA-256 of what was read, hex: another one next time means that it was changed over there. */
    contentHash: text('content_hash').notNull(),
    importedAt: moment('imported_at').notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.source, t.sourceId] }),
    index('imported_story_id').on(t.sourceId),
    index('imported_story_group').on(t.source, t.groupKey),
    index('imported_story_article').on(t.articleId),
    index('imported_story_story').on(t.storyId),
  ],
)

/** An entry of the directory that an import made, by what it was called over there. */
export const importedEntry = pgTable(
  'imported_entry',
  {
    kind: text('kind').$type<EntryKind>().notNull(),
    /** Of a row of `kind`; it may be gone since. */
    entryId: text('entry_id').notNull(),
    /** As `imported_story` has it. */
    source: text('source').notNull(),
    /** The login of an author, the slug of a category or tag. */
    key: text('key').notNull(),
    runId: text('run_id').references(() => importRun.id, { onDelete: 'set null' }),
  },
  (t) => [
    primaryKey({ columns: [t.kind, t.entryId] }),
    index('imported_entry_key').on(t.source, t.kind, t.key),
    index('imported_entry_run').on(t.runId),
  ],
)
/** A picture that stories of a run show, that did not come with its file, and that has an address of its own. */
export const importPicture = pgTable(
  'import_picture',
  {
    runId: text('run_id')
      .notNull()
      .references(() => importRun.id, { onDelete: 'cascade' }),
    /** Where the largest of it should be: what its system cut to sizes is one picture. http or https, 2,000 bytes at most. */
    address: text('address').notNull(),
    /** The addresses at which stories show it, where they are others. */
    written: jsonb('written').$type<string[]>().notNull().default([]),
    /** With its port: who is asked for it. */
    host: text('host').notNull(),
    state: text('state').$type<ImportPictureState>().notNull().default('waiting'),
    /** What ended the last try for it: a name, `status-404`, or the network's code. */
    reason: text('reason'),
    mediaId: text('media_id').references((): AnyPgColumn => media.id, { onDelete: 'set null' }),
    /** What the library over there said of it. */
    words: jsonb('words').$type<{ alt: string | null; caption: string | null; credit: string | null }>(),
    /** The place in the file of the first story that shows it. */
    position: integer('position').notNull(),
    tries: integer('tries').notNull().default(0),
    /** When it is tried next; null: not at all, until somebody asks for it. */
    nextAt: moment('next_at'),
  },
  (t) => [
    primaryKey({ columns: [t.runId, t.address] }),
    index('import_picture_due').on(t.host, t.nextAt, t.position).where(sql`${t.nextAt} is not null`),
    index('import_picture_state').on(t.runId, t.state, t.position),
    index('import_picture_placed').on(t.address).where(sql`${t.state} = 'placed'`),
    index('import_picture_media').on(t.mediaId),
  ],
)

/** Where a story shows such a picture, or would. */
export const importPictureUse = pgTable(
  'import_picture_use',
  {
    runId: text('run_id').notNull(),
    articleId: text('article_id')
      .notNull()
      .references((): AnyPgColumn => article.id, { onDelete: 'cascade' }),
    /** In the story, from 0. */
    position: integer('position').notNull(),
    address: text('address').notNull(),
    /** The address at which its story shows it, made whole. */
    written: text('written').notNull(),
    /** The same as it stood there: what is said of it in the report has this name. */
    shown: text('shown').notNull(),
    place: jsonb('place').$type<ImportPictureUse>().notNull(),
    /** Null while there is nothing to put there. */
    outcome: text('outcome').$type<PictureUseOutcome>(),
  },
  (t) => [
    primaryKey({ columns: [t.runId, t.articleId, t.position] }),
    foreignKey({
      name: 'import_picture_use_picture_fk',
      columns: [t.runId, t.address],
      foreignColumns: [importPicture.runId, importPicture.address],
    }).onDelete('cascade'),
    index('import_picture_use_picture').on(t.runId, t.address),
    index('import_picture_use_article').on(t.articleId),
    index('import_picture_use_ready').on(t.articleId).where(sql`${t.outcome} = 'ready'`),
    index('import_picture_use_left').on(t.runId).where(sql`${t.outcome} in ('edited-here', 'gone')`),
  ],
)

/** Who is asked for pictures: as many rows for each host as it is asked at a time, by all processes together. */
export const importHost = pgTable(
  'import_host',
  {
    host: text('host').notNull(),
    slot: integer('slot').notNull(),
    /** When it may be asked again. */
    nextAt: moment('next_at').notNull().defaultNow(),
    /** How often in a row it could not be reached, or wanted to be left alone. */
    failures: integer('failures').notNull().default(0),
  },
  (t) => [primaryKey({ columns: [t.host, t.slot] }), index('import_host_free').on(t.nextAt)],
)
