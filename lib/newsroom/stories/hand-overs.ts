/** The last words with which a story was handed over: what whoever takes over looks for first. */
import { sql } from 'drizzle-orm'
import type { Database } from '../../db/open.ts'
import { isByMachine } from '../audit.ts'
import type { TransitionName } from '../workflow.ts'

const handOvers = ['submit', 'return', 'approve'] as const satisfies TransitionName[]

export type HandOver = {
  move: (typeof handOvers)[number]
  /** As the name stood then; null for a machine. */
  by: string | null
  /** ISO 8601. */
  at: string
  note: string | null
}

/**
 * The last time that each article was submitted, returned or approved. Nothing of one that readers see or saw since: what
 * was asked for is done.
 */
export async function handOversOf(
  { orm }: Database,
  articleIds: readonly string[],
): Promise<Map<string, HandOver>> {
  if (articleIds.length === 0) return new Map()
  const { rows } = await orm.execute<{
    id: string
    move: HandOver['move']
    at: Date | string
    staffId: string | null
    actorName: string
    note: string | null
  }>(sql`
    select a.id, last.action as move, last.at, last.staff_id as "staffId", last.actor_name as "actorName", last.note
    from article a cross join lateral (
      select e.action, e.at, e.staff_id, e.actor_name, e.note from audit_event e
      where e.subject_kind = 'article' and e.subject_id = a.id and e.action in ${[...handOvers]}
      order by e.id desc limit 1
    ) as last
    where a.id in ${[...articleIds]} and a.state in ('draft', 'in_review', 'approved', 'scheduled')`)
  return new Map(
    rows.map(({ id, move, at, note, ...who }) => [
      id,
      { move, by: isByMachine(who) ? null : who.actorName, at: new Date(at).toISOString(), note },
    ]),
  )
}
