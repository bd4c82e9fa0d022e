import { isDeepStrictEqual } from 'node:util'
import { and, eq, isNull, sql } from 'drizzle-orm'
import { countWords } from '../../arabic/count.ts'
import { slugKey } from '../../arabic/slug.ts'
import type { Database } from '../../db/open.ts'
import { type ArticleState, article, byline, frontSlot, revision } from '../../db/schema.ts'
import type { Transaction } from '../../db/transaction.ts'
import { changing } from '../../press/forgetting.ts'
import type { Tag } from '../../press/ledger.ts'
import { touchedByArticle, touchedByCredits, touchedByWords } from '../../publication/touched-by.ts'
import { documentVersion } from '../../story/document.ts'
import { plainText } from '../../story/plain-text.ts'
import { asStored } from '../../story/unknown-block.ts'
import type { Actor } from '../actor.ts'
import { record } from '../audit.ts'
import { requireProof } from '../people/proof.ts'
import { RefusedByNewsroom } from '../refused.ts'
import { type Move, type MoveName, moves } from '../workflow.ts'
import { type ArticleAtWork, lockArticle, publicContent } from './article-at-work.ts'
import { type DraftContent, readNote } from './draft-content.ts'
import { freeSlug, isMadeFrom } from './free-slug.ts'
import { keepWords, latestRevision } from './keep-words.ts'
import { checkReferences } from './working-draft.ts'

export type MoveOptions = {
  move: MoveName
  /** To whoever takes over; of `kill`, to readers. */
  note?: string | undefined
  /** When to publish: of `schedule`, required. */
  at?: Date | undefined
  /** The draft's version that the person saw; another one is not moved. */
  baseVersion?: number | undefined
}

type Touches = (...touched: Tag[]) => void

/**
 * Moves an article on through {@link moves}. Words that no revision has are kept as one, named after the move.
 * Publishing brings the draft before readers; what is published already, and says the same, is left as it is.
 * @returns the state it is in now
 * @throws {RefusedByNewsroom} `unknown-article`; `not-allowed`; `malformed`; `wrong-state`, `killed` or
 *   `never-published`; `proof-needed`; `stale-version`; `note-missing`; `headline-missing`; `embargoed`;
 *   `moment-passed`; `schedule-before-embargo`;
 *   `unknown-reference` when somebody who is credited is no longer in the directory
 */
export async function moveArticle(
  db: Database,
  actor: Actor,
  articleId: string,
  options: MoveOptions,
): Promise<ArticleState> {
  const move: Move | undefined = Object.hasOwn(moves, options.move) ? moves[options.move] : undefined
  if (!move) throw new RefusedByNewsroom('malformed', 'move')
  const note = readNote(options.note)
  return changing(db, async (tx, touches) => {
    const found = await lockArticle(tx, actor, move.action, articleId)
    checkState(found, options.move)
    if (move.needsProof) requireProof(actor, move.action)
    if (options.baseVersion !== undefined && options.baseVersion !== found.version)
      throw new RefusedByNewsroom('stale-version', String(found.version))
    return carryOut(tx, touches, actor, found, { ...options, note })
  })
}

/**
 * Makes a move that the state allows, of an article that its transaction has locked; for {@link moveArticle} and the
 * schedule.
 */
export async function carryOut(
  tx: Transaction,
  touches: Touches,
  actor: Actor,
  found: ArticleAtWork,
  given: { move: MoveName; note: string | null; at?: Date | undefined },
): Promise<ArticleState> {
  const { articleId } = found
  const move: Move = moves[given.move]
  if (move.note === 'required' && !given.note) throw new RefusedByNewsroom('note-missing', given.move)
  if (needsHeadline.has(given.move) && !found.content.headline)
    throw new RefusedByNewsroom('headline-missing', articleId)
  const at = given.move === 'schedule' ? momentOf(found, given.at) : null

  if (given.move === 'publish') {
    if (found.isEmbargoed) throw new RefusedByNewsroom('embargoed', found.embargoUntil!.toISOString())
    const seen = await publicContent(tx, articleId)
    if (found.state === 'published' && isDeepStrictEqual(seen, found.content)) return 'published'
  }
  const revision = await keepForMove(tx, actor, found, given.move)
  switch (given.move) {
    case 'publish':
      await publish(tx, touches, found, revision)
      break
    case 'unpublish':
      await goOutOfSight(tx, touches, found, { state: 'unpublished' })
      break
    case 'kill':
      await goOutOfSight(tx, touches, found, { state: 'killed', killReason: given.note })
      await tx.delete(frontSlot).where(eq(frontSlot.articleId, articleId))
      break
    default:
      await tx
        .update(article)
        .set({ state: move.to, scheduledFor: at, scheduleFailure: null })
        .where(eq(article.id, articleId))
  }
  await record(tx, actor, {
    action: given.move,
    subjectKind: 'article',
    subjectId: articleId,
    note: given.note,
    details: { from: found.state, to: move.to, revision, ...(at && { at: at.toISOString() }) },
  })
  return move.to
}

