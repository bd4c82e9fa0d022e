import { eq, inArray, sql } from 'drizzle-orm'
import { z } from 'zod'
import { couldBeId, newId } from '../../db/id.ts'
import type { Database } from '../../db/open.ts'
import { section, topic } from '../../db/tables/directory.ts'
import { draft } from '../../db/tables/drafts.ts'
import { sharedPart, storyTemplate } from '../../db/tables/parts.ts'
import { desk } from '../../db/tables/people-and-pictures.ts'
import { story, storyTopic } from '../../db/tables/stories.ts'
import type { Transaction } from '../../db/transaction.ts'
import type { Locale } from '../../locale/table.ts'
import { tags } from '../../press/cache-dependencies.ts'
import { withInvalidation } from '../../press/invalidation.ts'
import type { StoryDocument } from '../../story/document.ts'
import { upToDate } from '../../story/up-steps.ts'
import { nothingElsewhere, storyKinds } from '../../vocabulary.ts'
import type { Actor } from '../actor.ts'
import { record } from '../audit.ts'
import { idOf, localeName, readBy } from '../fields.ts'
import { mostTopics } from '../limits.ts'
import { NewsroomError } from '../newsroom-error.ts'
import { operation } from '../operation.ts'
import { type DraftContent, draftColumns, readLine } from './draft-content.ts'
import { freeSlug, untitledSlug } from './free-slug.ts'
import { writeArticle } from './write-article.ts'

/** What a story is filed under. */
export const filing = {
  sectionId: z.custom<string>((id) => id !== '').pipe(idOf('unknown-reference')),
  /** Of no desk: null or ''. */
  deskId: z.preprocess((id) => (id === '' ? null : id), idOf('unknown-reference').nullable()),
  /** In order of weight. */
  topicIds: z
    .array(idOf('unknown-reference'))
    .transform((ids) => [...new Set(ids)])
    .refine((ids) => ids.length <= mostTopics),
  kind: z.enum(storyKinds),
}

const createStoryInput = z.object({
  locale: localeName,
  kind: filing.kind.default('report'),
  /** May be empty: a headline often comes last. */
  headline: readBy((value?: string | null) => readLine({ headline: value }, 'headline') ?? ''),
  topicIds: filing.topicIds.default([]),
  sectionId: filing.sectionId,
  deskId: filing.deskId.default(null),
  /** The template that it begins with. */
  templateId: z.preprocess((id) => (id === '' ? null : id), idOf('unknown-part').nullable()).default(null),
})

/**
 * Begins a story, as a draft in one language. Its author is credited in it, if the actor has a byline.
 * @throws {NewsroomError} `not-allowed`, `unknown-reference`, `malformed`; `unknown-part` for a template that is not offered;
 *   `template-language`
 */
export const createStory = operation({
  name: 'story.create',
  input: createStoryInput,
  permission: 'story.create',
  run: create,
})

async function create(
  db: Database,
  actor: Actor,
  given: z.output<typeof createStoryInput>,
): Promise<{ storyId: string; articleId: string }> {
  return withInvalidation(db, async (tx, invalidate) => {
    invalidate(tags.newsroom())
    return beginStory(tx, actor, given)
  })
}

/**
 * The same within another operation.
 * @param maker whose story it is, if not the actor's
 */
export async function beginStory(
  tx: Transaction,
  actor: Actor,
  { locale, kind, headline, topicIds, sectionId, deskId, templateId }: Beginning,
  maker: Maker = actor,
): Promise<{ storyId: string; articleId: string }> {
  await checkFiling(tx, { sectionId, deskId, topicIds })
  const document = templateId ? await templateDocument(tx, templateId, locale) : emptyDocument
  const storyId = newId()
  const articleId = newId()
  await tx.insert(story).values({ id: storyId, sectionId, deskId, kind })
  if (topicIds.length)
    await tx.insert(storyTopic).values(topicIds.map((topicId, position) => ({ storyId, topicId, position })))
  if (templateId) await tx.insert(storyTemplate).values({ storyId, templateId })
  const content: DraftContent = {
    kicker: null,
    headline,
    standfirst: null,
    dateline: null,
    ...nothingElsewhere,
    otherHeadlines: [],
    document,
    leadMediaId: null,
    bylines: maker.authorId ? [{ authorId: maker.authorId, role: 'author' }] : [],
  }
  await beginArticle(tx, maker, { articleId, storyId, locale, content, reason: 'create' })
  await record(tx, actor, {
    action: 'story.create',
    subjectKind: 'article',
    subjectId: articleId,
    details: { locale },
  })
  return { storyId, articleId }
}

