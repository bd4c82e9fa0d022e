/**
 * The database, in the PostgreSQL dialect, for both engines (a PostgreSQL server, or PGlite in-process).
 * Change this file, then `npm run db:generate`; a migration that has landed is never edited.
 */
import { type SQL, sql } from 'drizzle-orm'
import {
  type AnyPgColumn,
  bigint,
  bigserial,
  bit,
  boolean,
  check,
  customType,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  real,
  smallint,
  text,
  timestamp,
  unique,
  uniqueIndex,
} from 'drizzle-orm/pg-core'
import type { Locale, PerLocale } from '../locale/table.ts'
import type { CropFocuses } from '../picture/crops.ts'
import type { LicenceKind } from '../picture/licences.ts'
import type { StoryDocument } from '../story/document.ts'
import { staff } from './account-tables.ts'

/** Ten characters of Crockford base 32 from `lib/db/id.ts`: short enough for an address, safe to read aloud. */
const id = () => text('id').primaryKey()
const moment = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' })
const perLocale = (name: string) => jsonb(name).$type<PerLocale>()
const locale = () => text('locale').$type<Locale>().notNull()

/** What every entry of the directory has. */
const entry = {
  /** From then on it is offered to nobody; its page, and the stories that name it, stay. */
  archivedAt: moment('archived_at'),
  /** Counts every change; a change names the one it was made from. */
  version: integer('version').notNull().default(1),
}

/** https://www.postgresql.org/docs/current/datatype-textsearch.html; only ever compared in the database. */
const tsvector = customType<{ data: string }>({ dataType: () => 'tsvector' })
/** Folded names and aliases, one a line: what a beginning or a misspelt name is looked for in. */
const searchNames = (labels: SQL) =>
  text('search_names').notNull().generatedAlwaysAs(sql`public.search_names(${labels})`)
/** Stems of every word of every name: finds who or what may be meant by a word of a query. */
const searchStems = (labels: SQL) =>
  text('search_stems').array().notNull().generatedAlwaysAs(sql`public.search_name_stems(${labels})`)

/** Of a story's kinds only `live` changes how the page behaves; the others are labels a reader sees. */
export const storyKinds = ['report', 'analysis', 'interview', 'explainer', 'opinion', 'live'] as const
export type StoryKind = (typeof storyKinds)[number]

/** Superdesk's vocabulary, kept: https://superdesk.readthedocs.io — “killed” is retracted, not hidden. */
export const articleStates = [
  'draft',
  'in_review',
  'approved',
  'scheduled',
  'published',
  'unpublished',
  'killed',
] as const
export type ArticleState = (typeof articleStates)[number]

export const bylineRoles = ['author', 'translator', 'editor', 'photographer'] as const
export type BylineRole = (typeof bylineRoles)[number]

/** One line of a byline as an editor arranges it; its place in the list is its order. */
export type BylineEntry = { authorId: string; role: BylineRole }

/** A public account of an author, as `network` and `handle` without the @. The address is derived. */
export type SocialHandle = { network: 'x' | 'mastodon' | 'bluesky' | 'linkedin' | 'telegram'; handle: string }

/** Pages of ours that a menu may name, besides sections and topics. */
export const menuPages = ['front', 'latest', 'search'] as const
/** An entry of a menu. What was removed since is left out of what readers see. */
export type MenuItem =
  | { kind: 'section' | 'topic'; id: string }
  | { kind: 'page'; page: (typeof menuPages)[number] }
  /** `href`: https, or a path of this site that begins with `/`. */
  | { kind: 'address'; label: string; href: string }
export const menuPlaces = ['header', 'footer'] as const
/** The menus of one language; a place that is absent has the sections in their order. */
export type Menus = Partial<Record<(typeof menuPlaces)[number], MenuItem[]>>

/** What a news organisation says publicly of how it works, each at an address. https://schema.org/NewsMediaOrganization */
export const policyKinds = ['ethics', 'corrections', 'ownership'] as const
export type PolicyKind = (typeof policyKinds)[number]

