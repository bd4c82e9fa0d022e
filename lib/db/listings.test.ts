/** The table `listing` says at every moment what its source tables say, whatever is written to those, in whatever order. */
import { sql } from 'drizzle-orm'
import fc from 'fast-check'
import { beforeAll, expect, it } from 'vitest'
import { addStory, smallPublication } from '../publication/testing/small-publication.ts'
import { newId } from './id.ts'
import type { Database } from './open.ts'
import { followsEveryWrite, followsTwoAtOnce } from './testing/derived-tables.ts'
import { describeEachEngine, describeEngine } from './testing/test-databases.ts'

/** Rows that are there and ought not to be, and the other way round. */
async function drift({ orm }: Pick<Database, 'orm'>): Promise<unknown[]> {
  const { rows } = await orm.execute(sql`
    with due as (select * from public.listings_of(array(select id from article))),
      due_correction as (select * from public.listed_corrections_of(array(select id from article)))
    (select 'too many' as what, to_jsonb(a) as of from (select * from listing except select * from due) as a)
    union all (select 'missing', to_jsonb(b) from (select * from due except select * from listing) as b)
    union all (select 'too many', to_jsonb(a) from (select * from listing_correction except select * from due_correction) as a)
    union all (select 'missing', to_jsonb(b) from (select * from due_correction except select * from listing_correction) as b)`)
  const months = await orm.execute(sql`
    with counted as (
      select listing.locale, public.month_of(listing.published_at) as month, count(*) as stories,
        max(greatest(listing.published_at, article.updated_at,
          (select max(coalesce(withdrawn_at, corrected_at)) from correction where correction.article_id = article.id))) as changed_at
      from listing join article on article.id = article_id where list = 'latest' group by 1, 2)
    select locale, month, counted.stories, listing_month.stories as kept, counted.changed_at, listing_month.changed_at as kept_changed
    from counted full join listing_month using (locale, month)
    where coalesce(counted.stories, 0) <> listing_month.stories or not coalesce(listing_month.changed_at >= counted.changed_at, counted.stories is null)`)
  return [...rows, ...months.rows]
}

const articleColumns = {
  state: ['draft', 'published', 'unpublished', 'killed'],
  published_at: ['2026-01-01T00:00:00Z', '2031-01-01T00:00:00Z', null],
  embargo_until: ['2026-06-01T00:00:00Z', null],
  deleted_at: ['2026-06-01T00:00:00Z', null],
  locale: ['ar', 'en'],
  headline: ['عنوان آخر'],
  updated_at: ['2026-03-01T00:00:00Z', '2026-09-01T00:00:00Z', null],
}
/** Which of the rows there are is meant: the n-th, counted round. */
const nth = fc.nat({ max: 7 })
const pick = (table: string, column: string, at: number) => sql`
  (select ${sql.raw(column)} from ${sql.raw(table)} order by ${sql.raw(column)}
   offset ${at} % greatest(1, (select count(*) from ${sql.raw(table)})) limit 1)`

/** Anything that may be written to the tables that lists follow from. */
const write = fc.oneof(
  fc.record({
    to: fc.constant('article' as const),
    at: nth,
    set: fc.constantFrom(...Object.keys(articleColumns)),
    value: nth,
  }),
  fc.record({
    to: fc.constant('story' as const),
    at: nth,
    section: fc.nat({ max: 1 }),
    hasDesk: fc.boolean(),
  }),
  fc.record({
    to: fc.constantFrom(
      'file' as const,
      'unfile' as const,
      'sign' as const,
      'unsign' as const,
      'correct' as const,
      'withdraw' as const,
      'drop note' as const,
      'delete article' as const,
    ),
    at: nth,
    other: fc.nat({ max: 1 }),
  }),
  fc.record({
    to: fc.constantFrom(
      'merge topics' as const,
      'merge authors' as const,
      'all at once' as const,
      'delete story' as const,
    ),
    at: nth,
    other: fc.nat({ max: 1 }),
  }),
  fc.record({ to: fc.constant('add' as const), at: nth }),
)
type Write = typeof write extends fc.Arbitrary<infer Value> ? Value : never

