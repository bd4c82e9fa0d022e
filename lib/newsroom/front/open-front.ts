import { and, asc, desc, eq, exists, inArray, isNull, or, sql } from 'drizzle-orm'
import type { AnyPgColumn } from 'drizzle-orm/pg-core'
import { z } from 'zod'
import { couldBeId } from '../../db/id.ts'
import type { Database } from '../../db/open.ts'
import { section, topic } from '../../db/tables/directory.ts'
import { breakingNotice, frontLayout, frontPlan, frontSlot } from '../../db/tables/front.ts'
import { article, story } from '../../db/tables/stories.ts'
import { inLocale, type Locale, type PerLocale } from '../../locale/table.ts'
import { present } from '../../present.ts'
import { type Front, frontPage, newestNews } from '../../publication/front.ts'
import { frontPlaces } from '../../publication/front-shape.ts'
import { newestOf } from '../../publication/list-key.ts'
import { sectionPage, topicPage } from '../../publication/listing.ts'
import { picturesById } from '../../publication/picture.ts'
import { isPublic } from '../../publication/visibility.ts'
import type { ArticleState, FrontKey } from '../../vocabulary.ts'
import type { Actor } from '../actor.ts'
import { localeName } from '../fields.ts'
import { NewsroomError } from '../newsroom-error.ts'
import { operation } from '../operation.ts'
import { newestMatches } from '../stories/board-matches.ts'
import { frontKey, ownerOf, requireFront } from './front-key.ts'

/** A story as the screen of a front shows it. Moments are ISO 8601. */
export type FrontStory = {
  articleId: string
  headline: string
  section: string
  state: ArticleState
  /** Readers see it now. What they do not see leaves its place to the newest. */
  isPublic: boolean
  publishedAt: string | null
  scheduledFor: string | null
  /** Address of a picture, large enough for the lead. */
  picture: string | null
}

/** By position; null where the newest stands. */
export type PlacedStories = ({ articleId: string; until: string | null } | null)[]

export type PlannedFront = { id: string; at: string; plannedBy: string; places: PlacedStories }

export type EditableNotice = {
  id: string
  text: string
  articleId: string | null
  startedAt: string
  expiresAt: string
  startedBy: string
  /** When it was over, if it is. */
  endedAt: string | null
}

export type EditableFront = {
  front: FrontKey
  /** Which fronts there are to lay out: the sections', and those of topics that have been laid out. */
  fronts: { key: FrontKey; names: PerLocale; slug: string }[]
  locale: Locale
  /** The number of its latest change; 0 before the first. */
  version: number
  changedAt: string | null
  changedBy: string | null
  places: PlacedStories
  plans: PlannedFront[]
  /** The newest of it, in the order in which they fill what is left free, and what may be placed beside them. */
  newest: string[]
  /** Every story that is named above, by id. */
  stories: Record<string, FrontStory>
  notice: EditableNotice | null
  /** The last that are over. */
  pastNotices: EditableNotice[]
  /** Now, by the database's clock. */
  now: string
}

/** More than a person looks through before she searches. */
const mostNewest = 30
const mostPast = 5

const openFrontInput = z.object({
  front: frontKey,
  locale: localeName,
  /** A story that is to be among those it names, if it is of this language. */
  besides: z.string().optional(),
})

/**
 * A front in a language as its editors have it in hand.
 * @param besides a story that is to be among those it names, if it is of this language
 * @throws {NewsroomError} `not-allowed`; `malformed` for what is no language or no front of ours; `unknown-reference`
 */
export const openFront = operation({
  name: 'front.open',
  input: openFrontInput,
  permission: 'front.curate',
  run: open,
})

