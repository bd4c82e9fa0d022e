/** Stories, their language versions as readers see them, and the addresses they once had. */

import { type SQL, sql } from 'drizzle-orm'
import {
  type AnyPgColumn,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  timestamp,
  unique,
} from 'drizzle-orm/pg-core'
import type { StoryDocument } from '../../story/document.ts'
import type { ArticleState, BylineRole, ChangedPassage, CorrectionKind, StoryKind } from '../../vocabulary.ts'
import { boxesIn, id, locale, moment, picturesIn, tsvector } from './columns.ts'
import { section, topic } from './directory.ts'
import { author, desk, media, staff } from './people-and-pictures.ts'

/** What all language versions share. */
export const story = pgTable(
  'story',
  {
    id: id(),
    kind: text('kind').$type<StoryKind>().notNull().default('report'),
    sectionId: text('section_id')
      .notNull()
      .references(() => section.id),
    deskId: text('desk_id').references(() => desk.id),
    /** Who has it in hand; null for nobody. Hers to work on, whoever began it. */
    ownerId: text('owner_id').references((): AnyPgColumn => staff.id, { onDelete: 'set null' }),
    /** Text that came in as a file is known again by this, so that importing it twice makes one story. */
    sourceHash: text('source_hash').unique(),
    createdAt: moment('created_at').notNull().defaultNow(),
  },
  (t) => [
    index('story_section').on(t.sectionId),
    index('story_desk').on(t.deskId),
    index('story_owner').on(t.ownerId).where(sql`${t.ownerId} is not null`),
    // What fronts ask each time: which coverage of the last days is live.
    index('story_live').on(t.createdAt).where(sql`${t.kind} = 'live'`),
    // Every page for readers has them at its foot, and of a million stories a dozen are static pages.
    index('story_pages').on(t.id).where(sql`${t.kind} = 'page'`),
  ],
)

export const storyTopic = pgTable(
  'story_topic',
  {
    storyId: text('story_id')
      .notNull()
      .references(() => story.id, { onDelete: 'cascade' }),
    topicId: text('topic_id')
      .notNull()
      .references(() => topic.id, { onDelete: 'cascade' }),
    position: smallint('position').notNull(),
  },
  (t) => [primaryKey({ columns: [t.storyId, t.topicId] }), index('story_topic_topic').on(t.topicId)],
)

/** What editors chose for readers to go on with, in their order: the same in each language that has it. */
export const relatedStory = pgTable(
  'related_story',
  {
    storyId: text('story_id')
      .notNull()
      .references(() => story.id, { onDelete: 'cascade' }),
    relatedId: text('related_id')
      .notNull()
      .references(() => story.id, { onDelete: 'cascade' }),
    position: smallint('position').notNull(),
  },
  (t) => [primaryKey({ columns: [t.storyId, t.relatedId] }), index('related_story_related').on(t.relatedId)],
)

type Moments = Record<'state' | 'publishedAt' | 'updatedAt' | 'embargoUntil' | 'deletedAt', AnyPgColumn>

/** True of an article that is public as soon as its moment has come: what the indexes of readers' queries hold. */
const publishedNow = (of: Moments): SQL => sql`${of.state} = 'published' AND ${of.deletedAt} IS NULL`

/** When what readers see of an article last changed. */
export const changedAt = (of: Moments): SQL => sql`greatest(${of.publishedAt}, ${of.updatedAt})`

/** When a published article comes before readers: the later of its own moment and its embargo's, if it has one. */
export const appearsAt = (of: Moments): SQL => sql`greatest(${of.publishedAt}, ${of.embargoUntil})`

/** An article's language with its month and with its year, as `article_search` holds them: `{ar 2026-11,ar 2026}`. */
export const periodsIn = (of: Record<'locale' | 'publishedAt', AnyPgColumn>): SQL =>
  sql`(ARRAY[${of.locale} || ' ' || public.month_of(${of.publishedAt}), ${of.locale} || ' ' || left(public.month_of(${of.publishedAt}), -3)])`

/**
 * What search engines and platforms are told a story is called, and is about; null for its headline and standfirst. Made
 * anew for each table that has them.
 */
export const titlesElsewhere = () => ({
  searchTitle: text('search_title'),
  searchDescription: text('search_description'),
  socialTitle: text('social_title'),
  socialDescription: text('social_description'),
})