/** The publication itself: one row. */
export const publication = pgTable(
  'publication',
  {
    id: smallint('id').primaryKey().default(1),
    names: perLocale('names').notNull(),
    taglines: perLocale('taglines').notNull(),
    /** IANA name. Every time a reader sees is in this zone, and says so. */
    timeZone: text('time_zone').notNull(),
    contactEmail: text('contact_email'),
    /** Per language, as `lib/locale/format-preferences.ts` writes it, where the paper prints otherwise than the locale table. */
    readings: perLocale('readings').notNull().default({}),
    /** The colour of links and marks, `#rrggbb`, on light and on dark paper; null for our own. */
    /** Null, or '' for one of them: the house's own. */
    accents: jsonb('accents').$type<{ light: string; dark: string }>(),
    /** The mark: icons, and who publishes, to machines. Null for ours. */
    logoId: text('logo_id').references((): AnyPgColumn => media.id),
    handles: jsonb('handles').$type<SocialHandle[]>().notNull().default([]),
    policies: jsonb('policies').$type<Partial<Record<PolicyKind, string>>>().notNull().default({}),
    menus: jsonb('menus').$type<Partial<Record<Locale, Menus>>>().notNull().default({}),
    /** What a reader of a killed story is told where no reason was given; a language without one has the house's own. */
    withdrawnNotes: perLocale('withdrawn_notes').notNull().default({}),
    /** Counts every change of these settings; a change names the one it was made from. */
    version: integer('version').notNull().default(1),
    /** Readers no longer see a picture whose licence has run out; else the newsroom is told, and readers go on seeing it. */
    hidesExpiredPictures: boolean('hides_expired_pictures').notNull().default(false),
  },
  (t) => [check('publication_is_one_row', sql`${t.id} = 1`)],
)

export const section = pgTable('section', {
  id: id(),
  /** ASCII, the same in every language: it is an address, not a label. */
  slug: text('slug').notNull().unique(),
  names: perLocale('names').notNull(),
  descriptions: perLocale('descriptions').notNull().default({}),
  position: integer('position').notNull(),
  /** Its stories are somebody's view: they are set apart and never run among the news. */
  isOpinion: boolean('is_opinion').notNull().default(false),
  ...entry,
})

export const topic = pgTable(
  'topic',
  {
    id: id(),
    slug: text('slug').notNull().unique(),
    names: perLocale('names').notNull(),
    descriptions: perLocale('descriptions').notNull().default({}),
    /** Words that suggest this topic, in any language and spelling: `blockchain`, `بلوكتشين`, `سلسلة الكتل`. */
    aliases: jsonb('aliases').$type<string[]>().notNull().default([]),
    ...entry,
    searchNames: searchNames(sql`"names", "aliases"`),
    searchStems: searchStems(sql`"names", "aliases"`),
  },
  (t) => [index('topic_search').using('gin', t.searchStems)],
)

export const desk = pgTable('desk', {
  id: id(),
  slug: text('slug').notNull().unique(),
  names: perLocale('names').notNull(),
  descriptions: perLocale('descriptions').notNull().default({}),
  ...entry,
})

export const media = pgTable(
  'media',
  {
    id: id(),
    /** SHA-256 of the original's bytes, hex: the same picture is kept once. */
    contentHash: text('content_hash').notNull().unique(),
    width: integer('width').notNull(),
    height: integer('height').notNull(),
    alts: perLocale('alts').notNull().default({}),
    captions: perLocale('captions').notNull().default({}),
    credits: perLocale('credits').notNull().default({}),
    /** Printed beside the credit: “CC BY 4.0”. */
    licence: text('licence'),
    /** By what right it stands here; null for what nobody has said yet. */
    licenceKind: text('licence_kind').$type<LicenceKind>(),
    /** For the newsroom: why this use is fair, who gave it, which contract. */
    licenceNote: text('licence_note'),
    /** From then on it may not be shown any longer; null for never. */
    expiresAt: moment('expires_at'),
    /** Where a crop must keep looking, as fractions of width and height from the picture's physical left and top. */
    focalX: real('focal_x').notNull().default(0.5),
    focalY: real('focal_y').notNull().default(0.5),
    /** Where single crops look instead, for those that are to be cut otherwise. */
    crops: jsonb('crops').$type<CropFocuses>().notNull().default({}),
    /** What it looks like, in bits of which another size or compression changes few; null where it looks like nothing. */
    likeness: bit('likeness', { dimensions: 128 }),
    /** https://evanw.github.io/thumbhash/, base64. */
    thumbhash: text('thumbhash').notNull(),
    createdAt: moment('created_at').notNull().defaultNow(),
    /** Who brought it; null for the demo's and for what was imported. */
    createdBy: text('created_by').references((): AnyPgColumn => staff.id, { onDelete: 'set null' }),
    /** Its words in every language, folded: what the newsroom looks it up by. */
    searchWords: text('search_words')
      .notNull()
      .generatedAlwaysAs(
        sql`public.search_names("alts", '[]') || E'\n' || public.search_names("captions", '[]') || E'\n' || public.search_names("credits", '[]')`,
      ),
  },
  (t) => [
    index('media_newest').on(t.createdAt.desc(), t.id),
    index('media_search').using('gin', t.searchWords.op('gin_trgm_ops')).with({ fastupdate: false }),
    index('media_expires').on(t.expiresAt).where(sql`${t.expiresAt} is not null`),
  ],
)

