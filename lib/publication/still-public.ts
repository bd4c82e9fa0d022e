/** Which of the stories that a browser remembers its reader may still be shown, and what they are called by now. */
import { sql } from 'drizzle-orm'
import type { Database } from '../db/open.ts'
import { article } from '../db/tables/stories.ts'
import { type Locale, locales } from '../locale/table.ts'
import type { Picture } from './picture.ts'
import { type StorySummary, summariesOf } from './summary.ts'
import { isPublic } from './visibility.ts'

export type RememberedStory = { story: string; language: Locale }

/** As many as a browser remembers of each kind: `public/own.js` has the same. */
export const mostRemembered = 200

/** Those of some stories that are public, in one statement and two for each language. */
export async function stillPublic(db: Database, asked: readonly RememberedStory[]): Promise<StorySummary[]> {
  if (asked.length === 0) return []
  const stories = sql.param(asked.map(({ story }) => story))
  const languages = sql.param(asked.map(({ language }) => language))
  // Each by its story's index: joined, they would be looked for among all articles of their languages.
  const { rows } = await db.orm.execute<{ id: string; locale: Locale }>(sql`
    select found.id, found.locale from unnest(${stories}::text[], ${languages}::text[]) as asked(story, language), lateral (
      select ${article.id}, ${article.locale} from ${article}
        where ${article.storyId} = asked.story and ${article.locale} = asked.language and ${isPublic()} limit 1
    ) as found`)
  const found = await Promise.all(
    locales.map((locale) =>
      summariesOf(
        db,
        locale,
        rows.filter((row) => row.locale === locale).map(({ id }) => id),
      ),
    ),
  )
  return found.flat()
}

/** Pixels across that a small picture beside a headline needs on a sharp screen. */
const thumbnailWidth = 240

/** The address of a story's picture as a list of what is kept shows it: the smallest file that is sharp enough. */
export function thumbnailOf(picture: Picture | null): string | null {
  const files = picture ? (picture.webp.length > 0 ? picture.webp : picture.jpeg) : []
  return (files.find(({ width }) => width >= thumbnailWidth) ?? files.at(-1))?.href ?? null
}
