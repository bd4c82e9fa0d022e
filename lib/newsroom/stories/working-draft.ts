/** Opening the text that is being worked on, and saving it. */
import { isDeepStrictEqual } from 'node:util'
import { and, asc, desc, eq, inArray, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Database } from '../../db/open.ts'
import { auditEvent } from '../../db/tables/audit.ts'
import { author, media } from '../../db/tables/people-and-pictures.ts'
import { storyTopic } from '../../db/tables/stories.ts'
import type { Transaction } from '../../db/transaction.ts'
import type { Locale } from '../../locale/table.ts'
import type { ArticleState, StoryKind } from '../../vocabulary.ts'
import type { Actor } from '../actor.ts'
import { record } from '../audit.ts'
import { withPresentAuthors } from '../directory/present-ids.ts'
import { type ArticleInput, articleId, articleInput, idOf, readBy, tabId, version } from '../fields.ts'
import { mostSuggestions } from '../limits.ts'
import { NewsroomError } from '../newsroom-error.ts'
import { operation } from '../operation.ts'
import { type Action, actions, authorise, may } from '../permissions.ts'
import { reopenSuggestions, takeSuggestions } from '../suggestions/decide-suggestions.ts'
import { withMutation } from '../with-mutation.ts'
import { type TransitionName, transitions, transitionsFrom } from '../workflow.ts'
import { noteTurn, writeWords } from './create-revision.ts'
import { type DraftContent, readDraftContent } from './draft-content.ts'
import { toldToOthers } from './draft-fields.ts'
import {
  editableArticle,
  type Hindrance,
  lockWords,
  mayNow,
  publicContent,
  subjectOf,
  whyNot,
} from './editable-article.ts'
import { hear, writerOf } from './editing-tabs.ts'
import { relatedIdsOf } from './file-story.ts'
import { runWith, standingOf, type WritingRun } from './writing-run.ts'

/** Everything that the story screen opens with. Moments are ISO 8601. */
export type WorkingDraft = {
  articleId: string
  storyId: string
  locale: Locale
  state: ArticleState
  content: DraftContent
  version: number
  updatedAt: string
  /** `staff.id` */
  updatedBy: string | null
  /** The run of saves that its words came by, when they are this actor's own. */
  run: WritingRun | null
  slug: string
  publishedAt: string | null
  scheduledFor: string | null
  embargoUntil: string | null
  /** A refusal's name, or `failed`. */
  scheduleFailure: string | null
  /** It was published, and the working text says something else than readers see or saw. */
  hasUnpublishedChanges: boolean
  sectionId: string
  deskId: string | null
  topicIds: string[]
  /** Stories that readers are led on to, in order. */
  relatedIds: string[]
  kind: StoryKind
  /** `staff.id` */
  createdBy: string | null
  /** The moves that its state and this actor's permissions allow now. */
  allowed: TransitionName[]
  /** What this actor may do to it; whether to change its words, as its state is. */
  may: Partial<Record<Action, true>>
  /** Why this actor cannot change its words; null for who can. */
  whyNotEdit: Hindrance | null
}

/**
 * The working text of an article. What was never opened before gets a draft of what readers see.
 * @throws {NewsroomError} `unknown-article`, also for what lies in the bin; `not-allowed`
 */
export const openDraft = operation({
  name: 'draft.open',
  input: articleInput,
  permission: 'story.read',
  run: open,
})

async function open({ orm }: Database, actor: Actor, { articleId }: ArticleInput): Promise<WorkingDraft> {
  return orm.transaction(async (tx) => {
    const found = await editableArticle(tx, articleId)
    if (!found || found.deletedAt) throw new NewsroomError('unknown-article', articleId)
    const subject = subjectOf(found)
    authorise(actor, 'story.read', subject)
    const topics = await tx
      .select({ id: storyTopic.topicId })
      .from(storyTopic)
      .where(eq(storyTopic.storyId, found.storyId))
      .orderBy(asc(storyTopic.position))
    const seen = found.publishedAt ? await publicContent(tx, articleId) : null
    return {
      articleId,
      storyId: found.storyId,
      locale: found.locale,
      state: found.state,
      content: found.content,
      version: found.version,
      updatedAt: found.savedAt.toISOString(),
      updatedBy: found.savedBy,
      run: found.savedBy === actor.staffId ? found.run : null,
      slug: found.slug,
      publishedAt: found.publishedAt?.toISOString() ?? null,
      scheduledFor: found.scheduledFor?.toISOString() ?? null,
      embargoUntil: found.embargoUntil?.toISOString() ?? null,
      scheduleFailure: found.scheduleFailure,
      hasUnpublishedChanges:
        seen !== null && !isDeepStrictEqual(toldToOthers(seen), toldToOthers(found.content)),
      sectionId: found.sectionId,
      deskId: found.deskId,
      topicIds: topics.map(({ id }) => id),
      relatedIds: await relatedIdsOf(tx, found.storyId),
      kind: found.kind,
      createdBy: found.createdBy,
      allowed: transitionsFrom(found.state).filter((move) => may(actor, transitions[move].action, subject)),
      may: Object.fromEntries(
        actions.filter((action) => mayNow(actor, action, found)).map((action) => [action, true]),
      ),
      whyNotEdit: whyNot(actor, 'story.edit', found),
    }
  })
}

