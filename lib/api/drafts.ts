/** What a key may do to stories in the making: the newsroom's own operations, which decide. */
import { randomUUID } from 'node:crypto'
import type { z } from 'zod'
import type { Database } from '../db/open.ts'
import type { Locale } from '../locale/table.ts'
import { NewsroomError } from '../newsroom/newsroom-error.ts'
import { may } from '../newsroom/permissions.ts'
import { board } from '../newsroom/stories/board.ts'
import { closeTab } from '../newsroom/stories/editing-tabs.ts'
import { openDraft, saveDraft, type WorkingDraft } from '../newsroom/stories/working-draft.ts'
import { absolute } from '../publication/addresses.ts'
import type { ArticleState } from '../vocabulary.ts'
import type { Keyed } from './operation.ts'
import { problem } from './problems.ts'
import type { draftListSchema, draftSchema, savedSchema, saveSchema } from './schemas.ts'

export const draftApi = (articleId: string): string => absolute(`/api/v1/drafts/${articleId}`)

/** A version as `ETag` and `If-Match` write it. */
export const versionTag = (version: number): string => `"${version}"`

export type DraftsAsked = {
  locale?: Locale | undefined
  state?: ArticleState | undefined
  desk?: string | undefined
  mine?: boolean | undefined
  q?: string | undefined
  page: number
}

export async function listDrafts(
  db: Database,
  { actor }: Keyed,
  asked: DraftsAsked,
): Promise<z.output<typeof draftListSchema>> {
  const { locale, state, desk, mine, q, page } = asked
  const found = await board(db, actor, { locale, state, deskId: desk, mine, query: q, page })
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries({ ...asked, page: page + 1 }))
    if (value !== undefined) query.set(name, String(value))
  return {
    // Past the last page there is nothing; the board would show its last.
    items:
      page > found.pages
        ? []
        : found.rows.map((row) => ({
            id: row.articleId,
            storyId: row.storyId,
            locale: row.locale,
            state: row.state,
            kind: row.kind,
            headline: row.headline,
            updatedAt: row.updatedAt,
            publishedAt: row.publishedAt,
            scheduledFor: row.scheduledFor,
            embargoUntil: row.embargoUntil,
            hasUnpublishedChanges: row.hasUnpublishedChanges,
            api: draftApi(row.articleId),
          })),
    next: page < found.pages ? absolute(`/api/v1/drafts?${query}`) : null,
    total: found.total,
  }
}

export const draftAnswer = (draft: WorkingDraft): z.output<typeof draftSchema> => ({
  id: draft.articleId,
  storyId: draft.storyId,
  locale: draft.locale,
  state: draft.state,
  version: draft.version,
  content: draft.content,
  slug: draft.slug,
  kind: draft.kind,
  sectionId: draft.sectionId,
  deskId: draft.deskId,
  topicIds: draft.topicIds,
  relatedIds: draft.relatedIds,
  updatedAt: draft.updatedAt,
  publishedAt: draft.publishedAt,
  scheduledFor: draft.scheduledFor,
  embargoUntil: draft.embargoUntil,
  hasUnpublishedChanges: draft.hasUnpublishedChanges,
  moves: draft.allowed,
})

/**
 * Saves a draft's words.
 * @param ifMatch the `If-Match` header
 * @throws {Problem} `stale-version` with both versions, or `precondition-failed` where it was If-Match that named one
 * @throws {NewsroomError} as `saveDraft`
 */
export async function saveWords(
  db: Database,
  { actor }: Keyed,
  articleId: string,
  { baseVersion, content }: z.output<typeof saveSchema>,
  ifMatch: string | null,
): Promise<z.output<typeof savedSchema>> {
  const matched = readIfMatch(ifMatch)
  const base = matched ?? baseVersion
  if (base === undefined || (matched !== undefined && baseVersion !== undefined && matched !== baseVersion))
    throw problem('invalid', 'Name the version that the words were made from, in one way.', {
      errors: [{ pointer: '/baseVersion', detail: 'Required, unless If-Match says it.' }],
    })
  // A program does not sit at a draft: it must not keep people out once it has saved.
  const tabId = randomUUID()
  try {
    const whole = { ...emptiedWhereLeftOut, ...content }
    return await saveDraft(db, actor, { articleId, tabId, baseVersion: base, content: whole })
  } catch (error) {
    if (!(error instanceof NewsroomError) || error.refusal !== 'stale-version') throw error
    const theirs = may(actor, 'story.read') ? (await openDraft(db, actor, { articleId })).content : undefined
    throw problem(
      matched === undefined ? 'stale-version' : 'precondition-failed',
      `Version ${base} is not the latest, ${error.subject}.`,
      { version: Number(error.subject), yours: content, ...(theirs && { theirs }) },
      { etag: versionTag(Number(error.subject)) },
    )
  } finally {
    await closeTab(db, actor, { tabId })
  }
}

/** What a program that sends none of them takes away: so it was before there were other fields, which stay as they are. */
const emptiedWhereLeftOut = { kicker: null, standfirst: null, dateline: null, leadMediaId: null }

/** The version that `If-Match` names: one strong tag of ours. */
function readIfMatch(header: string | null): number | undefined {
  if (header === null) return undefined
  const [, version] = /^"(\d{1,9})"$/.exec(header.trim()) ?? []
  if (version === undefined)
    throw problem('precondition-failed', 'If-Match must be the ETag of a draft: one version in quotes.')
  return Number(version)
}
