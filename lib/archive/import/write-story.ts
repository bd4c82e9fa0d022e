/** One story of a batch: credited, and then made, or brought up to what it is over there now. */
import { createHash } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { slugify } from '../../arabic/slug.ts'
import type { importedStory } from '../../db/tables/imports.ts'
import { article } from '../../db/tables/stories.ts'
import type { Transaction } from '../../db/transaction.ts'
import type { Locale } from '../../locale/table.ts'
import { latestRevision } from '../../newsroom/stories/create-revision.ts'
import { freeSlug } from '../../newsroom/stories/free-slug.ts'
import { writeArticle } from '../../newsroom/stories/write-article.ts'
import { sectionInAddress } from '../../publication/address-section.ts'
import { authorHref, storyHref } from '../../publication/addresses.ts'
import type { BeforeImport, BylineEntry, ImportOutcome } from '../../vocabulary.ts'
import type { Batch } from './batch.ts'
import { importedState } from './imported-state.ts'
import { toldBy } from './known-stories.ts'
import { note } from './notes.ts'
import type { PreparedStory } from './prepare-story.ts'
import { beginStory, storyOfGroup } from './story-of-article.ts'
import { updateStory } from './update-story.ts'

/**
 * @param known what an earlier run, or an earlier batch, remembers of it
 * @param remembered the number that it is known again by
 * @returns what became of it, which article it is here, and how that stood if it was brought up to date
 */
export async function writeStory(
  batch: Batch,
  each: PreparedStory,
  { known, remembered }: { known?: typeof importedStory.$inferSelect; remembered: string },
): Promise<{ outcome: ImportOutcome; articleId: string; before?: BeforeImport }> {
  const bylines = await creditedIn(batch, each)
  const hash = hashOf(each, bylines)
  for (const [address, mediaId] of each.shown)
    batch.addresses.leadToPicture(address, batch.surveyed.origin, mediaId)
  for (const [mediaId, words] of each.pictures) batch.pictureWords.add(mediaId, words, each.locale)
  if (known) {
    batch.addresses.remember(each.found.oldPaths, known.storyId)
    const { articleId } = known
    const before = await standing(batch.tx, articleId)
    const outcome = await updateStory(batch, each, { known, bylines, hash })
    if (outcome !== 'updated' || !before) return { outcome, articleId }
    const after = await latestRevision(batch.tx, articleId)
    return { outcome, articleId, before: { ...before, contentHash: known.contentHash, after } }
  }
  if (remembered !== each.found.sourceId) each.notes.push(note('number-of-another', each.found.sourceId))
  return { outcome: 'created', articleId: await createArticle(batch, each, { bylines, hash, remembered }) }
}

/** How an article stands now. */
async function standing(
  tx: Transaction,
  articleId: string,
): Promise<Omit<BeforeImport, 'contentHash' | 'after'> | null> {
  const [row] = await tx
    .select({
      state: article.state,
      seen: article.revisionNumber,
      publishedAt: article.publishedAt,
      updatedAt: article.updatedAt,
    })
    .from(article)
    .where(eq(article.id, articleId))
  return row
    ? {
        ...row,
        revision: await latestRevision(tx, articleId),
        publishedAt: row.publishedAt?.toISOString() ?? null,
        updatedAt: row.updatedAt?.toISOString() ?? null,
      }
    : null
}

async function creditedIn(
  { filing, rules, surveyed, addresses }: Batch,
  each: PreparedStory,
): Promise<BylineEntry[]> {
  const bylines: BylineEntry[] = []
  for (const called of each.found.people) {
    const key = rules.personMeant(called)
    const person = surveyed.people.get(key)
    if (!person && !rules.person(key)) each.notes.push(note('author-unknown', key))
    const found = await filing.person(
      person ?? { kind: 'person', key, name: key, slug: null, email: null, biography: null },
      each.locale,
    )
    if (found) addresses.leadToList(person?.oldPaths, authorHref(each.locale, found.slug))
    if (found && !bylines.some(({ authorId }) => authorId === found.id))
      bylines.push({ authorId: found.id, role: 'author' })
  }
  return bylines
}

/** Written as the newsroom's own are (`writeArticle`), but with the state and the day that it had over there. */
async function createArticle(
  batch: Batch,
  each: PreparedStory,
  { bylines, hash, remembered }: { bylines: BylineEntry[]; hash: string; remembered: string },
): Promise<string> {
  const { tx, actor, surveyed } = batch
  const { found, locale, headline, notes } = each
  const group = await storyOfGroup(batch, found, locale)
  const filed = group ?? (await beginStory(batch, each))
  const slug = await freeSlug(tx, wishedSlug(found.slug, headline, locale), locale)
  if (found.slug && slug !== decoded(found.slug)) notes.push(note('slug-changed', slug))
  const { state, publishedAt } = importedState(each, batch.options.publish)
  const articleId = await writeArticle(tx, {
    storyId: filed.storyId,
    locale,
    slug,
    state,
    headline,
    standfirst: each.standfirst,
    ...each.elsewhere,
    document: await batch.addresses.linked(each.document, surveyed.origin),
    leadMediaId: each.leadMediaId,
    publishedAt,
    bylines,
    createdBy: actor.staffId,
    reason: batch.reason,
  })
  batch.addresses.remember(found.oldPaths, filed.storyId)
  batch.addresses.lead(found.oldPaths, {
    articleId,
    here: decoded(storyHref(locale, sectionInAddress(filed.kind, filed.sectionSlug), slug)),
    notes,
  })
  batch.note(articleId, { state })
  if (state === 'published' && publishedAt) {
    const arrival = {
      locale,
      slug,
      publishedAt,
      kind: filed.kind,
      sectionId: filed.sectionId,
      topicIds: filed.topicIds,
      authorIds: bylines.map(({ authorId }) => authorId),
    }
    await batch.emit({
      type: 'StoryPublished',
      articleId,
      cause: 'import',
      step: null,
      ...(!group && { arrival }),
    })
  }
  await batch.remember({
    source: surveyed.source,
    sourceId: remembered,
    ...toldBy(found),
    articleId,
    storyId: filed.storyId,
    groupKey: found.groupKey,
    contentHash: hash,
  })
  return articleId
}

const decoded = (slug: string): string => {
  try {
    return decodeURIComponent(slug).normalize('NFC')
  } catch {
    return slug
  }
}

/** The slug it had, unless it is a mere number, which is a section's page here or says nothing. */
const wishedSlug = (slug: string | null, headline: string, locale: Locale): string => {
  const own = slug ? decoded(slug) : ''
  return /\p{L}/u.test(own) ? slugify(own, locale) : headline || own || 'story'
}

/** Of what is written, so that a picture that is found only the second time counts as a change. */
const hashOf = (each: PreparedStory, bylines: BylineEntry[]): string =>
  createHash('sha256')
    .update(
      JSON.stringify([
        each.headline,
        each.standfirst,
        each.document,
        each.leadMediaId,
        bylines.map(({ authorId }) => authorId),
        // Not where there is nothing: what came in before these did is known by its hash.
        ...Object.entries(each.elsewhere).filter(([, words]) => words !== null),
      ]),
    )
    .digest('hex')
