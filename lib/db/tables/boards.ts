/** What the newsroom's lists filter and order by, apart from the texts, so that no list reads those. */

import { type SQL, sql } from 'drizzle-orm'
import {
  type AnyPgColumn,
  boolean,
  type ExtraConfigColumn,
  index,
  jsonb,
  pgTable,
  text,
} from 'drizzle-orm/pg-core'
import { present } from '../../present.ts'
import type { ArticleState, BulkChange, BulkOutcome, ViewSharing } from '../../vocabulary.ts'
import { id, locale, moment } from './columns.ts'
import { desk, staff, staffId } from './people-and-pictures.ts'

const isKept = (of: Record<'deletedAt', AnyPgColumn>): SQL => sql`${of.deletedAt} is null`

const inDatedOrder = (t: Record<'datedAt' | 'articleId' | 'deletedAt', AnyPgColumn>) =>
  index('board_article_dated').on(t.datedAt, t.articleId).where(isKept(t))

/**
 * A narrow row for each article, so that a page of the board is read from one stretch of one index, under any of its
 * filters. Triggers on `article`, `draft`, `byline` and `story` write it in the transaction that changes those, and
 * nothing else does; `public.rebuild_boards()` makes all of it anew. Its article is not referenced: the check would
 * lock them in another order than the newsroom does.
 */
export const boardArticle = pgTable(
  'board_article',
  {
    articleId: text('article_id').primaryKey(),
    storyId: text('story_id').notNull(),
    locale: locale(),
    state: text('state').$type<ArticleState>().notNull(),
    /** Its story's. */
    deskId: text('desk_id'),
    createdBy: text('created_by'),
    /** Whom the working text credits; of what was never opened here, the public one. */
    authorIds: text('author_ids').array().notNull(),
    /** It has a draft. */
    isOpened: boolean('is_opened').notNull(),
    isTranslation: boolean('is_translation').notNull(),
    /** When its words were last worked on: saved; or changed, published or begun, where they were never opened here. */
    workedOnAt: moment('worked_on_at').notNull(),
    deletedAt: moment('deleted_at'),
    /** What its story is filed under and whose it is: `section:…`, `kind:…`, `desk:…`, `owner:…`, `topic:…`. */
    filed: text('filed').array().notNull(),
    /** Its working text has a lead picture. */
    hasLead: boolean('has_lead').notNull(),
    /** When it is to be published, was published, or was begun: as its state is. */
    datedAt: moment('dated_at').notNull(),
  },
  (t) => {
    // Read backwards, what was worked on last comes first. One for each way to combine what most stories have.
    const inOrder = (name: string, ...led: ExtraConfigColumn[]) => {
      const [first, ...others] = [...led, t.workedOnAt, t.articleId]
      return index(name)
        .on(present(first, 'column'), ...others)
        .where(isKept(t))
    }
    return [
      inOrder('board_article_all'),
      inOrder('board_article_state', t.state),
      inOrder('board_article_locale', t.locale),
      inOrder('board_article_locale_state', t.locale, t.state),
      inOrder('board_article_desk', t.deskId),
      inOrder('board_article_desk_state', t.deskId, t.state),
      inOrder('board_article_desk_locale', t.deskId, t.locale),
      inOrder('board_article_desk_locale_state', t.deskId, t.locale, t.state),
      index('board_article_translations')
        .on(t.workedOnAt, t.articleId)
        .where(sql`${isKept(t)} and ${t.isTranslation}`),
      index('board_article_opened')
        .on(t.workedOnAt, t.articleId)
        .where(sql`${isKept(t)} and ${t.isOpened}`),
      // What no reader's index tells anything of.
      index('board_article_unseen')
        .on(t.workedOnAt, t.articleId)
        .where(sql`${isKept(t)} and not ${t.isOpened} and ${t.state} <> 'published'`),
      index('board_article_bin').on(t.deletedAt, t.articleId).where(sql`${t.deletedAt} is not null`),
      index('board_article_begun').on(t.createdBy, t.workedOnAt).where(sql`${t.createdBy} is not null`),
      index('board_article_credited').using('gin', t.authorIds).with({ fastupdate: false }),
      index('board_article_story').on(t.storyId),
      inDatedOrder(t),
      inOrder('board_article_lead', t.hasLead),
      // What a narrow filter finds little of, whatever the order.
      index('board_article_filed').using('gin', t.filed, t.authorIds).with({ fastupdate: false }),
    ]
  },
)

/**
 * A narrow row for each story that there is something of, besides what is in the bin or was withdrawn for good: what the
 * translation desk filters and orders by. Written by the same triggers.
 */
export const boardStory = pgTable(
  'board_story',
  {
    storyId: text('story_id').primaryKey(),
    sectionId: text('section_id').notNull(),
    deskId: text('desk_id'),
    /** When anything of it was last begun or published. */
    newestAt: moment('newest_at').notNull(),
    /** Languages that it is in; also those whose version lies in the bin, to be brought back and not begun again. */
    locales: text('locales').array().notNull(),
    /** `published`, `ar:published`: states that it has, in any language and in which; the bin's left out. */
    states: text('states').array().notNull(),
  },
  (t) => [
    index('board_story_all').on(t.newestAt, t.storyId),
    index('board_story_section').on(t.sectionId, t.newestAt, t.storyId),
    index('board_story_desk').on(t.deskId, t.newestAt, t.storyId),
    index('board_story_states').using('gin', t.states).with({ fastupdate: false }),
  ],
)

/** A board that somebody named, to come back to: what its address says. */
export const boardView = pgTable(
  'board_view',
  {
    id: id(),
    name: text('name').notNull(),
    /** Who made it. What is shared stays when she goes. */
    staffId: text('staff_id').references((): AnyPgColumn => staff.id, { onDelete: 'set null' }),
    sharing: text('sharing').$type<ViewSharing>().notNull(),
    /** With whom, where it is shared with a desk. */
    deskId: text('desk_id').references((): AnyPgColumn => desk.id, { onDelete: 'cascade' }),
    /** The query of the board's address, `state=draft&mine=1`. */
    question: text('question').notNull(),
    createdAt: moment('created_at').notNull().defaultNow(),
  },
  (t) => [index('board_view_staff').on(t.staffId), index('board_view_sharing').on(t.sharing, t.deskId)],
)

/** What somebody did to many stories at once: what came of each, and how it was before, so that all of it is taken back. */
export const bulkChange = pgTable(
  'bulk_change',
  {
    /** As the form that asked for it was numbered: sent twice, it is done once. */
    id: id(),
    staffId: staffId('staff_id'),
    at: moment('at').notNull().defaultNow(),
    change: jsonb('change').$type<BulkChange & { chosen: number }>().notNull(),
    /** One for each that was chosen, as soon as it is done. */
    outcomes: jsonb('outcomes').$type<BulkOutcome[]>(),
    /** What came of taking it back; null while that was not asked for. */
    undone: jsonb('undone').$type<BulkOutcome[]>(),
    undoneAt: moment('undone_at'),
  },
  (t) => [index('bulk_change_staff').on(t.staffId, t.at)],
)
