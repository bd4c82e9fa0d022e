/** Addresses that another system, or an earlier paper, had: see `lib/newsroom/redirects/add-redirect.ts`. */
import { sql } from 'drizzle-orm'
import { type AnyPgColumn, check, index, pgTable, text, timestamp } from 'drizzle-orm/pg-core'
import { staff } from './account-tables.ts'
import { article } from './schema.ts'

/**
 * An old path, and where it leads for ever: to an article, by id, or to an address of ours. A page of ours that stands
 * at the path comes first.
 */
export const pathRedirect = pgTable(
  'path_redirect',
  {
    /** As `lib/publication/old-path.ts` writes it: decoded, NFC, without a slash at the end; `/?p=123`. */
    path: text('path').primaryKey(),
    articleId: text('article_id').references((): AnyPgColumn => article.id, { onDelete: 'cascade' }),
    /** Percent-encoded path of ours, from `/`. */
    href: text('href'),
    createdAt: timestamp('created_at', { withTimezone: true, mode: 'date' }).notNull().defaultNow(),
    createdBy: text('created_by').references((): AnyPgColumn => staff.id, { onDelete: 'set null' }),
  },
  (t) => [
    index('path_redirect_article').on(t.articleId),
    check('path_redirect_leads_to_one', sql`num_nonnulls(${t.articleId}, ${t.href}) = 1`),
  ],
)
