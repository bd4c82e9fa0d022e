import { eq } from 'drizzle-orm'
import type { Database } from '../db/open.ts'
import { entryTables } from '../db/tables/entry-tables.ts'
import { defaultLocale, isLocale, type Locale } from '../locale/table.ts'
import { type ListKind, listKinds, reservedSlugs } from './addresses.ts'
import { movedByQuery, movedTo } from './moved-to.ts'
import { oldPath, pathWithoutQuery } from './old-path.ts'
import { locateStory } from './story.ts'

const reserved: ReadonlySet<string> = new Set(reservedSlugs)

/**
 * What a reader finds who follows an address: a page of ours, the place that it moved to, or that there is none.
 * @param address path and query
 */
export async function standsAt(db: Database, address: string): Promise<'page' | 'moved' | 'nowhere'> {
  const old = oldPath(address)
  if (old === null) return 'page'
  if (old.includes('?') && (await movedByQuery(db, old))) return 'moved'
  const path = pathWithoutQuery(old)
  const story = await storyAt(db, path)
  if (story) return story
  if (await isListOfOurs(db, path)) return 'page'
  return (await movedTo(db, address)) ? 'moved' : 'nowhere'
}

/** @param path decoded, without a slash at its end */
function segmentsOf(path: string): { locale: Locale; segments: string[] } {
  const segments = path.split('/').slice(1)
  return isLocale(segments[0])
    ? { locale: segments[0], segments: segments.slice(1) }
    : { locale: defaultLocale, segments }
}

/** Whether a story or a static page stands there, or stood there and was renamed or filed elsewhere. */
async function storyAt(db: Database, path: string): Promise<'page' | 'moved' | null> {
  const { locale, segments } = segmentsOf(path)
  const [section, slug, ...rest] = segments
  if (!section || rest.length > 0 || reserved.has(section)) return null
  // A section's own address is none of a static page.
  if (slug === undefined && (await isEntry(db, 'section', section))) return null
  const { kind } = await (slug === undefined
    ? locateStory(db, locale, '', section)
    : locateStory(db, locale, section, slug))
  return kind === 'missing' ? null : kind === 'moved' ? 'moved' : 'page'
}

async function isListOfOurs(db: Database, path: string): Promise<boolean> {
  const [first, second, ...rest] = segmentsOf(path).segments
  if (!first) return true
  if (rest.length > 0) return first === 'feed' || first === 'media'
  const kind = listKinds.find((each) => each === first)
  if (kind && kind !== 'section') return second !== undefined && isEntry(db, kind, second)
  if (reserved.has(first)) return first !== 'feed' || /^[a-z]{2}\./.test(second ?? '')
  return second === undefined && isEntry(db, 'section', first)
}

async function isEntry({ orm }: Database, kind: ListKind, slug: string): Promise<boolean> {
  const table = entryTables[kind]
  return (await orm.$count(table, eq(table.slug, slug))) > 0
}