async function open(
  db: Database,
  _actor: Actor,
  { front, locale: language, besides }: z.output<typeof openFrontInput>,
): Promise<EditableFront> {
  const { orm } = db
  await requireFront(orm, front)
  const fronts = await frontsToLayOut(db, front)
  const [[layout], slots, planned, newest, notices, [clock]] = await Promise.all([
    orm
      .select()
      .from(frontLayout)
      .where(and(eq(frontLayout.front, front), eq(frontLayout.locale, language))),
    orm
      .select()
      .from(frontSlot)
      .where(
        and(
          eq(frontSlot.front, front),
          eq(frontSlot.locale, language),
          sql`(${frontSlot.until} is null or ${frontSlot.until} > now())`,
        ),
      ),
    orm
      .select()
      .from(frontPlan)
      .where(and(eq(frontPlan.front, front), eq(frontPlan.locale, language)))
      .orderBy(asc(frontPlan.at)),
    newestFor(db, front, language),
    orm
      .select()
      .from(breakingNotice)
      .where(eq(breakingNotice.locale, language))
      .orderBy(desc(breakingNotice.startedAt))
      .limit(mostPast + 1),
    orm.select({ now: sql`now()`.mapWith(article.createdAt) }).from(sql`(select 1) as one`),
  ])
  const places: PlacedStories = Array.from({ length: frontPlaces }, (_, position) => {
    const slot = slots.find((each) => each.position === position)
    return slot ? { articleId: slot.articleId, until: slot.until?.toISOString() ?? null } : null
  })
  const plans = planned.map(({ id, at, plannedBy, places: later }) => ({
    id,
    at: at.toISOString(),
    plannedBy,
    places: later,
  }))
  const lines = notices.map((row): EditableNotice => {
    const over = row.endedAt ?? (row.expiresAt <= present(clock, 'clock').now ? row.expiresAt : null)
    return {
      id: row.id,
      text: row.text,
      articleId: row.articleId,
      startedAt: row.startedAt.toISOString(),
      expiresAt: row.expiresAt.toISOString(),
      startedBy: row.startedBy,
      endedAt: over?.toISOString() ?? null,
    }
  })
  const named = [
    ...newest,
    ...[...places, ...plans.flatMap((each) => each.places)].flatMap((each) => each?.articleId ?? []),
    ...lines.flatMap((each) => each.articleId ?? []),
    ...(couldBeId(besides) ? [besides] : []),
  ]
  return {
    front,
    fronts,
    locale: language,
    version: layout?.version ?? 0,
    changedAt: layout?.version ? layout.changedAt.toISOString() : null,
    changedBy: layout?.changedBy || null,
    places,
    plans,
    newest,
    stories: await frontStories(db, language, named),
    notice: lines.find((each) => each.endedAt === null) ?? null,
    pastNotices: lines.filter((each) => each.endedAt !== null).slice(0, mostPast),
    now: present(clock, 'clock').now.toISOString(),
  }
}

/** What fills the places of a front's head that nobody filled, in this order. */
async function newestFor(db: Database, front: FrontKey, locale: Locale): Promise<string[]> {
  if (front === 'front') return newestNews(db, locale, mostNewest)
  return (await newestOf(db, front, locale, { limit: mostNewest })).map(({ id }) => id)
}

/** @param at the one at hand, which is among them whatever it is */
async function frontsToLayOut({ orm }: Database, at: FrontKey): Promise<EditableFront['fronts']> {
  const isAt = (kind: 'section' | 'topic', id: AnyPgColumn) => sql`${kind} || ':' || ${id} = ${at}`
  const sections = await orm
    .select({ id: section.id, names: section.names, slug: section.slug })
    .from(section)
    .where(or(isNull(section.archivedAt), isAt('section', section.id)))
    .orderBy(asc(section.position), asc(section.id))
  const laidOut = orm
    .select({ one: sql`1` })
    .from(frontLayout)
    .where(sql`${frontLayout.front} = 'topic:' || ${topic.id}`)
  const topics = await orm
    .select({ id: topic.id, names: topic.names, slug: topic.slug })
    .from(topic)
    .where(or(exists(laidOut), isAt('topic', topic.id)))
    .orderBy(asc(topic.slug))
  return [
    ...sections.map(({ id, ...each }) => ({ key: `section:${id}` as const, ...each })),
    ...topics.map(({ id, ...each }) => ({ key: `topic:${id}` as const, ...each })),
  ]
}

/** As many as somebody looks through before she types another word. */
const mostFound = 12

const findForFrontInput = z.object({ locale: localeName, query: z.string() })

/**
 * Stories of a language by words of their headline, which may be placed on its front: what is public, or will be.
 * @throws {NewsroomError} `not-allowed`; `malformed` for what is no language of ours
 */
