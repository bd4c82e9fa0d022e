/** Which stories of a list have a sound: the episodes of its podcast. */
import { inArray, type SQL, sql } from 'drizzle-orm'
import type { Database } from '../db/open.ts'
import { picturesIn } from '../db/tables/columns.ts'
import { listing } from '../db/tables/listings.ts'
import { media } from '../db/tables/people-and-pictures.ts'
import { article } from '../db/tables/stories.ts'
import type { Locale } from '../locale/table.ts'
import { dependsOn, tags } from '../press/cache-dependencies.ts'
import { type ListKey, newestOf } from './list-key.ts'
import { isShown } from './picture.ts'

/** True of an entry of a list whose article has a sound in it: asked of the index of what stands where. */
export const withSound = ({ orm }: Pick<Database, 'orm'>): SQL =>
  inArray(
    listing.articleId,
    orm
      .select({ id: article.id })
      .from(article)
      .where(
        sql`${picturesIn(article.document)} && array(select ${media.id} from ${media} where ${media.kind} = 'audio' and ${isShown})`,
      ),
  )

/** Whether a list has an episode. One that comes comes with a story of the list; this one goes with its own. */
export async function hasEpisodes(db: Database, locale: Locale, key: ListKey): Promise<boolean> {
  const [newest] = await newestOf(db, key, locale, { limit: 1, where: withSound(db) })
  if (newest) dependsOn(tags.article(newest.id))
  return newest !== undefined
}
