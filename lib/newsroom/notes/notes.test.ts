import { eq, sql } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import { answerApi } from '../../api/answer.ts'
import { exportFiles } from '../../archive/own/write-export.ts'
import type { Database } from '../../db/open.ts'
import { auditEvent } from '../../db/tables/audit.ts'
import { storyNote } from '../../db/tables/notes.ts'
import { notification } from '../../db/tables/notifications.ts'
import { desk, staff } from '../../db/tables/people-and-pictures.ts'
import { touch } from '../../db/tables/touches.ts'
import { describeDatabase } from '../../db/testing/test-databases.ts'
import { tags } from '../../press/cache-dependencies.ts'
import { absolute } from '../../publication/addresses.ts'
import { addStory, smallPublication } from '../../publication/testing/small-publication.ts'
import { doc, p } from '../../story/compose.ts'
import { feedDocument } from '../../syndication/feeds/feed-document.ts'
import type { Spot } from '../../vocabulary.ts'
import { type Actor, operator } from '../actor.ts'
import { makeKey } from '../keys/make-key.ts'
import { longestStoryNote, mostStoryNotes } from '../limits.ts'
import { removePerson } from '../people/change-person.ts'
import { openPreview } from '../previews/open-preview.ts'
import { makePreviewLink } from '../previews/preview-links.ts'
import { board } from '../stories/board.ts'
import { createStory } from '../stories/create-story.ts'
import { heartbeat } from '../stories/editing-tabs.ts'
import { history } from '../stories/history.ts'
import { listRevisions, restoreRevision } from '../stories/revisions.ts'
import { transitionArticle } from '../stories/transition-article.ts'
import { openDraft, saveDraft } from '../stories/working-draft.ts'
import { staffMember, tab } from '../testing/staff-member.ts'
import { deleteNote, editNote } from './change-note.ts'
import { listNotes } from './list-notes.ts'
import { mentionable } from './mentionable.ts'
import { reopenThread, resolveThread } from './resolve-thread.ts'
import { spotOnWords, unitsOf } from './spots.ts'
import { replyToNote, writeNote } from './write-note.ts'

const secret = 'a secret of this house, for tests alone'

