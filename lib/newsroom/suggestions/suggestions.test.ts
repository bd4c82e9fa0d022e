import { and, eq } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import { answerApi } from '../../api/answer.ts'
import { exportFiles } from '../../archive/own/write-export.ts'
import type { Database } from '../../db/open.ts'
import { auditEvent } from '../../db/tables/audit.ts'
import { notification } from '../../db/tables/notifications.ts'
import { suggestion } from '../../db/tables/suggestions.ts'
import { describeDatabase } from '../../db/testing/test-databases.ts'
import { present } from '../../present.ts'
import { absolute } from '../../publication/addresses.ts'
import { smallPublication } from '../../publication/testing/small-publication.ts'
import { doc, p } from '../../story/compose.ts'
import { plainText } from '../../story/plain-text.ts'
import { feedDocument } from '../../syndication/feeds/feed-document.ts'
import { type Actor, operator } from '../actor.ts'
import { makeKey } from '../keys/make-key.ts'
import { longestLine, mostSuggestions } from '../limits.ts'
import { removePerson } from '../people/change-person.ts'
import { openPreview } from '../previews/open-preview.ts'
import { makePreviewLink } from '../previews/preview-links.ts'
import { board } from '../stories/board.ts'
import { checkArticle } from '../stories/check-article.ts'
import { createStory } from '../stories/create-story.ts'
import { heartbeat } from '../stories/editing-tabs.ts'
import { listRevisions, restoreRevision } from '../stories/revisions.ts'
import { transitionArticle } from '../stories/transition-article.ts'
import { openDraft, saveDraft } from '../stories/working-draft.ts'
import { staffMember, tab } from '../testing/staff-member.ts'
import { applyChanges } from './changes.ts'
import { refuseSuggestions } from './decide-suggestions.ts'
import { acceptable } from './lines.ts'
import { listSuggestions, type StorySuggestions } from './list-suggestions.ts'
import { keyOfAll, textOf } from './pieces.ts'
import { suggest } from './suggest.ts'
import { suggestsByDefault } from './suggests-by-default.ts'

const secret = 'a secret of this house, for tests alone'
const text = (...paragraphs: string[]) => doc(...paragraphs.map((each) => p(each)))

