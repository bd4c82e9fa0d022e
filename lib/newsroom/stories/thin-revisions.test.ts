import { and, eq, sql } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../../db/id.ts'
import { revision } from '../../db/tables/drafts.ts'
import { article, correction } from '../../db/tables/stories.ts'
import { describeEachEngine } from '../../db/testing/test-databases.ts'
import { smallPublication } from '../../publication/testing/small-publication.ts'
import { doc, p } from '../../story/compose.ts'
import { documentVersion } from '../../story/document.ts'
import type { Actor } from '../actor.ts'
import { staffMember, tab } from '../testing/staff-member.ts'
import { bringUpToDate } from '../translation/bring-up-to-date.ts'
import { createStory } from './create-story.ts'
import { revisionReasons } from './revision-reasons.ts'
import { listRevisions, readRevision, restoreRevision } from './revisions.ts'
import { thinRevisions } from './thin-revisions.ts'
import { transitionArticle } from './transition-article.ts'
import { translateStory } from './translate-story.ts'
import { openDraft, saveDraft } from './working-draft.ts'

const words = (count: number) => Array.from({ length: count }, (_, i) => `كلمة${i}`).join(' ')
const day = 24 * 60

describeEachEngine('thinning the history', (opened) => {
  let editor: Actor
  let sectionId: string
  beforeAll(async () => {
    sectionId = (await smallPublication(opened())).section
    editor = await staffMember(opened(), 'editor', { name: 'هدى' })
  })

  type Kept = Partial<typeof revision.$inferInsert> & { ago: number; words?: number }
  /** A story that was begun a month ago, with versions that are so many minutes old, and one of now. */
  const story = async (...versions: Kept[]): Promise<string> => {
    const { articleId } = await createStory(opened(), editor, { locale: 'ar', headline: 'عنوان', sectionId })
    await opened().orm.execute(
      sql`update revision set created_at = now() - interval '30 days' where article_id = ${articleId}`,
    )
    const rows = [...versions, { ago: 0 }]
    for (const [index, { ago, words: count = 100, ...given }] of rows.entries())
      await opened()
        .orm.insert(revision)
        .values({
          articleId,
          number: index + 2,
          headline: 'عنوان',
          document: doc(p(words(count))),
          documentVersion,
          reason: 'autosave',
          staffId: editor.staffId,
          createdAt: sql`now() - make_interval(mins => ${ago})` as never,
          ...given,
        })
    return articleId
  }
  const left = async (articleId: string) =>
    (await listRevisions(opened(), editor, { articleId })).map(({ number }) => number).toReversed()
  const reasonOf = async (articleId: string, number: number) =>
    (await readRevision(opened(), editor, { articleId, revision: number })).reason

  it('leaves the last hour whole, of the last day every ten minutes, of what is older every sitting', async () => {
    const old = [3, 2, 1, 0].map((n) => ({ ago: 3 * day + n * 5 }))
    const another = { ago: 2 * day }
    const today = [0, 1, 2].map((n) => ({ ago: 10 * 60 - n * 0.5 }))
    const now = [{ ago: 40 }, { ago: 39 }, { ago: 38 }]
    const articleId = await story(
      ...old,
      another,
      ...today.map(({ ago }) => ({ ago: Math.ceil(ago) })),
      ...now,
    )
    const gone = await thinRevisions(opened())
    expect(gone).toBeGreaterThanOrEqual(4)
    const numbers = await left(articleId)
    expect(numbers.slice(0, 3)).toEqual([1, 5, 6])
    expect(numbers.slice(-4)).toEqual([10, 11, 12, 13])
    expect(await reasonOf(articleId, 5)).toBe('session')
    expect(await reasonOf(articleId, 12)).toBe('autosave')
    // What stays can still be read and brought back, under the number that it had.
    await restoreRevision(opened(), editor, { articleId, revision: 6 })
    expect((await left(articleId)).at(-1)).toBeGreaterThan(13)
  })

  it('done again, or at once by many, removes nothing more', async () => {
    const articleId = await story(...[9, 8, 7, 6, 5, 4, 3, 2, 1, 0].map((n) => ({ ago: 2 * day + n })))
    await Promise.all([thinRevisions(opened()), thinRevisions(opened()), thinRevisions(opened())])
    await thinRevisions(opened())
    expect(await left(articleId)).toEqual([1, 11, 12])
    expect(await thinRevisions(opened())).toBe(0)
  })

  it('goes on past one batch, whose sitting stays one', async () => {
    const many = Array.from({ length: 55 }, (_, n) => ({ ago: 3 * day - n }))
    const articleId = await story(...many)
    expect(await thinRevisions(opened())).toBe(54)
    expect(await left(articleId)).toEqual([1, 56, 57])
  })

  it.each([
    ...revisionReasons.filter((reason) => reason !== 'autosave'),
    'submit',
    'publish',
    'قبل تصحيح الرقم',
    'استيراد: قديم.xml',
    null,
  ])('never removes what was kept for another reason: %s', async (reason) => {
    const articleId = await story({ ago: 2 * day + 2, reason }, { ago: 2 * day + 1 }, { ago: 2 * day })
    await thinRevisions(opened())
    expect(await left(articleId)).toEqual([1, 2, 4, 5])
    expect(await reasonOf(articleId, 2)).toBe(reason)
  })

  describe('never removes', () => {
    const three = () => [{ ago: 2 * day + 2 }, { ago: 2 * day + 1 }, { ago: 2 * day }]
    const staysAfter = async (articleId: string) => {
      await thinRevisions(opened())
      expect(await left(articleId)).toEqual([1, 2, 4, 5])
      expect(await thinRevisions(opened())).toBe(0)
    }
    it('what readers saw', async () => {
      const [first, ...rest] = three()
      await staysAfter(await story({ ...first!, publishedAt: new Date() }, ...rest))
    })
    it('what readers see', async () => {
      const articleId = await story(...three())
      await opened().orm.update(article).set({ revisionNumber: 2 }).where(eq(article.id, articleId))
      await staysAfter(articleId)
    })
    it.each(['revisionNumber', 'previousRevision'] as const)(
      'what a note to readers is about: %s',
      async (name) => {
        const articleId = await story(...three())
        await opened()
          .orm.insert(correction)
          .values({ id: newId(), articleId, note: 'صُحّح الرقم', [name]: 2 })
        await staysAfter(articleId)
      },
    )
    it('what a translation was made from', async () => {
      const articleId = await story(...three())
      const { articleId: translation } = await translateStory(opened(), editor, { articleId, locale: 'en' })
      await opened().orm.update(article).set({ translatedFromRevision: 2 }).where(eq(article.id, translation))
      await staysAfter(articleId)
    })
    it('what the next one that stays has lost much of', async () => {
      const [one, two, three_] = three()
      const articleId = await story(
        { ...one!, words: 300 },
        { ...two!, words: 90 },
        { ...three_!, words: 80 },
      )
      await staysAfter(articleId)
      expect(await reasonOf(articleId, 2)).toBe('words-taken')
    })
    it('a text that went away slowly, at any age', async () => {
      const counts = [400, 340, 280, 230, 190, 150, 120, 90, 70, 50, 30, 10, 0]
      const articleId = await story(...counts.map((count, n) => ({ ago: 2 * day + 13 - n, words: count })), {
        ago: 2 * day,
        words: 0,
      })
      await thinRevisions(opened())
      const sizes: number[] = []
      for (const number of await left(articleId)) {
        const { content } = await readRevision(opened(), editor, { articleId, revision: number })
        sizes.push((JSON.stringify(content.document).match(/كلمة/g) ?? []).length)
      }
      expect(Math.max(...sizes.slice(0, -1))).toBeGreaterThan(400 * (2 / 3))
      expect(sizes.length).toBeLessThan(counts.length)
    })
  })

  it('leaves what a translator had on her screen as the nearest one before it: changed once too often, not too seldom', async () => {
    const articleId = await story(
      { ago: 2 * day + 5, reason: 'submit' },
      { ago: 2 * day + 2 },
      { ago: 2 * day },
    )
    const { articleId: translation } = await translateStory(opened(), editor, { articleId, locale: 'en' })
    await opened().orm.update(article).set({ translatedFromRevision: 1 }).where(eq(article.id, translation))
    await thinRevisions(opened())
    expect(await left(articleId)).not.toContain(3)
    await bringUpToDate(opened(), editor, { articleId: translation, revision: 3 })
    const [row] = await opened().orm.select().from(article).where(eq(article.id, translation))
    expect(row!.translatedFromRevision).toBe(2)
  })

  it('leaves an article that somebody holds for another time', async () => {
    const articleId = await story({ ago: 2 * day + 1 }, { ago: 2 * day })
    const isPostgres = opened().engine === 'postgres'
    if (isPostgres) {
      await opened().orm.transaction(async (tx) => {
        await tx.select().from(article).where(eq(article.id, articleId)).for('no key update')
        await thinRevisions(opened())
        expect(await left(articleId)).toEqual([1, 2, 3, 4])
      })
    }
    await thinRevisions(opened())
    expect(await left(articleId)).toEqual([1, 3, 4])
  })

  it('what is moved on and saved afterwards counts on from the last number', async () => {
    const articleId = await story({ ago: 2 * day + 1 }, { ago: 2 * day })
    await thinRevisions(opened())
    const { content, version } = await openDraft(opened(), editor, { articleId })
    await saveDraft(opened(), editor, {
      articleId,
      tabId: tab(),
      baseVersion: version,
      content: { ...content, document: doc(p('جديد')) },
    })
    await transitionArticle(opened(), editor, { articleId, move: 'publish' })
    expect(await left(articleId)).toEqual([1, 3, 4, 5])
    const [row] = await opened()
      .orm.select()
      .from(revision)
      .where(and(eq(revision.articleId, articleId), eq(revision.number, 5)))
    expect(row).toMatchObject({ reason: 'publish' })
  })
})