/** The pictures that a document shows, as `referencesOf` finds them: what “where is it used?” is asked of. */
const picturesIn = (document: AnyPgColumn) => sql`public.document_media(${document})`

/** What pictures are sent as, the smallest first. */
export const pictureFormats = ['avif', 'webp', 'jpeg'] as const
export type PictureFormat = (typeof pictureFormats)[number]

/** One encoded size of a picture, a file under `WARRAQ_DATA/media`. */
export const rendition = pgTable(
  'rendition',
  {
    mediaId: text('media_id')
      .notNull()
      .references(() => media.id, { onDelete: 'cascade' }),
    width: integer('width').notNull(),
    height: integer('height').notNull(),
    format: text('format').$type<PictureFormat>().notNull(),
    /** Relative to the media folder, with `/` between segments. */
    path: text('path').notNull(),
    bytes: integer('bytes').notNull(),
  },
  (t) => [primaryKey({ columns: [t.mediaId, t.width, t.format] })],
)

export const author = pgTable(
  'author',
  {
    id: id(),
    slug: text('slug').notNull().unique(),
    names: perLocale('names').notNull(),
    jobTitles: perLocale('job_titles').notNull().default({}),
    biographies: perLocale('biographies').notNull().default({}),
    email: text('email'),
    handles: jsonb('handles').$type<SocialHandle[]>().notNull().default([]),
    deskId: text('desk_id').references(() => desk.id),
    portraitId: text('portrait_id').references(() => media.id),
    /** The languages that they write, as they say; empty where nobody has said. */
    languages: jsonb('languages').$type<Locale[]>().notNull().default([]),
    ...entry,
    searchNames: searchNames(sql`"names", '[]'`),
    searchStems: searchStems(sql`"names", '[]'`),
  },
  (t) => [
    uniqueIndex('author_email_unique').on(sql`lower(${t.email})`),
    index('author_search').using('gin', t.searchStems),
  ],
)

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
    /** Text that came in as a file is known again by this, so that importing it twice makes one story. */
    sourceHash: text('source_hash').unique(),
    createdAt: moment('created_at').notNull().defaultNow(),
  },
  (t) => [index('story_section').on(t.sectionId), index('story_desk').on(t.deskId)],
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
    index('article_public_order').on(t.locale, t.state, t.publishedAt.desc(), t.id),
    index('article_scheduled').on(t.scheduledFor).where(sql`${t.scheduledFor} is not null`),
    index('article_deleted').on(t.deletedAt).where(sql`${t.deletedAt} is not null`),
    // No pending list: the embedded engine has no autovacuum to empty it, and a newsroom writes rarely.
    index('article_search').using('gin', t.search).with({ fastupdate: false }),
    index('article_lead_media').on(t.leadMediaId),
    index('article_translated_from').on(t.translatedFromId).where(sql`${t.translatedFromId} is not null`),
    index('article_media').using('gin', picturesIn(t.document)).with({ fastupdate: false }),
  ],
)

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

/** What a draft held, and when it was saved, ISO 8601. */
export type FullestDraft = {
  kicker: string | null
  headline: string
  standfirst: string | null
  dateline: string | null
  document: StoryDocument
  documentVersion: number
  leadMediaId: string | null
  bylines: BylineEntry[]
  savedAt: string
}

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
    index('draft_words').using('gin', t.words.op('gin_trgm_ops')),
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

