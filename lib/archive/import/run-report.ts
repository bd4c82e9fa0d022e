/** What became of a run, as it stands in the database: while it goes on, and for ever after. */
import { count, eq, sql } from 'drizzle-orm'
import type { Database } from '../../db/open.ts'
import { importEntry, importRun } from '../../db/tables/imports.ts'
import { present } from '../../present.ts'
import type { ImportOutcome, ImportRunState } from '../../vocabulary.ts'
import { type CountedNote, isNoteKind } from './notes.ts'

export type RunReport = {
  runId: string
  state: ImportRunState
  outcomes: Partial<Record<ImportOutcome, number>>
  /** The commonest first, each with some of what it was said of. */
  notes: CountedNote[]
}

const subjectsShown = 5

export async function reportOfRun({ orm }: Pick<Database, 'orm'>, runId: string): Promise<RunReport> {
  const [run] = await orm.select({ state: importRun.state }).from(importRun).where(eq(importRun.id, runId))
  const outcomes = await orm
    .select({ outcome: importEntry.outcome, stories: count() })
    .from(importEntry)
    .where(eq(importEntry.runId, runId))
    .groupBy(importEntry.outcome)
  const { rows } = await orm.execute<{ kind: string; count: number; subjects: string[] | null }>(sql`
    with said as (
      select note ->> 'kind' as kind, note ->> 'subject' as subject
      from ${importEntry}, jsonb_array_elements(${importEntry.notes}) as note
      where ${importEntry.runId} = ${runId}
      union all
      select note ->> 'kind', note ->> 'subject'
      from ${importRun}, jsonb_array_elements(${importRun.notes}) as note
      where ${importRun.id} = ${runId}
    ), subjects as (
      select kind, subject, count(*) as times,
        row_number() over (partition by kind order by count(*) desc, subject) as place
      from said group by kind, subject
    )
    select kind, sum(times)::int as count,
      array_agg(subject order by place) filter (where place <= ${subjectsShown} and subject <> '') as subjects
    from subjects group by kind order by 2 desc, 1`)
  return {
    runId,
    state: present(run, 'run of an import').state,
    outcomes: Object.fromEntries(outcomes.map(({ outcome, stories }) => [outcome, stories])),
    notes: rows.flatMap(({ kind, count: times, subjects }) =>
      isNoteKind(kind) ? [{ kind, count: times, subjects: subjects ?? [] }] : [],
    ),
  }
}