async function apply(db: Database, given: Write): Promise<void> {
  const { orm } = db
  const other = 'other' in given ? given.other : 0
  const topic = ['top1c00001', 'top1c00002'][other]!
  const author = ['auth000001', 'auth000002'][other]!
  switch (given.to) {
    case 'add':
      await addStory(db, { slug: newId() })
      return
    case 'article': {
      const values = articleColumns[given.set as keyof typeof articleColumns]
      const value = values[given.value % values.length] ?? null
      await orm.execute(sql`
        update article set ${sql.raw(given.set)} = ${value} where id = ${pick('article', 'id', given.at)}
        and not exists (select from article as same where same.story_id = article.story_id and same.id <> article.id)`)
      return
    }
    case 'story':
      await orm.execute(sql`update story set section_id = ${['sect000001', 'sect000002'][given.section]},
        desk_id = ${given.hasDesk ? 'desk000001' : null} where id = ${pick('story', 'id', given.at)}`)
      return
    case 'file':
      await orm.execute(sql`insert into story_topic (story_id, topic_id, position)
        select id, ${topic}, 3 from story where id = ${pick('story', 'id', given.at)} on conflict do nothing`)
      return
    case 'unfile':
      await orm.execute(
        sql`delete from story_topic where topic_id = ${topic} and story_id = ${pick('story', 'id', given.at)}`,
      )
      return
    case 'sign':
      await orm.execute(sql`insert into byline (article_id, author_id, role, position)
        select id, ${author}, 'editor', 3 from article where id = ${pick('article', 'id', given.at)} on conflict do nothing`)
      return
    case 'unsign':
      await orm.execute(
        sql`delete from byline where author_id = ${author} and article_id = ${pick('article', 'id', given.at)}`,
      )
      return
    case 'correct':
      await orm.execute(sql`insert into correction (id, article_id, note, corrected_at)
        select ${newId()}, id, 'صواب', ${['2026-02-01T00:00:00Z', '2027-02-01T00:00:00Z'][other]}::timestamptz
        from article where id = ${pick('article', 'id', given.at)}`)
      return
    case 'withdraw':
      await orm.execute(sql`update correction set withdrawn_at = now(), withdrawal_reason = 'خطأ', note = note || '.'
        where id = ${pick('correction', 'id', given.at)}`)
      return
    case 'drop note':
      await orm.execute(sql`delete from correction where id = ${pick('correction', 'id', given.at)}`)
      return
    case 'merge topics':
      await orm.execute(sql`update story_topic set topic_id = ${topic} where topic_id <> ${topic}
        and not exists (select from story_topic as has where has.story_id = story_topic.story_id and has.topic_id = ${topic})`)
      return
    case 'merge authors':
      await orm.execute(sql`update byline set author_id = ${author} where author_id <> ${author}
        and not exists (select from byline as has where has.article_id = byline.article_id and has.author_id = ${author} and has.role = byline.role)`)
      return
    case 'all at once':
      await orm.execute(sql`update article set state = ${other ? 'published' : 'unpublished'}`)
      return
    case 'delete article':
      await orm.execute(sql`delete from article where id = ${pick('article', 'id', given.at)}`)
      return
    case 'delete story':
      await orm.execute(sql`delete from story where id = ${pick('story', 'id', given.at)}`)
      return
  }
}

async function twoOfEach(db: Database): Promise<void> {
  await smallPublication(db)
  await db.orm.execute(
    sql`insert into topic (id, slug, names) values ('top1c00002', 'banks', '{"ar":"مصارف"}')`,
  )
  await db.orm.execute(
    sql`insert into author (id, slug, names) values ('auth000002', 'omar', '{"ar":"عمر"}')`,
  )
}

describeEachEngine('Lists of stories', (opened) => {
  beforeAll(() => twoOfEach(opened()))

  it('are what was published, filed and signed, whatever is written', async () => {
    await followsEveryWrite(opened(), write, apply, drift)
  })

  it('can be made anew when something was written past the triggers', async () => {
    const db = opened()
    await addStory(db, { slug: 'written-past' })
    await db.orm.execute(sql`delete from listing`)
    await db.orm.execute(
      sql`insert into listing_correction values ('ar', now(), 'nothing001', 'nobody0001', now(), now())`,
    )
    await db.orm.execute(sql`insert into listing values ('topic:none', 'ar', now(), 'nobody0001', now())`)
    expect(await drift(db)).not.toEqual([])
    await db.orm.execute(sql`select public.rebuild_listings()`)
    expect(await drift(db)).toEqual([])
  })
})

describeEngine('postgres', 'Lists of stories', (opened) => {
  beforeAll(() => twoOfEach(opened()))

  it('follow two transactions that change one story at once, in either order', async () => {
    const db = opened()
    const added = await addStory(db, { slug: 'at-once', state: 'draft' })
    const publish = sql`update article set state = 'published' where id = ${added.articleId}`
    const move = sql`update story set section_id = 'sect000002' where id = ${added.storyId}`
    const correct = sql`insert into correction (id, article_id, note, corrected_at)
      values (substr(md5(random()::text), 1, 10), ${added.articleId}, 'صواب', now() + interval '1 day')`
    for (const [first, second] of [
      [publish, move],
      [move, publish],
      [publish, correct],
      [correct, publish],
    ] as const) {
      await db.orm.execute(sql`update article set state = 'draft'`)
      await db.orm.execute(sql`update story set section_id = 'sect000001'`)
      await followsTwoAtOnce(db, first, second, drift)
    }
  })
})
