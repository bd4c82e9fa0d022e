/** What was done in the newsroom. */
import { type AnyPgColumn, bigserial, index, jsonb, pgTable, text } from 'drizzle-orm/pg-core'
import { moment } from './columns.ts'
import { staff } from './people-and-pictures.ts'

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
        | 'part'
        | 'checklist'
        | 'key'
        | 'webhook'
        | 'redirect'
        | 'plan'
        | 'newsletter'
        | 'dataset'
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