type Beginning = Omit<z.output<typeof createStoryInput>, 'templateId'> & { templateId?: string | null }

const emptyDocument: StoryDocument = { type: 'doc', content: [{ type: 'paragraph', attrs: { dir: null } }] }

/** What a story begins with: a copy, which nobody changes who changes the template. */
async function templateDocument(tx: Transaction, templateId: string, locale: Locale): Promise<StoryDocument> {
  const [row] = await tx.select().from(sharedPart).where(eq(sharedPart.id, templateId))
  if (row?.kind !== 'template' || row.state !== 'published')
    throw new NewsroomError('unknown-part', templateId)
  if (row.locale !== null && row.locale !== locale) throw new NewsroomError('template-language', row.locale)
  return upToDate(row.document, row.documentVersion)
}

/** Whose a story is from its beginning. */
export type Maker = Pick<Actor, 'staffId' | 'authorId'>

/** An article that was begun in the newsroom, and its draft. Its public row says nothing yet but what it is called. */
export async function beginArticle(
  tx: Transaction,
  maker: Maker,
  given: {
    articleId: string
    storyId: string
    locale: Locale
    content: DraftContent
    reason: string
    translatedFrom?: { articleId: string; revision: number }
  },
): Promise<void> {
  const { articleId, storyId, locale, content, reason, translatedFrom } = given
  await writeArticle(tx, {
    id: articleId,
    storyId,
    locale,
    slug: content.headline ? await freeSlug(tx, content.headline, locale) : untitledSlug(articleId),
    state: 'draft',
    ...content,
    createdBy: maker.staffId,
    reason,
    ...(translatedFrom && { translatedFrom }),
  })
  await tx
    .insert(draft)
    .values({ articleId, ...draftColumns(content), revisedVersion: 1, updatedBy: maker.staffId })
}

/**
 * @param standing what it is filed under by now, which may be archived since; other entries that are archived are then as
 *   good as gone: a screen that was opened before may still offer them
 * @throws {NewsroomError} `unknown-reference`, with the first id that is nobody's
 */
export async function checkFiling(
  tx: Transaction,
  given: { sectionId?: string; deskId?: string | null; topicIds?: string[] },
  standing?: { sectionId?: string | null; deskId?: string | null; topicIds?: readonly string[] },
): Promise<void> {
  const { sectionId, deskId, topicIds = [] } = given
  const check = async (
    table: typeof section | typeof desk | typeof topic,
    ids: readonly string[],
    stands: readonly (string | null | undefined)[],
  ) => {
    if (ids.length === 0) return
    const strange = ids.find((id) => !couldBeId(id))
    if (strange !== undefined) throw new NewsroomError('unknown-reference', String(strange))
    const rows = await tx
      .select({ id: table.id, isArchived: sql<boolean>`${table.archivedAt} is not null` })
      .from(table)
      .where(inArray(table.id, [...ids]))
    const isGood = (id: string) => {
      const row = rows.find((each) => each.id === id)
      return row !== undefined && !(standing && row.isArchived && !stands.includes(id))
    }
    const bad = ids.find((id) => !isGood(id))
    if (bad !== undefined) throw new NewsroomError('unknown-reference', bad)
  }
  await check(section, sectionId === undefined ? [] : [sectionId], [standing?.sectionId])
  await check(desk, deskId ? [deskId] : [], [standing?.deskId])
  await check(topic, topicIds, standing?.topicIds ?? [])
}
