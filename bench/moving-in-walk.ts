/**
 * An owner moves in at random: sends files of two sites that go on being written, tries them, takes them in, stops, goes on,
 * takes back, while editors write over what came and leave notes on it, and the process that reads dies.
 *
 *   node bench/moving-in-walk.ts --walks=20 --steps=25 --seed=1
 *
 * After each step it is looked whether
 *
 * - each story of a site stands here at most once, and none that neither site has;
 * - whatever a person wrote (words in a text, a note) is in a draft, a revision or a note, or its story was deleted by one;
 * - what a run says that became of its stories is as many as its file has;
 * - a run that was taken back, and beside which nobody did anything since it began, left everything as it was;
 * - a run that stopped has the same result, once it went on, as if it had not.
 *
 * Prints each walk that fails with its steps; ends with 1 then.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { isDeepStrictEqual, parseArgs } from 'node:util'
import { eq, isNull, sql } from 'drizzle-orm'
import { readRun, saveSentFile } from '../lib/archive/import/import-runs.ts'
import { startRun, tryRun } from '../lib/archive/import/start-run.ts'
import { stopRun } from '../lib/archive/import/stop-run.ts'
import { bytesOf } from '../lib/archive/import/testing/archive-of.ts'
import { type WxrItem, wxrOf } from '../lib/archive/import/testing/wxr-of.ts'
import { undoRun } from '../lib/archive/import/undo-run.ts'
import { migrateDatabase } from '../lib/db/migrate.ts'
import { openDatabase } from '../lib/db/open.ts'
import { section, topic } from '../lib/db/tables/directory.ts'
import { draft, revision } from '../lib/db/tables/drafts.ts'
import { importEntry, importedEntry, importedStory, importRun } from '../lib/db/tables/imports.ts'
import { storyNote } from '../lib/db/tables/notes.ts'
import { author } from '../lib/db/tables/people-and-pictures.ts'
import { article, byline, pathRedirect, story, storyTopic } from '../lib/db/tables/stories.ts'
import { startPostgres } from '../lib/db/testing/postgres-server.ts'
import { createServerDatabase } from '../lib/db/testing/server-databases.ts'
import { NewsroomError } from '../lib/newsroom/newsroom-error.ts'
import { writeNote } from '../lib/newsroom/notes/write-note.ts'
import { transitionArticle } from '../lib/newsroom/stories/transition-article.ts'
import { openDraft, saveDraft } from '../lib/newsroom/stories/working-draft.ts'
import { staffMember, tab } from '../lib/newsroom/testing/staff-member.ts'
import { smallPublication } from '../lib/publication/testing/small-publication.ts'
import { doc, p } from '../lib/story/compose.ts'
import { between, oneOf, seeded } from '../lib/testing/chance.ts'

const { values } = parseArgs({
  options: {
    walks: { type: 'string', default: '20' },
    steps: { type: 'string', default: '25' },
    seed: { type: 'string', default: '1' },
    tell: { type: 'boolean', default: false },
  },
})

const server = await startPostgres()
const folder = await mkdtemp(join(tmpdir(), 'moving-in-'))

/** A site as it is at a moment: stories are added, rewritten and taken down over there. */
type Site = { host: string; version: number; items: Map<number, WxrItem & { version: number }> }
type Sent = { host: string; ids: number[] }

