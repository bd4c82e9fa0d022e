/** The front page: what its editor placed, then what is new, then a block for each section. */
import { asc, eq, sql } from 'drizzle-orm'
import type { Database } from '../db/open.ts'
import { article, frontSlot, story } from '../db/schema.ts'
import type { Locale } from '../locale/table.ts'
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

const secondaryCount = 4
const latestCount = 8
const perSection = 4
/** The section whose stories are somebody's view and are never mixed into the news below them. */
const ideasSlug = 'ideas'

/** Every story once: what leads is not repeated below. A front with nothing placed is the newest stories. */
export async function frontPage(db: Database, locale: Locale): Promise<Front> {
  const shown = new Set<string>()
  const fresh = (stories: StorySummary[], count: number): StorySummary[] => {
    const chosen = stories.filter((each) => !shown.has(each.articleId)).slice(0, count)
    for (const each of chosen) shown.add(each.articleId)
    return chosen
  }
  const placed = await placedStories(db, locale)
  const newest = await publicStories(db, locale, undefined, {
    limit: 1 + secondaryCount + latestCount + placed.length,
  })
  const [lead = null, ...secondary] = fresh([...placed, ...newest], 1 + secondaryCount)
  const latest = fresh(newest, latestCount)

  let ideas: StorySummary[] = []
  const blocks: Front['sections'] = []
  for (const section of await sectionsInOrder(db, locale)) {
    const stories = fresh(
      await publicStories(db, locale, eq(story.sectionId, section.id), { limit: perSection + shown.size }),
      perSection,
    )
    if (section.slug === ideasSlug) ideas = stories
    else if (stories.length) blocks.push({ section, stories })
  }
  return { lead, secondary, latest, ideas, sections: blocks }
}

async function placedStories(db: Database, locale: Locale): Promise<StorySummary[]> {
  const position = sql`(select ${frontSlot.position} from ${frontSlot} where ${frontSlot.articleId} = ${article.id} and ${frontSlot.locale} = ${locale})`
  return publicStories(db, locale, sql`${position} is not null`, {
    limit: 1 + secondaryCount,
    orderBy: [asc(position)],
  })
}
