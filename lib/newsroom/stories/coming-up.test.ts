import { eq } from 'drizzle-orm'
import { beforeAll, expect, it } from 'vitest'
import { article } from '../../db/tables/stories.ts'
import { describeDatabase } from '../../db/testing/test-databases.ts'
import { smallPublication } from '../../publication/testing/small-publication.ts'
import type { Actor } from '../actor.ts'
import { staffMember } from '../testing/staff-member.ts'
import { deleteArticle } from './bin.ts'
import { comingUp } from './coming-up.ts'
import { createStory } from './create-story.ts'
import { transitionArticle } from './transition-article.ts'

const hour = 60 * 60 * 1000
const inHours = (hours: number) => new Date(Date.now() + hours * hour)

describeDatabase('what is coming up', (opened) => {
  let editor: Actor
  let sectionId: string
  beforeAll(async () => {
    sectionId = (await smallPublication(opened())).section
    editor = await staffMember(opened(), 'editor')
  })
  const begin = async (headline: string) =>
    (await createStory(opened(), editor, { locale: 'ar', headline, sectionId })).articleId
  const scheduled = async (headline: string, hours: number) => {
    const articleId = await begin(headline)
    await transitionArticle(opened(), editor, { articleId, move: 'schedule', at: inHours(hours) })
    return articleId
  }

  it('is what is scheduled, soonest first, and apart from it what missed its moment', async () => {
    await begin('مسودة')
    await scheduled('بعد غد', 48)
    await scheduled('غدًا', 24)
    await scheduled('اليوم', 2)
    const missed = await scheduled('فات موعدها', 1)
    const embargoUntil = inHours(5)
    await opened()
      .orm.update(article)
      .set({ scheduledFor: inHours(-1), scheduleFailure: 'embargoed', embargoUntil })
      .where(eq(article.id, missed))
    const { failed, next } = await comingUp(opened(), editor, { most: 2 })
    expect(next.map((each) => each.headline)).toEqual(['اليوم', 'غدًا'])
    expect(failed).toEqual([
      expect.objectContaining({
        articleId: missed,
        headline: 'فات موعدها',
        failure: 'embargoed',
        embargoUntil: embargoUntil.toISOString(),
      }),
    ])
  })

  it('does not look into the bin', async () => {
    const articleId = await scheduled('تُحذف', 3)
    await transitionArticle(opened(), editor, { articleId, move: 'unschedule' })
    await opened()
      .orm.update(article)
      .set({ scheduleFailure: 'failed', state: 'draft' })
      .where(eq(article.id, articleId))
    await deleteArticle(opened(), editor, { articleId })
    const { failed, next } = await comingUp(opened(), editor, { most: 10 })
    expect([...failed, ...next].map((each) => each.articleId)).not.toContain(articleId)
  })

  it('is not for people without a way in', async () => {
    const contributor = await staffMember(opened(), 'contributor')
    await expect(comingUp(opened(), contributor, { most: 2 })).rejects.toMatchObject({
      refusal: 'not-allowed',
    })
  })
})
