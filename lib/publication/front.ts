/** The front page: what its editor placed, then what is new, then a block for each section. */
import { and, asc, eq, ne, notInArray, type SQL, sql } from 'drizzle-orm'
import type { Database } from '../db/open.ts'
import { article, frontSlot, section, story } from '../db/schema.ts'
import type { Locale } from '../locale/table.ts'
import { reads, tags } from '../press/ledger.ts'
import { type Named, sectionsInOrder } from './listing.ts'
import { publicStories, type StorySummary } from './summary.ts'

export type Front = {
  lead: StorySummary | null
  secondary: StorySummary[]
  latest: StorySummary[]
  /** Opinion and essays, set apart from reporting. */
  ideas: StorySummary[]
  sections: { section: Named; stories: StorySummary[] }[]
}

const secondaryCount = 6
const latestCount = 8
const perSection = 4
/** The section whose stories are somebody's view: they are set apart and never run among the news. */
const ideasSlug = 'ideas'

/**
 * Every story once, and every picture once: what leads is not repeated below, and two stories with the same
 * picture do not look like one. A front with nothing placed is the newest stories.
 */
export async function frontPage(db: Database, locale: Locale): Promise<Front> {
  reads(tags.front(locale))
  const shown: string[] = []
  // Asking only for what is not shown yet keeps the page's ledger to what is on the page.
  const fresh = async (where: SQL, limit: number): Promise<StorySummary[]> => {
    const unseen = shown.length ? notInArray(article.id, shown) : undefined
    const stories = await publicStories(db, locale, and(where, unseen), { limit })
    shown.push(...stories.map((each) => each.articleId))
    return stories
  }
  const placed = await placedStories(db, locale)
  shown.push(...placed.map((each) => each.articleId))
  const isNews = ne(section.slug, ideasSlug)
  const [lead = null, ...secondary] = [
    ...placed,
    ...(await fresh(isNews, 1 + secondaryCount - placed.length)),
  ]
  const latest = await fresh(isNews, latestCount)

  let ideas: StorySummary[] = []
  const blocks: Front['sections'] = []
  for (const each of await sectionsInOrder(db, locale)) {
    const stories = await fresh(eq(story.sectionId, each.id), perSection)
    if (each.slug === ideasSlug) ideas = stories
    else if (stories.length) blocks.push({ section: each, stories })
  }
  return withoutRepeatedPictures({ lead, secondary, latest, ideas, sections: blocks })
}

function withoutRepeatedPictures(front: Front): Front {
  const seen = new Set<string>()
  const once = (each: StorySummary): StorySummary => {
    const { picture } = each
    if (!picture) return each
    if (seen.has(picture.mediaId)) return { ...each, picture: null }
    seen.add(picture.mediaId)
    return each
  }
  return {
    ...front,
    lead: front.lead && once(front.lead),
    secondary: front.secondary.map(once),
    sections: front.sections.map(({ section, stories }) => {
      // The block's first story is the one set with a large picture: one that still has its own goes first.
      const own = stories.findIndex((each) => each.picture && !seen.has(each.picture.mediaId))
      const ordered = own > 0 ? [stories[own]!, ...stories.slice(0, own), ...stories.slice(own + 1)] : stories
      return { section, stories: ordered.map(once) }
    }),
  }
}

async function placedStories(db: Database, locale: Locale): Promise<StorySummary[]> {
  const position = sql`(select ${frontSlot.position} from ${frontSlot} where ${frontSlot.articleId} = ${article.id} and ${frontSlot.locale} = ${locale})`
  return publicStories(db, locale, sql`${position} is not null`, {
    limit: 1 + secondaryCount,
    orderBy: [asc(position)],
  })
}
