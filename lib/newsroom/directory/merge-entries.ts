import { isDeepStrictEqual } from 'node:util'
import { and, eq, exists, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { z } from 'zod'
import type { Database } from '../../db/open.ts'
import { formerEntry, topic } from '../../db/tables/directory.ts'
import { draft } from '../../db/tables/drafts.ts'
import { entryTables } from '../../db/tables/entry-tables.ts'
import { liveEntry } from '../../db/tables/live.ts'
import { author, staff } from '../../db/tables/people-and-pictures.ts'
import { publication } from '../../db/tables/publication.ts'
import { byline, storyTopic } from '../../db/tables/stories.ts'
import type { Transaction } from '../../db/transaction.ts'
import { type Locale, locales } from '../../locale/table.ts'
import { present } from '../../present.ts'
import { beforeMerging } from '../../publication/cache-tags.ts'
import type { BylineEntry, MenuItem } from '../../vocabulary.ts'
import type { Actor } from '../actor.ts'
import type { EventOf } from '../events.ts'
import { idOf } from '../fields.ts'
import { removeFront } from '../front/front-key.ts'
import { NewsroomError } from '../newsroom-error.ts'
import { operation } from '../operation.ts'
import { withMutation } from '../with-mutation.ts'
import { lockEntry } from './editable-entry.ts'

/** What can become one with another of its kind. */
export const mergedKinds = ['topic', 'author'] as const
export type MergedKind = (typeof mergedKinds)[number]

/** What of the one that stays changes for readers, besides its stories. */
type KeptChanges = EventOf<'EntriesMerged'>['kept']

const mergeEntriesInput = z.object({
  kind: z.enum(mergedKinds),
  id: idOf('unknown-reference'),
  intoId: idOf('unknown-reference'),
})

/**
 * Makes one of two topics or authors: the stories of the first are the second's, its address leads there for ever, and
 * it is gone. A topic's names become synonyms of the other, so that whoever searches by them still finds its stories; of
 * an author, what the other has not said yet is taken over. Drafts and revisions that name the first mean the second.
 * @throws {NewsroomError} `not-allowed`, `unknown-reference`, `merged-with-itself`; `bylines-of-two` when both are
 *   the bylines of people who can sign in
 */
export const mergeEntries = operation({
  name: 'entry.merge',
  input: mergeEntriesInput,
  permission: 'directory.edit',
  run: merge,
})

async function merge(
  db: Database,
  actor: Actor,
  { kind, id, intoId }: z.output<typeof mergeEntriesInput>,
): Promise<void> {
  await withMutation(db, async (tx, emit) => {
    const gone = await lockEntry(tx, actor, kind, id)
    if (id === intoId) throw new NewsroomError('merged-with-itself', id)
    const kept = await lockEntry(tx, actor, kind, intoId)
    const before = await beforeMerging(tx, kind, id, intoId)
    const changes =
      kind === 'topic'
        ? await mergeTopics(tx, gone as typeof topic.$inferSelect, kept as typeof topic.$inferSelect)
        : await mergeAuthors(tx, gone as typeof author.$inferSelect, kept as typeof author.$inferSelect)
    await tx
      .update(formerEntry)
      .set({ targetId: intoId })
      .where(and(eq(formerEntry.kind, kind), eq(formerEntry.targetId, id)))
    await tx.insert(formerEntry).values({ kind, slug: gone.slug, targetId: intoId, formerId: id })
    const menusChange = kind === 'topic' && (await leadMenusTo(tx, id, intoId))
    await tx.delete(entryTables[kind]).where(eq(entryTables[kind].id, id))
    if (kind === 'topic') await removeFront(tx, { kind, id })
    await emit(actor, {
      type: 'EntriesMerged',
      kind,
      gone: { id, slug: gone.slug, name: gone.names.ar ?? '' },
      keptId: intoId,
      before,
      kept: changes,
      menusChange,
    })
  })
}

async function mergeTopics(
  tx: Transaction,
  gone: typeof topic.$inferSelect,
  kept: typeof topic.$inferSelect,
): Promise<KeptChanges> {
  const other = alias(storyTopic, 'other')
  const filedUnderBoth = exists(
    tx
      .select({ one: sql`1` })
      .from(other)
      .where(and(eq(other.storyId, storyTopic.storyId), eq(other.topicId, kept.id))),
  )
  await tx.delete(storyTopic).where(and(eq(storyTopic.topicId, gone.id), filedUnderBoth))
  await tx.update(storyTopic).set({ topicId: kept.id }).where(eq(storyTopic.topicId, gone.id))
  const own = new Set(Object.values(kept.names))
  const synonyms = [...kept.aliases, ...Object.values(gone.names), ...gone.aliases]
  await tx
    .update(topic)
    .set({
      aliases: [...new Set(synonyms)].filter((each) => !own.has(each)),
      version: sql`${topic.version} + 1`,
    })
    .where(eq(topic.id, kept.id))
  return { isShown: false, isAbout: false, deskIds: [] }
}

async function mergeAuthors(
  tx: Transaction,
  gone: typeof author.$inferSelect,
  kept: typeof author.$inferSelect,
): Promise<KeptChanges> {
  const [hers, his] = [await ownerOf(tx, gone.id), await ownerOf(tx, kept.id)]
  if (hers && his) throw new NewsroomError('bylines-of-two', kept.id)
  const other = alias(byline, 'other')
  const creditedTwice = exists(
    tx
      .select({ one: sql`1` })
      .from(other)
      .where(
        and(eq(other.articleId, byline.articleId), eq(other.role, byline.role), eq(other.authorId, kept.id)),
      ),
  )
  await tx.delete(byline).where(and(eq(byline.authorId, gone.id), creditedTwice))
  await tx.update(byline).set({ authorId: kept.id }).where(eq(byline.authorId, gone.id))
  await tx.update(liveEntry).set({ authorId: kept.id }).where(eq(liveEntry.authorId, gone.id))
  const drafts = await tx
    .select({ articleId: draft.articleId, bylines: draft.bylines })
    .from(draft)
    .where(sql`${draft.bylines} @> ${JSON.stringify([{ authorId: gone.id }])}::jsonb`)
    .for('update')
  for (const { articleId, bylines } of drafts)
    await tx
      .update(draft)
      .set({ bylines: creditedOnce(bylines, new Map([[gone.id, kept.id]])) })
      .where(eq(draft.articleId, articleId))
  const named = {
    names: { ...gone.names, ...kept.names },
    jobTitles: { ...gone.jobTitles, ...kept.jobTitles },
    handles: kept.handles.length > 0 ? kept.handles : gone.handles,
    portraitId: kept.portraitId ?? gone.portraitId,
  }
  const onItsPage = {
    biographies: { ...gone.biographies, ...kept.biographies },
    email: kept.email ?? gone.email,
    deskId: kept.deskId ?? gone.deskId,
    languages: locales.filter((each) => kept.languages.includes(each) || gone.languages.includes(each)),
  }
  // Its e-mail is given up before the other may have it.
  await tx.update(author).set({ email: null }).where(eq(author.id, gone.id))
  await tx
    .update(author)
    .set({ ...named, ...onItsPage, version: sql`${author.version} + 1` })
    .where(eq(author.id, kept.id))
  if (hers) await tx.update(staff).set({ authorId: kept.id }).where(eq(staff.id, hers))
  const differs = (columns: object) =>
    !isDeepStrictEqual(
      columns,
      Object.fromEntries(Object.keys(columns).map((name) => [name, kept[name as keyof typeof kept]])),
    )
  const desks = gone.deskId
    ? [gone.deskId, ...(onItsPage.deskId === kept.deskId ? [] : [present(onItsPage.deskId, 'desk')])]
    : []
  return { isShown: differs(named), isAbout: differs(onItsPage), deskIds: desks }
}

async function ownerOf(tx: Transaction, authorId: string): Promise<string | null> {
  const [row] = await tx.select({ id: staff.id }).from(staff).where(eq(staff.authorId, authorId))
  return row?.id ?? null
}

/** Bylines under the ids that their authors have now; who is credited twice for the same is credited once. */
export function creditedOnce(
  bylines: readonly BylineEntry[],
  now: ReadonlyMap<string, string>,
): BylineEntry[] {
  const seen = new Set<string>()
  return bylines.flatMap(({ authorId, role }) => {
    const present = now.get(authorId) ?? authorId
    const key = `${present} ${role}`
    if (seen.has(key)) return []
    seen.add(key)
    return [{ authorId: present, role }]
  })
}

/** @returns whether any menu named it */
async function leadMenusTo(tx: Transaction, id: string, intoId: string): Promise<boolean> {
  const [row] = await tx.select({ menus: publication.menus }).from(publication).for('update')
  if (!row || !JSON.stringify(row.menus).includes(`"${id}"`)) return false
  const led = (items: MenuItem[]) =>
    items.map((item) => (item.kind === 'topic' && item.id === id ? { ...item, id: intoId } : item))
  const menus = Object.fromEntries(
    Object.entries(row.menus).map(([locale, places]) => [
      locale,
      Object.fromEntries(Object.entries(places).map(([place, items]) => [place, led(items)])),
    ]),
  ) as Partial<Record<Locale, (typeof row.menus)[Locale]>>
  await tx.update(publication).set({ menus: menus as typeof row.menus })
  return true
}
