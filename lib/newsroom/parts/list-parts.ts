/** Boxes, snippets and templates as the newsroom looks at them. */
import { and, asc, desc, eq, inArray, isNull, ne, or, type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import { fold } from '../../arabic/fold.ts'
import type { Database } from '../../db/open.ts'
import { boxesIn } from '../../db/tables/columns.ts'
import { draft } from '../../db/tables/drafts.ts'
import { sharedPart, sharedPartRevision } from '../../db/tables/parts.ts'
import { article } from '../../db/tables/stories.ts'
import type { Locale } from '../../locale/table.ts'
import type { StoryDocument } from '../../story/document.ts'
import { plainText } from '../../story/plain-text.ts'
import { upToDate } from '../../story/up-steps.ts'
import {
  type ArticleState,
  type PartAct,
  type PartKind,
  type PartState,
  partKinds,
  type StoryKind,
} from '../../vocabulary.ts'
import type { Actor } from '../actor.ts'
import { type Counted, countedTo, mostCounted } from '../counted.ts'
import { localeName, text } from '../fields.ts'
import { NewsroomError } from '../newsroom-error.ts'
import { operation } from '../operation.ts'
import { mayChangePart, maySettlePart } from './find-part.ts'
import { partId } from './part-fields.ts'

/** No newsroom has as many of a kind. */
const mostListed = 1_000
const mostFound = 20
/** Stories that are named of those where a box stands. */
const mostNamed = 50
const mostRevisions = 100

export type ListedPart = {
  partId: string
  kind: PartKind
  name: string
  /** Null: of any language. */
  locale: Locale | null
  state: PartState
  /** Readers see something else than it says now. */
  hasChanges: boolean
  changedAt: string
}

const listed = {
  partId: sharedPart.id,
  kind: sharedPart.kind,
  name: sharedPart.name,
  locale: sharedPart.locale,
  state: sharedPart.state,
  hasChanges: sql<boolean>`${sharedPart.state} = 'published' and ${sharedPart.publishedDocument} is not null and ${sharedPart.publishedDocument} <> ${sharedPart.document}`,
  changedAt: sharedPart.changedAt,
}

const asListed = (row: Omit<ListedPart, 'changedAt'> & { changedAt: Date }): ListedPart => ({
  ...row,
  changedAt: row.changedAt.toISOString(),
})

const isOffered = sql`${sharedPart.state} <> 'withdrawn'`
/** Those that somebody means by words of the name, however spelled. */
const isCalled = (query: string): SQL | undefined => {
  const words = fold(query).split(/\s+/).filter(Boolean).slice(0, 8)
  return words.length === 0
    ? undefined
    : and(...words.map((word) => sql`position(${word} in public.search_fold(${sharedPart.name})) > 0`))
}

const listPartsInput = z.object({ kind: z.enum(partKinds) })

/** All of a kind by name, what was withdrawn at the end. @throws {NewsroomError} `not-allowed` */
export const listParts = operation({
  name: 'parts.list',
  input: listPartsInput,
  permission: 'parts.read',
  run: list,
})

async function list(
  { orm }: Database,
  _actor: Actor,
  { kind }: z.output<typeof listPartsInput>,
): Promise<ListedPart[]> {
  const rows = await orm
    .select(listed)
    .from(sharedPart)
    .where(eq(sharedPart.kind, kind))
    .orderBy(sql`(${sharedPart.state} = 'withdrawn')`, asc(sharedPart.name), asc(sharedPart.id))
    .limit(mostListed)
  return rows.map(asListed)
}

const findPartsInput = z.object({
  kind: z.enum(partKinds),
  locale: localeName,
  query: text.transform((query) => query.slice(0, 200)).default(''),
})

/** What may be put into a story of a language, by words of its name. @throws {NewsroomError} `not-allowed` */
export const findParts = operation({
  name: 'parts.find',
  input: findPartsInput,
  permission: 'parts.read',
  run: find,
})

async function find(
  { orm }: Database,
  _actor: Actor,
  { kind, locale, query }: z.output<typeof findPartsInput>,
): Promise<ListedPart[]> {
  const rows = await orm
    .select(listed)
    .from(sharedPart)
    .where(
      and(
        eq(sharedPart.kind, kind),
        isOffered,
        or(eq(sharedPart.locale, locale), isNull(sharedPart.locale)),
        isCalled(query),
      ),
    )
    .orderBy(asc(sharedPart.name), asc(sharedPart.id))
    .limit(mostFound)
  return rows.map(asListed)
}

export type OpenedPart = Pick<ListedPart, 'partId' | 'kind' | 'name' | 'locale' | 'state'> & {
  /** Of a box that readers see, what they see; else what it says now. */
  document: StoryDocument
  storyKind: StoryKind | null
  sectionId: string | null
  topicIds: string[]
}

const partInput = z.object({ partId })

/** What a part says, for who puts it into a story or meets it there. @throws {NewsroomError} `unknown-part`, `not-allowed` */
export const openPart = operation({
  name: 'parts.open',
  input: partInput,
  permission: 'parts.read',
  run: open,
})

async function open(
  { orm }: Database,
  _actor: Actor,
  { partId }: z.output<typeof partInput>,
): Promise<OpenedPart> {
  const [row] = await orm.select().from(sharedPart).where(eq(sharedPart.id, partId))
  if (!row) throw new NewsroomError('unknown-part', partId)
  const { kind, name, locale, state, storyKind, sectionId, topicIds } = row
  const document =
    row.publishedDocument && row.publishedDocumentVersion !== null && state === 'published'
      ? upToDate(row.publishedDocument, row.publishedDocumentVersion)
      : upToDate(row.document, row.documentVersion)
  return { partId, kind, name, locale, state, document, storyKind, sectionId, topicIds }
}

/** A story in which a box stands. */
type PartPlace = {
  articleId: string
  locale: Locale
  headline: string
  state: ArticleState
  /** Readers' text has it; else only the draft does. */
  isPublic: boolean
}

type PartRevision = {
  number: number
  act: PartAct
  name: string
  by: string
  at: string
  /** What it said. */
  words: string
}

export type EditablePart = ListedPart & {
  document: StoryDocument
  version: number
  publishedAt: string | null
  storyKind: StoryKind | null
  sectionId: string | null
  topicIds: string[]
  mayChange: boolean
  /** Publish it, or withdraw it. */
  maySettle: boolean
  /** The newest first. */
  revisions: PartRevision[]
  /** Of a box: where it stands, the newest stories first. */
  places: PartPlace[]
  placesCount: Counted
}

/** Everything about a part, for its own screen. @throws {NewsroomError} `unknown-part`, `not-allowed` */
export const readPart = operation({
  name: 'parts.read',
  input: partInput,
  permission: 'parts.read',
  run: read,
})

async function read(
  { orm }: Database,
  actor: Actor,
  { partId }: z.output<typeof partInput>,
): Promise<EditablePart> {
  const [row] = await orm
    .select({ part: sharedPart, ...listed })
    .from(sharedPart)
    .where(eq(sharedPart.id, partId))
  if (!row) throw new NewsroomError('unknown-part', partId)
  const { part, ...own } = row
  const revisions = await orm
    .select()
    .from(sharedPartRevision)
    .where(eq(sharedPartRevision.partId, partId))
    .orderBy(desc(sharedPartRevision.number))
    .limit(mostRevisions)
  const { places, count } = await placesOf({ orm }, part)
  return {
    ...asListed(own),
    document: upToDate(part.document, part.documentVersion),
    version: part.version,
    publishedAt: part.publishedAt?.toISOString() ?? null,
    storyKind: part.storyKind,
    sectionId: part.sectionId,
    topicIds: part.topicIds,
    mayChange: mayChangePart(actor, part),
    maySettle: maySettlePart(actor, part),
    revisions: revisions.map((each) => ({
      number: each.number,
      act: each.act,
      name: each.name,
      by: each.madeBy,
      at: each.at.toISOString(),
      words: plainText(upToDate(each.document, each.documentVersion)),
    })),
    places,
    placesCount: count,
  }
}

const standsIn = (document: typeof article.document | typeof draft.document, boxId: string): SQL =>
  sql`(${boxesIn(document)} && array[${boxId}] and cardinality(${boxesIn(document)}) > 0)`

/** Which stories have a box, by the indexes of theirs; what lies in the bin does not count. */
async function placesOf(
  { orm }: Pick<Database, 'orm'>,
  { id, kind }: Pick<typeof sharedPart.$inferSelect, 'id' | 'kind'>,
): Promise<{ places: PartPlace[]; count: Counted }> {
  if (kind !== 'box') return { places: [], count: countedTo(mostCounted, 0) }
  const inText = orm
    .select({ id: article.id })
    .from(article)
    .where(and(standsIn(article.document, id), isNull(article.deletedAt)))
  const inDrafts = orm
    .select({ id: article.id })
    .from(draft)
    .innerJoin(article, eq(article.id, draft.articleId))
    .where(and(standsIn(draft.document, id), isNull(article.deletedAt)))
  const { rows } = await orm.execute<{ id: string }>(
    sql`select id from ((${inText} limit ${mostCounted + 1}) union (${inDrafts} limit ${mostCounted + 1})) as those`,
  )
  const named = await orm
    .select({
      articleId: article.id,
      locale: article.locale,
      headline: sql<string>`coalesce(nullif(${draft.headline}, ''), ${article.headline})`,
      state: article.state,
      isPublic: sql<boolean>`${article.state} = 'published' and ${boxesIn(article.document)} && array[${id}]`,
    })
    .from(article)
    .leftJoin(draft, eq(draft.articleId, article.id))
    .where(
      inArray(
        article.id,
        rows.map((each) => each.id),
      ),
    )
    .orderBy(desc(article.createdAt), article.id)
    .limit(mostNamed)
  return { places: named, count: countedTo(mostCounted, rows.length) }
}

const boxesThenInput = z.object({
  boxIds: z.array(partId).max(200),
  /** Of the story: those of others its readers did not see. */
  locale: localeName,
  at: z.iso.datetime({ offset: true }),
})

/** What a shared box said at a moment. */
export type BoxThen = { boxId: string; name: string; words: string }

/**
 * What readers saw of some boxes at a moment: those that were published then and not withdrawn since. A story's versions
 * hold which boxes stood in them, and these what they said.
 * @throws {NewsroomError} `not-allowed`
 */
export const boxesThen = operation({
  name: 'parts.then',
  input: boxesThenInput,
  permission: 'parts.read',
  run: then,
})

async function then(
  { orm }: Database,
  _actor: Actor,
  { boxIds, at, locale }: z.output<typeof boxesThenInput>,
): Promise<BoxThen[]> {
  if (boxIds.length === 0) return []
  const rows = await orm
    .selectDistinctOn([sharedPartRevision.partId])
    .from(sharedPartRevision)
    .where(
      and(
        inArray(
          sharedPartRevision.partId,
          orm
            .select({ id: sharedPart.id })
            .from(sharedPart)
            .where(and(inArray(sharedPart.id, boxIds), eq(sharedPart.locale, locale))),
        ),
        ne(sharedPartRevision.act, 'saved'),
        sql`${sharedPartRevision.at} <= ${at}::timestamptz`,
      ),
    )
    .orderBy(sharedPartRevision.partId, desc(sharedPartRevision.number))
  return rows.flatMap(({ partId, act, name, document, documentVersion }) =>
    act === 'published'
      ? [{ boxId: partId, name, words: plainText(upToDate(document, documentVersion)) }]
      : [],
  )
}