/** A story in one language, with a state, a slug and a history of its own. */
export const article = pgTable(
  'article',
  {
    id: id(),
    storyId: text('story_id')
      .notNull()
      .references(() => story.id, { onDelete: 'cascade' }),
    locale: locale(),
    /** NFC, unique in its language. Renaming leaves a row in `redirect`. */
    slug: text('slug').notNull(),
    /** `slugKey(slug)`: equal for two slugs that look the same, which may not both exist. */
    slugKey: text('slug_key').notNull(),
    state: text('state').$type<ArticleState>().notNull().default('draft'),
    /** The line over the headline: a place, a series, a theme. */
    kicker: text('kicker'),
    headline: text('headline').notNull(),
    standfirst: text('standfirst'),
    /** Where the story was filed from. */
    dateline: text('dateline'),
    ...titlesElsewhere(),
    document: jsonb('document').$type<StoryDocument>().notNull(),
    documentVersion: smallint('document_version').notNull(),
    /** Derived from the document when it is written: search and reading time read this. */
    plainText: text('plain_text').notNull(),
    wordCount: integer('word_count').notNull(),
    leadMediaId: text('lead_media_id').references(() => media.id),
    /** Not public before this moment, whatever the state (an embargo); null until first published. */
    publishedAt: moment('published_at'),
    /** When what it says last changed after publication. */
    updatedAt: moment('updated_at'),
    /** When it last became worth reading again: `isSignificantUpdate`. Lists say so; a mended comma does not. */
    significantlyUpdatedAt: moment('significantly_updated_at'),
    createdAt: moment('created_at').notNull().defaultNow(),
    /** What a reader of a killed story is told; null says only that it was withdrawn. */
    killReason: text('kill_reason'),
    /** Nothing of it is public before this moment, whatever anybody does. */
    embargoUntil: moment('embargo_until'),
    /** When a scheduled story is to be published, by the database's clock. */
    scheduledFor: moment('scheduled_for'),
    /** Why it was not published when it was to be: a refusal's name. Cleared by the next move. */
    scheduleFailure: text('schedule_failure'),
    /** Set while it lies in the bin; it is gone for good thirty days later. */
    deletedAt: moment('deleted_at'),
    /** Who began it; null for what was imported. */
    createdBy: text('created_by').references((): AnyPgColumn => staff.id, { onDelete: 'set null' }),
    /** The revision that readers see. */
    revisionNumber: integer('revision_number').notNull().default(1),
    translatedFromId: text('translated_from_id').references((): AnyPgColumn => article.id),
    /** The source's `revisionNumber` when it was translated: “has the source changed since?” is a comparison. */
    translatedFromRevision: integer('translated_from_revision'),
    /** Every word with its places, folded but not stemmed: headline A, kicker and standfirst B, the text D. */
    search: tsvector('search')
      .notNull()
      .generatedAlwaysAs(
        sql`public.search_vector("locale", "headline", "kicker", "standfirst", "dateline", "plain_text")`,
      ),
  },
  (t) => [
    unique('article_one_per_locale').on(t.storyId, t.locale),
    unique('article_slug_unique').on(t.locale, t.slugKey),
    index('article_address').on(t.locale, t.slug),
    // Read backwards it is the newest first. What stands in its condition is what `isPublic` says without a clock.
    index('article_public_order').on(t.locale, t.publishedAt, t.id).where(publishedNow(t)),
    // What entered a list by being changed: “since” of the API, the months of site maps.
    index('article_changed').on(t.locale, changedAt(t)).where(publishedNow(t)),
    // What came before readers by time alone is asked every second.
    index('article_appears').on(appearsAt(t)).where(publishedNow(t)),
    index('article_scheduled').on(t.scheduledFor).where(sql`${t.scheduledFor} is not null`),
    index('article_deleted').on(t.deletedAt).where(sql`${t.deletedAt} is not null`),
    // No pending list: the embedded engine has no autovacuum to empty it, and a newsroom writes rarely.
    // With its month and year, so that the newest that have a common word are found without looking at the others.
    index('article_search').using('gin', periodsIn(t), t.search).with({ fastupdate: false }),
    index('article_lead_media').on(t.leadMediaId),
    index('article_translated_from').on(t.translatedFromId).where(sql`${t.translatedFromId} is not null`),
    index('article_media').using('gin', picturesIn(t.document)).with({ fastupdate: false }),
    // Few stories have one.
    index('article_boxes')
      .using('gin', boxesIn(t.document))
      .where(sql`cardinality(${boxesIn(t.document)}) > 0`)
      .with({ fastupdate: false }),
  ],
)

