/** A process that fetches pictures is killed while it has some in hand; another goes on. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { eq, sql } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { openDatabase } from '../../db/open.ts'
import { projectPath } from '../../db/project-path.ts'
import { revision } from '../../db/tables/drafts.ts'
import { importedStory, importHost, importPicture } from '../../db/tables/imports.ts'
import { media } from '../../db/tables/people-and-pictures.ts'
import { article } from '../../db/tables/stories.ts'
import { createTestDatabase } from '../../db/testing/test-databases.ts'
import { operator } from '../../newsroom/actor.ts'
import { halved } from '../../newsroom/pictures/testing/strange-pictures.ts'
import { smallPublication } from '../../publication/testing/small-publication.ts'
import { readFeed } from '../feed/read-feed.ts'
import { dryRunImport } from './dry-run-import.ts'
import { fetchDue } from './keep-fetching.ts'
import { runImport } from './run-import.ts'
import { archiveOf, bytesOf } from './testing/archive-of.ts'
import { openOldSite } from './testing/old-site.ts'

it.each(['postgres', 'embedded'] as const)(
  'goes on where it was, and writes nothing twice (%s)',
  async (engine) => {
    const folder = await mkdtemp(join(tmpdir(), 'warraq-killed-'))
    const { settings, remove } = await createTestDatabase(engine)
    const site = await openOldSite()
    const fetcher = {
      allowed: ['127.0.0.1'],
      siteUrl: 'https://warraq.example',
      mediaFolder: join(folder, 'media'),
      pause: 0,
    }
    try {
      const numbers = Array.from({ length: 6 }, (_, at) => at)
      for (const number of numbers)
        site.answers.set(
          `/${number}.jpg`,
          await halved(300 + number, 200)
            .jpeg()
            .toBuffer(),
        )
      const held = site.answers.get('/3.jpg')!
      site.answers.set('/3.jpg', () => {})
      const items = numbers.map(
        (number) =>
          `<item><title>خبر ${number}</title><guid>${number}</guid><description><![CDATA[<p>كلام</p><img src="${site.origin}/${number}.jpg"><img src="${site.origin}/${(number + 1) % 6}.jpg">]]></description></item>`,
      )
      const file = `<rss version="2.0"><channel><title>الميناء</title>${items.join('')}</channel></rss>`
      let db = await openDatabase(settings)
      await smallPublication(db)
      const archive = archiveOf('feed', readFeed, bytesOf(file))
      const surveyed = await dryRunImport(archive, { locale: 'ar', looks: 0 })
      const options = { publish: false, locale: 'ar', section: null, fetchPictures: true } as const
      const { mediaFolder } = fetcher
      await runImport(db, operator, options, { archive, surveyed, mediaFolder })
      await db.close()

      const script = projectPath('lib/archive/import/testing/fetch-in-process.ts')
      const child = spawn(process.execPath, [script, JSON.stringify([settings, fetcher])], {
        stdio: 'inherit',
      })
      const ended = once(child, 'exit')
      // One hangs at the old site, and others have come.
      await expect.poll(() => site.asked.length, { timeout: 60_000 }).toBeGreaterThanOrEqual(5)
      child.kill('SIGKILL')
      expect(await ended).toEqual([null, 'SIGKILL'])

      db = await openDatabase(settings)
      const before = await db.orm.$count(importPicture, eq(importPicture.state, 'placed'))
      expect(before).toBeLessThan(6)
      site.answers.set('/3.jpg', held)
      // What it had in hand is its own until its lease is over.
      await db.orm.update(importPicture).set({ nextAt: sql`now()` }).where(sql`next_at is not null`)
      await db.orm.update(importHost).set({ nextAt: sql`now()` })
      while (await fetchDue(db, fetcher));
      expect(await db.orm.$count(importPicture, eq(importPicture.state, 'placed'))).toBe(6)
      expect(await db.orm.$count(media)).toBe(6)
      const stories = await db.orm
        .select({ document: article.document, id: article.id })
        .from(importedStory)
        .innerJoin(article, eq(article.id, importedStory.articleId))
      for (const { document, id } of stories) {
        expect(document.content.map(({ type }) => type)).toEqual(['paragraph', 'figure', 'figure'])
        expect(await db.orm.$count(revision, eq(revision.articleId, id))).toBe(2)
      }
      await db.close()
    } finally {
      await site.close()
      await remove()
      await rm(folder, { recursive: true, force: true })
    }
  },
  120_000,
)