const saveDraftInput = z.object({
  articleId,
  tabId,
  baseVersion: version,
  /** The place of this text among the tab's own; none from who sends one at a time. */
  turn: z.int().optional(),
  content: readBy(readDraftContent),
  /** Suggestions that the words have taken, and what each made (`keyOfAll`). */
  accepts: z
    .array(z.object({ id: idOf('malformed', 'accepts'), makes: z.string() }))
    .max(mostSuggestions)
    .default([]),
  /** Suggestions that they had taken, and that their writer has undone. */
  reopens: z.array(idOf('malformed', 'reopens')).max(mostSuggestions).default([]),
})

/**
 * Saves the working text; readers see nothing of it. The same text again is answered as if it had just been saved,
 * whatever version it was made from: a tab that did not hear the answer asks again. So is a text that the same tab has
 * gone on from since, and that arrives late. What it takes of what was suggested is accepted with it, or not at all.
 * @param content as {@link readDraftContent} takes it; what it leaves out stays as it is
 * @throws {NewsroomError} `unknown-article`; `not-allowed`, with `story.schedule` when it waits for its moment;
 *   `killed`; `malformed`; `unknown-reference`;
 *   `stale-version` when it was made from another version than the latest; `locked` while another live tab writes
 */
export const saveDraft = operation({
  name: 'draft.save',
  input: saveDraftInput,
  permission: 'story.edit',
  run: save,
})

async function save(
  db: Database,
  actor: Actor,
  {
    articleId,
    tabId,
    baseVersion,
    turn,
    content: written,
    accepts,
    reopens,
  }: z.output<typeof saveDraftInput>,
): Promise<{ version: number; savedAt: string; changed: boolean }> {
  return withMutation(db, async (tx, emit) => {
    const found = await lockWords(tx, actor, 'story.edit', articleId)
    const content = await withPresentAuthors(tx, { ...found.content, ...written })
    const saving = turn === undefined ? null : { tabId, baseVersion, turn }
    const standing = saving ? standingOf(found, saving) : baseVersion === found.version ? 'next' : 'stale'
    const asItWas = { version: found.version, savedAt: found.savedAt.toISOString(), changed: false }
    if (isDeepStrictEqual(found.content, content)) {
      if (saving && standing === 'next') await noteTurn(tx, articleId, runWith(found, saving))
      return asItWas
    }
    const writer = await writerOf(tx, articleId)
    if (writer && writer.tabId !== tabId) throw new NewsroomError('locked', writer.name)
    if (standing === 'overtaken') return asItWas
    if (standing === 'stale') throw new NewsroomError('stale-version', String(found.version))
    await checkReferences(tx, content)
    // Who saves is there, and writes.
    if (actor.staffId !== null) await hear(tx, actor, articleId, tabId, true)
    if (reopens.length > 0) await reopenSuggestions(tx, actor, articleId, reopens)
    if (accepts.length > 0) await takeSuggestions(tx, emit, actor, articleId, accepts)
    const version = await writeWords(tx, actor, found, content, saving && runWith(found, saving))
    await recordSitting(tx, actor, articleId, version)
    return { version, savedAt: found.now.toISOString(), changed: true }
  })
}

/** @throws {NewsroomError} `unknown-reference`, with the first id that is nobody's */
export async function checkReferences(
  tx: Transaction,
  { leadMediaId, bylines }: DraftContent,
): Promise<void> {
  if (leadMediaId) {
    const [found] = await tx.select({ id: media.id }).from(media).where(eq(media.id, leadMediaId))
    if (!found) throw new NewsroomError('unknown-reference', leadMediaId)
  }
  if (bylines.length === 0) return
  const ids = bylines.map((each) => each.authorId)
  const rows = await tx.select({ id: author.id }).from(author).where(inArray(author.id, ids))
  const missing = ids.find((id) => !rows.some((row) => row.id === id))
  if (missing) throw new NewsroomError('unknown-reference', missing)
}

/** A text is saved every two seconds; the log says once in a while who is at it. */
async function recordSitting(
  tx: Transaction,
  actor: Actor,
  articleId: string,
  version: number,
): Promise<void> {
  const [last] = await tx
    .select({
      action: auditEvent.action,
      staffId: auditEvent.staffId,
      isRecent: sql<boolean>`${auditEvent.at} > now() - interval '10 minutes'`,
    })
    .from(auditEvent)
    .where(and(eq(auditEvent.subjectKind, 'article'), eq(auditEvent.subjectId, articleId)))
    .orderBy(desc(auditEvent.id))
    .limit(1)
  if (last?.action === 'story.edit' && last.staffId === actor.staffId && last.isRecent) return
  await record(tx, actor, {
    action: 'story.edit',
    subjectKind: 'article',
    subjectId: articleId,
    details: { version },
  })
}
