/** The log of everything that was done in the newsroom, by whom. */

import { and, desc, eq, gte, inArray, isNull, lt, type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Database } from '../../db/open.ts'
import { auditEvent } from '../../db/tables/audit.ts'
import { section, topic } from '../../db/tables/directory.ts'
import { draft } from '../../db/tables/drafts.ts'
import { author, desk, media, staff } from '../../db/tables/people-and-pictures.ts'
import { article } from '../../db/tables/stories.ts'
import { inLocale, type Locale, type PerLocale } from '../../locale/table.ts'
import { lastOf } from '../../present.ts'
import type { Actor } from '../actor.ts'
import { type AuditAction, isByMachine, type SubjectKind } from '../audit.ts'
import { localeName, nothing, text, timeZone } from '../fields.ts'
import { operation, streamingOperation } from '../operation.ts'
import { partHref } from '../parts/part-address.ts'

/** What the log can be narrowed to. */
const logSubjects = {
  stories: ['article', 'story', 'plan'],
  pictures: ['media'],
  paper: [
    'front',
    'notice',
    'publication',
    'section',
    'topic',
    'desk',
    'author',
    'redirect',
    'part',
    'checklist',
    'dataset',
  ],
  people: ['staff'],
  connections: ['key', 'webhook'],
} as const satisfies Record<string, readonly SubjectKind[]>
export type LogSubject = keyof typeof logSubjects
export const logSubjectNames = Object.keys(logSubjects) as LogSubject[]

export type LogFilter = {
  /** `staff.id`; `machine` for the schedule and the command line. */
  by?: string | undefined
  about?: LogSubject | undefined
  /** One article, with what was done to its story. */
  articleId?: string | undefined
  /** Days in the publication's zone, `2026-11-27`, both included. */
  from?: string | undefined
  to?: string | undefined
}

export type LogEntry = {
  id: number
  /** ISO 8601. */
  at: string
  /** As the name stood then; `operator` and `schedule` are machines. */
  by: string
  isMachine: boolean
  /** A program did it, with a key of theirs. */
  byKey: boolean
  action: AuditAction
  subject: {
    kind: SubjectKind
    id: string
    /** What it is called now, and in which language that is; null where it has no name, or is gone. */
    name: string | null
    locale: Locale | null
    /** Its screen in the newsroom. */
    href: string | null
  }
  note: string | null
  details: Record<string, string | number | null>
}

export const logPageSize = 50

const logFields = {
  /** Of the newsroom: names are in it, where there are several. */
  locale: localeName,
  timeZone,
  by: text.optional(),
  about: z
    .custom<LogSubject>((value) => typeof value === 'string' && Object.hasOwn(logSubjects, value))
    .optional(),
  articleId: text.optional(),
  from: z.iso.date().optional().catch(undefined),
  to: z.iso.date().optional().catch(undefined),
}

const readLogInput = z.object({
  ...logFields,
  /** The entry that the page before ended with. */
  before: z.int().optional(),
})

/**
 * What was done, the newest first.
 * @param locale of the newsroom: names are in it, where there are several
 * @param before the entry that the page before ended with
 * @returns `next`: what to ask the next page before; null at the end
 * @throws {NewsroomError} `not-allowed`
 */
export const readLog = operation({
  name: 'log.read',
  input: readLogInput,
  permission: 'audit.read',
  run: read,
})

async function read(
  db: Database,
  _actor: Actor,
  { locale, timeZone, before, ...filter }: z.output<typeof readLogInput>,
): Promise<{ entries: LogEntry[]; next: number | null }> {
  const entries = await entriesWhere(
    db,
    locale,
    await condition(db, timeZone, filter, before),
    logPageSize + 1,
  )
  const shown = entries.slice(0, logPageSize)
  return { entries: shown, next: entries.length > logPageSize ? lastOf(shown).id : null }
}

const everyEntryInput = z.object(logFields)

/**
 * Every entry, for a file; read a thousand at a time.
 * @throws {NewsroomError} `not-allowed`, before the first
 */
export const everyEntry = streamingOperation({
  name: 'log.read-all',
  input: everyEntryInput,
  permission: 'audit.read',
  run: every,
})

async function* every(
  db: Database,
  _actor: Actor,
  { locale, timeZone, ...filter }: z.output<typeof everyEntryInput>,
): AsyncGenerator<LogEntry> {
  for (let before: number | undefined; ; ) {
    const entries = await entriesWhere(db, locale, await condition(db, timeZone, filter, before), 1_000)
    yield* entries
    if (entries.length < 1_000) return
    before = lastOf(entries).id
  }
}

/**
 * Whoever the log can tell of: everybody of the newsroom, those who left no trace too.
 * @throws {NewsroomError} `not-allowed`
 */
export const loggedPeople = operation({
  name: 'log.people',
  input: nothing,
  permission: 'audit.read',
  run: listPeople,
})

async function listPeople({ orm }: Database, _actor: Actor): Promise<{ id: string; name: string }[]> {
  return orm.select({ id: staff.id, name: staff.name }).from(staff).orderBy(staff.name)
}

