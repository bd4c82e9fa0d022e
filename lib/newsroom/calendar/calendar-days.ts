import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Database } from '../../db/open.ts'
import { section, topic } from '../../db/tables/directory.ts'
import { draft } from '../../db/tables/drafts.ts'
import { frontPlan } from '../../db/tables/front.ts'
import { article, story } from '../../db/tables/stories.ts'
import { type Locale, locales, type PerLocale } from '../../locale/table.ts'
import type { FrontKey } from '../../vocabulary.ts'
import type { Actor } from '../actor.ts'
import { localeName, text, timeZone } from '../fields.ts'
import { operation } from '../operation.ts'

/**
 * What a day holds: a story that will be published, that was not when it should have been, or that was; the end of an
 * embargo; a change of a front.
 */
const calendarKinds = ['scheduled', 'missed', 'published', 'embargo', 'front'] as const
export type CalendarKind = (typeof calendarKinds)[number]

export type CalendarEntry = {
  kind: CalendarKind
  /** ISO 8601. */
  at: string
  locale: Locale
  /** Null for a front. */
  articleId: string | null
  /** Of the working text; '' while there is none, and for a front. */
  headline: string
  /** Which front changes; null for a story. */
  front: FrontKey | null
  /** Of the section or topic whose front it is; null for the paper's. */
  frontNames: PerLocale | null
}

/** The day in the publication's zone, `2026-11-27`; `total` counts also what is beyond the most that was asked for. */
type CalendarDay = { entries: CalendarEntry[]; total: number }

export type CalendarQuestion = {
  /** Days in the publication's zone, `2026-11-27`, both included. */
  from: string
  to: string
  /** How many entries of each day. */
  most: number
  locale?: Locale | undefined
  deskId?: string | undefined
}

type Row = CalendarEntry & { day: string; total: number }

const calendarDaysInput = z.object({
  /** IANA name, the publication's. */
  timeZone,
  /** Days in the publication's zone, `2026-11-27`, both included. */
  from: z.iso.date(),
  to: z.iso.date(),
  /** How many entries of each day. */
  most: z.int(),
  locale: localeName.optional(),
  deskId: text.optional(),
})

/**
 * What was, and what will be, on each of some days; days with nothing are left out. Within a day in the order of time;
 * where there is more than `most`, what is still to come stays, and what was published is counted.
 * @param timeZone IANA name, the publication's
 * @throws {NewsroomError} `not-allowed`
 */
export const calendarDays = operation({
  name: 'calendar.read',
  input: calendarDaysInput,
  permission: 'story.read',
  run: read,
})

async function read(
  { orm }: Database,
  _actor: Actor,
  { timeZone, from, to, most, locale, deskId }: z.output<typeof calendarDaysInput>,
): Promise<Map<string, CalendarDay>> {
  const start = sql`(${from}::date::timestamp at time zone ${timeZone})`
  const end = sql`((${to}::date + 1)::timestamp at time zone ${timeZone})`
  // Named one by one, so that the index of public stories, which begins with the language, serves.
  const inLanguages = sql.param(locale ? [locale] : [...locales])
  const ofDesk = deskId ? sql`and s.desk_id = ${deskId}` : sql``
  const { rows } = await orm.execute<Row>(sql`
    with happening as (
      select 'scheduled' as kind, a.scheduled_for as at, a.id, a.locale, null as front from ${article} a
        where a.state = 'scheduled' and a.schedule_failure is null
          and a.scheduled_for >= ${start} and a.scheduled_for < ${end}
      union all
      select 'missed', a.scheduled_for, a.id, a.locale, null from ${article} a
        where a.schedule_failure is not null and a.scheduled_for >= ${start} and a.scheduled_for < ${end}
      union all
      select 'published', a.published_at, a.id, a.locale, null from ${article} a
        where a.locale = any(${inLanguages}::text[]) and a.state = 'published'
          and a.published_at >= ${start} and a.published_at < ${end}
      union all
      select 'embargo', a.embargo_until, a.id, a.locale, null from ${article} a
        where a.state <> 'killed' and a.embargo_until >= ${start} and a.embargo_until < ${end}
      union all
      select 'front', p.at, null, p.locale, p.front from ${frontPlan} p
        where p.at >= ${start} and p.at < ${end} and ${deskId ? sql`false` : sql`true`}
    ),
    ours as (
      select h.*, coalesce(d.headline, a.headline, '') as headline, coalesce(os.names, ot.names) as names,
        to_char(h.at at time zone ${timeZone}, 'YYYY-MM-DD') as day
      from happening h
        left join ${article} a on a.id = h.id
        left join ${story} s on s.id = a.story_id
        left join ${draft} d on d.article_id = a.id
        left join ${section} os on h.front = 'section:' || os.id
        left join ${topic} ot on h.front = 'topic:' || ot.id
      where a.deleted_at is null and h.locale = any(${inLanguages}::text[]) ${ofDesk}
    ),
    ranked as (
      select *, count(*) over (partition by day)::int as total,
        row_number() over (partition by day order by (kind = 'published'), at, id, locale, front) as rank
      from ours
    )
    select kind, at, id as "articleId", locale, headline, front, names as "frontNames", day, total
      from ranked where rank <= ${most}
    order by at, id, locale, front`)
  const days = new Map<string, CalendarDay>()
  for (const { day, total, at, ...entry } of rows) {
    const of = days.get(day) ?? { entries: [], total }
    of.entries.push({ ...entry, at: new Date(at).toISOString() })
    days.set(day, of)
  }
  return days
}
