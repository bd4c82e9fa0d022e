/** After what was fetched of a site has been taken in: from where the next fetch goes on, and what is no more over there. */
import { and, eq, inArray, sql } from 'drizzle-orm'
import type { Database } from '../../db/open.ts'
import { importedStory, importRun } from '../../db/tables/imports.ts'
import { article } from '../../db/tables/stories.ts'
import type { Locale } from '../../locale/table.ts'
import type { ImportOptions } from '../import/import-options.ts'
import { note } from '../import/notes.ts'
import { siteIdentity } from '../import/site-identity.ts'
import { type FetchProgress, readProgress } from './fetch-progress.ts'
import { keepSiteState, readSiteState } from './site-state.ts'

/** A story of ours that is no more over there: taken away, or no longer public. Nothing is done to it. */
export type GoneStory = { articleId: string; headline: string; locale: Locale }

/** Rows that are asked for at once. */
const asked = 1_000

/** @param source what the site's stories are remembered by */
export async function goneStories(
  db: Database,
  source: string,
  progress: FetchProgress,
): Promise<GoneStory[]> {
  const ids = progress.gone.map(({ id }) => String(id))
  const found: GoneStory[] = []
  for (let at = 0; at < ids.length; at += asked)
    found.push(
      ...(await db.orm
        .select({ articleId: article.id, headline: article.headline, locale: article.locale })
        .from(importedStory)
        .innerJoin(article, eq(article.id, importedStory.articleId))
        .where(
          and(eq(importedStory.source, source), inArray(importedStory.sourceId, ids.slice(at, at + asked))),
        )),
    )
  return found
}

/**
 * Remembers that what lies in a folder is in, so that the next fetch asks only for what comes after it, and says in the
 * run which stories are no more over there. Where the folder holds no fetch, does nothing.
 * @param folder absolute; where it was fetched to
 * @param runId null where there was nothing to take in
 * @returns those stories
 */
export async function noteTakenIn(
  db: Database,
  { dataFolder, folder, runId }: { dataFolder: string; folder: string; runId: string | null },
  options?: ImportOptions,
): Promise<GoneStory[]> {
  const progress = await readProgress(folder)
  if (!progress?.isDone) return []
  const source = siteIdentity('wordpress', progress.site.home)
  const before = await readSiteState(dataFolder, source)
  const kept = options ?? before?.options
  const [run] = runId
    ? await db.orm.select({ site: importRun.site }).from(importRun).where(eq(importRun.id, runId))
    : []
  const storiesOf = run?.site ?? before?.storiesOf
  await keepSiteState(dataFolder, source, {
    home: progress.site.home,
    asOf: progress.site.now,
    known: progress.known,
    ...(storiesOf && { storiesOf }),
    ...(kept && { options: kept }),
    keepsUp: before?.keepsUp ?? null,
  })
  const gone = await goneStories(db, storiesOf ?? source, progress)
  if (gone.length === 0 || runId === null) return gone
  const notes = JSON.stringify(gone.map(({ headline }) => note('gone-over-there', headline)))
  await db.orm
    .update(importRun)
    .set({ notes: sql`${importRun.notes} || ${notes}::jsonb` })
    .where(eq(importRun.id, runId))
  return gone
}
