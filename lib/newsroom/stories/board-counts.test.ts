import { sql } from 'drizzle-orm'
import { beforeAll, expect, it } from 'vitest'
import { describeDatabase } from '../../db/testing/test-databases.ts'
import { addStory, smallPublication } from '../../publication/testing/small-publication.ts'
import { articleStates } from '../../vocabulary.ts'
import type { Actor } from '../actor.ts'
import { mostCounted, sumOf } from '../counted.ts'
import { staffMember } from '../testing/staff-member.ts'
import { deleteArticle } from './bin.ts'
import { type BoardFilter, board, boardPageSize } from './board.ts'
import { boardCounts } from './board-counts.ts'
import { createStory } from './create-story.ts'

describeDatabase('the counts over the board', (opened) => {
  let author: Actor
  let deskId: string
  beforeAll(async () => {
    const db = opened()
    const ids = await smallPublication(db)
    deskId = ids.desk
    author = await staffMember(db, 'author')
    for (const state of articleStates) await addStory(db, { slug: `in-${state}`, state, headline: 'أسواق' })
    await addStory(db, { slug: 'english', locale: 'en', state: 'killed' })
    await createStory(db, author, { locale: 'ar', headline: 'أسواق الذهب', sectionId: ids.section })
    const { articleId } = await createStory(db, author, {
      locale: 'ar',
      headline: '',
      sectionId: ids.section,
    })
    await deleteArticle(db, author, { articleId })
  })

  it('are what the board holds in each state, whatever else was asked', async () => {
    const filters: Omit<BoardFilter, 'page'>[] = [
      {},
      { locale: 'en' },
      { deskId },
      { mine: true },
      { query: 'اسواق' },
      { query: 'لا شيء كهذا' },
      { bin: true },
    ]
    const sums: number[] = []
    for (const filter of filters) {
      const counts = await boardCounts(opened(), author, filter)
      for (const state of articleStates) {
        const { total } = await board(opened(), author, { ...filter, state, page: 1 })
        expect(counts[state], `${JSON.stringify(filter)} ${state}`).toEqual({ count: total, hasMore: false })
      }
      sums.push(Object.values(counts).reduce((sum, each) => sum + each.count, 0))
    }
    expect(sums).toEqual([9, 1, 8, 1, 8, 0, 1])
  })

  it('stop where nobody pages on, and say that there is more', async () => {
    const db = opened()
    await db.orm.execute(sql`
      insert into board_article (article_id, story_id, locale, state, author_ids, is_opened, is_translation, worked_on_at, dated_at, filed, has_lead)
      select 'many' || n, 'none', 'ur', case when n <= ${mostCounted} then 'draft' else 'killed' end, '{}', false, false, now(), now(), '{}', false
      from generate_series(1, ${mostCounted + 1}) as n`)
    const counts = await boardCounts(db, author, { locale: 'ur' })
    expect(counts).toMatchObject({
      draft: { count: mostCounted, hasMore: false },
      killed: { count: 1, hasMore: false },
    })
    expect(sumOf(Object.values(counts))).toEqual({ count: mostCounted, hasMore: true })
    const pages = mostCounted / boardPageSize
    expect(await board(db, author, { locale: 'ur', page: 1e9 })).toMatchObject({
      total: mostCounted,
      hasMore: true,
      page: pages,
      pages,
    })
    await db.orm.execute(sql`delete from board_article where locale = 'ur'`)
  })

  it('are not for people without a way in', async () => {
    const contributor = await staffMember(opened(), 'contributor')
    await expect(boardCounts(opened(), contributor, {})).rejects.toMatchObject({ refusal: 'not-allowed' })
  })
})
