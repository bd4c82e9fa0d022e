/** Which version of a story leads its row of a board. */
import { and, asc, desc, eq, inArray, sql } from 'drizzle-orm'
import type { Database } from '../../db/open.ts'
import { boardArticle } from '../../db/tables/boards.ts'
import { article } from '../../db/tables/stories.ts'
import type { BoardOrder, NewsroomLocale } from '../../vocabulary.ts'
import type { Actor } from '../actor.ts'
import { type BoardRow, boardRows } from './board.ts'
import { type AskedOfBoard, conditions, isGathered } from './board-matches.ts'

/**
 * The rows of a board, in the order of the versions that stand for their stories. What leads is what whoever reads it knows
 * the story by: of the versions under the filter the one in the language that she works in, else the original; when a row
 * was worked on stays true of the story. What words or pictures were looked for in, and what is ordered by its own day,
 * leads by itself.
 * @param ids of the versions that stand for their stories
 */
export async function rowsOfStories(
  db: Database,
  ids: string[],
  asked: AskedOfBoard & { actor: Actor; order: BoardOrder; reader?: NewsroomLocale | undefined },
): Promise<BoardRow[]> {
  const isByWork = asked.order === 'worked' || asked.order === 'worked-oldest'
  const front = isByWork && asked.reader && !isGathered(asked) ? await frontOf(db, ids, asked) : new Map()
  const rows = new Map(
    (await boardRows(db, [...new Set([...ids, ...front.values()])], asked)).map((row) => [
      row.articleId,
      row,
    ]),
  )
  return ids.flatMap((id) => {
    const last = rows.get(id)
    if (!last) return []
    const row = rows.get(front.get(last.storyId) ?? id) ?? last
    if (row === last) return [row]
    const isLastNews = last.handOver && (!row.handOver || row.handOver.at < last.handOver.at)
    return [
      {
        ...row,
        updatedAt: last.updatedAt,
        updatedBy: last.updatedBy,
        openBy: [...new Set([...row.openBy, ...last.openBy])],
        ...(isLastNews && { handOver: last.handOver, handedOver: last.handedOver }),
      },
    ]
  })
}

/** By story. */
async function frontOf(
  { orm }: Database,
  ids: readonly string[],
  asked: AskedOfBoard & { reader?: NewsroomLocale | undefined },
): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const stories = orm
    .select({ id: boardArticle.storyId })
    .from(boardArticle)
    .where(inArray(boardArticle.articleId, [...ids]))
  const rows = await orm
    .selectDistinctOn([boardArticle.storyId], { storyId: boardArticle.storyId, id: boardArticle.articleId })
    .from(boardArticle)
    .innerJoin(article, eq(article.id, boardArticle.articleId))
    .where(and(inArray(boardArticle.storyId, stories), conditions(asked)))
    .orderBy(
      asc(boardArticle.storyId),
      desc(sql`${boardArticle.locale} = ${asked.reader}`),
      desc(sql`${article.translatedFromId} is null`),
      asc(article.createdAt),
      asc(article.id),
    )
  return new Map(rows.map(({ storyId, id }) => [storyId, id]))
}