export const findForFront = operation({
  name: 'front.find',
  input: findForFrontInput,
  permission: 'front.curate',
  run: find,
})

async function find(
  db: Database,
  actor: Actor,
  { locale: language, query }: z.output<typeof findForFrontInput>,
): Promise<FrontStory[]> {
  const found: string[] = []
  for (const state of ['published', 'scheduled'] as const) {
    const limit = mostFound - found.length
    if (limit > 0) found.push(...(await newestMatches(db, { actor, locale: language, state, query }, limit)))
  }
  const stories = await frontStories(db, language, found)
  return found.flatMap((id) => stories[id] ?? [])
}

/** Pixels: a lead on the desk, which is the same picture wherever it stands. */
const widestShown = 640

const ofWidth = (files: readonly { href: string; width: number }[] = []): string | undefined =>
  (files.find((each) => each.width >= widestShown) ?? files.at(-1))?.href

async function frontStories(
  { orm }: Database,
  locale: Locale,
  articleIds: string[],
): Promise<Record<string, FrontStory>> {
  const rows = await orm
    .select({
      articleId: article.id,
      headline: article.headline,
      names: section.names,
      state: article.state,
      isPublic: sql<boolean>`coalesce(${isPublic()}, false)`,
      publishedAt: article.publishedAt,
      scheduledFor: article.scheduledFor,
      leadMediaId: article.leadMediaId,
    })
    .from(article)
    .innerJoin(story, eq(story.id, article.storyId))
    .innerJoin(section, eq(section.id, story.sectionId))
    .where(
      and(
        inArray(article.id, [...new Set(articleIds)]),
        eq(article.locale, locale),
        isNull(article.deletedAt),
      ),
    )
  const pictures = await picturesById(
    orm,
    locale,
    rows.flatMap((row) => row.leadMediaId ?? []),
  )
  return Object.fromEntries(
    rows.map(({ names, leadMediaId, publishedAt, scheduledFor, ...row }) => [
      row.articleId,
      {
        ...row,
        section: inLocale(names, locale),
        publishedAt: publishedAt?.toISOString() ?? null,
        scheduledFor: scheduledFor?.toISOString() ?? null,
        picture: (leadMediaId && ofWidth(pictures.get(leadMediaId)?.webp)) || null,
      },
    ]),
  )
}

/** What the readers' components make a page of. */
type PreviewedFront =
  | { kind: 'front'; page: Front }
  | { kind: 'section'; page: NonNullable<Awaited<ReturnType<typeof sectionPage>>> }
  | { kind: 'topic'; page: NonNullable<Awaited<ReturnType<typeof topicPage>>> }

function raise(error: Error): never {
  throw error
}

const previewFrontInput = z.object({
  front: frontKey,
  locale: localeName,
  /** Ids by place, as an address carries them; what is none, or is not public, leaves its place to the newest. */
  places: z.array(z.string()),
})

/**
 * A front as readers would see it with a layout that is not published.
 * @param places ids by place, as an address carries them; what is none, or is not public, leaves its place to the newest
 * @throws {NewsroomError} `not-allowed`; `malformed` for what is no language of ours
 */
export const previewFront = operation({
  name: 'front.preview',
  input: previewFrontInput,
  permission: 'front.curate',
  run: preview,
})

async function preview(
  db: Database,
  _actor: Actor,
  { front, locale, places }: z.output<typeof previewFrontInput>,
): Promise<PreviewedFront> {
  const seen = new Set<string>()
  const given = places.slice(0, frontPlaces).map((each) => {
    if (!couldBeId(each) || seen.has(each)) return null
    seen.add(each)
    return each
  })
  const owner = ownerOf(front)
  if (!owner) return { kind: 'front', page: await frontPage(db, locale, given) }
  const table = owner.kind === 'section' ? section : topic
  const [row] = await db.orm.select({ slug: table.slug }).from(table).where(eq(table.id, owner.id))
  const unknown = () => new NewsroomError('unknown-reference', owner.id)
  if (!row) throw unknown()
  if (owner.kind === 'section')
    return { kind: 'section', page: (await sectionPage(db, locale, row.slug, 1, given)) ?? raise(unknown()) }
  return { kind: 'topic', page: (await topicPage(db, locale, row.slug, 1, given)) ?? raise(unknown()) }
}
