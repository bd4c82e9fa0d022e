/** What a reader may be typing: authors, topics and headlines that begin so. */
import { desc, sql } from 'drizzle-orm'
import { fold } from '../arabic/fold.ts'
import type { Database } from '../db/open.ts'
import { section } from '../db/tables/directory.ts'
import { article, story } from '../db/tables/stories.ts'
import type { Locale } from '../locale/table.ts'
import { addressSection } from '../publication/address-section.ts'
import { storyHref } from '../publication/addresses.ts'
import { isPublicIn } from '../publication/visibility.ts'
import { foundNames } from './found-names.ts'
import type { NameKind } from './names.ts'
import { splitWords } from './split-words.ts'

export type Suggestion = { kind: NameKind | 'story'; text: string; href: string }

const mostNames = 4
const mostStories = 5
/** Names to count the stories of: two letters begin many. */
const mostCandidates = 50
/** Headlines are looked for among so many of the newest stories: what is typed is most often in the news. */
const newest = 200
/** Below two letters everything begins so. */
const fewestLetters = 2
const longest = 60

/** Nothing for less than two letters. Only what the public may see, and only what has a public story. */
export async function suggest(db: Database, locale: Locale, typed: string): Promise<Suggestion[]> {
  const text = typed.toWellFormed().replaceAll('\0', ' ').slice(0, longest)
  const words = splitWords(text, locale).map(({ word }) => word)
  if (words.join('').length < fewestLetters) return []
  const names = await namesBeginning(db, locale, words)
  const headlines = await headlinesWith(db, locale, words)
  return [...names, ...headlines]
}

/** Names one of whose spellings has all the words in order, the last of them perhaps unfinished. */
async function namesBeginning(db: Database, locale: Locale, words: readonly string[]): Promise<Suggestion[]> {
  // The database narrows down by the longest word; which names it is, is decided below.
  const longestWord = words.reduce((a, b) => (b.length > a.length ? b : a))
  const holds = sql`search_names LIKE ${`%${bare(longestWord)}%`}`
  const { rows } = await db.orm.execute<{ kind: NameKind; id: string; labels: string }>(sql`
    SELECT 'author' AS kind, id, search_names AS labels FROM author WHERE ${holds}
    UNION ALL SELECT 'topic', id, search_names FROM topic WHERE ${holds}`)
  const ids = (kind: NameKind) =>
    rows
      .filter((row) => row.kind === kind && row.labels.split('\n').some((label) => beginsWith(label, words)))
      .slice(0, mostCandidates)
      .map(({ id }) => id)
  const names = await foundNames(db, locale, ids('author'), ids('topic'))
  return names
    .sort((a, b) => b.stories - a.stories)
    .slice(0, mostNames)
    .map(({ kind, name, href }) => ({ kind, text: name, href }))
}

const bare = (word: string): string => word.replace(/^(?:[وف]?[بك]?ال|[وف]?لل)(?=.)/, '')
const begins = (word: string, unfinished: string): boolean =>
  word.startsWith(unfinished) || bare(word).startsWith(bare(unfinished))
const isSame = (a: string, b: string): boolean => bare(a) === bare(b)

function beginsWith(label: string, words: readonly string[]): boolean {
  const own = label.split(' ')
  const last = words.length - 1
  return own.some((_, start) =>
    words.every((word, at) => {
      const other = own[start + at] ?? ''
      return at === last ? begins(other, word) : isSame(other, word)
    }),
  )
}

async function headlinesWith(
  { orm }: Database,
  locale: Locale,
  words: readonly string[],
): Promise<Suggestion[]> {
  const rows = await orm
    .select({ headline: article.headline, slug: article.slug, sectionSlug: addressSection })
    .from(article)
    .innerJoin(story, sql`${story.id} = ${article.storyId}`)
    .innerJoin(section, sql`${section.id} = ${story.sectionId}`)
    .where(isPublicIn(locale))
    .orderBy(desc(article.publishedAt), desc(article.id))
    .limit(newest)
  const last = words.length - 1
  return rows
    .filter(({ headline }) => {
      const folded = fold(headline)
      if (!words.every((word) => folded.includes(bare(word)))) return false
      const own = splitWords(headline, locale).map(({ word }) => word)
      return words.every((word, at) =>
        own.some((each) => (at === last ? begins(each, word) : isSame(each, word))),
      )
    })
    .slice(0, mostStories)
    .map(({ headline, slug, sectionSlug }) => ({
      kind: 'story',
      text: headline,
      href: storyHref(locale, sectionSlug, slug),
    }))
}