describeDatabase('suggestions on a story', (opened) => {
  let db: Database
  let owner: Actor
  let author: Actor
  let translator: Actor
  let sectionId: string
  beforeAll(async () => {
    db = opened()
    sectionId = (await smallPublication(db)).section
    owner = await staffMember(db, 'owner', { name: 'نور' })
    author = await staffMember(db, 'author', { name: 'ليلى' })
    translator = await staffMember(db, 'translator', { name: 'سامي' })
  })

  const begin = async (...paragraphs: string[]) => {
    const { articleId } = await createStory(db, author, { locale: 'ar', headline: 'عنوان', sectionId })
    await write(articleId, ...paragraphs)
    return articleId
  }
  const tabId = tab()
  const write = async (articleId: string, ...paragraphs: string[]) => {
    const { content, version } = await openDraft(db, author, { articleId })
    const document = text(...paragraphs)
    await saveDraft(db, author, { articleId, tabId, baseVersion: version, content: { ...content, document } })
  }
  /** As the screen does: they are written in, and the save says so. */
  const takenBy = async (actor: Actor, articleId: string, ids: readonly string[]) => {
    const { open } = await listSuggestions(db, actor, { articleId })
    const taken = open.filter(({ id }) => ids.includes(id))
    const { content, version } = await openDraft(db, actor, { articleId })
    const ofText = taken.filter(({ part, isGone }) => part === null && !isGone)
    const lines = Object.fromEntries(
      taken.flatMap(({ part, after }) => (part ? [[part, textOf(after)]] : [])),
    )
    return {
      articleId,
      tabId: actor === author ? tabId : tab(),
      baseVersion: version,
      content: {
        ...content,
        ...lines,
        document: { ...content.document, content: applyChanges(content.document.content, ofText) },
      },
      accepts: taken.map(({ id, after }) => ({ id, makes: keyOfAll(after) })),
    }
  }
  const accept = async (actor: Actor, articleId: string, ids: readonly string[]) =>
    saveDraft(db, actor, await takenBy(actor, articleId, ids))
  const acceptedOf = async (articleId: string) =>
    (await db.orm.select().from(suggestion).where(eq(suggestion.articleId, articleId))).map(
      ({ isAccepted }) => isAccepted,
    )
  const wordsOf = async (articleId: string) =>
    plainText((await openDraft(db, author, { articleId })).content.document)
  const propose = async (articleId: string, actor: Actor, ...paragraphs: string[]) => {
    const { document, open } = await listSuggestions(db, actor, { articleId })
    const known = open.flatMap(({ id, isOwn }) => (isOwn ? [id] : []))
    return suggest(db, actor, { articleId, base: document, document: text(...paragraphs), known })
  }
  const open = async (articleId: string) =>
    (await listSuggestions(db, author, { articleId })).open.map(({ before, after, path, by, isGone }) => [
      by,
      path.join(),
      `${textOf(before)} → ${textOf(after)}`,
      ...(isGone ? ['gone'] : []),
    ])

  it('are beside the draft: its text, its version and its history stay as they are', async () => {
    const articleId = await begin('قال الوزير أمس')
    const before = await openDraft(db, author, { articleId })
    const { open: made, stamp } = await propose(articleId, translator, 'قالت الوزيرة أمس')
    expect(made).toMatchObject([{ by: 'سامي', isOwn: true, isGone: false }])
    expect(await openDraft(db, author, { articleId })).toEqual(before)
    expect((await heartbeat(db, author, { articleId, tabId })).suggestions).toEqual({ open: 1, stamp })
    expect(await checkArticle(db, author, { articleId })).toContainEqual(
      expect.objectContaining({ key: 'suggestions-open', count: 1 }),
    )
  })

  it('keep who and when as she writes on, and go when she takes them back', async () => {
    const articleId = await begin('أول', 'ثانٍ')
    const [first] = (await propose(articleId, translator, 'أول الكلام', 'ثانٍ')).open
    const [second] = (await propose(articleId, translator, 'أول الكلام كله', 'ثانٍ')).open
    expect(second).toMatchObject({ id: first?.id, at: first?.at })
    await propose(articleId, translator, 'أول الكلام كله', 'ثانٍ وآخر')
    expect(await open(articleId)).toHaveLength(2)
    await propose(articleId, translator, 'أول', 'ثانٍ')
    expect(await open(articleId)).toEqual([])
  })

  it('tell whoever makes the story, once for a sitting', async () => {
    const articleId = await begin('أول')
    await propose(articleId, translator, 'أول الكلام')
    await propose(articleId, translator, 'أول الكلام كله')
    const rows = await db.orm.select().from(notification).where(eq(notification.articleId, articleId))
    expect(rows).toMatchObject([{ staffId: author.staffId, kind: 'suggested', actorName: 'سامي', count: 1 }])
  })

  it('tell who made them what became of them, and not who took her own back', async () => {
    const articleId = await begin('أول', 'ثانٍ')
    const { open: made } = await propose(articleId, translator, 'أول الكلام', 'ثانٍ وآخر')
    const [first, second] = made.map(({ id }) => id)
    await accept(author, articleId, [present(first, 'the first')])
    await refuseSuggestions(db, translator, { articleId, ids: [present(second, 'the second')] })
    const rows = () =>
      db.orm
        .select()
        .from(notification)
        .where(
          and(eq(notification.articleId, articleId), eq(notification.staffId, String(translator.staffId))),
        )
    expect(await rows()).toMatchObject([{ kind: 'suggestion-accepted', actorName: 'ليلى' }])
    const [third] = (await propose(articleId, translator, 'أول الكلام', 'ثانٍ وثالث')).open
    await refuseSuggestions(db, author, { articleId, ids: [present(third, 'the third').id] })
    expect((await rows()).map(({ kind }) => kind).toSorted()).toEqual([
      'suggestion-accepted',
      'suggestion-refused',
    ])
  })

  it('follow the draft, are gone with their words, and come back with them', async () => {
    const articleId = await begin('أول', 'قال الوزير أمس')
    await propose(articleId, translator, 'أول', 'قال الوزير اليوم')
    await write(articleId, 'صفر', 'أول', 'وقد قال الوزير أمس')
    expect(await open(articleId)).toEqual([['سامي', '2', 'أمس → اليوم']])
    await write(articleId, 'صفر')
    expect(await open(articleId)).toEqual([['سامي', '2', 'أمس → اليوم', 'gone']])
    await write(articleId, 'أول', 'وقد قال الوزير أمس')
    expect(await open(articleId)).toEqual([['سامي', '1', 'أمس → اليوم']])
    // Somebody writes it by hand.
    await write(articleId, 'أول', 'وقد قال الوزير اليوم')
    expect(await open(articleId)).toEqual([])
  })

  it('stay with a version that is brought back', async () => {
    const articleId = await begin('قال الوزير أمس في بيان طويل نشره مكتبه')
    await propose(articleId, translator, 'قال الوزير اليوم في بيان طويل نشره مكتبه')
    await write(articleId, 'غير ذلك كله')
    expect((await open(articleId)).map(([, , , isGone]) => isGone)).toEqual(['gone'])
    const [kept] = await listRevisions(db, author, { articleId })
    await restoreRevision(db, author, { articleId, revision: kept!.number })
    expect(await open(articleId)).toEqual([['سامي', '0', 'أمس → اليوم']])
  })

  it('made from an older draft follow it; what fits nowhere is kept and said to be gone', async () => {
    const articleId = await begin('أول', 'قال الوزير أمس')
    const { document: base } = await listSuggestions(db, translator, { articleId })
    await write(articleId, 'صفر', 'أول', 'قالت هيئة أخرى')
    const document = text('أول ما كان', 'قال الوزير اليوم')
    await suggest(db, translator, { articleId, base, document })
    expect((await open(articleId)).sort()).toEqual([
      ['سامي', '1', ' →  ما كان'],
      ['سامي', '1', 'أمس → اليوم', 'gone'],
    ])
  })

  it('of two people are both kept, also of the same words', async () => {
    const articleId = await begin('قال الوزير أمس')
    await propose(articleId, translator, 'قال الوزير اليوم')
    await propose(articleId, owner, 'قال الوزير غدًا')
    expect(await open(articleId)).toEqual([
      ['سامي', '0', 'أمس → اليوم'],
      ['نور', '0', 'أمس → غدًا'],
    ])
  })

  it('are decided on once, whoever else does so at the same moment', async () => {
    const articleId = await begin('قال الوزير أمس')
    const ids = (await propose(articleId, translator, 'قال الوزير اليوم')).open.map(({ id }) => id)
    const [one, two] = await Promise.all([
      refuseSuggestions(db, owner, { articleId, ids }),
      refuseSuggestions(db, translator, { articleId, ids }),
    ])
    expect([...one.decided, ...two.decided]).toEqual(ids)
    expect([...one.others, ...two.others]).toEqual(ids)
    const winner = one.decided.length > 0 ? owner : translator
    // Who did not hear the answer asks again.
    expect((await refuseSuggestions(db, winner, { articleId, ids })).decided).toEqual(ids)
    const log = await db.orm.select().from(auditEvent).where(eq(auditEvent.subjectId, articleId))
    expect(log.filter(({ action }) => /(accept|refuse)-suggestion/.test(action))).toHaveLength(1)
    expect(await wordsOf(articleId)).toBe('قال الوزير أمس')
  })

  it('are accepted with the text that takes them, or stand open as before', async () => {
    const articleId = await begin('قال الوزير أمس')
    const ids = (await propose(articleId, translator, 'قال الوزير اليوم')).open.map(({ id }) => id)
    const save = await takenBy(author, articleId, ids)
    await expect(saveDraft(db, author, { ...save, baseVersion: save.baseVersion - 1 })).rejects.toMatchObject(
      {
        refusal: 'stale-version',
      },
    )
    expect(await open(articleId)).toEqual([['سامي', '0', 'أمس → اليوم']])
    // The answer is lost, and it is sent again.
    await saveDraft(db, author, save)
    await saveDraft(db, author, save)
    expect(await open(articleId)).toEqual([])
    expect(await wordsOf(articleId)).toBe('قال الوزير اليوم')
    const log = await db.orm.select().from(auditEvent).where(eq(auditEvent.subjectId, articleId))
    expect(log.filter(({ action }) => /(accept|refuse)-suggestion/.test(action))).toHaveLength(1)
  })

  it('of two that touch are both accepted, also where the text shows them as one', async () => {
    const articleId = await begin('قال الوزير أمس')
    await propose(articleId, translator, 'وقد قال الوزير أمس')
    await propose(articleId, owner, 'ثم قال الوزير أمس')
    const ids = (await listSuggestions(db, author, { articleId })).open.map(({ id }) => id)
    await accept(author, articleId, ids)
    expect(await acceptedOf(articleId)).toEqual([true, true])
  })

  it('are as the text says when one is refused in the moment in which it takes them', async () => {
    const articleId = await begin('قال الوزير أمس')
    const ids = (await propose(articleId, translator, 'قال الوزير اليوم')).open.map(({ id }) => id)
    const save = await takenBy(author, articleId, ids)
    await refuseSuggestions(db, owner, { articleId, ids })
    await saveDraft(db, author, save)
    expect(await acceptedOf(articleId)).toEqual([true])
    expect(await refuseSuggestions(db, owner, { articleId, ids })).toEqual({ decided: [], others: ids })
    expect(await wordsOf(articleId)).toBe('قال الوزير اليوم')
  })

  it('that went on being written as the text took them stay, and lose no word', async () => {
    const articleId = await begin('قال الوزير أمس')
    const ids = (await propose(articleId, translator, 'قال الوزير اليوم')).open.map(({ id }) => id)
    const save = await takenBy(author, articleId, ids)
    await propose(articleId, translator, 'قال الوزير اليوم في بيان')
    await saveDraft(db, author, save)
    expect(await open(articleId)).toEqual([['سامي', '0', 'أمس → اليوم في بيان', 'gone']])
  })

  it('stand open again where they were when whoever accepted them undoes it', async () => {
    const articleId = await begin('أول', 'قال الوزير أمس')
    const ids = (await propose(articleId, translator, 'أول', 'قال الوزير اليوم')).open.map(({ id }) => id)
    const { content } = await openDraft(db, author, { articleId })
    const { version } = await accept(author, articleId, ids)
    await saveDraft(db, author, { articleId, tabId, baseVersion: version, content, reopens: ids })
    expect(await open(articleId)).toEqual([['سامي', '1', 'أمس → اليوم']])
    expect(await acceptedOf(articleId)).toEqual([null])
    // And done again.
    await accept(author, articleId, ids)
    expect(await acceptedOf(articleId)).toEqual([true])
  })

  it('of a line over the text stand open again when it is what it was', async () => {
    const articleId = await begin('نص')
    const { document, lines } = await listSuggestions(db, translator, { articleId })
    const words = { ...lines, headline: 'عنوان آخر' }
    await suggest(db, translator, { articleId, base: document, document, lines: { base: lines, words } })
    const ids = (await listSuggestions(db, author, { articleId })).open.map(({ id }) => id)
    const { content } = await openDraft(db, author, { articleId })
    const { version } = await accept(author, articleId, ids)
    await saveDraft(db, author, { articleId, tabId, baseVersion: version, content, reopens: ids })
    const { open: again } = await listSuggestions(db, author, { articleId })
    expect(again).toMatchObject([{ part: 'headline', isGone: false }])
  })

  it('are refused by who may edit, and withdrawn by who made them; by nobody else', async () => {
    const articleId = await begin('قال الوزير أمس')
    const ids = (await propose(articleId, owner, 'قال الوزير اليوم')).open.map(({ id }) => id)
    await expect(refuseSuggestions(db, translator, { articleId, ids })).rejects.toMatchObject({
      refusal: 'not-allowed',
    })
    await expect(accept(translator, articleId, ids)).rejects.toMatchObject({ refusal: 'not-allowed' })
    expect((await refuseSuggestions(db, author, { articleId, ids })).decided).toEqual(ids)
  })

  /** What a screen has in hand, and sends with a text. */
  const inHand = ({ open, stamp }: StorySuggestions) => ({
    known: open.flatMap(({ id, isOwn, path, from, to, after }) =>
      isOwn ? [{ id, place: { path, from, to }, makes: keyOfAll(after) }] : [],
    ),
    heard: stamp,
  })

  it('that were refused are there again when she types them again', async () => {
    const articleId = await begin('قال الوزير أمس')
    const ids = (await propose(articleId, translator, 'قال الوزير اليوم')).open.map(({ id }) => id)
    await refuseSuggestions(db, author, { articleId, ids })
    const { document: base, ...heard } = await listSuggestions(db, translator, { articleId })
    const document = text('قال الوزير اليوم')
    await suggest(db, translator, { articleId, base, document, ...inHand({ document: base, ...heard }) })
    expect(await open(articleId)).toEqual([['سامي', '0', 'أمس → اليوم']])
  })

  it('that were refused come back from no screen that has not heard, wherever their words are by now', async () => {
    const articleId = await begin('قال الوزير المصري أمس')
    const heard = await propose(articleId, translator, 'قال الوزير المصري اليوم')
    await refuseSuggestions(db, author, { articleId, ids: heard.open.map(({ id }) => id) })
    await write(articleId, 'قبل ذلك', 'وقد قال الوزير المصري أمس')
    const document = text('قالت الوزير المصري اليوم')
    const known = inHand(heard)
    await suggest(db, translator, { articleId, base: heard.document, document, ...known })
    expect(await open(articleId)).toEqual([['سامي', '1', 'قال → قالت']])
  })

  it('that were refused come back from no screen that wrote a paragraph beside them and has not heard', async () => {
    const articleId = await begin('أولى', 'قديمة كلها', 'ثالثة')
    const heard = await propose(articleId, translator, 'أولى', 'بديلة أخرى', 'ثالثة')
    await refuseSuggestions(db, author, { articleId, ids: heard.open.map(({ id }) => id) })
    const document = text('أولى', 'مزيدة هنا', 'بديلة أخرى', 'ثالثة')
    const base = heard.document
    const { open: left } = await suggest(db, translator, { articleId, base, document, ...inHand(heard) })
    expect(left.map((each) => textOf(each.after))).toEqual(['مزيدة هنا'])
  })

  it('of two tabs of one person take nothing from each other', async () => {
    const articleId = await begin('قال الوزير أمس')
    const send = (from: StorySuggestions, ...paragraphs: string[]) => {
      const document = text(...paragraphs)
      return suggest(db, translator, { articleId, base: from.document, document, ...inHand(from) })
    }
    const none = await listSuggestions(db, translator, { articleId })
    const one = await send(none, 'قال الوزير أمس في بيان')
    // The other, which had heard of none, writes at the same place.
    await send(none, 'قال الوزير أمس من دبي')
    const both = [
      ['سامي', '0', ' →  في بيان'],
      ['سامي', '0', ' →  من دبي'],
    ]
    expect(await open(articleId)).toEqual(both)
    // The first writes on its own while another has it as it was, and leaves it or takes it back.
    await send(one, 'قال الوزير أمس في بيان طويل')
    await send(one, 'قالت الوزيرة أمس في بيان')
    await send(one, 'قال الوزير أمس')
    expect((await open(articleId)).map(([, , says]) => says)).toContain(' →  في بيان طويل')
  })

  it('are accepted by nobody while a colleague writes', async () => {
    const articleId = await begin('قال الوزير أمس')
    const ids = (await propose(articleId, translator, 'قال الوزير اليوم')).open.map(({ id }) => id)
    await heartbeat(db, author, { articleId, tabId, wantsToWrite: true })
    await expect(accept(owner, articleId, ids)).rejects.toMatchObject({ refusal: 'locked' })
    expect(await open(articleId)).toHaveLength(1)
  })

  it('outlive whoever made them', async () => {
    const gone = await staffMember(db, 'translator', { name: 'راحلة' })
    const articleId = await begin('قال الوزير أمس')
    await propose(articleId, gone, 'قال الوزير اليوم')
    await removePerson(db, owner, { staffId: String(gone.staffId) })
    const { open: left } = await listSuggestions(db, author, { articleId })
    expect(left).toMatchObject([{ by: 'راحلة', isOwn: false }])
    await accept(
      author,
      articleId,
      left.map(({ id }) => id),
    )
    expect(await acceptedOf(articleId)).toEqual([true])
  })

  it('are no more than we keep', async () => {
    const lines = Array.from({ length: mostSuggestions + 1 }, (_, n) => `سطر ${n}`)
    const articleId = await begin(...lines)
    const five = lines.map((line, n) => (n < 500 ? `${line} وزيادة` : line))
    expect((await propose(articleId, translator, ...five)).open).toHaveLength(500)
    await write(articleId, 'قبل الكل', ...lines)
    const places = (await open(articleId)).map(([, path]) => Number(path))
    expect(places.sort((one, two) => one - two)).toEqual(Array.from({ length: 500 }, (_, n) => n + 1))
    await expect(
      propose(articleId, owner, 'قبل الكل', ...lines.map((line) => `${line} أخرى`)),
    ).rejects.toMatchObject({ refusal: 'too-many-suggestions' })
    expect(await open(articleId)).toHaveLength(500)
  })

  it('are suggested by default by who sees the text and may not change it', async () => {
    const articleId = await begin('أول')
    const opensOf = async (actor: Actor) => suggestsByDefault(await openDraft(db, actor, { articleId }))
    expect(await Promise.all([author, owner, translator].map(opensOf))).toEqual([false, false, true])
    await transitionArticle(db, owner, { articleId, move: 'publish' })
    await transitionArticle(db, owner, { articleId, move: 'kill', note: 'خطأ' })
    expect(await opensOf(translator)).toBe(false)
    await expect(propose(articleId, translator, 'غيره')).rejects.toMatchObject({ refusal: 'killed' })
  })

  describe('for the lines over the text', () => {
    type Lines = Partial<Record<'headline' | 'standfirst', string>>
    const proposeLines = async (articleId: string, actor: Actor, words: Lines) => {
      const { document, lines, open } = await listSuggestions(db, actor, { articleId })
      const known = open.flatMap(({ id, isOwn }) => (isOwn ? [id] : []))
      const would = { ...lines, ...words }
      return suggest(db, actor, {
        articleId,
        base: document,
        document,
        lines: { base: lines, words: would },
        known,
      })
    }
    const writeLines = async (articleId: string, words: Lines) => {
      const { content, version } = await openDraft(db, author, { articleId })
      await saveDraft(db, author, {
        articleId,
        tabId,
        baseVersion: version,
        content: { ...content, ...words },
      })
    }
    const openLines = async (articleId: string) =>
      (await listSuggestions(db, author, { articleId })).open.map(({ part, before, after, isGone }) => [
        part,
        `${textOf(before)} → ${textOf(after)}`,
        ...(isGone ? ['gone'] : []),
      ])

    it('are one each, as a whole, and change nothing', async () => {
      const articleId = await begin('نص')
      const before = await openDraft(db, author, { articleId })
      const [first] = (await proposeLines(articleId, translator, { headline: 'عنوان آخر' })).open
      expect(first).toMatchObject({ part: 'headline', by: 'سامي', isOwn: true, isGone: false })
      const both = await proposeLines(articleId, translator, {
        headline: ' عنوان آخر  غيره ',
        standfirst: 'وملخّص',
      })
      expect(both.open[0]).toMatchObject({ id: first?.id, at: first?.at })
      expect(await openLines(articleId)).toEqual([
        ['headline', 'عنوان → عنوان آخر غيره'],
        ['standfirst', ' → وملخّص'],
      ])
      expect(await openDraft(db, author, { articleId })).toEqual(before)
      await proposeLines(articleId, translator, {})
      expect(await openLines(articleId)).toEqual([])
    })

    it('stay when a screen that knows none of them suggests for the text', async () => {
      const articleId = await begin('نص')
      await proposeLines(articleId, translator, { headline: 'عنوان آخر' })
      await propose(articleId, translator, 'نص آخر')
      expect(await open(articleId)).toHaveLength(2)
    })

    it('are gone when another is written, come back with it, and are accepted by who writes them', async () => {
      const articleId = await begin('نص')
      await proposeLines(articleId, translator, { headline: 'عنوان آخر' })
      await writeLines(articleId, { headline: 'عنوان ثالث' })
      expect(await openLines(articleId)).toEqual([['headline', 'عنوان → عنوان آخر', 'gone']])
      // She goes on from the new one: it is the same suggestion, for other words.
      await proposeLines(articleId, translator, { headline: 'عنوان رابع' })
      expect(await openLines(articleId)).toEqual([['headline', 'عنوان ثالث → عنوان رابع']])
      await writeLines(articleId, { headline: 'عنوان' })
      await writeLines(articleId, { headline: 'عنوان ثالث' })
      expect(await openLines(articleId)).toEqual([['headline', 'عنوان ثالث → عنوان رابع']])
      await writeLines(articleId, { headline: 'عنوان رابع' })
      expect(await openLines(articleId)).toEqual([])
      const [row] = await db.orm.select().from(suggestion).where(eq(suggestion.articleId, articleId))
      expect(row).toMatchObject({ isAccepted: true, decidedBy: 'ليلى' })
    })

    it('made from an older headline are kept, and said to be for that one', async () => {
      const articleId = await begin('نص')
      const { document, lines } = await listSuggestions(db, translator, { articleId })
      await writeLines(articleId, { headline: 'عنوان ثالث' })
      const words = { ...lines, headline: 'عنوان آخر' }
      await suggest(db, translator, { articleId, base: document, document, lines: { base: lines, words } })
      expect(await openLines(articleId)).toEqual([['headline', 'عنوان → عنوان آخر', 'gone']])
      const ids = (await listSuggestions(db, author, { articleId })).open.map(({ id }) => id)
      await accept(author, articleId, ids)
      expect(await acceptedOf(articleId)).toEqual([true])
    })

    it('that were refused come back from no screen that has not heard, and from her who insists', async () => {
      const articleId = await begin('نص')
      const ask = { headline: 'عنوان آخر' }
      const { document, lines, open } = await proposeLines(articleId, translator, ask)
      const known = open.map(({ id }) => id)
      await refuseSuggestions(db, author, { articleId, ids: known })
      const words = { base: lines, words: { ...lines, ...ask } }
      await suggest(db, translator, { articleId, base: document, document, lines: words, known })
      expect(await openLines(articleId)).toEqual([])
      await proposeLines(articleId, translator, ask)
      expect(await openLines(articleId)).toHaveLength(1)
    })

    it('tell whoever makes the story, and whoever made them', async () => {
      const articleId = await begin('نص')
      const ids = (await proposeLines(articleId, translator, { standfirst: 'وملخّص' })).open.map(
        ({ id }) => id,
      )
      await refuseSuggestions(db, author, { articleId, ids })
      const told = await db.orm.select().from(notification).where(eq(notification.articleId, articleId))
      expect(told.map(({ staffId, kind }) => [staffId, kind]).toSorted()).toEqual(
        [
          [author.staffId, 'suggested'],
          [translator.staffId, 'suggestion-refused'],
        ].toSorted(),
      )
    })

    it('of two people wait for each other, and are together with those of the text', async () => {
      const articleId = await begin('نص')
      await proposeLines(articleId, translator, { headline: 'عنوان آخر', standfirst: 'وملخّص' })
      await propose(articleId, author, 'نص آخر')
      await proposeLines(articleId, owner, { headline: 'عنوان ثالث' })
      const { open: all } = await listSuggestions(db, author, { articleId })
      const { together, others } = acceptable(all)
      const told = (those: typeof all) => those.map(({ part, by }) => `${part} ${by}`).toSorted()
      expect(told(together)).toEqual(['headline سامي', 'null ليلى', 'standfirst سامي'])
      expect(told(others)).toEqual(['headline نور'])
    })

    it('are refused when they are longer than a line may be', async () => {
      const articleId = await begin('نص')
      await expect(
        proposeLines(articleId, translator, { headline: 'ع'.repeat(longestLine + 1) }),
      ).rejects.toMatchObject({ refusal: 'malformed', subject: 'headline-too-long' })
    })
  })

  describe('nobody outside sees', () => {
    it('what is suggested, and everybody what would go', async () => {
      const articleId = await begin('قال الوزير أمس كلامًا')
      await propose(articleId, translator, 'قال الوزير مقترحة كلامًا')
      const { document, lines, open: made } = await listSuggestions(db, translator, { articleId })
      const words = { ...lines, headline: 'عنوان مقترحة', standfirst: 'وملخّص مقترحة' }
      await suggest(db, translator, {
        articleId,
        base: document,
        document: text('قال الوزير مقترحة كلامًا'),
        lines: { base: lines, words },
        known: made.map(({ id }) => id),
      })
      const version = (await openDraft(db, owner, { articleId })).version
      await transitionArticle(db, owner, { articleId, move: 'publish', baseVersion: version })
      const { key } = await makeKey(
        db,
        { ...owner, hasProved: true },
        {
          name: 'برنامج',
          scopes: ['story.read', 'story.edit'],
          days: null,
        },
      )
      const ask = async (path: string, headers: HeadersInit = {}) => {
        const answer = await answerApi(db, new Request(absolute(`/api/v1${path}`), { headers }), path)
        return answer.text()
      }
      const link = await makePreviewLink(db, owner, { articleId, note: null, hours: 1 }, secret)
      let exported = ''
      const all = exportFiles(db, operator, { mediaFolder: '/nowhere', withMedia: false })
      for await (const { content } of all)
        for await (const bytes of content) exported += Buffer.from(bytes).toString()
      const told = [
        exported,
        await ask(`/stories/${articleId}`),
        await ask(`/drafts/${articleId}`, { authorization: `Bearer ${key}` }),
        JSON.stringify(await openPreview(db, secret, link.address.split('/').at(-1)!)),
        present(await feedDocument(db, { kind: 'feed', locale: 'ar', format: 'json' }), 'feed').body,
      ]
      expect(told.filter((each) => !each.includes('أمس')).length).toBe(0)
      expect(told.join('\n')).not.toContain('مقترحة')
      const { rows } = await board(db, owner, { query: 'مقترحة', page: 1 })
      expect(rows).toEqual([])
      expect(await db.orm.select().from(suggestion).where(eq(suggestion.articleId, articleId))).toHaveLength(
        3,
      )
      expect(await wordsOf(articleId)).toBe('قال الوزير أمس كلامًا')
    })
  })
})
