import { beforeAll, expect, it } from 'vitest'
import { desk } from '../../db/tables/people-and-pictures.ts'
import { describeDatabase } from '../../db/testing/test-databases.ts'
import { smallPublication } from '../../publication/testing/small-publication.ts'
import { staffMember } from '../testing/staff-member.ts'
import { createStory } from './create-story.ts'
import { transitionArticle } from './transition-article.ts'
import { whereToBegin } from './where-to-begin.ts'

describeDatabase('who comes in', (opened) => {
  let ids: Awaited<ReturnType<typeof smallPublication>>
  beforeAll(async () => {
    ids = await smallPublication(opened())
    await opened()
      .orm.insert(desk)
      .values({ id: 'otherdesk0', slug: 'other', names: { ar: 'غيره' } })
  })

  it('begins where her work is: what is hers, what waits for her desk, the translations; else on the board', async () => {
    const db = opened()
    const author = await staffMember(db, 'author')
    const editor = await staffMember(db, 'editor')
    const ofDesk = await staffMember(db, 'editor', { deskIds: [ids.desk] })
    const elsewhere = await staffMember(db, 'editor', { deskIds: ['otherdesk0'] })
    const translator = await staffMember(db, 'translator')
    expect(await whereToBegin(db, author)).toEqual({ at: 'board' })
    expect(await whereToBegin(db, editor)).toEqual({ at: 'board' })
    const { articleId } = await createStory(db, author, {
      locale: 'ar',
      headline: 'خبر',
      sectionId: ids.section,
      deskId: ids.desk,
    })
    expect(await whereToBegin(db, author)).toEqual({ at: 'mine' })
    await transitionArticle(db, author, { articleId, move: 'submit' })
    expect(await whereToBegin(db, editor)).toEqual({ at: 'review', deskId: null })
    expect(await whereToBegin(db, ofDesk)).toEqual({ at: 'review', deskId: ids.desk })
    expect(await whereToBegin(db, elsewhere)).toEqual({ at: 'board' })
    expect(await whereToBegin(db, translator)).toEqual({ at: 'translations' })
  })
})
