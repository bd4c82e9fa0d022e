import type { Database } from '../db/open.ts'
import { defaultLocale, type Locale } from '../locale/table.ts'
import { reservedSlugs } from './addresses.ts'
import { locateStory, otherLocalesOf } from './story.ts'

/** Addresses of one story by language. */
export type LanguageVersions = ReadonlyMap<Locale, string>

export const noVersions: LanguageVersions = new Map()

/**
 * The languages in which the story at an address may be read, its own among them; none where no story stands, or where it
 * stands in no other language.
 * @param path percent-encoded, without its query
 */
export async function languageVersionsAt(
  db: Database,
  locale: Locale,
  path: string,
): Promise<LanguageVersions> {
  const address = storyAddress(locale, path)
  if (!address) return noVersions
  const located = await locateStory(db, locale, address.section, address.slug)
  if (located.kind !== 'found') return noVersions
  const others = await otherLocalesOf(db, locale, located.storyId)
  if (others.length === 0) return noVersions
  return new Map([[locale, path], ...others.map((each) => [each.locale, each.href] as const)])
}

/** A static page stands at the root: its section is ''. */
function storyAddress(locale: Locale, path: string): { section: string; slug: string } | null {
  const segments = path.split('/').slice(1)
  if (locale !== defaultLocale && segments.shift() !== locale) return null
  const [section, slug, ...others] = segments.length === 1 ? ['', ...segments] : segments
  if (section === undefined || !slug || others.length > 0) return null
  if (reservedSlugs.includes(section || slug)) return null
  try {
    return { section: decodeURIComponent(section), slug: decodeURIComponent(slug) }
  } catch {
    return null
  }
}
