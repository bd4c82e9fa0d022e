/** What a run has to remember of pictures that did not come with its file: see `fetch-pictures.ts`. */
import { and, eq, gt, inArray, isNotNull, isNull, lte, ne, or, type SQL, sql } from 'drizzle-orm'
import type { PgUpdateSetSource } from 'drizzle-orm/pg-core'
import type { Database } from '../../db/open.ts'
import { importHost, importPicture, importPictureUse, importRun } from '../../db/tables/imports.ts'
import type { Transaction } from '../../db/transaction.ts'
import type { PreparedStory } from './prepare-story.ts'

/** How many a host is asked for at a time. */
const atATime = 2

type Missed = Omit<typeof importPicture.$inferInsert, 'nextAt'> & { written: string[]; nextAt: SQL | null }

/**
 * In the transaction that writes the stories: where a picture would stand, and that it is wanted, cannot differ.
 * @param isWanted whether it is fetched, once the run is finished
 */
export async function rememberMissed(
  tx: Transaction,
  { runId, isWanted }: { runId: string; isWanted: boolean },
  stories: readonly { story: PreparedStory; articleId: string }[],
): Promise<void> {
  const pictures = new Map<string, Missed>()
  const uses: (typeof importPictureUse.$inferInsert)[] = []
  for (const { story, articleId } of stories)
    for (const [position, { at, shown, words, place }] of story.missed.entries()) {
      const known = pictures.get(at.address) ?? {
        runId,
        address: at.address,
        written: [],
        host: at.host,
        position: story.position,
        nextAt: isWanted ? sql`now()` : null,
        words: words ? { alt: words.alt, caption: words.caption, credit: words.credit } : null,
      }
      if (at.written !== at.address && !known.written.includes(at.written)) known.written.push(at.written)
      pictures.set(at.address, known)
      uses.push({ runId, articleId, position, address: at.address, written: at.written, shown, place })
    }
  if (pictures.size === 0) return
  await tx
    .insert(importPicture)
    .values([...pictures.values()])
    .onConflictDoUpdate({
      target: [importPicture.runId, importPicture.address],
      set: {
        written: sql`(select coalesce(jsonb_agg(distinct each), '[]')
          from jsonb_array_elements(${importPicture.written} || excluded.written) as each)`,
      },
    })
  await tx.insert(importPictureUse).values(uses).onConflictDoNothing()
  // It may have come already, for an earlier story: the row above is held, so that nobody notes it meanwhile.
  await tx
    .update(importPictureUse)
    .set({ outcome: 'ready' })
    .where(
      and(
        eq(importPictureUse.runId, runId),
        inArray(
          importPictureUse.articleId,
          stories.map(({ articleId }) => articleId),
        ),
        isNull(importPictureUse.outcome),
        sql`exists (select 1 from ${importPicture} picture where picture.run_id = ${importPictureUse.runId}
          and picture.address = ${importPictureUse.address} and picture.state = 'placed')`,
      ),
    )
}

/**
 * Whoever changes what is fetched of a host holds it first, in one order: else two would wait for each other's pictures.
 */
export async function lockHosts(tx: Transaction, which: SQL): Promise<void> {
  await tx
    .select({ host: importHost.host })
    .from(importHost)
    .where(which)
    .orderBy(importHost.host, importHost.slot)
    .for('update')
}

/** Pictures that are changed together: as many as nobody waits for. */
const together = 500

/** Has every picture of a run that is not here fetched, from now on, however it ended before. */
export async function wantPictures(db: Database, runId: string): Promise<void> {
  await changeInTurns(db, runId, {
    // Of one that came, and was deleted since, it is known what somebody thought.
    which: and(
      ne(importPicture.state, 'placed'),
      or(ne(importPicture.state, 'waiting'), isNull(importPicture.nextAt)),
    ),
    set: { state: 'waiting', reason: null, tries: 0, nextAt: sql`now()` },
  })
  await db.orm.transaction(async (tx) => {
    await tx.update(importRun).set({ fetchedBytes: 0 }).where(eq(importRun.id, runId))
    await openHosts(tx, runId)
  })
}

/** Has nothing of a run fetched any more; what is on its way still comes. */
export const leavePictures = (db: Database, runId: string): Promise<void> =>
  changeInTurns(db, runId, { which: isNotNull(importPicture.nextAt), set: { nextAt: null } })

/** Changes pictures of a run, some at a time: an archive has hundreds of thousands, and others are served meanwhile. */
async function changeInTurns(
  db: Database,
  runId: string,
  { which, set }: { which: SQL | undefined; set: PgUpdateSetSource<typeof importPicture> },
): Promise<void> {
  // Nobody else looks at how many rows an import has just written on the embedded engine: each turn would sort them all.
  await db.orm.execute(sql`analyze ${importPicture}`)
  for (let last: string | undefined = ''; last !== undefined; ) {
    const after: string = last
    last = await db.orm.transaction(async (tx) => {
      const some = await tx
        .select({ address: importPicture.address, host: importPicture.host })
        .from(importPicture)
        .where(and(eq(importPicture.runId, runId), gt(importPicture.address, after), which))
        .orderBy(importPicture.address)
        .limit(together)
      if (some.length === 0) return undefined
      await lockHosts(tx, inArray(importHost.host, [...new Set(some.map(({ host }) => host))]))
      const until = some.at(-1)?.address ?? after
      await tx
        .update(importPicture)
        .set(set)
        .where(
          and(
            eq(importPicture.runId, runId),
            gt(importPicture.address, after),
            lte(importPicture.address, until),
            which,
          ),
        )
      return until
    })
  }
}

/** Lets the hosts be asked of which something of a run is wanted. */
export async function openHosts(tx: Transaction, runId: string): Promise<void> {
  await tx.execute(sql`
    insert into ${importHost} (host, slot)
    select distinct host, slot from ${importPicture}, generate_series(1, ${atATime}) as slot
    where run_id = ${runId} and next_at is not null
    order by host, slot
    on conflict (host, slot) do update set failures = 0`)
}
