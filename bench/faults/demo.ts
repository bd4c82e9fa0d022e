/** A paper filled with the demo publication, on a PostgreSQL of its own, and what the harness has to know of it. */
import { and, asc, desc, eq, ne } from 'drizzle-orm'
import { type Database, openDatabase } from '../../lib/db/open.ts'
import { section } from '../../lib/db/tables/directory.ts'
import { article, story } from '../../lib/db/tables/stories.ts'
import { type PostgresServer, startPostgres } from '../../lib/db/testing/postgres-server.ts'
import { storyHref } from '../../lib/publication/addresses.ts'
import { openPaper, type Paper } from './paper.ts'
import { keyOf, someone } from './people.ts'

export type Story = { id: string; path: string }
export type Demo = {
  postgres: PostgresServer
  db: Database
  key: string
  sectionId: string
  /** Arabic ones that are public, the newest first. */
  stories: Story[]
  close: () => Promise<void>
}

let papers = 0

/** Has a paper fill an empty database with the demo, and keeps that paper open. @param server settings of PostgreSQL */
export async function openDemo(
  settings: Record<string, string> = {},
  server: readonly string[] = [],
): Promise<Demo & { paper: Paper }> {
  const postgres = await startPostgres(server)
  papers += 1
  const paper = await openPaper(`demo-${papers}`, postgres.url, settings)
  return { paper, ...(await knownOf(postgres)) }
}

/** What is in a database that a paper has filled. */
export async function knownOf(postgres: PostgresServer): Promise<Demo> {
  const db = await openDatabase({ databaseUrl: postgres.url, dataFolder: '' })
  const found = await db.orm
    .select({ id: article.id, slug: article.slug, section: section.slug, sectionId: section.id })
    .from(article)
    .innerJoin(story, eq(story.id, article.storyId))
    .innerJoin(section, eq(section.id, story.sectionId))
    .where(and(eq(article.locale, 'ar'), eq(article.state, 'published'), ne(story.kind, 'page')))
    .orderBy(desc(article.publishedAt), asc(article.id))
  const [first] = found
  if (!first) throw new Error('The demo has no story')
  return {
    postgres,
    db,
    key: await keyOf(db, (await someone(db, 'owner')).actor),
    sectionId: first.sectionId,
    stories: found.map((each) => ({
      id: each.id,
      path: storyHref('ar', each.section, each.slug),
    })),
    close: async () => {
      await db.close()
      await postgres.stop()
    },
  }
}