async function walk(seed: number): Promise<string[]> {
  const chance = seeded(seed)
  const created = await createServerDatabase(server.url)
  const db = await openDatabase({ databaseUrl: created.url, dataFolder: '' })
  const told: string[] = []
  const wrong: string[] = []
  try {
    await migrateDatabase(db)
    await smallPublication(db)
    const owner = { ...(await staffMember(db, 'owner')), hasProved: true }
    const editor = await staffMember(db, 'editor', { name: 'هدى' })
    const hers = tab()
    const sites: Site[] = ['old.example', 'other.example'].map((host) => ({
      host,
      version: 0,
      items: new Map(),
    }))
    const writers = ['admin', 'layla', 'salma'].map((login) => ({ login, name: `كاتب ${login}` }))
    const kinds = [
      ['economy', 'اقتصاد'],
      ['محليات', 'محليات'],
      ['sport', 'رياضة'],
    ] as const
    const grow = (site: Site) => {
      site.version += 1
      for (let n = between(chance, 1, 12); n > 0; n -= 1) {
        const id = between(chance, 1, 40)
        const known = site.items.get(id)
        if (known && chance() < 0.15) site.items.delete(id)
        else
          site.items.set(id, {
            id,
            version: site.version,
            title: known && chance() < 0.7 ? known.title : `${site.host} ${id} ${site.version}`,
            author: oneOf(chance, writers).login,
            status: chance() < 0.2 ? 'draft' : 'publish',
            text: `<p>كلام ${site.host} ${id} في نسخته ${site.version}.</p>`,
            categories: [oneOf(chance, kinds)],
            ...(chance() < 0.3 && { tags: [['port', 'ميناء']] as const }),
          })
      }
    }
    /** By run. */
    const sent = new Map<string, Sent>()
    /** By run: what stood when it began, until a person or another run did something. */
    const before = new Map<string, unknown>()
    /** What people wrote, and about which article; gone when a person deleted that. */
    const written = new Map<string, string>()
    let words = 0

    /** Everything that an import writes, by what it is, not by its number or its day. */
    const everything = async () => ({
      articles: await db.orm
        .select({
          source: importedStory.source,
          sourceId: importedStory.sourceId,
          state: article.state,
          headline: article.headline,
          text: article.plainText,
          slug: article.slug,
          section: section.slug,
          by: sql`array(select ${author.slug} from ${byline} join ${author} on ${author.id} = ${byline.authorId} where ${byline.articleId} = ${article.id} order by 1)`,
          topics: sql`array(select ${topic.slug} from ${storyTopic} join ${topic} on ${topic.id} = ${storyTopic.topicId} where ${storyTopic.storyId} = ${story.id} order by 1)`,
        })
        .from(article)
        .innerJoin(story, eq(story.id, article.storyId))
        .innerJoin(section, eq(section.id, story.sectionId))
        .leftJoin(importedStory, eq(importedStory.articleId, article.id))
        .orderBy(importedStory.source, importedStory.sourceId, article.slug),
      authors: (await db.orm.select({ slug: author.slug }).from(author)).map(({ slug }) => slug).sort(),
      sections: (await db.orm.select({ slug: section.slug }).from(section)).map(({ slug }) => slug).sort(),
      topics: (await db.orm.select({ slug: topic.slug }).from(topic)).map(({ slug }) => slug).sort(),
      redirects: (await db.orm.select({ path: pathRedirect.path }).from(pathRedirect))
        .map(({ path }) => path)
        .sort(),
      made: (await db.orm.select().from(importedEntry)).length,
    })
    const runs = () =>
      db.orm.select().from(importRun).where(isNull(importRun.trialOf)).orderBy(importRun.startedAt)
    const settled = async (runId: string) => {
      for (let turn = 0; ; turn += 1) {
        const found = await readRun(db, owner, { runId }, folder)
        const state = found?.run.state
        const trial = found?.trial?.state
        if (
          state &&
          !['looking', 'running', 'stopping', 'undoing'].includes(state) &&
          trial !== 'running' &&
          trial !== 'undoing'
        )
          return found
        if (turn > 600) throw new Error(`${runId} is ${state} for half a minute`)
        await wait(50)
      }
    }
    const send = async () => {
      const site = oneOf(chance, sites)
      grow(site)
      const items = [...site.items.values()].filter(() => chance() < 0.85)
      if (items.length === 0) return 'nothing to send'
      const text = wxrOf({ site: site.host, authors: writers, categories: kinds, items }).replace(
        /2019([-/])0?5([-/])/g,
        // The other site has its own days and addresses: what agrees in these is one site under two names.
        (all, ...[a, b]) => (site.host === 'old.example' ? all : `2021${a}11${b}`),
      )
      const body = bytesOf(
        `------b\r\nContent-Disposition: form-data; name="file"; filename="${site.host}.xml"\r\n\r\n${text}\r\n------b--\r\n`,
      )()
      const runId = await saveSentFile(db, owner, {}, folder, {
        contentType: 'multipart/form-data; boundary=----b',
        body,
      })
      if (!runId) throw new Error('Nothing was sent')
      sent.set(runId, { host: site.host, ids: items.map(({ id }) => id) })
      await settled(runId)
      return `sends ${site.host}, version ${site.version}, ${items.length} stories, as ${runId}`
    }
    const otherRuns = (runId: string) => {
      for (const each of before.keys()) if (each !== runId) before.delete(each)
    }
    const oneRun = async (...states: string[]) => {
      const all = (await runs()).filter(({ state }) => states.includes(state))
      return all.length > 0 ? oneOf(chance, all).id : null
    }
    const take = async (stopsAfter: number | null) => {
      const runId = await oneRun('waiting', 'stopped', 'undone')
      if (!runId) return 'nothing to take in'
      otherRuns(runId)
      const trial = (await readRun(db, owner, { runId }, folder))?.trial
      if (!before.has(runId) && !trial) before.set(runId, await everything())
      await startRun(db, owner, { runId, publish: chance() < 0.7, locale: '', section: '' }, folder)
      if (stopsAfter !== null) {
        await wait(stopsAfter)
        await stopRun(db, owner, { runId }).catch(() => undefined)
      }
      const found = await settled(runId)
      const all = Object.values(found.report.outcomes).reduce((sum, n) => sum + n, 0)
      const { ids } = sent.get(runId)!
      if (found.run.state === 'failed') wrong.push(`${runId} failed: ${found.run.failure}`)
      if (found.run.state === 'finished' && all !== ids.length)
        wrong.push(`${runId} says ${all} of ${ids.length}: ${JSON.stringify(found.report.outcomes)}`)
      return `takes in ${runId}: ${found.run.state}, ${JSON.stringify(found.report.outcomes)}`
    }
    const tries = async () => {
      const runId = await oneRun('waiting')
      if (!runId) return 'nothing to try'
      if (!before.has(runId)) before.set(runId, await everything())
      otherRuns(runId)
      await tryRun(db, owner, { runId, locale: '', section: '' }, folder)
      await settled(runId)
      return `tries ${runId}`
    }
    const takeBack = async () => {
      const runId = await oneRun('finished', 'stopped', 'failed')
      if (!runId) return 'nothing to take back'
      otherRuns(runId)
      const { finished } = await undoRun(db, owner, { runId })
      await finished
      const found = await readRun(db, owner, { runId }, folder)
      const was = before.get(runId)
      before.delete(runId)
      if (was) {
        const now = await everything()
        for (const key of Object.keys(now) as (keyof typeof now)[])
          if (!isDeepStrictEqual(now[key], (was as typeof now)[key]))
            wrong.push(
              `taking ${runId} back left ${key} otherwise:\n  was ${JSON.stringify((was as typeof now)[key])}\n  is  ${JSON.stringify(now[key])}`,
            )
      }
      return `takes back ${runId}: ${JSON.stringify(found?.undo.outcomes)}${was ? ', as it was' : ''}`
    }
    const takeBackTrial = async () => {
      const all = await db.orm.select().from(importRun)
      const some = all.filter(({ trialOf, state }) => trialOf !== null && state === 'finished')
      if (some.length === 0) return 'no trial to take back'
      const { id, trialOf } = oneOf(chance, some)
      const main = all.find((each) => each.id === trialOf)
      if (main?.state !== 'waiting') return 'no trial to take back alone'
      await (await undoRun(db, owner, { runId: id })).finished
      return `takes back the trial of ${trialOf}`
    }
    const anArticle = async () => {
      const all = await db.orm
        .select({ id: article.id, state: article.state })
        .from(article)
        .where(isNull(article.deletedAt))
        .orderBy(article.id)
      return all.length > 0 ? oneOf(chance, all) : null
    }
    const writes = async () => {
      const found = await anArticle()
      if (!found) return 'nothing to write on'
      before.clear()
      words += 1
      const mine = `كلمتي${seed}رقم${words}.`
      const { content, version } = await openDraft(db, editor, { articleId: found.id })
      await saveDraft(db, editor, {
        articleId: found.id,
        tabId: hers,
        baseVersion: version,
        content: { ...content, document: doc(...content.document.content, p(mine)) },
      })
      written.set(mine, found.id)
      return `writes ${mine} in ${found.id}`
    }
    const notes = async () => {
      const found = await anArticle()
      if (!found) return 'nothing to note on'
      before.clear()
      words += 1
      const mine = `ملاحظتي${seed}رقم${words}.`
      await writeNote(db, editor, { articleId: found.id, words: mine, spots: [], mentions: [] })
      written.set(mine, found.id)
      return `notes ${mine} on ${found.id}`
    }
    const moves = async () => {
      const found = await anArticle()
      if (!found) return 'nothing to move'
      before.clear()
      const move = oneOf(chance, ['publish', 'unpublish', 'submit', 'approve'] as const)
      await transitionArticle(db, editor, { articleId: found.id, move })
      return `${move}es ${found.id}`
    }
    /** Editors do not wait for an import to end. */
    const beside = async () => {
      const all = await Promise.allSettled([
        chance() < 0.5 ? take(null) : takeBack(),
        writes(),
        notes(),
        writes(),
        moves(),
      ])
      before.clear()
      for (const each of all)
        if (each.status === 'rejected' && !(each.reason instanceof NewsroomError)) throw each.reason
      return `at once: ${all.map((each) => (each.status === 'fulfilled' ? each.value : 'refused')).join('; ')}`
    }
    /** As it is after the machine was lost in the middle: the row says that it runs, and nobody has been heard of. */
    const dies = async () => {
      const runId = await oneRun('finished')
      if (!runId) return 'nothing to lose'
      const entries = await db.orm
        .select({ position: importEntry.position, undone: importEntry.undone })
        .from(importEntry)
        .where(eq(importEntry.runId, runId))
      if (entries.some(({ undone }) => undone)) return 'nothing to lose'
      await db.orm
        .update(importRun)
        .set({ state: 'running', seenAt: sql`now() - interval '2 minutes'` })
        .where(eq(importRun.id, runId))
      const found = await readRun(db, owner, { runId }, folder)
      const mayGoOn = found?.hasFile ?? false
      otherRuns(runId)
      if (mayGoOn && chance() < 0.5) {
        await startRun(db, owner, { runId, publish: true, locale: '', section: '' }, folder)
        await settled(runId)
        return `loses ${runId}, which goes on`
      }
      before.delete(runId)
      await (await undoRun(db, owner, { runId })).finished
      return `loses ${runId}, which is taken back`
    }

    const look = async () => {
      const rows = await db.orm
        .select({
          source: importedStory.source,
          sourceId: importedStory.sourceId,
          articleId: importedStory.articleId,
        })
        .from(importedStory)
      const byStory = new Map<string, number>()
      for (const { source, sourceId } of rows) {
        const key = `${source} ${sourceId}`
        byStory.set(key, (byStory.get(key) ?? 0) + 1)
      }
      for (const [key, n] of byStory) if (n > 1) wrong.push(`${key} is here ${n} times`)
      const texts = new Map<string, number>()
      for (const { text } of await db.orm.select({ text: article.plainText }).from(article)) {
        const own = /كلام (\S+) (\d+) في/u.exec(text)
        if (own) texts.set(`${own[1]} ${own[2]}`, (texts.get(`${own[1]} ${own[2]}`) ?? 0) + 1)
      }
      for (const [key, n] of texts) if (n > 1) wrong.push(`the words of ${key} are here ${n} times`)
      if (written.size > 0) {
        const drafts = (await db.orm.select({ text: sql<string>`${draft.document}::text` }).from(draft)).map(
          ({ text }) => text,
        )
        const revisions = (
          await db.orm.select({ text: sql<string>`${revision.document}::text` }).from(revision)
        ).map(({ text }) => text)
        const said = (await db.orm.select({ text: storyNote.text }).from(storyNote)).map(({ text }) => text)
        const all = [...drafts, ...revisions, ...said].join('\n')
        for (const [mine, articleId] of written)
          if (!all.includes(mine)) {
            wrong.push(`${mine} that somebody wrote in ${articleId} is nowhere`)
            written.delete(mine)
          }
      }
      const orphans = await db.orm.execute(
        sql`select id from story where not exists (select from article where article.story_id = story.id)`,
      )
      if (orphans.rows.length > 0) wrong.push(`${orphans.rows.length} stories without a version`)
    }

    const steps: [number, () => Promise<string>][] = [
      [3, send],
      [3, () => take(null)],
      [3, () => take(between(chance, 0, 250))],
      [1, tries],
      [1, takeBackTrial],
      [3, takeBack],
      [2, writes],
      [1, notes],
      [1, moves],
      [3, beside],
      [1, dies],
    ]
    const bag = steps.flatMap(([weight, step]) => Array.from({ length: weight }, () => step))
    told.push(await send())
    for (let n = 0; n < Number(values.steps) && wrong.length === 0; n += 1) {
      try {
        told.push(await oneOf(chance, bag)())
      } catch (error) {
        if (!(error instanceof NewsroomError)) throw error
        told.push(`refused: ${error.refusal}`)
      }
      await look()
    }
  } catch (error) {
    wrong.push(error instanceof Error ? (error.stack ?? error.message) : String(error))
  } finally {
    await db.close()
    await created.remove()
  }
  if (values.tell) console.log(told.join('\n'))
  return wrong.length > 0 ? [...told, ...wrong.map((each) => `WRONG ${each}`)] : []
}

let failed = 0
for (let n = 0; n < Number(values.walks); n += 1) {
  const seed = Number(values.seed) + n
  const said = await walk(seed)
  if (said.length > 0) {
    failed += 1
    console.log(`\nSeed ${seed}:\n${said.join('\n')}`)
  }
}
console.log(`${values.walks} walks of ${values.steps} steps: ${failed} failed`)
await server.stop()
await rm(folder, { recursive: true, force: true })
process.exit(failed > 0 ? 1 : 0)