async function condition(
  { orm }: Database,
  timeZone: string,
  { by, about, articleId, from, to }: LogFilter,
  before: number | undefined,
): Promise<SQL | undefined> {
  const [one] = articleId
    ? await orm.select({ storyId: article.storyId }).from(article).where(eq(article.id, articleId))
    : []
  return and(
    before === undefined ? undefined : lt(auditEvent.id, before),
    by === 'machine' ? isNull(auditEvent.staffId) : by ? eq(auditEvent.staffId, by) : undefined,
    about ? inArray(auditEvent.subjectKind, [...logSubjects[about]]) : undefined,
    articleId
      ? sql`(${auditEvent.subjectKind}, ${auditEvent.subjectId}) in (('article', ${articleId}), ('story', ${one?.storyId ?? ''}))`
      : undefined,
    from ? gte(auditEvent.at, sql`${from}::date::timestamp at time zone ${timeZone}`) : undefined,
    to ? lt(auditEvent.at, sql`(${to}::date + 1)::timestamp at time zone ${timeZone}`) : undefined,
  )
}

async function entriesWhere(
  db: Database,
  locale: Locale,
  where: SQL | undefined,
  limit: number,
): Promise<LogEntry[]> {
  const rows = await db.orm.select().from(auditEvent).where(where).orderBy(desc(auditEvent.id)).limit(limit)
  const names = await namesOf(db, locale, rows)
  return rows.map((row) => ({
    id: row.id,
    at: row.at.toISOString(),
    by: row.actorName,
    isMachine: isByMachine(row),
    byKey: typeof row.details.key === 'string',
    action: row.action as AuditAction,
    subject: {
      kind: row.subjectKind,
      id: row.subjectId,
      ...(names.get(`${row.subjectKind} ${row.subjectId}`) ?? { name: null, locale: null, href: null }),
    },
    note: row.note,
    details: row.details,
  }))
}

type Naming = Pick<LogEntry['subject'], 'name' | 'locale' | 'href'>

/** What the subjects of some events are called at present. */
async function namesOf(
  { orm }: Database,
  locale: Locale,
  events: readonly { subjectKind: SubjectKind; subjectId: string; details: LogEntry['details'] }[],
): Promise<Map<string, Naming>> {
  const names = new Map<string, Naming>()
  const idsOf = (kind: SubjectKind) => [
    ...new Set(events.filter((each) => each.subjectKind === kind).map((each) => each.subjectId)),
  ]
  const articleIds = idsOf('article')
  const storyIds = idsOf('story')
  if (articleIds.length + storyIds.length > 0) {
    const rows = await orm
      .select({
        id: article.id,
        storyId: article.storyId,
        locale: article.locale,
        deletedAt: article.deletedAt,
        headline: sql<string>`coalesce(${draft.headline}, ${article.headline})`,
      })
      .from(article)
      .leftJoin(draft, eq(draft.articleId, article.id))
      .where(
        sql`${inArray(article.id, ['', ...articleIds])} or ${inArray(article.storyId, ['', ...storyIds])}`,
      )
      .orderBy(article.createdAt)
    for (const row of rows) {
      const naming = {
        name: row.headline || null,
        locale: row.locale,
        href: row.deletedAt ? null : `/admin/stories/${row.id}`,
      }
      names.set(`article ${row.id}`, naming)
      // A story is called as its first version is.
      if (!names.has(`story ${row.storyId}`)) names.set(`story ${row.storyId}`, naming)
    }
  }
  const staffIds = idsOf('staff')
  if (staffIds.length > 0)
    for (const { id, name } of await orm
      .select({ id: staff.id, name: staff.name })
      .from(staff)
      .where(inArray(staff.id, staffIds)))
      names.set(`staff ${id}`, { name, locale: null, href: `/admin/people/${id}` })
  const perLocale = (kind: SubjectKind, rows: { id: string; texts: PerLocale }[], href?: string) => {
    for (const { id, texts } of rows)
      names.set(`${kind} ${id}`, {
        name: inLocale(texts, locale) || null,
        locale: null,
        href: href ? `${href}/${id}` : null,
      })
  }
  const mediaIds = idsOf('media')
  if (mediaIds.length > 0)
    perLocale(
      'media',
      await orm.select({ id: media.id, texts: media.alts }).from(media).where(inArray(media.id, mediaIds)),
      '/admin/media',
    )
  for (const [kind, table] of [
    ['section', section],
    ['topic', topic],
    ['desk', desk],
    ['author', author],
  ] as const) {
    const ids = idsOf(kind)
    if (ids.length > 0)
      perLocale(
        kind,
        await orm.select({ id: table.id, texts: table.names }).from(table).where(inArray(table.id, ids)),
      )
  }
  for (const { subjectKind, subjectId, details } of events)
    if (subjectKind === 'dataset' && typeof details.name === 'string')
      names.set(`dataset ${subjectId}`, {
        name: details.name,
        locale: null,
        href: `/admin/data/${subjectId}`,
      })
  // It may be gone: the log says what it was called then.
  for (const { subjectKind, subjectId, details } of events)
    if (
      (subjectKind === 'plan' || subjectKind === 'part' || subjectKind === 'checklist') &&
      typeof details.name === 'string'
    )
      names.set(`${subjectKind} ${subjectId}`, {
        name: details.name,
        locale: null,
        href: subjectKind === 'part' ? partHref(subjectId) : null,
      })
  for (const path of idsOf('redirect'))
    names.set(`redirect ${path}`, { name: path === 'file' ? null : path, locale: null, href: null })
  return names
}
