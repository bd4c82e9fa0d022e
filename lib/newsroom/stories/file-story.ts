import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import { z } from 'zod'
import { slugKey } from '../../arabic/slug.ts'
import type { Database } from '../../db/open.ts'
import { section } from '../../db/tables/directory.ts'
import { article, redirect, relatedStory, story, storyTopic } from '../../db/tables/stories.ts'
import type { Transaction } from '../../db/transaction.ts'
import type { Locale } from '../../locale/table.ts'
import { present } from '../../present.ts'
import { sectionInAddress } from '../../publication/address-section.ts'
import { isPublic } from '../../publication/visibility.ts'
import type { StoryKind } from '../../vocabulary.ts'
import type { Actor } from '../actor.ts'
import { presentIds } from '../directory/present-ids.ts'
import { articleId, idOf } from '../fields.ts'
import { mostRelated } from '../limits.ts'
import { NewsroomError } from '../newsroom-error.ts'
import { operation } from '../operation.ts'
import { authorise } from '../permissions.ts'
import { withMutation } from '../with-mutation.ts'
import { asItWas, requireAsItWas } from './as-it-was.ts'
import { checkFiling, filing } from './create-story.ts'
import { lockArticle, subjectOf } from './editable-article.ts'
import { slugOwner } from './free-slug.ts'

type Filed = {
  sectionId: string
  deskId: string | null
  topicIds: string[]
  kind: StoryKind
  /** Stories to go on with, in order. */
  relatedIds: string[]
}
/** What is left out stays as it is. */
export type Filing = Partial<Filed>

const relatedIds = z
  .array(idOf('unknown-reference'))
  .transform((ids) => [...new Set(ids)])
  .refine((ids) => ids.length <= mostRelated)

const fileStoryInput = z
  .object({ ...filing, relatedIds })
  .partial()
  .extend({ articleId, was: asItWas })

/**
 * Files the story of an article, in all its languages and at once, under a section, a desk, topics and a kind, and says
 * which stories its readers are led on to, whether or not these are public yet. An
 * address that readers had under another section redirects for ever. While any of them is public, it takes who may
 * publish.
 * A story becomes a static page, or one a story, in the same way.
 * @throws {NewsroomError} `unknown-article`, `not-allowed`, `unknown-reference`, `malformed`; `changed-since`; `slug-taken`
 *   when it is to stand at the root and a section or route has its slug
 */
export const fileStory = operation({
  name: 'story.file',
  input: fileStoryInput,
  permission: 'story.file',
  run: file,
})

async function file(
  db: Database,
  actor: Actor,
  { articleId, was, ...filed }: z.output<typeof fileStoryInput>,
): Promise<void> {
  const read = given(filed)
  await withMutation(db, async (tx, emit) => {
    const found = await lockArticle(tx, actor, 'story.file', articleId)
    const { storyId } = found
    // Filed from two of its languages at once, one waits for the other.
    await tx.select({ id: story.id }).from(story).where(eq(story.id, storyId)).for('no key update')
    const wished = await withPresentTopics(tx, read)
    const before = await filedAs(tx, storyId)
    requireAsItWas(articleId, was, before)
    await checkFiling(tx, wished, before)
    if (wished.relatedIds) await checkRelated(tx, storyId, wished.relatedIds)
    const after: Filed = { ...before, ...wished }
    const changes = differences(before, after)
    if (Object.keys(changes).length === 0) return

    const saysOtherwise = Object.keys(changes).some((name) => name !== 'desk' && name !== 'related')
    const joinedOrLeft = {
      section: inOne([before.sectionId], [after.sectionId]),
      desk: inOne([before.deskId], [after.deskId]),
      topic: inOne(before.topicIds, after.topicIds),
    }
    const seen = await publicVersions(tx, storyId)
    // What readers see at once is for who may publish to change.
    if (seen.length > 0) authorise(actor, 'story.publish', subjectOf(found))
    const isPage = { before: before.kind === 'page', after: after.kind === 'page' }
    if (isPage.after && !isPage.before) await requireFreeAtRoot(tx, storyId)
    if (isPage.before !== isPage.after || (after.sectionId !== before.sectionId && !isPage.after))
      await redirectAddresses(tx, storyId, before)
    await tx
      .update(story)
      .set({ sectionId: after.sectionId, deskId: after.deskId, kind: after.kind })
      .where(eq(story.id, storyId))
    if (changes.topics !== undefined) {
      await tx.delete(storyTopic).where(eq(storyTopic.storyId, storyId))
      if (after.topicIds.length)
        await tx
          .insert(storyTopic)
          .values(after.topicIds.map((topicId, position) => ({ storyId, topicId, position })))
    }
    if (changes.related !== undefined) {
      await tx.delete(relatedStory).where(eq(relatedStory.storyId, storyId))
      if (after.relatedIds.length)
        await tx
          .insert(relatedStory)
          .values(after.relatedIds.map((relatedId, position) => ({ storyId, relatedId, position })))
    }
    const turnsLive = (before.kind === 'live') !== (after.kind === 'live')
    await emit(actor, {
      type: 'FilingChanged',
      storyId,
      seen,
      joinedOrLeft,
      saysOtherwise,
      turnsLive,
      isPage,
      leadsElsewhere: changes.related === undefined ? [] : await localesOf(tx, before, after),
      changes,
    })
  })
}

