import { eq, sql } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import { auditEvent } from '../../db/tables/audit.ts'
import { article } from '../../db/tables/stories.ts'
import { describeDatabase } from '../../db/testing/test-databases.ts'
import type { Locale } from '../../locale/table.ts'
import { findStory } from '../../publication/story.ts'
import { addStory, smallPublication } from '../../publication/testing/small-publication.ts'
import { doc, p } from '../../story/compose.ts'
import { type Actor, operator } from '../actor.ts'
import { deleteArticle, emptyBin } from '../stories/bin.ts'
import { board } from '../stories/board.ts'
import { checkArticle } from '../stories/check-article.ts'
import { createStory } from '../stories/create-story.ts'
import { heartbeat } from '../stories/editing-tabs.ts'
import { history } from '../stories/history.ts'
import { publishDue } from '../stories/publish-due.ts'
import { listRevisions, saveRevision } from '../stories/revisions.ts'
import { setEmbargo } from '../stories/set-embargo.ts'
import { transitionArticle } from '../stories/transition-article.ts'
import { translateStory } from '../stories/translate-story.ts'
import { openDraft, saveDraft } from '../stories/working-draft.ts'
import { staffMember, tab } from '../testing/staff-member.ts'
import { bringUpToDate } from './bring-up-to-date.ts'
import { languagesOf } from './languages-of.ts'
import { sourceOf } from './source-of.ts'
import {
  type Standing,
  standings,
  type TranslationsBoard,
  translationsBoard,
  translationsInHand,
} from './translations-board.ts'

