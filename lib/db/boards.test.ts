/** The tables of the newsroom's lists say at every moment what their source tables say, whatever is written to those. */
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
    with due as (select * from public.board_articles_of(array(select id from article))),
      due_story as (select * from public.board_stories_of(array(select id from story)))
    (select 'too many' as what, to_jsonb(a) as of from (select * from board_article except select * from due) as a)
    union all (select 'missing', to_jsonb(a) from (select * from due except select * from board_article) as a)
    union all (select 'too many', to_jsonb(a) from (select * from board_story except select * from due_story) as a)
    union all (select 'missing', to_jsonb(a) from (select * from due_story except select * from board_story) as a)`)
  return rows
}

const articleColumns = {
  state: ['draft', 'published', 'unpublished', 'killed'],
  published_at: ['2026-01-01T00:00:00Z', '2031-01-01T00:00:00Z', null],
  updated_at: ['2026-03-01T00:00:00Z', '2026-09-01T00:00:00Z', null],
  deleted_at: ['2026-06-01T00:00:00Z', null],
  locale: ['ar', 'en', 'fr'],
  created_by: ['staff00001', null],
  scheduled_for: ['2026-12-01T00:00:00Z', null],
  headline: ['عنوان آخر'],
}
const authors = ['auth000001', 'auth000002']

/** Anything that may be written to the tables that the boards follow from; `at` says to which of the rows there are. */
const write = fc.record({
  to: fc.constantFrom(
    'add',
    'translate',
    'article',
    'article',
    'article',
    'story',
    'own',
    'topics',
    'merge topics',
    'move article',
    'open',
    'save',
    'credit',
    'close',
    'sign',
    'unsign',
    'merge authors',
    'all at once',
    'delete article',
    'delete story',
  ),
  at: fc.nat({ max: 7 }),
  other: fc.nat({ max: 5 }),
  column: fc.constantFrom(...(Object.keys(articleColumns) as (keyof typeof articleColumns)[])),
})
type Write = typeof write extends fc.Arbitrary<infer Value> ? Value : never

async function apply(db: Database, { to, at, other, column }: Write): Promise<void> {
  const { orm } = db
  const nth = (
    table: string,
    key = 'id',
  ) => sql`(select ${sql.raw(key)} from ${sql.raw(table)} order by ${sql.raw(key)}
    offset ${at} % greatest(1, (select count(*) from ${sql.raw(table)})) limit 1)`
  const author = authors[other % 2]!
  const credits = JSON.stringify(
    authors.slice(0, other % 3).flatMap((authorId) => [
      { authorId, role: 'author' },
      { authorId, role: 'translator' },
    ]),
  )
  switch (to) {
    case 'add':
      await addStory(db, { slug: newId() })
      return
    case 'translate': {
      const { rows } = await orm.execute<{ id: string }>(
        sql`select id from story where id = ${nth('story')} and not exists (select from article where story_id = story.id and locale = 'fr')`,
      )
      if (rows[0]) await addStory(db, { slug: newId(), locale: 'fr', storyId: rows[0].id, state: 'draft' })
      return
    }
    case 'article': {
      const values = articleColumns[column]
      await orm.execute(sql`
        update article set ${sql.raw(column)} = ${values[other % values.length] ?? null} where id = ${nth('article')}
        and not exists (select from article as same where same.story_id = article.story_id and same.id <> article.id and ${column} = 'locale')`)
      return
    }
    case 'story':
      await orm.execute(sql`update story set section_id = ${['sect000001', 'sect000002'][other % 2]},
        desk_id = ${other > 2 ? 'desk000001' : null} where id = ${nth('story')}`)
      return
    case 'own':
      await orm.execute(
        sql`update story set owner_id = ${other % 2 ? 'staff00001' : null}, kind = ${['report', 'opinion'][other % 2]} where id = ${nth('story')}`,
      )
      return
    case 'topics':
      await orm.execute(sql`delete from story_topic where story_id = ${nth('story')}`)
      await orm.execute(sql`insert into story_topic (story_id, topic_id, position)
        select story.id, topic.id, row_number() over () from story, topic where story.id = ${nth('story')} limit ${other}`)
      return
    case 'merge topics':
      await orm.execute(sql`update story_topic set topic_id = ${nth('topic')} where topic_id <> ${nth('topic')}
        and not exists (select from story_topic as has where has.story_id = story_topic.story_id and has.topic_id = ${nth('topic')})`)
      return
    case 'move article':
      await orm.execute(sql`update article set story_id = ${nth('story')} where id = (select min(id) from article)
        and not exists (select from article as same where same.story_id = ${nth('story')} and same.locale = article.locale)`)
      return
    case 'open':
      await orm.execute(sql`insert into draft (article_id, headline, document, document_version, bylines)
        select id, headline, document, document_version, ${credits}::jsonb from article where id = ${nth('article')} on conflict do nothing`)
      return
    case 'save':
      await orm.execute(sql`update draft set headline = 'آخر', updated_at = now() + interval '1 second' * ${other}
        where article_id = ${nth('draft', 'article_id')}`)
      return
    case 'credit':
      await orm.execute(
        sql`update draft set bylines = ${credits}::jsonb where article_id = ${nth('draft', 'article_id')}`,
      )
      return
    case 'close':
      await orm.execute(sql`delete from draft where article_id = ${nth('draft', 'article_id')}`)
      return
    case 'sign':
      await orm.execute(sql`insert into byline (article_id, author_id, role, position)
        select id, ${author}, 'author', 5 from article where id = ${nth('article')} on conflict do nothing`)
      return
    case 'unsign':
      await orm.execute(
        sql`delete from byline where author_id = ${author} and article_id = ${nth('article')}`,
      )
      return
    case 'merge authors':
      await orm.execute(sql`update byline set author_id = ${author} where author_id <> ${author}
        and not exists (select from byline as has where has.article_id = byline.article_id and has.author_id = ${author} and has.role = byline.role)`)
      return
    case 'all at once':
      await orm.execute(
        sql`update article set state = ${articleColumns.state[other % 4]}, updated_at = now() + interval '1 second' * ${at}`,
      )
      return
    case 'delete article':
      await orm.execute(sql`delete from article where id = ${nth('article')}`)
      return
    case 'delete story':
      await orm.execute(sql`delete from story where id = ${nth('story')}`)
      return
  }
}

async function somebodyElse(db: Database): Promise<void> {
  await smallPublication(db)
  await db.orm.execute(
    sql`insert into author (id, slug, names) values ('auth000002', 'omar', '{"ar":"عمر"}')`,
  )
  await db.orm.execute(
    sql`insert into topic (id, slug, names) values ('topic00002', 'second-topic', '{"ar":"موضوع"}'), ('topic00003', 'third-topic', '{"ar":"ثالث"}')`,
  )
  await db.orm.execute(
    sql`insert into staff (id, name, email) values ('staff00001', 'هدى', 'huda@example.org')`,
  )
}

describeEachEngine('Tables of the newsroom’s lists', (opened) => {
  beforeAll(() => somebodyElse(opened()))

  it('hold what was begun, saved, published, filed and signed, whatever is written', async () => {
    await followsEveryWrite(opened(), write, apply, drift)
  })

  it('can be made anew when something was written past the triggers', async () => {
    const db = opened()
    await addStory(db, { slug: 'written-past' })
    await db.orm.execute(sql`delete from board_article`)
    await db.orm.execute(
      sql`insert into board_story values ('nobody0001', 'sect000001', null, now(), '{ar}', '{}')`,
    )
    expect(await drift(db)).not.toEqual([])
    await db.orm.execute(sql`select public.rebuild_boards()`)
    expect(await drift(db)).toEqual([])
  })
})

describeEngine('postgres', 'Tables of the newsroom’s lists', (opened) => {
  beforeAll(() => somebodyElse(opened()))

  it('follow two transactions that change one story at once, in either order', async () => {
    const db = opened()
    const { articleId, storyId } = await addStory(db, { slug: 'at-once', state: 'draft' })
    await db.orm.execute(sql`insert into draft (article_id, headline, document, document_version)
      select id, headline, document, document_version from article`)
    const changes = [
      sql`update draft set updated_at = now() + interval '1 hour' where article_id = ${articleId}`,
      sql`update article set state = case when state = 'draft' then 'published' else 'draft' end where id = ${articleId}`,
      sql`update story set desk_id = case when desk_id is null then 'desk000001' end where id = ${storyId}`,
      sql`insert into story_topic (story_id, topic_id, position)
        select ${storyId}, id, 0 from topic where not exists (select from story_topic where story_id = ${storyId} and topic_id = topic.id) limit 1`,
    ]
    for (const first of changes)
      for (const second of changes) {
        if (first === second) continue
        await followsTwoAtOnce(db, first, second, drift)
      }
  })
})
