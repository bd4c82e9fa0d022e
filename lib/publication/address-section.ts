import { type SQL, sql } from 'drizzle-orm'
import { section } from '../db/tables/directory.ts'
import { story } from '../db/tables/stories.ts'

/**
 * The section in a story's address, as `storyHref` takes it: '' of a static page, which stands at the root, whatever the
 * newsroom filed it under. For queries that join `story` and `section`.
 */
export const addressSection: SQL<string> = sql<string>`(case when ${story.kind} = 'page' then '' else ${section.slug} end)`

/** {@link addressSection}, of one story that is at hand. */
export const sectionInAddress = (kind: string, sectionSlug: string): string =>
  kind === 'page' ? '' : sectionSlug
