/** What the newsroom's checklist asks of one story, and who has seen to it. */
import { and, asc, eq, isNull, or } from 'drizzle-orm'
import { z } from 'zod'
import type { Database } from '../../db/open.ts'
import { checklistItem, checklistTick, storyTemplate } from '../../db/tables/parts.ts'
import type { Transaction } from '../../db/transaction.ts'
import { tags } from '../../press/cache-dependencies.ts'
import { withInvalidation } from '../../press/invalidation.ts'
import type { Actor } from '../actor.ts'
import { record } from '../audit.ts'
import { type ArticleInput, articleId, articleInput } from '../fields.ts'
import { NewsroomError } from '../newsroom-error.ts'
import { operation } from '../operation.ts'
import { type EditableArticle, lockArticle, mayNow, readArticle } from '../stories/editable-article.ts'
import { itemId } from './change-items.ts'

/** Something that is to be seen to before a story is published. */
type StoryItem = {
  itemId: string
  words: string
  /** It is not published before. */
  isRequired: boolean
  done: { by: string; at: string } | null
}

type Asked = Pick<EditableArticle, 'articleId' | 'storyId' | 'sectionId' | 'kind'>

async function itemsOf(
  orm: Database['orm'] | Transaction,
  { articleId, storyId, sectionId, kind }: Asked,
): Promise<StoryItem[]> {
  const rows = await orm
    .select({
      itemId: checklistItem.id,
      words: checklistItem.words,
      isRequired: checklistItem.isRequired,
      by: checklistTick.tickedBy,
      at: checklistTick.tickedAt,
    })
    .from(checklistItem)
    .leftJoin(
      storyTemplate,
      and(eq(storyTemplate.templateId, checklistItem.templateId), eq(storyTemplate.storyId, storyId)),
    )
    .leftJoin(
      checklistTick,
      and(eq(checklistTick.itemId, checklistItem.id), eq(checklistTick.articleId, articleId)),
    )
    .where(
      and(
        isNull(checklistItem.archivedAt),
        or(isNull(checklistItem.sectionId), eq(checklistItem.sectionId, sectionId)),
        or(isNull(checklistItem.storyKind), eq(checklistItem.storyKind, kind)),
        or(isNull(checklistItem.templateId), eq(storyTemplate.storyId, storyId)),
      ),
    )
    .orderBy(asc(checklistItem.position), asc(checklistItem.id))
  return rows.map(({ by, at, ...item }) => ({
    ...item,
    done: by !== null && at !== null ? { by, at: at.toISOString() } : null,
  }))
}

/** @throws {NewsroomError} `checklist-open`, with the words of the first thing that must be seen to before */
export async function requireTicks(tx: Transaction, found: Asked): Promise<void> {
  const open = (await itemsOf(tx, found)).find(({ isRequired, done }) => isRequired && !done)
  if (open) throw new NewsroomError('checklist-open', open.words)
}

export type StoryItems = { items: StoryItem[]; mayTick: boolean }

/** What is asked of a version of a story, in its order. @throws {NewsroomError} `unknown-article`, `not-allowed` */
export const storyItems = operation({
  name: 'checklists.story',
  input: articleInput,
  permission: 'story.read',
  run: read,
})

async function read(db: Database, actor: Actor, { articleId }: ArticleInput): Promise<StoryItems> {
  const found = await readArticle(db, actor, 'story.read', articleId)
  return { items: await itemsOf(db.orm, found), mayTick: mayNow(actor, 'story.edit', found) }
}

const tickItemInput = z.object({ articleId, itemId, isDone: z.boolean() })

/**
 * Says that something has been seen to, or after all has not. Who said so first is named.
 * @returns what is asked now
 * @throws {NewsroomError} `unknown-article`; `not-allowed`; `unknown-item` where it is not asked of this story
 */
export const tickItem = operation({
  name: 'story.tick',
  input: tickItemInput,
  permission: 'story.edit',
  run: tick,
})

async function tick(
  db: Database,
  actor: Actor,
  { articleId, itemId, isDone }: z.output<typeof tickItemInput>,
): Promise<StoryItems> {
  return withInvalidation(db, async (tx, invalidate) => {
    const found = await lockArticle(tx, actor, 'story.edit', articleId)
    const item = (await itemsOf(tx, found)).find((each) => each.itemId === itemId)
    if (!item) throw new NewsroomError('unknown-item', itemId)
    if (isDone !== (item.done !== null)) {
      if (isDone)
        await tx
          .insert(checklistTick)
          .values({ articleId, itemId, staffId: actor.staffId, tickedBy: actor.name })
      else
        await tx
          .delete(checklistTick)
          .where(and(eq(checklistTick.articleId, articleId), eq(checklistTick.itemId, itemId)))
      await record(tx, actor, {
        action: isDone ? 'story.tick' : 'story.untick',
        subjectKind: 'article',
        subjectId: articleId,
        details: { item: item.words },
      })
      invalidate(tags.newsroom())
    }
    return { items: await itemsOf(tx, found), mayTick: true }
  })
}
