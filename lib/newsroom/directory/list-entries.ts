import { asc, eq, or, type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import { fold } from '../../arabic/fold.ts'
import { couldBeId } from '../../db/id.ts'
import type { Database } from '../../db/open.ts'
import { entryOrder } from '../../db/tables/columns.ts'
import { formerEntry, section } from '../../db/tables/directory.ts'
import { type EntryRow, entryTables } from '../../db/tables/entry-tables.ts'
import type { author } from '../../db/tables/people-and-pictures.ts'
import { staff } from '../../db/tables/people-and-pictures.ts'
import { byline, story, storyTopic } from '../../db/tables/stories.ts'
import { inLocale, type PerLocale } from '../../locale/table.ts'
import { type EntryKind, entryKinds } from '../../vocabulary.ts'
import type { Actor } from '../actor.ts'
import { type Counted, countedTo, mostCounted } from '../counted.ts'
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
  /** Stories filed under it, of its desk, or crediting them; drafts too. Counted to {@link mostCounted}. */
  stories: number
  /** There are more than `stories`. */
  hasMoreStories: boolean
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
  ownerId: string | null
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
  const table = entryTables[kind] as typeof author
  const where = named(kind, query)
  const total = await orm.$count(table, where)
  const shown: EntryRow[] = await orm
    .select()
    .from(table)
    .where(where)
    .orderBy(...(kind === 'section' ? inPaper : entryOrder(table, locale)))
    .limit(entriesPerPage)
    .offset((Math.min(Math.max(page, 1), lastPage) - 1) * entriesPerPage)
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
      ...storiesFrom(stories, row.id),
    })),
    total,
    pages: Math.max(1, Math.ceil(total / entriesPerPage)),
  }
}

/** Beyond this nobody pages, whatever an address says. */
const lastPage = 1_000

const inPaper = [sql`(${section.archivedAt} is not null)`, section.position, section.id]

/** Entries one of whose names or synonyms, or whose address, has the letters of a query, in any spelling. */
function named(kind: EntryKind, query: string): SQL | undefined {
  const folded = fold(query.trim().slice(0, 200)).replaceAll('\0', '')
  if (folded === '') return undefined
  const withoutArticle = (text: string) => text.replace(/^ال(?=.{2})/, '')
  // Names are kept as words: letters and digits, which mean nothing to LIKE.
  const words = withoutArticle(folded.replaceAll(/[^\p{L}\p{N}]+/gu, ' ').trim())
  const table = entryTables[kind]
  const names =
    kind === 'author' || kind === 'topic'
      ? entryTables[kind].searchNames
      : sql`public.search_names(${table.names}, '[]')`
  const inAddress = sql`${table.slug} like ${`%${withoutArticle(folded).replaceAll(/[\\%_]/g, '\\$&')}%`}`
  return words === '' ? inAddress : or(sql`${names} like ${`%${words}%`}`, inAddress)
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
    ...storiesFrom(await storiesOf(orm, kind, [id]), id),
    owner: owner?.name ?? null,
    ownerId: owner?.id ?? null,
    jobTitles: ofAuthor.jobTitles ?? {},
    email: ofAuthor.email ?? null,
    handles: ofAuthor.handles ?? [],
    deskId: ofAuthor.deskId ?? null,
    portraitId: ofAuthor.portraitId ?? null,
    languages: ofAuthor.languages ?? [],
  }
}

/** How many stories each of them has, in whatever state and language. */
async function storiesOf(
  orm: Database['orm'],
  kind: EntryKind,
  ids: readonly string[],
): Promise<Map<string, Counted>> {
  const most = mostCounted + 1
  const own = {
    section: sql`select 1 from ${story} where ${story.sectionId} = entry.id limit ${most}`,
    desk: sql`select 1 from ${story} where ${story.deskId} = entry.id limit ${most}`,
    topic: sql`select 1 from ${storyTopic} where ${storyTopic.topicId} = entry.id limit ${most}`,
    // Who is credited twice has one story.
    author: sql`select distinct article_id from (
      select ${byline.articleId} from ${byline} where ${byline.authorId} = entry.id limit ${2 * most}) as credit limit ${most}`,
  }[kind]
  const { rows } = await orm.execute<{ id: string; stories: number }>(sql`
    select entry.id, (select count(*)::int from (${own}) as counted) as stories
    from unnest(${sql.param(ids)}::text[]) as entry(id)`)
  return new Map(rows.map(({ id, stories }) => [id, countedTo(mostCounted, stories)]))
}

const storiesFrom = (counts: Map<string, Counted>, id: string) => {
  const { count = 0, hasMore = false } = counts.get(id) ?? {}
  return { stories: count, hasMoreStories: hasMore }
}

const entryNamesInput = z.object({ kind: z.enum(entryKinds), locale: localeName })

/**
 * All entries of a kind by name in a language, what is archived at the end, for choosing among.
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
  const table = entryTables[kind] as typeof author
  const rows = await orm
    .select({ id: table.id, names: table.names })
    .from(table)
    .orderBy(...entryOrder(table, locale))
  return rows.map(({ id, names }) => ({ id, name: inLocale(names, locale) }))
}
