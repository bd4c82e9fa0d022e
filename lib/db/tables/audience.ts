/** What is read, as numbers: nobody who reads is in them. See decision 32. */

import { sql } from 'drizzle-orm'
import { bigint, customType, date, index, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import type { Locale } from '../../locale/table.ts'
import type { AudienceGrain, AudienceKind, MostReadSpan } from '../../vocabulary.ts'
import { locale, moment } from './columns.ts'

const bytes = customType<{ data: Buffer }>({ dataType: () => 'bytea' })
const count = (name: string) => integer(name).notNull().default(0)

/** Counts of a minute, an hour or a day. Every process adds to them once a minute; none writes over what another added. */
export const audienceCount = pgTable(
  'audience_count',
  {
    grain: text('grain').$type<AudienceGrain>().notNull(),
    /** When it begins. Of a day: midnight UTC of its date on the paper's own clock, whatever that clock's zone is. */
    at: moment('at').notNull(),
    kind: text('kind').$type<AudienceKind>().notNull(),
    /** The id of an article, section, desk or author; a source's host, a search's words, a bot's name, a refusal's reason. */
    key: text('key').notNull().default(''),
    /** '' for all of them. */
    locale: text('locale').$type<Locale | ''>().notNull().default(''),
    views: count('views'),
    /** Pages that said how they were read. */
    reads: count('reads'),
    /** In which those were read, all together. */
    seconds: bigint('seconds', { mode: 'number' }).notNull().default(0),
    /** How many of those were read to a quarter of the text, half of it, three quarters, its end. */
    quarter: count('quarter'),
    half: count('half'),
    most: count('most'),
    end: count('end'),
    /** Different readers, of a day: what its sketch estimates. */
    readers: count('readers'),
  },
  (t) => [
    primaryKey({ columns: [t.grain, t.kind, t.at, t.key, t.locale] }),
    index('audience_count_story').on(t.key, t.at).where(sql`${t.grain} = 'day' AND ${t.kind} = 'article'`),
  ],
)

/** Of a day's readers: how many different ones there were, and nothing by which any of them could be found (`lib/audience/sketch.ts`). */
export const audienceSketch = pgTable(
  'audience_sketch',
  {
    day: date('day', { mode: 'string' }).notNull(),
    kind: text('kind').$type<AudienceKind>().notNull(),
    key: text('key').notNull(),
    /** Compressed (DEFLATE); none of one that was only just begun. */
    registers: bytes('registers').notNull(),
  },
  (t) => [primaryKey({ columns: [t.day, t.kind, t.key] })],
)

/** What readers of a day are hashed with. Gone when the day is over, after 24 hours at the most; no backup has it. */
export const audienceSalt = pgTable('audience_salt', {
  day: date('day', { mode: 'string' }).primaryKey(),
  salt: text('salt').notNull(),
  madeAt: moment('made_at').notNull().defaultNow(),
})

/** Which stories of a language, or of a section in it, are read most, the most read first. */
export const mostRead = pgTable(
  'most_read',
  {
    locale: locale(),
    /** '' for all of them. Not referenced: a section that goes takes its row with it the next time. */
    sectionId: text('section_id').notNull().default(''),
    span: text('span').$type<MostReadSpan>().notNull(),
    articleIds: text('article_ids').array().notNull(),
  },
  (t) => [primaryKey({ columns: [t.locale, t.sectionId, t.span] })],
)
