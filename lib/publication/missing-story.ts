import type { Database } from '../db/open.ts'
import { defaultLocale, isLocale, type Locale } from '../locale/table.ts'
import { reservedSlugs } from './addresses.ts'
import { sectionAt } from './listing.ts'
import { locateStory } from './story.ts'

/** An address that has the form of a story's, or of a section's or static page's: its language and its segments, decoded. */
type StoryAddress = { locale: Locale; section: string; slug: string }

/**
 * In which language no story stands at an address, nor ever stood: null where one does, or where something else than a
 * story may stand. Most of what a scan asks for is such an address, and all of them are answered with the same page.
 * @param address path and query
 */
export async function missingStoryIn(db: Database, address: string): Promise<Locale | null> {
  const asked = storyAddress(address)
  if (!asked) return null
  if (asked.section === '' && (await sectionAt(db, asked.locale, asked.slug))) return null
  const located = await locateStory(db, asked.locale, asked.section, asked.slug)
  return located.kind === 'missing' ? asked.locale : null
}

export function storyAddress(address: string): StoryAddress | null {
  const [path = ''] = address.split('?', 1)
  const segments = path.split('/').slice(1)
  const [first] = segments
  const locale = isLocale(first) ? first : defaultLocale
  if (isLocale(first)) {
    // Next sends the default language's own addresses to those without it.
    if (first === defaultLocale) return null
    segments.shift()
  }
  const [section = '', slug, ...rest] = segments
  if (!section || slug === '' || rest.length > 0 || reserved.has(section) || section.startsWith('.'))
    return null
  try {
    return slug === undefined
      ? { locale, section: '', slug: decodeURIComponent(section) }
      : { locale, section: decodeURIComponent(section), slug: decodeURIComponent(slug) }
  } catch {
    return null
  }
}

const reserved = new Set<string>(reservedSlugs)