/** What was not left out: a name without a value would be laid over what is there. */
const given = (filing: Filing): Filing =>
  Object.fromEntries(Object.entries(filing).filter(([, value]) => value !== undefined))

/** @throws {NewsroomError} `unknown-reference`, with the first id that is no other story's */
async function checkRelated(tx: Transaction, storyId: string, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  const rows = await tx
    .select({ id: story.id })
    .from(story)
    .where(inArray(story.id, [...ids]))
  const missing = ids.find((id) => id === storyId || !rows.some((row) => row.id === id))
  if (missing) throw new NewsroomError('unknown-reference', missing)
}

/** A topic that was merged into another since the form was opened is that other. */
async function withPresentTopics(tx: Transaction, filing: Filing): Promise<Filing> {
  const { topicIds } = filing
  if (!topicIds) return filing
  const now = await presentIds(tx, 'topic', topicIds)
  return { ...filing, topicIds: [...new Set(topicIds.map((id) => now.get(id) ?? id))] }
}

async function filedAs(tx: Transaction, storyId: string): Promise<Filed> {
  const [row] = await tx.select().from(story).where(eq(story.id, storyId))
  const topics = await tx
    .select({ id: storyTopic.topicId })
    .from(storyTopic)
    .where(eq(storyTopic.storyId, storyId))
    .orderBy(asc(storyTopic.position))
  const { sectionId, deskId, kind } = present(row, 'such row')
  return {
    sectionId,
    deskId,
    kind,
    topicIds: topics.map(({ id }) => id),
    relatedIds: await relatedIdsOf(tx, storyId),
  }
}

/** What editors chose to go on with, in their order. */
export async function relatedIdsOf(tx: Pick<Transaction, 'select'>, storyId: string): Promise<string[]> {
  const rows = await tx
    .select({ id: relatedStory.relatedId })
    .from(relatedStory)
    .where(eq(relatedStory.storyId, storyId))
    .orderBy(asc(relatedStory.position))
  return rows.map(({ id }) => id)
}

/** What changes, as the log keeps it: the new values, topics and stories as ids with spaces between. */
function differences(before: Filed, after: Filed): Record<string, string | null> {
  return {
    ...(before.sectionId !== after.sectionId && { section: after.sectionId }),
    ...(before.deskId !== after.deskId && { desk: after.deskId }),
    ...(before.kind !== after.kind && { kind: after.kind }),
    ...(before.topicIds.join() !== after.topicIds.join() && { topics: after.topicIds.join(' ') }),
    ...(before.relatedIds.join() !== after.relatedIds.join() && { related: after.relatedIds.join(' ') }),
  }
}

/** Languages in which readers see any of what one of two filings leads them on to. */
async function localesOf(tx: Transaction, before: Filed, after: Filed): Promise<Locale[]> {
  const rows = await tx
    .selectDistinct({ locale: article.locale })
    .from(article)
    .where(and(inArray(article.storyId, [...before.relatedIds, ...after.relatedIds]), isPublic()))
  return rows.map(({ locale }) => locale)
}

const publicVersions = (tx: Transaction, storyId: string) =>
  tx
    .select({ articleId: article.id, storyId: article.storyId, locale: article.locale, slug: article.slug })
    .from(article)
    .where(and(eq(article.storyId, storyId), isPublic()))

/** What is in one of two lists of ids and not in the other. */
const inOne = (before: readonly (string | null)[], after: readonly (string | null)[]): string[] =>
  [...new Set(before).symmetricDifference(new Set(after))].filter((id) => id !== null)

/** @throws {NewsroomError} `slug-taken` */
async function requireFreeAtRoot(tx: Transaction, storyId: string): Promise<void> {
  const versions = await tx
    .select({ id: article.id, locale: article.locale, slug: article.slug })
    .from(article)
    .where(eq(article.storyId, storyId))
  for (const { id, locale, slug } of versions)
    if (await slugOwner(tx, slug, locale, id)) throw new NewsroomError('slug-taken', slug)
}

/** Present addresses of what was ever public, under the section that it leaves. */
async function redirectAddresses(
  tx: Transaction,
  storyId: string,
  { sectionId, kind }: Filed,
): Promise<void> {
  const [left] = await tx.select({ slug: section.slug }).from(section).where(eq(section.id, sectionId))
  const versions = await tx
    .select({ articleId: article.id, locale: article.locale, slug: article.slug })
    .from(article)
    .where(and(eq(article.storyId, storyId), sql`${article.publishedAt} <= now()`))
  if (versions.length)
    await tx
      .insert(redirect)
      .values(
        versions.map((each) => ({
          ...each,
          sectionSlug: sectionInAddress(kind, present(left, 'section that it left').slug),
          slugKey: slugKey(each.slug),
        })),
      )
      .onConflictDoNothing()
}
