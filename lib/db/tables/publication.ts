/** The publication and what its owner sets. */

import { sql } from 'drizzle-orm'
import {
  type AnyPgColumn,
  boolean,
  check,
  integer,
  jsonb,
  pgTable,
  smallint,
  text,
} from 'drizzle-orm/pg-core'
import type { Locale } from '../../locale/table.ts'
import type { MachineTerms, Menus, PodcastSettings, PolicyKind, SocialHandle } from '../../vocabulary.ts'
import { perLocale } from './columns.ts'
import { media } from './people-and-pictures.ts'

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
    /** What directories of podcasts are told of the paper's sounds. */
    podcast: jsonb('podcast')
      .$type<PodcastSettings>()
      .notNull()
      .default({ category: 'news', isExplicit: false }),
    /** What crawlers are told in robots.txt, in headers and in a licence. */
    machineTerms: jsonb('machine_terms')
      .$type<MachineTerms>()
      .notNull()
      .default({ uses: {}, crawlers: {}, termsHref: '' }),
    /** Who may sell the paper's advertising space (`/ads.txt`), as it is served; '' for no such file. */
    adsTxt: text('ads_txt').notNull().default(''),
    /** To whom the paper belongs and what belongs to it (`/trust.txt`); '' for no such file. */
    trustTxt: text('trust_txt').notNull().default(''),
    /** Counts every change of these settings; a change names the one it was made from. */
    version: integer('version').notNull().default(1),
    /** Readers no longer see a picture whose licence has run out; else the newsroom is told, and readers go on seeing it. */
    hidesExpiredPictures: boolean('hides_expired_pictures').notNull().default(false),
    /** A picture whose credentials say that a model had a part in it is not published without saying so. */
    requiresMachineLabel: boolean('requires_machine_label').notNull().default(false),
    /** Devices may ask to be told of what is new, and are. */
    offersPush: boolean('offers_push').notNull().default(true),
  },
  (t) => [check('publication_is_one_row', sql`${t.id} = 1`)],
)
