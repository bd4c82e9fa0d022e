/** Tables that are written to while stories show them, and what became of each of their cells. */

import { sql } from 'drizzle-orm'
import {
  type AnyPgColumn,
  boolean,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
} from 'drizzle-orm/pg-core'
import type { CellChange, DatasetColumn } from '../../dataset/dataset.ts'
import { id, locale, moment } from './columns.ts'
import { staff } from './people-and-pictures.ts'

export const dataset = pgTable(
  'dataset',
  {
    id: id(),
    /** For the newsroom: readers see the titles of blocks. */
    name: text('name').notNull(),
    /** In which its columns and rows are called what they are called. */
    locale: locale(),
    /** The first one holds what rows are called. */
    columns: jsonb('columns').$type<DatasetColumn[]>().notNull(),
    /** Counts its changes; a change may name the one it was made from. */
    version: integer('version').notNull().default(1),
    changedAt: moment('changed_at').notNull().defaultNow(),
    /** As the name stood then. */
    changedBy: text('changed_by').notNull(),
    /** The change that pages were last told of, and when: no oftener than once a second. */
    toldVersion: integer('told_version').notNull().default(1),
    toldAt: moment('told_at').notNull().defaultNow(),
    createdAt: moment('created_at').notNull().defaultNow(),
    /** From then on it is offered to nobody; stories that show it go on showing it. */
    archivedAt: moment('archived_at'),
  },
  (t) => [index('dataset_untold').on(t.toldAt).where(sql`${t.toldVersion} < ${t.version}`)],
)

export const datasetRow = pgTable(
  'dataset_row',
  {
    datasetId: text('dataset_id')
      .notNull()
      .references(() => dataset.id, { onDelete: 'cascade' }),
    name: text('name').notNull(),
    /** Of those beside it; numbers may be left out. */
    position: integer('position').notNull(),
    /** By their columns' keys. */
    cells: jsonb('cells').$type<Record<string, string>>().notNull(),
  },
  (t) => [primaryKey({ columns: [t.datasetId, t.name] })],
)

/** What somebody changed at once, or a program within a minute. */
export const datasetChange = pgTable(
  'dataset_change',
  {
    datasetId: text('dataset_id')
      .notNull()
      .references(() => dataset.id, { onDelete: 'cascade' }),
    /** The last version that it made. */
    version: integer('version').notNull(),
    /** When it began; of a program's, the last one may be a minute later. */
    at: moment('at').notNull().defaultNow(),
    staffId: text('staff_id').references((): AnyPgColumn => staff.id, { onDelete: 'set null' }),
    changedBy: text('changed_by').notNull(),
    isProgram: boolean('is_program').notNull(),
    /** Each cell once: as it stood before all of it, and as it stands after. */
    cells: jsonb('cells').$type<CellChange[]>().notNull(),
    /** How many cells that were; more than `cells` holds where a whole table was replaced. */
    count: integer('count').notNull(),
  },
  (t) => [primaryKey({ columns: [t.datasetId, t.version] }), index('dataset_change_staff').on(t.staffId)],
)