describeDatabase('the translation desk', (opened) => {
  let editor: Actor
  let translator: Actor
  beforeAll(async () => {
    await smallPublication(opened())
    editor = await staffMember(opened(), 'editor', { name: 'هدى' })
    translator = await staffMember(opened(), 'translator', { name: 'ريم' })
  })

  const write = async (actor: Actor, articleId: string, change: Record<string, unknown>) => {
    const { content, version } = await openDraft(opened(), actor, { articleId })
    const tabId = tab()
    await saveDraft(opened(), actor, {
      articleId,
      tabId,
      baseVersion: version,
      content: { ...content, ...change },
    })
    // It is closed again, or the next would find it locked.
    await opened().orm.execute(sql`delete from editing_tab where id = ${tabId}`)
  }
  const publish = (articleId: string) => transitionArticle(opened(), editor, { articleId, move: 'publish' })
  const source = async (articleId: string) => {
    const found = await sourceOf(opened(), translator, { articleId })
    if (!found) throw new Error('It has no source')
    return found
  }
  const published = async (slug: string, locale: Locale = 'en') => {
    const original = await addStory(opened(), { slug, document: doc(p('نصّ أول في الأصل.')) })
    const { articleId } = await translateStory(opened(), translator, {
      articleId: original.articleId,
      locale,
    })
    return { ...original, translation: articleId }
  }
  const onBoard = async (articleId: string) => {
    const { rows } = await board(opened(), translator, { page: 1 })
    return rows.find((row) => row.articleId === articleId)?.sourceHasChanged
  }

  describe('what counts as a change of the source', () => {
    it('a new public text, not a draft of one, nor another byline', async () => {
      const { articleId, translation } = await published('يتغيّر')
      expect(await source(translation)).toMatchObject({ base: { number: 1 }, hasChanged: false })
      await write(editor, articleId, { document: doc(p('نصّ ثانٍ في الأصل.')) })
      expect(await source(translation)).toMatchObject({ present: { number: 1 }, hasChanged: false })
      await publish(articleId)
      const changed = await source(translation)
      expect(changed).toMatchObject({ base: { number: 1 }, hasChanged: true, locale: 'ar' })
      expect(changed.base.content.document).toMatchObject(doc(p('نصّ أول في الأصل.')))
      expect(changed.present.content.document).toMatchObject(doc(p('نصّ ثانٍ في الأصل.')))
      expect(await onBoard(translation)).toBe(true)
      expect(await onBoard(articleId)).toBe(false)

      await bringUpToDate(opened(), translator, { articleId: translation, revision: changed.present.number })
      expect(await source(translation)).toMatchObject({ hasChanged: false })
      await write(editor, articleId, { bylines: [{ authorId: editor.authorId, role: 'editor' }] })
      await publish(articleId)
      const credited = await source(translation)
      expect(credited).toMatchObject({ hasChanged: false })
      expect(credited.present.number).toBeGreaterThan(credited.base.number)
      expect(await onBoard(translation)).toBe(false)
    })

    it('what is changed back is no change', async () => {
      const { articleId, translation } = await published('يعود')
      const { content } = await openDraft(opened(), editor, { articleId })
      await write(editor, articleId, { headline: 'عنوان آخر' })
      await publish(articleId)
      expect((await source(translation)).hasChanged).toBe(true)
      await write(editor, articleId, { headline: content.headline })
      await publish(articleId)
      expect((await source(translation)).hasChanged).toBe(false)
    })

    it('of what readers do not see yet, every version that is kept; its words are kept when it is begun', async () => {
      const { articleId } = await createStory(opened(), editor, {
        locale: 'ar',
        headline: 'قيد الكتابة',
        sectionId: 'sect000001',
      })
      await write(editor, articleId, { document: doc(p('كلمات لم يحفظ أحد نسخة منها.')) })
      const { articleId: translation } = await translateStory(opened(), translator, {
        articleId,
        locale: 'fr',
      })
      const [kept] = await listRevisions(opened(), editor, { articleId })
      expect(kept).toMatchObject({ number: 2, reason: 'translated', keptBy: 'هدى' })
      const begun = await source(translation)
      expect(begun).toMatchObject({ base: { number: 2 }, hasChanged: false })
      expect(begun.base.content.document).toMatchObject(doc(p('كلمات لم يحفظ أحد نسخة منها.')))

      await write(editor, articleId, { standfirst: 'مقدمة' })
      expect((await source(translation)).hasChanged).toBe(false)
      await saveRevision(opened(), editor, { articleId, reason: 'أول نسخة كاملة' })
      expect(await source(translation)).toMatchObject({ present: { number: 3 }, hasChanged: true })
      await publish(articleId)
      expect(await source(translation)).toMatchObject({ present: { number: 3 }, hasChanged: true })
      // Translated twice from the same words: nothing has to be kept again.
      await translateStory(opened(), translator, { articleId, locale: 'en' })
      expect(await listRevisions(opened(), editor, { articleId })).toHaveLength(3)
    })

    it('a source that is withdrawn, deleted or gone has not changed; the checklist says which', async () => {
      const keys = async (id: string) =>
        (await checkArticle(opened(), editor, { articleId: id })).map((each) => each.key)
      const killed = await published('مسحوب')
      await write(editor, killed.articleId, { headline: 'غيره' })
      await publish(killed.articleId)
      expect(await keys(killed.translation)).toContain('source-changed')
      await transitionArticle(opened(), editor, { articleId: killed.articleId, move: 'kill' })
      expect(await source(killed.translation)).toMatchObject({ state: 'killed', hasChanged: false })
      expect(await keys(killed.translation)).toContain('source-withdrawn')
      expect(await keys(killed.translation)).not.toContain('source-changed')

      const { articleId } = await createStory(opened(), editor, {
        locale: 'ar',
        headline: 'تُحذف',
        sectionId: 'sect000001',
      })
      const { articleId: translation } = await translateStory(opened(), translator, {
        articleId,
        locale: 'en',
      })
      await deleteArticle(opened(), editor, { articleId })
      expect(await source(translation)).toMatchObject({ isInBin: true, hasChanged: false })
      await opened()
        .orm.update(article)
        .set({ deletedAt: sql`now() - interval '40 days'` })
        .where(eq(article.id, articleId))
      await emptyBin(opened())
      expect(await sourceOf(opened(), translator, { articleId: translation })).toBeNull()
      expect(await keys(translation)).not.toContain('source-withdrawn')
    })
  })

  describe('bringing a translation up to date', () => {
    it('is logged, changes no word, and leaves a change that came meanwhile', async () => {
      const { articleId, translation } = await published('يُحدَّث')
      for (const headline of ['عنوان ثانٍ', 'عنوان ثالث']) {
        await write(editor, articleId, { headline })
        await publish(articleId)
      }
      const before = await openDraft(opened(), translator, { articleId: translation })
      expect(await bringUpToDate(opened(), translator, { articleId: translation, revision: 2 })).toEqual({
        number: 2,
        hasMovedOn: true,
      })
      expect(await source(translation)).toMatchObject({ base: { number: 2 }, hasChanged: true })
      expect(await bringUpToDate(opened(), translator, { articleId: translation, revision: 3 })).toEqual({
        number: 3,
        hasMovedOn: false,
      })
      expect(await source(translation)).toMatchObject({ base: { number: 3 }, hasChanged: false })
      expect(await openDraft(opened(), translator, { articleId: translation })).toEqual(before)
      const [last] = await history(opened(), editor, { articleId: translation })
      expect(last).toMatchObject({
        event: 'story.bring-up-to-date',
        by: 'ريم',
        details: { from: articleId, before: 2, revision: 3 },
      })
      // Said twice, it is logged once.
      await bringUpToDate(opened(), translator, { articleId: translation, revision: 3 })
      const logged = await opened()
        .orm.select()
        .from(auditEvent)
        .where(eq(auditEvent.action, 'story.bring-up-to-date'))
      expect(logged.filter((each) => each.subjectId === translation)).toHaveLength(2)
    })

    it('takes no revision that is not there, that went before, or of what is no translation', async () => {
      const { articleId, translation } = await published('يُرفض')
      for (const number of [0, 2, -1, 1.5, Number.NaN, 2 ** 40])
        await expect(
          bringUpToDate(opened(), translator, { articleId: translation, revision: number }),
        ).rejects.toMatchObject({
          refusal: 'malformed',
          subject: 'revision',
        })
      await expect(bringUpToDate(opened(), editor, { articleId, revision: 1 })).rejects.toMatchObject({
        subject: 'source',
      })
    })

    it('is for whoever may write in the translation', async () => {
      const { articleId, translation } = await published('ليس لغيرها')
      await write(editor, articleId, { headline: 'غيره' })
      await publish(articleId)
      const other = await staffMember(opened(), 'translator')
      await expect(
        bringUpToDate(opened(), other, { articleId: translation, revision: 2 }),
      ).rejects.toMatchObject({
        refusal: 'not-allowed',
        subject: 'story.edit',
      })
      expect((await source(translation)).base.number).toBe(1)
    })
  })

  it('who has it open learns that its source has another revision', async () => {
    const { articleId, translation } = await published('نبض')
    const beat = () =>
      heartbeat(opened(), translator, { articleId: translation, tabId: tab(), wantsToWrite: false })
    expect(await beat()).toMatchObject({ sourceRevision: 1 })
    await write(editor, articleId, { headline: 'غيره' })
    await publish(articleId)
    expect(await beat()).toMatchObject({ sourceRevision: 2 })
    expect(
      await heartbeat(opened(), translator, { articleId, tabId: tab(), wantsToWrite: false }),
    ).toMatchObject({ sourceRevision: null })
  })

  it('the checklist counts what nobody has translated, and stops nothing', async () => {
    const { articleId, translation } = await published('تُعدّ')
    const untranslated = async () =>
      (await checkArticle(opened(), editor, { articleId: translation })).filter(
        (each) => each.key === 'untranslated',
      )
    expect(await untranslated()).toMatchObject([
      { where: { field: 'headline' }, severity: 'should' },
      { where: { block: 0 } },
    ])
    await write(translator, translation, { headline: 'Counted', document: doc(p('A first text.')) })
    expect(await untranslated()).toEqual([])
    await write(editor, articleId, { headline: 'غيره' })
    await publish(articleId)
    expect(
      (await checkArticle(opened(), editor, { articleId: translation })).map((each) => each.key),
    ).toContain('source-changed')
    expect(await publish(translation)).toBe('published')
  })

  describe('each language goes its own way', () => {
    const seen = async (locale: Locale, slug: string) =>
      (await findStory(opened(), locale, 'economy', slug)).kind

    it('publishing, taking down and withdrawing one leaves the others as they are', async () => {
      const { articleId, translation } = await published('طريقها')
      await write(translator, translation, { headline: 'Its own way' })
      expect(await seen('en', 'its-own-way')).toBe('missing')
      await publish(translation)
      expect(await seen('en', 'its-own-way')).toBe('found')
      await transitionArticle(opened(), editor, { articleId, move: 'unpublish', note: 'سبب' })
      expect(await seen('ar', 'طريقها')).toBe('missing')
      expect(await seen('en', 'its-own-way')).toBe('found')
      const [original, english] = await languagesOf(opened(), translator, { articleId })
      expect(original).toMatchObject({ locale: 'ar', state: 'unpublished', translatedFromId: null })
      expect(english).toMatchObject({ locale: 'en', state: 'published', translatedFromId: articleId })
    })

    it('each has its own moment and its own embargo', async () => {
      const { articleId } = await createStory(opened(), editor, {
        locale: 'ar',
        headline: 'موعدان',
        sectionId: 'sect000001',
      })
      const { articleId: english } = await translateStory(opened(), translator, { articleId, locale: 'en' })
      const { articleId: french } = await translateStory(opened(), translator, { articleId, locale: 'fr' })
      await write(translator, english, { headline: 'Two moments' })
      await write(translator, french, { headline: 'Deux moments' })
      const inHours = (hours: number) => new Date(Date.now() + hours * 3_600_000)
      await transitionArticle(opened(), editor, { articleId, move: 'schedule', at: inHours(1) })
      await transitionArticle(opened(), editor, { articleId: english, move: 'schedule', at: inHours(2) })
      await setEmbargo(opened(), editor, { articleId: french, until: inHours(3) })
      const due = await opened()
        .orm.update(article)
        .set({ scheduledFor: sql`now()` })
        .where(eq(article.id, english))
        .returning()
      expect((await publishDue(opened())).published).toEqual(due.map(({ id }) => id))
      const states = (await languagesOf(opened(), editor, { articleId })).map((each) => [
        each.locale,
        each.state,
      ])
      expect(states).toEqual([
        ['ar', 'scheduled'],
        ['en', 'published'],
        ['fr', 'draft'],
      ])
      await expect(publish(french)).rejects.toMatchObject({ refusal: 'embargoed' })
      await publish(articleId)
    })
  })

  describe('the board of languages', () => {
    it('says of each language where it stands, and what it would be translated from', async () => {
      const { storyId, articleId, translation } = await published('لوحة')
      const find = async (filter: Parameters<typeof translationsBoard>[2]) =>
        (await translationsBoard(opened(), translator, filter)).rows.find((row) => row.storyId === storyId)
      const row = await find({})
      expect(row).toMatchObject({ section: { ar: 'اقتصاد' }, source: { articleId, locale: 'ar' } })
      expect(row?.versions.map(({ locale, state, people }) => ({ locale, state, people }))).toEqual([
        { locale: 'ar', state: 'published', people: [{ ar: 'سلمى الحدّاد', en: 'Salma Haddad' }] },
        { locale: 'en', state: 'draft', people: [{ ar: 'ريم' }] },
      ])
      expect(await find({ locale: 'en', standing: 'missing' })).toBeUndefined()
      expect(await find({ locale: 'fr', standing: 'missing' })).toBeDefined()
      expect(await find({ standing: 'missing' })).toBeDefined()
      expect(await find({ locale: 'en', standing: 'draft' })).toBeDefined()
      expect(await find({ locale: 'ar', standing: 'draft' })).toBeUndefined()
      expect(await find({ sectionId: 'sect000002' })).toBeUndefined()
      expect(await find({ deskId: 'desk-of-nobody' })).toBeUndefined()
      expect(await find({ standing: 'changed' })).toBeUndefined()
      await write(editor, articleId, { headline: 'غيره' })
      await publish(articleId)
      expect(await find({ standing: 'changed', locale: 'en' })).toBeDefined()
      expect(await find({ standing: 'changed', locale: 'fr' })).toBeUndefined()

      // In the bin it keeps its language, and is no version to translate from.
      await deleteArticle(opened(), translator, { articleId: translation })
      expect(await find({ locale: 'en', standing: 'missing' })).toBeUndefined()
      expect((await find({}))?.versions.find((each) => each.locale === 'en')?.isInBin).toBe(true)
    })

    it('a story that is withdrawn in every language is not waiting for a translation', async () => {
      const { storyId, articleId } = await addStory(opened(), { slug: 'لا تُترجم' })
      await transitionArticle(opened(), editor, { articleId, move: 'kill' })
      const { rows } = await translationsBoard(opened(), editor, {})
      expect(rows.some((row) => row.storyId === storyId)).toBe(false)
      await expect(translateStory(opened(), editor, { articleId, locale: 'en' })).rejects.toMatchObject({
        refusal: 'killed',
      })
    })

    it('is read page by page, each story once, also when one comes while it is read', async () => {
      for (let n = 0; n < 55; n += 1)
        await addStory(opened(), { slug: `صفحة-${n}`, publishedIn: -200 - (n % 3) })
      const seen: string[] = []
      const { all, total } = await translationsBoard(opened(), editor, {})
      expect(total).toEqual(all)
      let after: string | null = null
      do {
        const page: TranslationsBoard = await translationsBoard(opened(), editor, {
          after: after ?? undefined,
        })
        seen.push(...page.rows.map((row) => row.storyId))
        if (!after) await addStory(opened(), { slug: 'وصلت-أثناء-القراءة' })
        after = page.next
      } while (after)
      expect(seen).toHaveLength(all.count)
      expect(new Set(seen).size).toBe(all.count)
      const first = await translationsBoard(opened(), editor, {})
      for (const after of ['', 'x', '12', '9999999999999999999-a', "1-'; --"])
        expect((await translationsBoard(opened(), editor, { after })).rows[0]).toEqual(first.rows[0])
    })

    it('counts the stories of each standing under the other filters', async () => {
      const counted = async (filter: Parameters<typeof translationsBoard>[2]) =>
        numbersOf((await translationsBoard(opened(), editor, filter)).counts)
      const numbersOf = (counts: TranslationsBoard['counts']) =>
        Object.fromEntries(
          standings.map((each) => {
            expect(counts[each].hasMore).toBe(false)
            return [each, counts[each].count]
          }),
        ) as Record<Standing, number>
      const before = await counted({ locale: 'he', standing: 'draft' })
      const { articleId } = await addStory(opened(), { slug: 'تُعدّ-في-اللوحة' })
      const { articleId: hebrew } = await translateStory(opened(), translator, { articleId, locale: 'he' })
      const after = await counted({ locale: 'he' })
      expect(after).toEqual({ ...before, draft: before.draft + 1 })
      const { total, counts } = await translationsBoard(opened(), editor, { locale: 'he', standing: 'draft' })
      expect(total).toEqual(counts.draft)
      await write(editor, articleId, { headline: 'غيره' })
      await publish(articleId)
      expect(await counted({ locale: 'he' })).toEqual({ ...after, changed: after.changed + 1 })
      await deleteArticle(opened(), translator, { articleId: hebrew })
      expect(await counted({ locale: 'he' })).toEqual(before)
      expect((await counted({ sectionId: 'sect-of-none' })).missing).toBe(0)
    })

    it('a translator’s queue is what she has in hand, what was overtaken by its source first', async () => {
      const me = await staffMember(opened(), 'translator')
      const begin = async (slug: string) => {
        const original = await addStory(opened(), { slug })
        const { articleId } = await translateStory(opened(), me, {
          articleId: original.articleId,
          locale: 'en',
        })
        return { original: original.articleId, translation: articleId }
      }
      const one = await begin('أولى')
      const two = await begin('ثانية')
      const three = await begin('ثالثة')
      const queue = async () => (await translationsInHand(opened(), me)).map((each) => each.articleId)
      expect(new Set(await queue())).toEqual(new Set([one.translation, two.translation, three.translation]))
      await publish(two.translation)
      expect(new Set(await queue())).toEqual(new Set([one.translation, three.translation]))
      await write(editor, two.original, { headline: 'غيره' })
      await publish(two.original)
      expect((await queue())[0]).toBe(two.translation)
      expect(await translationsInHand(opened(), operator)).toEqual([])
    })
  })
})