export const byline = pgTable(
  'byline',
  {
    articleId: text('article_id')
      .notNull()
      .references(() => article.id, { onDelete: 'cascade' }),
    authorId: text('author_id')
      .notNull()
      .references(() => author.id),
    role: text('role').$type<BylineRole>().notNull(),
    position: smallint('position').notNull(),
  },
  (t) => [primaryKey({ columns: [t.articleId, t.authorId, t.role] }), index('byline_author').on(t.authorId)],
)

/**
 * A public note of what was wrong and what is right now. Never changed or deleted: one that errs is set right by another,
 * one that should not be there is withdrawn, which readers are told.
 */
export const correction = pgTable(
  'correction',
  {
    id: id(),
    articleId: text('article_id')
      .notNull()
      .references(() => article.id, { onDelete: 'cascade' }),
    kind: text('kind').$type<CorrectionKind>().notNull().default('correction'),
    note: text('note').notNull(),
    correctedAt: moment('corrected_at').notNull().defaultNow(),
    /** The revision that readers see since; null for what was imported. */
    revisionNumber: integer('revision_number'),
    /** The one that they saw until then. */
    previousRevision: integer('previous_revision'),
    /** Shown to readers where the editor chose to; only words that readers have seen. */
    changes: jsonb('changes').$type<ChangedPassage[]>(),
    /** The note of the same article that this one sets right. */
    amendsId: text('amends_id').references((): AnyPgColumn => correction.id, { onDelete: 'set null' }),
    staffId: text('staff_id').references((): AnyPgColumn => staff.id, { onDelete: 'set null' }),
    /** Who wrote it, as the name stood then; for the newsroom. Null for what was imported. */
    writtenBy: text('written_by'),
    /** Since when readers read why it was withdrawn, instead of its words. */
    withdrawnAt: moment('withdrawn_at'),
    /** To readers. */
    withdrawalReason: text('withdrawal_reason'),
    /** As the name stood then; for the newsroom. */
    withdrawnBy: text('withdrawn_by'),
  },
  (t) => [
    index('correction_article').on(t.articleId, t.correctedAt),
    // Read backwards, the newest first.
    index('correction_newest').on(t.correctedAt, t.id),
  ],
)

/** An address that a story once had. It redirects for ever. */
export const redirect = pgTable(
  'redirect',
  {
    locale: locale(),
    sectionSlug: text('section_slug').notNull(),
    slug: text('slug').notNull(),
    slugKey: text('slug_key').notNull(),
    articleId: text('article_id')
      .notNull()
      .references(() => article.id, { onDelete: 'cascade' }),
    createdAt: moment('created_at').notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.locale, t.sectionSlug, t.slug] }),
    index('redirect_slug_key').on(t.locale, t.slugKey),
  ],
)

/**
 * An old path, and where it leads for ever: to an article, by id, or to an address of ours. A page of ours that stands
 * at the path comes first.
 */
export const pathRedirect = pgTable(
  'path_redirect',
  {
    /** As `lib/publication/old-path.ts` writes it: decoded, NFC, without a slash at the end; `/?p=123`, `/news.php?id=17`. */
    path: text('path').primaryKey(),
    articleId: text('article_id').references((): AnyPgColumn => article.id, { onDelete: 'cascade' }),
    /** Percent-encoded path of ours, from `/`. */
    href: text('href'),
    createdAt: timestamp('created_at', { withTimezone: true, mode: 'date' }).notNull().defaultNow(),
    createdBy: text('created_by').references((): AnyPgColumn => staff.id, { onDelete: 'set null' }),
    /** The import that made it lead to a list or a picture (`import_run.id`): it goes when that is taken back. */
    runId: text('run_id'),
  },
  (t) => [
    index('path_redirect_run').on(t.runId).where(sql`${t.runId} is not null`),
    index('path_redirect_article').on(t.articleId),
    index('path_redirect_queried')
      .on(sql`regexp_replace(${t.path}, '=[^&]*', '', 'g')`)
      .where(sql`${t.path} like '%?%'`),
    check('path_redirect_leads_to_one', sql`num_nonnulls(${t.articleId}, ${t.href}) = 1`),
  ],
)