/** `correction`: it said what is wrong. `clarification`: it could be misread. `update`: the world has moved on. */
export const correctionKinds = ['correction', 'clarification', 'update'] as const
export type CorrectionKind = (typeof correctionKinds)[number]

/** Words of one passage that readers saw, and what they became, in reading order. */
export type ChangedPassage = { kind: 'same' | 'gone' | 'new'; text: string }[]

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
    index('correction_newest').on(t.correctedAt.desc(), t.id),
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
 * The words of published articles, learnt by a trigger on `article` and never forgotten: which forms of a word exist,
 * and what a misspelt one may have meant. A word is only ever shown to a reader when a public story has it.
 */
export const searchWord = pgTable(
  'search_word',
  {
    language: text('language').$type<Locale>().notNull(),
    /** Folded. */
    word: text('word').notNull(),
    /** Without the article and what stands before it: half of all nouns begin alike, and would seem alike. */
    bare: text('bare').notNull().generatedAlwaysAs(sql`public.search_bare("word")`),
    /** What it may be a form of; after `~`, if its first letters are particles and not its own. */
    stems: text('stems').array().notNull().generatedAlwaysAs(sql`public.search_stems("language", "word")`),
  },
  (t) => [
    // Not unique: two transactions that learn the same words would wait for each other, in a circle if they learn many.
    index('search_word_word').on(t.language, t.word),
    index('search_word_stems').using('gin', t.stems).with({ fastupdate: false }),
    index('search_word_trigrams').using('gin', t.bare.op('gin_trgm_ops')).with({ fastupdate: false }),
  ],
)

/** The front page as its editor laid it out: position 0 leads. A place without a story is filled with the newest. */
export const frontSlot = pgTable(
  'front_slot',
  {
    locale: locale(),
    position: smallint('position').notNull(),
    articleId: text('article_id')
      .notNull()
      .references(() => article.id, { onDelete: 'cascade' }),
    /** From then on the place is filled with the newest again; null for as long as nobody changes it. */
    until: moment('until'),
  },
  (t) => [
    primaryKey({ columns: [t.locale, t.position] }),
    unique('front_slot_once').on(t.articleId),
    index('front_slot_until').on(t.until).where(sql`${t.until} is not null`),
  ],
)

/**
 * What changed for readers, as it changed: every instance reads the newest rows and drops the pages that were
 * made from these tags (`lib/press/`). Rows older than a day are of no use to anybody.
 */
export const touch = pgTable(
  'touch',
  {
    id: bigserial('id', { mode: 'number' }).primaryKey(),
    tag: text('tag').notNull(),
    touchedAt: moment('touched_at').notNull().default(sql`clock_timestamp()`),
  },
  (t) => [index('touch_at').on(t.touchedAt)],
)

/**
 * Everything that was done in the newsroom, by whom: written in the transaction that did it, never changed. A hand-over's
 * note is here too.
 */
export const auditEvent = pgTable(
  'audit_event',
  {
    id: bigserial('id', { mode: 'number' }).primaryKey(),
    at: moment('at').notNull().defaultNow(),
    /** Null for the command line, and for the schedule. */
    staffId: text('staff_id').references((): AnyPgColumn => staff.id, { onDelete: 'set null' }),
    /** Who it was, as the name stood then: it must be readable when the person has gone. */
    actorName: text('actor_name').notNull(),
    /** A permission's action (`story.publish`) or a move of the workflow. */
    action: text('action').notNull(),
    subjectKind: text('subject_kind')
      .$type<
        | 'article'
        | 'story'
        | 'staff'
        | 'media'
        | 'publication'
        | 'section'
        | 'topic'
        | 'desk'
        | 'author'
        | 'front'
        | 'notice'
        | 'key'
        | 'webhook'
        | 'redirect'
      >()
      .notNull(),
    subjectId: text('subject_id').notNull(),
    note: text('note'),
    /** Facts of the kind of event: the states before and after, the revision kept. */
    details: jsonb('details').$type<Record<string, string | number | null>>().notNull().default({}),
  },
  (t) => [
    index('audit_event_subject').on(t.subjectKind, t.subjectId, t.id),
    index('audit_event_at').on(t.at),
    index('audit_event_staff').on(t.staffId, t.id),
  ],
)
