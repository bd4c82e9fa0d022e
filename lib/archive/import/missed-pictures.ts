/** What a run has to remember of pictures that did not come with its file: see `fetch-pictures.ts`. */
import { and, eq, isNull, ne, or, type SQL, sql } from 'drizzle-orm'
import { importHost, importPicture, importPictureUse } from '../../db/tables/imports.ts'
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

/** The hosts of which a run wants something. */
export const hostsOfRun = (runId: string): SQL =>
  sql`${importHost.host} in (select ${importPicture.host} from ${importPicture} where ${importPicture.runId} = ${runId})`

/**
 * Has every picture of a run that is not here fetched, from now on, however it ended before.
 * @returns how many
 */
export async function wantPictures(tx: Transaction, runId: string): Promise<number> {
  await lockHosts(tx, hostsOfRun(runId))
  const { rowCount } = await tx
    .update(importPicture)
    .set({ state: 'waiting', reason: null, tries: 0, nextAt: sql`now()` })
    .where(
      and(
        eq(importPicture.runId, runId),
        // Of one that came, and was deleted since, it is known what somebody thought.
        ne(importPicture.state, 'placed'),
        or(ne(importPicture.state, 'waiting'), isNull(importPicture.nextAt)),
      ),
    )
  await openHosts(tx, runId)
  return rowCount ?? 0
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