describeDatabase('notes on a story', (opened) => {
  let db: Database
  let owner: Actor
  let editor: Actor
  let author: Actor
  let sectionId: string
  let deskId: string
  beforeAll(async () => {
    db = opened()
    const ids = await smallPublication(db)
    sectionId = ids.section
    deskId = ids.desk
    owner = await staffMember(db, 'owner', { name: 'نور' })
    editor = await staffMember(db, 'editor', { name: 'هدى سالم' })
    author = await staffMember(db, 'author', { name: 'ليلى' })
  })

  const tabId = tab()
  const begin = async (...paragraphs: string[]) => {
    const { articleId } = await createStory(db, author, { locale: 'ar', headline: 'عنوان', sectionId })
    await write(articleId, ...paragraphs)
    return articleId
  }
  const write = async (articleId: string, ...paragraphs: string[]) => {
    const { content, version } = await openDraft(db, author, { articleId })
    const document = doc(...paragraphs.map((each) => p(each)))
    await saveDraft(db, author, { articleId, tabId, baseVersion: version, content: { ...content, document } })
  }
  const spotOn = async (articleId: string, words: string): Promise<Spot> => {
    const { content } = await openDraft(db, author, { articleId })
    const unit = unitsOf(content).find(({ text }) => text.includes(words))!
    const at = unit.text.indexOf(words)
    return spotOnWords(unit, at, at + words.length)
  }
  const note = (articleId: string, words: string, spots: Spot[] = [], actor = editor) =>
    writeNote(db, actor, { articleId, words, spots })
  const threadsOf = async (articleId: string, resolved = false) =>
    (await listNotes(db, author, { articleId, resolved })).threads
  const loggedOf = async (articleId: string) =>
    (
      await db.orm.select().from(auditEvent).where(eq(auditEvent.subjectId, articleId)).orderBy(auditEvent.id)
    ).filter(({ action }) => action.includes('note'))

  it('are answered, edited, resolved and opened again, each logged without its words', async () => {
    const articleId = await begin('قال الوزير إن الميزانية ستُقرّ في مايو.')
    const { threadId } = await note(articleId, 'من أين الخبر؟', [await spotOn(articleId, 'الميزانية')])
    const { noteId } = await replyToNote(db, author, { articleId, threadId, words: 'من بيان الوزارة.' })
    await editNote(db, author, { articleId, noteId, words: 'من بيان الوزارة أمس.' })
    await resolveThread(db, editor, { articleId, threadId })
    expect(await threadsOf(articleId)).toEqual([])
    expect(await threadsOf(articleId, true)).toMatchObject([
      {
        quote: 'الميزانية',
        resolvedBy: 'هدى سالم',
        notes: [
          { by: 'هدى سالم', text: 'من أين الخبر؟', isOwn: false, editedAt: null },
          { by: 'ليلى', text: 'من بيان الوزارة أمس.', isOwn: true, editedAt: expect.any(String) },
        ],
      },
    ])
    await reopenThread(db, author, { articleId, threadId })
    expect(await threadsOf(articleId)).toMatchObject([{ resolvedAt: null, spots: [{ isGone: false }] }])
    await db.orm.delete(touch)
    await deleteNote(db, author, { articleId, noteId })
    // A board that is open says how many threads are.
    expect((await db.orm.select().from(touch)).map(({ tag }) => tag)).toEqual([tags.newsroom()])
    expect((await threadsOf(articleId))[0]!.notes).toHaveLength(1)
    const logged = await loggedOf(articleId)
    expect(logged.map(({ action }) => action)).toEqual([
      'story.note',
      'story.note',
      'story.edit-note',
      'story.resolve-note',
      'story.reopen-note',
      'story.delete-note',
    ])
    expect(JSON.stringify(logged)).not.toContain('الوزارة')
    // They have a place of their own beside the story.
    const told = (await history(db, author, { articleId })).map(({ event }) => event as string)
    expect(told.filter((event) => event.includes('note'))).toEqual([])
  })

  it('tell who wrote in a thread that it is answered, once, and nobody of their own', async () => {
    const articleId = await begin('قال')
    const { threadId } = await writeNote(db, editor, { articleId, spots: [], words: 'من؟' })
    await replyToNote(db, owner, { articleId, threadId, words: 'الوزير' })
    await replyToNote(db, editor, { articleId, threadId, words: 'شكرًا' })
    const rows = await db.orm.select().from(notification).where(eq(notification.articleId, articleId))
    const told = rows.map(({ staffId, kind, count }) => `${staffId} ${kind} ${count}`).toSorted()
    expect(told).toEqual(
      [`${editor.staffId} answered 1`, `${owner.staffId} answered 1`, `${author.staffId} noted 3`].toSorted(),
    )
  })

  it('go with their thread when the last of it is deleted', async () => {
    const articleId = await begin('نصّ.')
    const { noteId } = await note(articleId, 'كلمة')
    await deleteNote(db, editor, { articleId, noteId })
    expect(await threadsOf(articleId)).toEqual([])
  })

  it('follow their words through saves, deletion, and a version that is brought back', async () => {
    const articleId = await begin('مقدّمة.', 'قال الوزير إن الميزانية ستُقرّ في مايو.')
    await note(articleId, 'تحقّق', [await spotOn(articleId, 'ستُقرّ في مايو')])
    const spot = async () => (await threadsOf(articleId))[0]!.spots[0]!
    await write(articleId, 'جديد.', 'مقدّمة.', 'وقال الوزير أمس إن الميزانية ستُقرّ في مايو المقبل.')
    expect(await spot()).toMatchObject({ block: 2, quote: 'ستُقرّ في مايو', isGone: false })
    await write(articleId, 'جديد.', 'مقدّمة.')
    expect(await spot()).toMatchObject({ quote: 'ستُقرّ في مايو', isGone: true })
    const kept = await listRevisions(db, author, { articleId })
    const before = kept[0]!.number
    await restoreRevision(db, author, { articleId, revision: before })
    expect(await spot()).toMatchObject({ isGone: false })
  })

  it('are taken on words that are gone already, and say so', async () => {
    const articleId = await begin('أول.', 'كلمات ستذهب قريبًا من هنا.')
    const spot = await spotOn(articleId, 'ستذهب قريبًا')
    await write(articleId, 'أول.')
    await note(articleId, 'أين ذهبت؟', [spot])
    expect(await threadsOf(articleId)).toMatchObject([{ quote: 'ستذهب قريبًا', spots: [{ isGone: true }] }])
  })

  it('name people and desks who see the story, and nobody else', async () => {
    const articleId = await begin('نصّ.')
    const contributor = await staffMember(db, 'contributor', { name: 'كاتب ضيف' })
    const suspended = await staffMember(db, 'editor', { name: 'موقوف' })
    await db.orm.update(staff).set({ suspendedAt: new Date() }).where(eq(staff.id, suspended.staffId!))
    const { people, desks } = await mentionable(db, author, { articleId })
    expect(people.map(({ name }) => name).sort()).toEqual(['ليلى', 'نور', 'هدى سالم'].sort())
    expect(desks).toMatchObject([{ id: deskId, names: { ar: 'مكتب دبي' } }])

    const person = { kind: 'person' as const, id: editor.staffId!, name: 'هدى سالم' }
    const whole = { kind: 'desk' as const, id: deskId, name: 'مكتب دبي' }
    const gone = { kind: 'person' as const, id: owner.staffId!, name: 'نور' }
    await writeNote(db, author, {
      articleId,
      words: '@هدى سالم و @مكتب دبي: انظرا.',
      // Who is no longer in the words is not named.
      mentions: [person, whole, gone],
    })
    expect((await threadsOf(articleId))[0]!.notes[0]!.mentions).toEqual([person, whole])

    const refusedFor = async (id: string, name: string) => {
      const mentions = [{ kind: 'person' as const, id, name }]
      const error = await writeNote(db, author, { articleId, words: `@${name} هنا`, mentions }).catch(
        (thrown: unknown) => thrown,
      )
      return JSON.stringify(error)
    }
    // The same for who may not see it, who is suspended, who never was, and who is called otherwise.
    const answers = new Set([
      await refusedFor(contributor.staffId!, 'كاتب ضيف'),
      await refusedFor(suspended.staffId!, 'موقوف'),
      await refusedFor('nobody0001', 'لا أحد'),
      await refusedFor(editor.staffId!, 'اسم آخر'),
    ])
    expect(answers.size).toBe(1)
    expect([...answers][0]).toContain('mention-unseen')
    expect(await threadsOf(articleId)).toHaveLength(1)
  })

  it('outlive who wrote them, whom they name, and a desk that is archived', async () => {
    const articleId = await begin('نصّ.')
    const leaving = await staffMember(db, 'editor', { name: 'راحل' })
    const mentions = [{ kind: 'person' as const, id: leaving.staffId!, name: 'راحل' }]
    const { threadId } = await note(articleId, 'باقية', [], leaving)
    const { noteId } = await writeNote(db, author, { articleId, words: '@راحل انظر', mentions })
    await removePerson(db, owner, { staffId: leaving.staffId! })
    await db.orm.update(desk).set({ archivedAt: new Date() }).where(eq(desk.id, deskId))
    expect((await mentionable(db, author, { articleId })).desks).toEqual([])
    await db.orm.update(desk).set({ archivedAt: null }).where(eq(desk.id, deskId))
    const threads = await threadsOf(articleId)
    expect(threads[0]).toMatchObject({ id: threadId, notes: [{ by: 'راحل', isOwn: false }] })
    // Named before, and still: the note can be edited.
    await editNote(db, author, { articleId, noteId, words: '@راحل شكرًا', mentions })
    expect((await threadsOf(articleId))[1]!.notes[0]).toMatchObject({ text: '@راحل شكرًا', mentions })
  })

  it('are resolved once by two who do it at once', async () => {
    const articleId = await begin('نصّ.')
    const { threadId } = await note(articleId, 'كلمة')
    await Promise.all([
      resolveThread(db, editor, { articleId, threadId }),
      resolveThread(db, author, { articleId, threadId }),
    ])
    expect(await threadsOf(articleId, true)).toHaveLength(1)
    expect((await loggedOf(articleId)).filter(({ action }) => action === 'story.resolve-note')).toHaveLength(
      1,
    )
  })

  it('tell an open screen that somebody else wrote one, or that words went', async () => {
    const articleId = await begin('كلمات تذهب غدًا صباحًا.')
    const beat = async () => (await heartbeat(db, author, { articleId, tabId, wantsToWrite: false })).notes
    const stamps = [await beat()]
    const { threadId } = await note(articleId, 'كلمة', [await spotOn(articleId, 'تذهب غدًا صباحًا')])
    stamps.push(await beat())
    await replyToNote(db, author, { articleId, threadId, words: 'نعم' })
    stamps.push(await beat())
    await write(articleId, 'غيرها.')
    stamps.push(await beat())
    expect(stamps.map(({ open }) => open)).toEqual([0, 1, 1, 1])
    expect(new Set(stamps.map(({ stamp }) => stamp)).size).toBe(4)
  })

  it('are five hundred, each found again after a paragraph is put before all, and no more than fit', async () => {
    const lines = Array.from({ length: 500 }, (_, n) => `الفقرة رقم ${n} من النص الطويل.`)
    const articleId = await begin(...lines)
    const { content } = await openDraft(db, author, { articleId })
    const units = unitsOf(content).filter(({ part }) => part === 'text')
    await db.orm.execute(sql`insert into note_thread (id, article_id, spots, quote)
      select t.id, ${articleId}, t.spots, t.quote from jsonb_to_recordset(${JSON.stringify(
        units.map((unit, n) => ({
          id: `thread${String(n).padStart(4, '0')}`,
          spots: [spotOnWords(unit, 7, 13)],
          quote: unit.text.slice(7, 13),
        })),
      )}::jsonb) as t (id text, spots jsonb, quote text)`)
    await db.orm.execute(sql`insert into story_note (id, thread_id, text, written_by)
      select 'n' || id, id, 'ملاحظة', 'هدى' from note_thread where article_id = ${articleId}`)
    await write(articleId, 'قبل الجميع.', ...lines)
    const threads = await threadsOf(articleId)
    expect(threads).toHaveLength(500)
    expect(threads.every(({ spots: [spot], quote }) => spot && !spot.isGone && spot.quote === quote)).toBe(
      true,
    )
    expect(new Set(threads.map(({ spots }) => spots[0]!.block)).size).toBe(500)
    await db.orm.execute(sql`insert into story_note (id, thread_id, text, written_by)
      select 'm' || n, 'thread0000', 'ردّ', 'هدى' from generate_series(1, ${mostStoryNotes - 500}) as n`)
    await expect(note(articleId, 'واحدة أخرى')).rejects.toMatchObject({
      refusal: 'too-many-notes',
      subject: String(mostStoryNotes),
    })
  })

  it.each([
    ['nothing', '   ', 'note-missing', 'note'],
    ['marks of direction alone', '\u200f\u200e', 'note-missing', 'note'],
    ['more than a note may be', 'ك'.repeat(longestStoryNote + 1), 'text-too-long', String(longestStoryNote)],
  ])('refuses %s', async (_, words, refusal, subject) => {
    const articleId = await begin('نصّ.')
    await expect(note(articleId, words)).rejects.toMatchObject({ refusal, subject })
    await note(articleId, 'ك'.repeat(longestStoryNote))
    expect((await threadsOf(articleId))[0]!.notes[0]!.text).toHaveLength(longestStoryNote)
  })

  it('takes words in both directions as they are, without what reorders others', async () => {
    const articleId = await begin('نصّ.')
    await note(articleId, 'اسم الشركة Kestrel Labs\u202e، لا Kestrel House\r\nسطر ثانٍ')
    expect((await threadsOf(articleId))[0]!.notes[0]!.text).toBe(
      'اسم الشركة Kestrel Labs، لا Kestrel House\nسطر ثانٍ',
    )
  })

  describe('denied', () => {
    it('are changed and deleted by nobody but who wrote them, the owner neither', async () => {
      const articleId = await begin('نصّ.')
      const { noteId } = await note(articleId, 'لي')
      for (const actor of [author, owner, operator]) {
        await expect(editNote(db, actor, { articleId, noteId, words: 'لا' })).rejects.toMatchObject({
          refusal: 'not-allowed',
        })
        await expect(deleteNote(db, actor, { articleId, noteId })).rejects.toMatchObject({
          refusal: 'not-allowed',
        })
      }
      expect(await db.orm.select().from(storyNote).where(eq(storyNote.id, noteId))).toMatchObject([
        { text: 'لي' },
      ])
    })

    it('are not reached by way of another story', async () => {
      const articleId = await begin('نصّ.')
      const other = await begin('غيره.')
      const { threadId, noteId } = await note(articleId, 'كلمة')
      const there = { articleId: other, threadId }
      const unknown = { refusal: 'unknown-note' }
      await expect(replyToNote(db, editor, { ...there, words: 'ردّ' })).rejects.toMatchObject(unknown)
      await expect(resolveThread(db, editor, there)).rejects.toMatchObject(unknown)
      await expect(reopenThread(db, editor, there)).rejects.toMatchObject(unknown)
      await expect(editNote(db, editor, { articleId: other, noteId, words: 'لا' })).rejects.toMatchObject(
        unknown,
      )
      await expect(deleteNote(db, editor, { articleId: other, noteId })).rejects.toMatchObject(unknown)
    })

    it('are given to no contributor, and to no key', async () => {
      const articleId = await begin('نصّ.')
      await note(articleId, 'سرّ التحرير')
      const contributor = await staffMember(db, 'contributor')
      const withKey: Actor = { ...editor, key: { id: 'k', scopes: ['story.read', 'story.edit'] } }
      for (const actor of [contributor, withKey]) {
        await expect(listNotes(db, actor, { articleId })).rejects.toMatchObject({ refusal: 'not-allowed' })
        await expect(mentionable(db, actor, { articleId })).rejects.toMatchObject({ refusal: 'not-allowed' })
        await expect(note(articleId, 'لا', [], actor)).rejects.toMatchObject({ refusal: 'not-allowed' })
      }
    })

    it('are in nothing that readers, feeds, previews or programs are given', async () => {
      const { articleId, storyId } = await addStory(db, {
        slug: 'منشورة',
        document: doc(p('كلمات يراها القراء كلهم.')),
      })
      const spots = [await spotOn(articleId, 'يراها القراء')]
      const { threadId } = await note(articleId, 'سرّ التحرير', spots)
      await transitionArticle(db, editor, { articleId, move: 'publish' })
      const { key } = await makeKey(db, owner, {
        name: 'لوحة',
        scopes: ['story.read', 'story.edit'],
        days: null,
      })
      const ask = async (path: string, headers: HeadersInit = {}) => {
        const answer = await answerApi(db, new Request(absolute(`/api/v1${path}`), { headers }), path)
        return answer.text()
      }
      const link = await makePreviewLink(db, owner, { articleId, note: null, hours: 24 }, secret)
      let exported = ''
      for await (const { content } of exportFiles(db, operator, {
        mediaFolder: '/nowhere',
        withMedia: false,
      }))
        for await (const bytes of content) exported += Buffer.from(bytes).toString()
      const told = [
        exported,
        await ask(`/stories/${articleId}`),
        await ask(`/stories/${articleId}`, { authorization: `Bearer ${key}` }),
        await ask(`/drafts/${articleId}`, { authorization: `Bearer ${key}` }),
        JSON.stringify(await openPreview(db, secret, link.address.split('/').at(-1)!)),
        ...(await Promise.all(
          (['rss', 'atom', 'json'] as const).map(
            async (format) => (await feedDocument(db, { kind: 'feed', locale: 'ar', format }))!.body,
          ),
        )),
      ].join('\n')
      expect(told).toContain('يراها القراء')
      expect(told).not.toContain('سرّ التحرير')
      expect(told).not.toContain(threadId)
      expect(storyId).toBeTruthy()
    })
  })

  it('are counted on the board, beside the last words with which the story was handed over', async () => {
    const articleId = await begin('نصّ.')
    const row = async () =>
      (await board(db, editor, { page: 1 })).rows.find((each) => each.articleId === articleId)
    expect(await row()).toMatchObject({ openNotes: 0, handOver: null })
    const { threadId } = await note(articleId, 'كلمة')
    await note(articleId, 'أخرى')
    await resolveThread(db, author, { articleId, threadId })
    await transitionArticle(db, author, { articleId, move: 'submit', note: 'راجعوا الأرقام' })
    expect(await row()).toMatchObject({
      openNotes: 1,
      handOver: { move: 'submit', by: 'ليلى', note: 'راجعوا الأرقام' },
    })
    await transitionArticle(db, editor, { articleId, move: 'return', note: 'أين المصدر؟' })
    expect(await row()).toMatchObject({ handOver: { move: 'return', by: 'هدى سالم', note: 'أين المصدر؟' } })
    await transitionArticle(db, editor, { articleId, move: 'publish' })
    expect(await row()).toMatchObject({ handOver: null })
  })
})
