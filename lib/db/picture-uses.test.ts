/** No picture that stands nowhere is ever taken for one that stands somewhere, whatever is written, and in which order. */
import { sql } from 'drizzle-orm'
import fc from 'fast-check'
import { beforeAll, expect, it } from 'vitest'
import { settleUses } from '../newsroom/pictures/settle-uses.ts'
import { standsSomewhere } from '../newsroom/pictures/stands-somewhere.ts'
import { addStory, smallPublication } from '../publication/testing/small-publication.ts'
import type { Database } from './open.ts'
import { media } from './tables/people-and-pictures.ts'
import { followsEveryWrite, followsTwoAtOnce } from './testing/derived-tables.ts'
import { describeEachEngine, describeEngine } from './testing/test-databases.ts'

const pictures = ['pict000001', 'pict000002', 'pict000003']

/** Pictures that stand nowhere and are said to be in use. */
async function drift({ orm }: Pick<Database, 'orm'>): Promise<unknown[]> {
  return orm
    .select({ id: media.id })
    .from(media)
    .where(sql`not ${media.mayBeUnused} and not ${standsSomewhere(orm)}`)
}

const documentOf = (shown: readonly string[]) =>
  JSON.stringify({
    type: 'doc',
    content: shown.map((mediaId) => ({ type: 'figure', attrs: { mediaId, alt: null, caption: null } })),
  })

const write = fc.record({
  to: fc.constantFrom(
    'article',
    'draft',
    'open',
    'close',
    'bin',
    'author',
    'logo',
    'entry',
    'unpost',
    'delete',
    'settle',
  ),
  at: fc.nat({ max: 2 }),
  shown: fc.subarray(pictures),
  lead: fc.constantFrom(...pictures, null),
})

async function apply(
  db: Database,
  { to, at, shown, lead }: { to: string; at: number; shown: string[]; lead: string | null },
): Promise<void> {
  const { orm } = db
  const nth = sql`(select id from article order by id offset ${at} limit 1)`
  switch (to) {
    case 'article':
      await orm.execute(
        sql`update article set document = ${documentOf(shown)}::jsonb, lead_media_id = ${lead} where id = ${nth}`,
      )
      return
    case 'draft':
      await orm.execute(
        sql`update draft set document = ${documentOf(shown)}::jsonb, lead_media_id = ${lead} where article_id = ${nth}`,
      )
      return
    case 'open':
      await orm.execute(sql`insert into draft (article_id, headline, document, document_version, lead_media_id)
        select id, headline, ${documentOf(shown)}::jsonb, document_version, ${lead} from article where id = ${nth}
        on conflict do nothing`)
      return
    case 'close':
      await orm.execute(sql`delete from draft where article_id = ${nth}`)
      return
    case 'bin':
      await orm.execute(
        sql`update article set deleted_at = case when deleted_at is null then now() end where id = ${nth}`,
      )
      return
    case 'author':
      await orm.execute(sql`update author set portrait_id = ${lead}`)
      return
    case 'entry':
      await orm.execute(sql`insert into live_entry (id, article_id, key, anchor, state, at, document, document_version, written_by)
        select id, id, 'key', 'u1', 'published', now(), ${documentOf(shown)}::jsonb, 1, 'x' from article where id = ${nth}
        on conflict (id) do update set document = excluded.document`)
      return
    case 'unpost':
      await orm.execute(sql`delete from live_entry where article_id = ${nth}`)
      return
    case 'logo':
      await orm.execute(sql`update publication set logo_id = ${lead}`)
      return
    case 'delete':
      await orm.execute(sql`delete from article where id = ${nth}`)
      return
    case 'settle': {
      await settleUses(db)
      // Nothing is left over.
      const { rows } = await orm.execute(
        sql`select from media where may_be_unused and ${standsSomewhere(orm)}`,
      )
      expect(rows).toEqual([])
      return
    }
  }
}

async function somePictures(db: Database): Promise<void> {
  await smallPublication(db)
  await db.orm.execute(sql`insert into media (id, content_hash, width, height, thumbhash)
    select id, id, 1600, 1000, '1QcSHQRnh493V4dIh4eXh1h4kJUI' from unnest(${sql.param(pictures)}::text[]) as id`)
}

describeEachEngine('Where pictures stand', (opened) => {
  beforeAll(() => somePictures(opened()))

  it('is never claimed of one that stands nowhere, whatever is written', async () => {
    await followsEveryWrite(opened(), write, apply, drift)
  })

  it('can be made anew when something was written past the triggers', async () => {
    const db = opened()
    await db.orm.execute(sql`delete from story`)
    await db.orm.execute(sql`update author set portrait_id = null`)
    await db.orm.execute(sql`update publication set logo_id = null`)
    await db.orm.execute(sql`update media set may_be_unused = false`)
    expect(await drift(db)).not.toEqual([])
    await db.orm.execute(sql`select public.rebuild_picture_uses()`)
    expect(await drift(db)).toEqual([])
  })
})

describeEngine('postgres', 'Where pictures stand', (opened) => {
  beforeAll(() => somePictures(opened()))

  it('is right after two transactions that write at once, in either order', async () => {
    const db = opened()
    const one = await addStory(db, { slug: 'one' })
    const two = await addStory(db, { slug: 'two' })
    const shows = (articleId: string, shown: string[]) =>
      sql`update article set document = ${documentOf(shown)}::jsonb where id = ${articleId}`
    const settle = sql`update media set may_be_unused = false where id in (
      select id from media where may_be_unused and ${standsSomewhere(db.orm)} for update skip locked)`
    const changes = [
      shows(one.articleId, ['pict000001']),
      shows(one.articleId, []),
      shows(two.articleId, ['pict000001']),
      shows(two.articleId, []),
      settle,
    ]
    for (const first of changes)
      for (const second of changes) {
        if (first === second) continue
        // In one place alone, and to be looked at again.
        await db.orm.execute(shows(one.articleId, ['pict000001']))
        await db.orm.execute(shows(two.articleId, []))
        await db.orm.execute(sql`update media set may_be_unused = true`)
        await followsTwoAtOnce(db, first, second, drift)
      }
  })
})
