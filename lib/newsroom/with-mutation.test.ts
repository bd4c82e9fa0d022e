import { afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import { auditEvent } from '../db/tables/audit.ts'
import { announcement, toldArticle } from '../db/tables/connections.ts'
import { touch } from '../db/tables/touches.ts'
import { describeEachEngine } from '../db/testing/test-databases.ts'
import { tags } from '../press/cache-dependencies.ts'
import { addStory, smallPublication } from '../publication/testing/small-publication.ts'
import { operator } from './actor.ts'
import type { Cause } from './events.ts'
import { withMutation } from './with-mutation.ts'

describeEachEngine('what happened', (opened) => {
  let articleId: string

  beforeAll(async () => {
    await smallPublication(opened())
    articleId = (await addStory(opened(), { slug: 'خبر' })).articleId
  })
  beforeEach(async () => {
    process.env.WEBSUB_HUB = 'https://hub.example/'
    process.env.INDEXNOW_KEY = 'abcdef0123'
    for (const table of [auditEvent, announcement, toldArticle, touch]) await opened().orm.delete(table)
  })
  afterEach(() => {
    delete process.env.WEBSUB_HUB
    delete process.env.INDEXNOW_KEY
  })

  const publish = (cause: Cause, failing?: Error) =>
    withMutation(opened(), async (_tx, emit) => {
      const step = {
        move: 'publish',
        from: 'draft',
        to: 'published',
        revision: 1,
        note: null,
        at: null,
      } as const
      await emit(operator, {
        type: 'StoryPublished',
        articleId,
        cause,
        step: cause === 'import' ? null : step,
      })
      if (failing) throw failing
    })
  const touched = async () => (await opened().orm.select().from(touch)).map(({ tag }) => tag)
  const announced = async () =>
    (await opened().orm.select().from(announcement)).map(({ listener }) => listener)
  const logged = async () => (await opened().orm.select().from(auditEvent)).map(({ action }) => action)

  it('is logged, forgotten by presses, and to be told outside, in the transaction in which it did', async () => {
    await publish('person')
    expect(await logged()).toEqual(['publish'])
    expect(await touched()).toEqual(
      expect.arrayContaining([tags.article(articleId), tags.latest('ar'), tags.cardAhead(articleId)]),
    )
    expect(new Set(await announced())).toEqual(new Set(['hub', 'search-engines']))
    expect(await opened().orm.select().from(toldArticle)).toEqual([{ articleId, as: 'public' }])
  })

  it('left no trace when it did not happen after all', async () => {
    await expect(publish('person', new Error('no'))).rejects.toThrow('no')
    expect([await logged(), await touched(), await announced()]).toEqual([[], [], []])
  })

  it('is no news when an archive moved in: its lists have changed, and nobody outside hears of the story', async () => {
    await publish('import')
    expect(await logged()).toEqual([])
    expect(await touched()).toContain(tags.latest('ar'))
    expect(await touched()).not.toContain(tags.cardAhead(articleId))
    expect(new Set(await announced())).toEqual(new Set(['hub']))
    expect(await opened().orm.select().from(toldArticle)).toEqual([])
  })

  it('is kept for nobody where nobody is to be told', async () => {
    delete process.env.WEBSUB_HUB
    delete process.env.INDEXNOW_KEY
    await publish('person')
    expect(await announced()).toEqual([])
  })
})
