/** A backup that is brought back, and is ended in the middle of that, or begun twice at once. */
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { count } from 'drizzle-orm'
import { openDatabase } from '../../../lib/db/open.ts'
import { revision } from '../../../lib/db/tables/drafts.ts'
import { createServerDatabase } from '../../../lib/db/testing/server-databases.ts'
import { command } from '../command.ts'
import { openDemo } from '../demo.ts'
import { bound, folder, kill, nothing, type Row } from '../paper.ts'

/** Milliseconds after which it is ended: Node itself takes the first of them. */
const moments = [700, 1_100, 1_500, 2_000, 2_600, 3_400]

export async function interruptedRestores(): Promise<Row[]> {
  const { paper, ...demo } = await openDemo()
  const place = join(folder, 'restored-backups')
  const made = await command(
    { WARRAQ_DATA: join(folder, 'backing-up'), DATABASE_URL: demo.postgres.url },
    'backup',
    place,
  ).ended
  if (made.code !== 0) throw new Error(`There is no backup: ${made.said}`)
  const revisions = async (databaseUrl: string | undefined, dataFolder: string) => {
    const db = await openDatabase({ databaseUrl, dataFolder })
    const [found] = await db.orm.select({ n: count() }).from(revision)
    await db.close()
    return found?.n ?? 0
  }
  const expected = await revisions(demo.postgres.url, '')
  await kill(paper)
  let targets = 0
  const newTarget = async (isServer: boolean) => {
    targets += 1
    const WARRAQ_DATA = join(folder, `restored-${targets}`)
    const url = isServer ? (await createServerDatabase(demo.postgres.url)).url : undefined
    const environment: Record<string, string> = { WARRAQ_DATA, DATABASE_URL: url ?? '' }
    return { restore: () => command(environment, 'restore', place), whole: () => revisions(url, WARRAQ_DATA) }
  }
  const rows: Row[] = []
  for (const engine of ['PostgreSQL', 'the embedded engine']) {
    const isServer = engine === 'PostgreSQL'
    for (const signal of ['SIGKILL', 'SIGINT'] as const) {
      const outcome = { whole: 0, wrong: [] as string[] }
      for (const moment of moments) {
        const { restore, whole } = await newTarget(isServer)
        const first = restore()
        await wait(moment)
        first.child.kill(signal)
        const before = await first.ended
        const again = await restore().ended
        // It may have been done before it was ended.
        const isDone = again.code === 0 || (before.code === 0 && again.said.includes('not empty'))
        const n = await whole()
        if (isDone && n === expected) outcome.whole += 1
        else outcome.wrong.push(`after ${moment} ms: ${n}, ${again.said.split('\n')[0]?.slice(0, 120)}`)
      }
      rows.push({
        ...nothing,
        fault: `A restore into ${engine} is ended by \`${signal}\` after ${moments[0]}–${moments.at(-1)} ms, and begun again`,
        lost: bound(
          outcome.wrong.length === 0,
          [`whole ${outcome.whole} of ${moments.length}`, ...outcome.wrong].join('; '),
        ),
      })
    }
    const { restore, whole } = await newTarget(isServer)
    const both = await Promise.all([restore().ended, restore().ended])
    const n = await whole()
    const succeeded = both.filter(({ code }) => code === 0).length
    const refusal =
      both
        .find(({ code }) => code !== 0)
        ?.said.split('\n')[0]
        ?.slice(0, 120) ?? '—'
    rows.push({
      ...nothing,
      fault: `Two restores into ${engine} at once`,
      editors: refusal,
      lost: bound(
        succeeded === 1 && n === expected,
        `${succeeded} was done, with ${n} of ${expected} versions`,
      ),
    })
  }
  await demo.close()
  return rows
}