/** Moves after which somebody else reads it. */
const needsHeadline: ReadonlySet<MoveName> = new Set(['submit', 'approve', 'schedule', 'publish'])

function checkState({ state, wasPublic }: ArticleAtWork, name: MoveName): void {
  const from: readonly ArticleState[] = moves[name].from
  // Published under an embargo is not public yet: nobody has seen it, and nobody has to be told that it is gone.
  if (name === 'kill' && state !== 'killed' && !wasPublic)
    throw new RefusedByNewsroom('never-published', state)
  if (from.includes(state)) return
  throw new RefusedByNewsroom(state === 'killed' ? 'killed' : 'wrong-state', state)
}

/** @throws {RefusedByNewsroom} `moment-passed`, also when it is no moment; `schedule-before-embargo` */
function momentOf({ now, embargoUntil }: ArticleAtWork, at: Date | undefined): Date {
  if (!(at instanceof Date) || Number.isNaN(at.getTime()) || at <= now)
    throw new RefusedByNewsroom('moment-passed', at instanceof Date ? String(at.getTime()) : '')
  if (embargoUntil && at < embargoUntil)
    throw new RefusedByNewsroom('schedule-before-embargo', embargoUntil.toISOString())
  return at
}

/** @returns the number of the revision that has the words as they are */
async function keepForMove(
  tx: Transaction,
  actor: Actor,
  found: ArticleAtWork,
  name: MoveName,
): Promise<number> {
  return found.version > found.keptVersion
    ? keepWords(tx, found, actor.staffId ?? found.savedBy, name)
    : latestRevision(tx, found.articleId)
}

const words = ({ kicker, headline, standfirst, dateline, document }: DraftContent) => ({
  kicker,
  headline,
  standfirst,
  dateline,
  document,
})

/** Brings the draft before readers. */
async function publish(
  tx: Transaction,
  touches: Touches,
  found: ArticleAtWork,
  revisionNumber: number,
): Promise<void> {
  const { articleId, locale, content } = found
  await checkReferences(tx, content)
  const seen = (await publicContent(tx, articleId))!
  const stays = found.state === 'published'
  const creditsBefore = await touchedByCredits(tx, articleId, locale)

  const text = plainText(content.document)
  const hasNewWords = found.wasPublic && !isDeepStrictEqual(words(seen), words(content))
  await tx
    .update(article)
    .set({
      ...words(content),
      document: asStored(content.document),
      documentVersion,
      plainText: text,
      wordCount: countWords(text),
      leadMediaId: content.leadMediaId,
      state: 'published',
      revisionNumber,
      publishedAt: found.publishedAt ?? sql`now()`,
      ...(hasNewWords && { updatedAt: sql`now()` }),
      ...(found.publishedAt ? {} : await slugOfFirstPublication(tx, found)),
      scheduledFor: null,
      scheduleFailure: null,
    })
    .where(eq(article.id, articleId))
  await tx
    .update(revision)
    .set({ publishedAt: sql`now()` })
    .where(
      and(
        eq(revision.articleId, articleId),
        eq(revision.number, revisionNumber),
        isNull(revision.publishedAt),
      ),
    )
  await tx.delete(byline).where(eq(byline.articleId, articleId))
  if (content.bylines.length)
    await tx
      .insert(byline)
      .values(content.bylines.map((each, position) => ({ articleId, ...each, position })))

  if (!stays) {
    // What it was before, readers did not see.
    touches(...(await touchedByArticle(tx, articleId)))
    return
  }
  touches(...touchedByWords(found, seen.headline !== content.headline))
  const creditsAfter = await touchedByCredits(tx, articleId, locale)
  for (const [id, touched] of [...creditsBefore, ...creditsAfter])
    if (!creditsBefore.has(id) || !creditsAfter.has(id)) touches(...touched)
}

/** Its address says what its headline says, unless a person chose another; once it is public it stays. */
async function slugOfFirstPublication(
  tx: Transaction,
  { articleId, locale, slug, headline, content }: ArticleAtWork,
): Promise<{ slug?: string; slugKey?: string }> {
  if (content.headline === headline || !isMadeFrom(slug, headline, locale, articleId)) return {}
  const made = await freeSlug(tx, content.headline, locale, articleId)
  return { slug: made, slugKey: slugKey(made) }
}

async function goOutOfSight(
  tx: Transaction,
  touches: Touches,
  { articleId }: ArticleAtWork,
  to: { state: ArticleState; killReason?: string | null },
): Promise<void> {
  touches(...(await touchedByArticle(tx, articleId)))
  await tx
    .update(article)
    .set({ ...to, scheduledFor: null, scheduleFailure: null })
    .where(eq(article.id, articleId))
  touches(...(await touchedByArticle(tx, articleId)))
}
