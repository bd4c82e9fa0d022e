import { asc, count, eq, inArray, sql } from 'drizzle-orm'
import { z } from 'zod'
import { fold } from '../../arabic/fold.ts'
import { couldBeId } from '../../db/id.ts'
import type { Database } from '../../db/open.ts'
import type { section } from '../../db/tables/directory.ts'
import { formerEntry } from '../../db/tables/directory.ts'
import { type EntryRow, entryTables } from '../../db/tables/entry-tables.ts'
import type { author } from '../../db/tables/people-and-pictures.ts'
import { staff } from '../../db/tables/people-and-pictures.ts'
import { byline, story, storyTopic } from '../../db/tables/stories.ts'
import { inLocale, type PerLocale } from '../../locale/table.ts'
import { type EntryKind, entryKinds } from '../../vocabulary.ts'
import type { Actor } from '../actor.ts'
import { localeName } from '../fields.ts'
import { operation } from '../operation.ts'

/** An entry as a list of its kind shows it. */
export type ListedEntry = {
  id: string
  slug: string
  names: PerLocale
  /** What an author does. */
  jobTitles: PerLocale
  synonyms: string[]
  isArchived: boolean
  /** Stories filed under it, of its desk, or crediting them; drafts too. */
  stories: number
}

/** An entry as its form is filled with it. */
export type Entry = Omit<ListedEntry, 'isArchived'> & {
  version: number
  archivedAt: Date | null
  descriptions: PerLocale
  /** Of a section. */
  isOpinion: boolean
  /** Addresses that lead to it. */
  formerSlugs: string[]
  /** Whose byline it is: the person's name. */
  owner: string | null
} & Pick<EntryRow<'author'>, 'email' | 'handles' | 'deskId' | 'portraitId' | 'languages'>

const entriesPerPage = 50

const listEntriesInput = z.object({
  kind: z.enum(entryKinds),
  /** Letters of a name, synonym or address, in any spelling. */
  query: z.string().default(''),
  page: z.int().catch(1).default(1),
  locale: localeName.default('ar'),
})

/**
 * One page of a kind's entries: sections in the paper's order, others by name in a language; what is archived at the end.
 * @param query letters of a name, synonym or address, in any spelling
 * @throws {NewsroomError} `not-allowed`
 */
export const listEntries = operation({
  name: 'entry.list',
  input: listEntriesInput,
  permission: 'directory.edit',
  run: list,
})

async function list(
  { orm }: Database,
  _actor: Actor,
  { kind, query, page, locale }: z.output<typeof listEntriesInput>,
): Promise<{ entries: ListedEntry[]; total: number; pages: number }> {
  const rows = await rowsOf(orm, kind)
  const asked = fold(query.trim().slice(0, 200)).replace(/^ال(?=.{2})/, '')
  const found = rows.filter(({ slug, names, ...row }) =>
    [slug, ...Object.values(names), ...('aliases' in row ? (row.aliases as string[]) : [])].some((each) =>
      fold(each).includes(asked),
    ),
  )
  // ICU in the embedded engine sorts wrongly; a directory is short.
  const inOrder = new Intl.Collator(locale)
  const byPlace = (a: EntryRow, b: EntryRow): number =>
    'position' in a && 'position' in b
      ? a.position - b.position
      : inOrder.compare(inLocale(a.names, locale), inLocale(b.names, locale))
  found.sort((a, b) => Number(a.archivedAt !== null) - Number(b.archivedAt !== null) || byPlace(a, b))
  const pages = Math.max(1, Math.ceil(found.length / entriesPerPage))
  const shown = found.slice((page - 1) * entriesPerPage, page * entriesPerPage)
  const stories = await storiesOf(
    orm,
    kind,
    shown.map((row) => row.id),
  )
  return {
    entries: shown.map((row) => ({
      id: row.id,
      slug: row.slug,
      names: row.names,
      jobTitles: 'jobTitles' in row ? row.jobTitles : {},
      synonyms: 'aliases' in row ? row.aliases : [],
      isArchived: row.archivedAt !== null,
      stories: stories.get(row.id) ?? 0,
    })),
    total: found.length,
    pages,
  }
}

