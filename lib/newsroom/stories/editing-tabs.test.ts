import { eq, sql } from 'drizzle-orm'
import { beforeAll, expect, it } from 'vitest'
import { auditEvent } from '../../db/tables/audit.ts'
import { editingTab, revision } from '../../db/tables/drafts.ts'
import { describeDatabase } from '../../db/testing/test-databases.ts'
import { smallPublication } from '../../publication/testing/small-publication.ts'
import { type Actor, operator } from '../actor.ts'
import { staffMember, tab } from '../testing/staff-member.ts'
import { createStory } from './create-story.ts'
import { closeTab, heartbeat, takeOver } from './editing-tabs.ts'
import { transitionArticle } from './transition-article.ts'
import { saveDraft } from './working-draft.ts'

describeDatabase('editing tabs', (opened) => {
  let huda: Actor
  let karim: Actor
  let translator: Actor
  let sectionId: string
  beforeAll(async () => {
    sectionId = (await smallPublication(opened())).section
    huda = await staffMember(opened(), 'editor', { name: 'هدى' })
    karim = await staffMember(opened(), 'author', { name: 'كريم' })
    translator = await staffMember(opened(), 'translator', { name: 'منى' })
  })
  const begin = async () =>
    (await createStory(opened(), karim, { locale: 'ar', headline: 'عنوان', sectionId })).articleId
  const beat = (actor: Actor, articleId: string, tabId: string, wantsToWrite = true) =>
    heartbeat(opened(), actor, { articleId, tabId, wantsToWrite })
  const silence = (tabId: string, seconds: number) =>
    opened()
      .orm.update(editingTab)
      .set({ seenAt: sql`now() - make_interval(secs => ${seconds})` })
      .where(eq(editingTab.id, tabId))

  it('the first that asks writes; others read along and see who does', async () => {
    const articleId = await begin()
    const [mine, theirs] = [tab(), tab()]
    expect(await beat(karim, articleId, mine)).toMatchObject({
      writer: { name: 'كريم', isMe: true },
      others: [],
      version: 1,
      state: 'draft',
      sourceRevision: null,
    })
    expect(await beat(huda, articleId, theirs)).toMatchObject({
      writer: { name: 'كريم', isMe: false },
      others: ['كريم'],
    })
    expect(await beat(karim, articleId, mine)).toMatchObject({ writer: { isMe: true }, others: ['هدى'] })
  })

  it('whoever hands a story on lets the pen go, in each of her tabs', async () => {
    const articleId = await begin()
    const [mine, theirs] = [tab(), tab()]
    await beat(karim, articleId, mine)
    expect((await beat(huda, articleId, theirs)).writer).toMatchObject({ isMe: false })
    await transitionArticle(opened(), karim, { articleId, move: 'submit' })
    expect((await beat(karim, articleId, mine, false)).writer).toBeNull()
    expect((await beat(huda, articleId, theirs)).writer).toMatchObject({ isMe: true })
    await transitionArticle(opened(), huda, { articleId, move: 'return', note: 'الأرقام' })
    expect((await beat(karim, articleId, mine)).writer).toMatchObject({ isMe: true })
  })

  it('a person’s two tabs are two', async () => {
    const articleId = await begin()
    await beat(karim, articleId, tab())
    expect(await beat(karim, articleId, tab())).toMatchObject({
      writer: { name: 'كريم', isMe: false },
      others: [],
    })
  })

  it('exactly one of many that ask at once writes', async () => {
    for (let round = 0; round < 5; round += 1) {
      const articleId = await begin()
      const all = await Promise.all(Array.from({ length: 8 }, () => beat(karim, articleId, tab())))
      expect(all.filter((each) => each.writer?.isMe)).toHaveLength(1)
    }
  })

  it('gives the lock back when asked to, when it is closed, and 45 seconds after it was last heard', async () => {
    const articleId = await begin()
    const [one, two] = [tab(), tab()]
    await beat(karim, articleId, one)
    expect((await beat(karim, articleId, one, false)).writer).toBeNull()
    expect((await beat(huda, articleId, two)).writer).toMatchObject({ isMe: true })

    await closeTab(opened(), huda, { tabId: two })
    expect(await beat(karim, articleId, one)).toMatchObject({ writer: { isMe: true }, others: [] })

    await silence(one, 43)
    expect((await beat(huda, articleId, two)).writer).toMatchObject({ name: 'كريم' })
    await silence(one, 46)
    expect(await beat(huda, articleId, two)).toMatchObject({ writer: { isMe: true }, others: [] })
    // Back again, it finds that another writes meanwhile.
    expect((await beat(karim, articleId, one)).writer).toEqual({ name: 'هدى', isMe: false })
  })

  it('is taken over by who may: what was written is kept first, and it is logged', async () => {
    const articleId = await begin()
    const [one, two] = [tab(), tab()]
    await saveDraft(opened(), karim, {
      articleId,
      tabId: one,
      baseVersion: 1,
      content: { headline: 'كلماته' },
    })
    expect(await takeOver(opened(), huda, { articleId, tabId: two })).toMatchObject({
      writer: { name: 'هدى', isMe: true },
      others: ['كريم'],
    })
    const kept = await opened().orm.select().from(revision).where(eq(revision.articleId, articleId))
    expect(kept[1]).toMatchObject({ headline: 'كلماته', reason: 'take-over', staffId: karim.staffId })
    const events = await opened().orm.select().from(auditEvent).where(eq(auditEvent.subjectId, articleId))
    expect(events.at(-1)).toMatchObject({ action: 'story.take-over', details: { from: 'كريم' } })
    await expect(
      saveDraft(opened(), karim, { articleId, tabId: one, baseVersion: 2, content: { headline: 'لم تصل' } }),
    ).rejects.toMatchObject({ refusal: 'locked', subject: 'هدى' })
  })

  it('taking over what nobody holds is only beginning to write', async () => {
    const articleId = await begin()
    expect((await takeOver(opened(), huda, { articleId, tabId: tab() })).writer).toMatchObject({ isMe: true })
    const events = await opened().orm.select().from(auditEvent).where(eq(auditEvent.subjectId, articleId))
    expect(events.map((each) => each.action)).toEqual(['story.create'])
  })

  it('refuses who may read and not write, and leaves the lock where it is', async () => {
    const articleId = await begin()
    const [one, two] = [tab(), tab()]
    await beat(karim, articleId, one)
    await expect(beat(translator, articleId, two)).rejects.toMatchObject({ refusal: 'not-allowed' })
    await expect(takeOver(opened(), translator, { articleId, tabId: two })).rejects.toMatchObject({
      refusal: 'not-allowed',
    })
    expect(await beat(translator, articleId, two, false)).toMatchObject({ writer: { name: 'كريم' } })
    await closeTab(opened(), translator, { tabId: one })
    expect((await beat(karim, articleId, one)).writer).toMatchObject({ isMe: true })
  })

  it('takes no tab for another’s, nor a machine for a person', async () => {
    const articleId = await begin()
    const mine = tab()
    await beat(karim, articleId, mine)
    await expect(beat(huda, articleId, mine)).rejects.toMatchObject({
      refusal: 'malformed',
      subject: 'tabId',
    })
    await expect(beat(operator, articleId, tab())).rejects.toMatchObject({ refusal: 'not-allowed' })
    await expect(beat(huda, 'zzzzzzzzzz', tab())).rejects.toMatchObject({ refusal: 'unknown-article' })
    await expect(beat(huda, articleId, "'")).rejects.toMatchObject({ refusal: 'malformed', subject: 'tabId' })
  })
})