const readEntryInput = z.object({ kind: z.enum(entryKinds), id: z.string() })

/**
 * An entry with all that can be changed of it; null when there is none.
 * @throws {NewsroomError} `not-allowed`
 */
export const readEntry = operation({
  name: 'entry.read',
  input: readEntryInput,
  permission: 'directory.edit',
  run: read,
})

async function read(
  { orm }: Database,
  _actor: Actor,
  { kind, id }: z.output<typeof readEntryInput>,
): Promise<Entry | null> {
  if (!couldBeId(id)) return null
  const table = entryTables[kind] as typeof section
  const [found] = await orm.select().from(table).where(eq(table.id, id))
  if (!found) return null
  const row = found as EntryRow
  const former = await orm
    .select({ slug: formerEntry.slug })
    .from(formerEntry)
    .where(sql`${formerEntry.kind} = ${kind} and ${formerEntry.targetId} = ${id}`)
    .orderBy(asc(formerEntry.slug))
  const [owner] = kind === 'author' ? await orm.select().from(staff).where(eq(staff.authorId, id)) : []
  const ofAuthor: Partial<EntryRow<'author'>> = 'jobTitles' in row ? row : {}
  return {
    id,
    slug: row.slug,
    names: row.names,
    descriptions: 'biographies' in row ? row.biographies : row.descriptions,
    synonyms: 'aliases' in row ? row.aliases : [],
    isOpinion: 'isOpinion' in row && row.isOpinion,
    version: row.version,
    archivedAt: row.archivedAt,
    formerSlugs: former.map((each) => each.slug),
    stories: (await storiesOf(orm, kind, [id])).get(id) ?? 0,
    owner: owner?.name ?? null,
    jobTitles: ofAuthor.jobTitles ?? {},
    email: ofAuthor.email ?? null,
    handles: ofAuthor.handles ?? [],
    deskId: ofAuthor.deskId ?? null,
    portraitId: ofAuthor.portraitId ?? null,
    languages: ofAuthor.languages ?? [],
  }
}

const rowsOf = async (orm: Database['orm'], kind: EntryKind): Promise<EntryRow[]> =>
  orm.select().from(entryTables[kind] as typeof author)

/** How many stories each of them has, in whatever state and language. */
async function storiesOf(
  orm: Database['orm'],
  kind: EntryKind,
  ids: readonly string[],
): Promise<Map<string, number>> {
  if (ids.length === 0) return new Map()
  const counting = {
    section: { of: story, by: story.sectionId },
    desk: { of: story, by: story.deskId },
    topic: { of: storyTopic, by: storyTopic.topicId },
    author: { of: byline, by: byline.authorId },
  }[kind]
  const rows = await orm
    .select({
      id: sql<string>`${counting.by}`,
      stories: kind === 'author' ? sql<number>`count(distinct ${byline.articleId})::int` : count(),
    })
    .from(counting.of as typeof story)
    .where(inArray(counting.by, [...ids]))
    .groupBy(counting.by)
  return new Map(rows.map(({ id, stories }) => [id, stories]))
}

const entryNamesInput = z.object({ kind: z.enum(entryKinds), locale: localeName })

/**
 * All entries of a kind by name in a language, for choosing among.
 * @throws {NewsroomError} `not-allowed`
 */
export const entryNames = operation({
  name: 'entry.names',
  input: entryNamesInput,
  permission: 'directory.edit',
  run: listNames,
})

async function listNames(
  { orm }: Database,
  _actor: Actor,
  { kind, locale }: z.output<typeof entryNamesInput>,
): Promise<{ id: string; name: string }[]> {
  const inOrder = new Intl.Collator(locale)
  return (await rowsOf(orm, kind))
    .map(({ id, names }) => ({ id, name: inLocale(names, locale) }))
    .sort((a, b) => inOrder.compare(a.name, b.name))
}
