/**
 * A newsroom that works at random: people of every role, two at a time on the same stories, through the operations, against
 * a database. After each step it is looked whether what the house promises them is true.
 */
import { isDeepStrictEqual } from 'node:util'
import { and, asc, eq, gt, isNull, ne, sql } from 'drizzle-orm'
import { newId } from '../../db/id.ts'
import type { Database } from '../../db/open.ts'
import { notification } from '../../db/tables/notifications.ts'
import { desk, staff, staffDesk } from '../../db/tables/people-and-pictures.ts'
import { coverage, plannedEvent } from '../../db/tables/planning.ts'
import { article } from '../../db/tables/stories.ts'
import { touch } from '../../db/tables/touches.ts'
import { firstOf } from '../../present.ts'
import { tags } from '../../press/cache-dependencies.ts'
import { smallPublication } from '../../publication/testing/small-publication.ts'
import { doc, p } from '../../story/compose.ts'
import type { Block, StoryDocument } from '../../story/document.ts'
import { plainText } from '../../story/plain-text.ts'
import { between, oneOf, seeded } from '../../testing/chance.ts'
import { articleStates, bulkMoves, notificationGroups, type Role } from '../../vocabulary.ts'
import { type Actor, operator } from '../actor.ts'
import { correctStory } from '../corrections/correct-story.ts'
import { archiveEntry } from '../directory/archive-entry.ts'
import { markAllRead, markNotification } from '../inbox/mark-notifications.ts'
import { countUnread, type Notification, readInbox } from '../inbox/read-inbox.ts'
import { NewsroomError } from '../newsroom-error.ts'
import { deleteNote, editNote } from '../notes/change-note.ts'
import { listNotes } from '../notes/list-notes.ts'
import { mentionable } from '../notes/mentionable.ts'
import { reopenThread, resolveThread } from '../notes/resolve-thread.ts'
import { spotOnUnit, spotOnWords, unitsOf } from '../notes/spots.ts'
import { replyToNote, writeNote } from '../notes/write-note.ts'
import { changePart } from '../parts/change-part.ts'
import { findParts, readPart } from '../parts/list-parts.ts'
import { makePart } from '../parts/make-part.ts'
import { publishPart, withdrawPart } from '../parts/settle-part.ts'
import { changePerson, reinstate, removePerson, suspend } from '../people/change-person.ts'
import { openCoverage } from '../plan/open-coverage.ts'
import {
  changeCoverage,
  moveCoverage,
  planCoverage,
  removeCoverage,
  settleCoverage,
  takeCoverage,
} from '../plan/plan-coverage.ts'
import { cancelEvent, changeEvent, moveEvent, planEvent, removeEvent } from '../plan/plan-event.ts'
import { calendarAt, feedAddress, makeFeed } from '../plan/plan-feeds.ts'
import { readHome } from '../plan/read-home.ts'
import { type PlannedCoverage, plannedAhead, readCoverage, readEvent, readPlan } from '../plan/read-plan.ts'
import { tellOfDue } from '../plan/tell-of-due.ts'
import { assignStory } from '../stories/assign-story.ts'
import { deleteArticle, emptyBin, restoreArticle } from '../stories/bin.ts'
import { board } from '../stories/board.ts'
import { boardCounts } from '../stories/board-counts.ts'
import { listViews, removeView, saveView } from '../stories/board-views.ts'
import { changeMany, undoMany } from '../stories/bulk-change.ts'
import { createStory } from '../stories/create-story.ts'
import { fileStory } from '../stories/file-story.ts'
import { resolveConflict } from '../stories/resolve-conflict.ts'
import { listRevisions, readRevision, restoreRevision, saveRevision } from '../stories/revisions.ts'
import { setEmbargo } from '../stories/set-embargo.ts'
import { storyBoard, storyColumns } from '../stories/story-board.ts'
import { transitionArticle } from '../stories/transition-article.ts'
import { translateStory } from '../stories/translate-story.ts'
import { whereToBegin } from '../stories/where-to-begin.ts'
import { openDraft, saveDraft } from '../stories/working-draft.ts'
import { refuseSuggestions } from '../suggestions/decide-suggestions.ts'
import { listSuggestions } from '../suggestions/list-suggestions.ts'
import { suggest } from '../suggestions/suggest.ts'
import { transitionNames } from '../workflow.ts'
import { staffMember, tab } from './staff-member.ts'

const secret = 'of a walk, and long enough to be one'
const dayLong = 86_400_000

type Signed = Actor & { staffId: string; role: Role }

/** What stands in one of two hands that work on the same story: `tells` what it did. */
type Act = (actor: Signed, articleId: string) => Promise<string>

export type Room = Awaited<ReturnType<typeof openRoom>>

/** A paper that is empty but for its sections and desks. Walks in it go on from each other. */
export async function openRoom(db: Database) {
  const ids = await smallPublication(db)
  const desks = [ids.desk, newId()]
  await db.orm.insert(desk).values({ id: desks[1] as string, slug: 'second', names: { ar: 'مكتب ثان' } })
  return { db, ids, desks }
}

/** @returns what was not as it should be, and what was done until then; null where all of it was */
export async function walkRoom(
  { db, ids, desks }: Room,
  seed: number,
  steps: number,
  hear: (step: string) => void = () => {},
): Promise<{ seed: number; what: string[]; done: string[] } | null> {
  const { orm } = db
  const random = seeded(seed)
  const any = <T>(list: readonly T[]): T => oneOf(random, list)
  const chance = (of: number) => random() < of
  const done: string[] = []
  const wrong: string[] = []
  let words = 0
  const word = () => `w${seed}x${++words}x`
  const wordsIn = (text: string) => text.match(/w\d+x\d+x/g) ?? []

  const owner = (await staffMember(db, 'owner', { name: `owner${seed}` })) as Signed
  const cast = [
    await staffMember(db, 'editor', { name: `editor${seed}` }),
    await staffMember(db, 'editor', { name: `head${seed}`, deskIds: [desks[0] as string] }),
    await staffMember(db, 'author', { name: `author${seed}` }),
    await staffMember(db, 'author', { name: `other${seed}`, deskIds: [desks[1] as string] }),
    await staffMember(db, 'translator', { name: `translator${seed}` }),
    await staffMember(db, 'contributor', { name: `guest${seed}` }),
  ] as Signed[]
  const everybody = [owner, ...cast].map(({ staffId }) => staffId)
  const feeds = new Map<string, string>()

  /** As a session would read them now; null for who has no way in. */
  async function signedIn(staffId: string): Promise<Signed | null> {
    const [row] = await orm
      .select({
        staffId: staff.id,
        name: staff.name,
        role: staff.role,
        authorId: staff.authorId,
        deskIds: sql<string[]>`array(select ${staffDesk.deskId} from ${staffDesk}
          where ${staffDesk.staffId} = ${staff.id})`,
      })
      .from(staff)
      .where(and(eq(staff.id, staffId), isNull(staff.suspendedAt), ne(staff.role, 'contributor')))
    return row ? { ...row, hasProved: true } : null
  }

  for (const { staffId, role } of [owner, ...cast]) {
    const one = role === 'contributor' ? null : await signedIn(staffId)
    if (one) feeds.set(staffId, feedAddress(secret, (await makeFeed(db, one, {})).id))
  }

  /** What was typed and kept, by where: nobody took it away. */
  const notes = new Map<string, { articleId: string; text: string; staffId: string }>()
  const written = new Map<string, Set<string>>()
  const begun = async (actor: Signed): Promise<string> => {
    const { articleId } = await createStory(db, actor, {
      locale: 'ar',
      headline: `مادة ${word()}`,
      sectionId: ids.section,
      deskId: any([null, ...desks]),
    })
    return articleId
  }
  const stories = [await begun(owner), await begun(owner)]
  const paragraph = (text: string): Block => p(text)

  const draftOf = (actor: Signed, articleId: string) => openDraft(db, actor, { articleId })
  const otherwise = ({ content }: StoryDocument): StoryDocument => {
    const blocks = [...content]
    if (blocks.length > 2 && chance(0.3)) blocks.push(...blocks.splice(between(random, 0, 1), 1))
    if (blocks.length > 1 && chance(0.15)) blocks.splice(between(random, 0, blocks.length - 1), 1)
    blocks.splice(
      between(random, 0, blocks.length),
      0,
      paragraph(`فقرة ${word()} وفيها كلمات ${word()} وغيرها`),
    )
    return doc(...blocks)
  }
  const keep = (articleId: string, text: string) => {
    const all = written.get(articleId) ?? new Set()
    for (const each of wordsIn(text)) all.add(each)
    written.set(articleId, all)
  }

  const threadsOf = async (actor: Signed, articleId: string) => [
    ...(await listNotes(db, actor, { articleId })).threads,
    ...(await listNotes(db, actor, { articleId, resolved: true })).threads,
  ]
  const named = async (actor: Signed, articleId: string) => {
    if (chance(0.5)) return { said: '', mentions: [] }
    const { people, desks: rooms } = await mentionable(db, actor, { articleId })
    const whom = chance(0.7)
      ? people.map(({ id, name }) => ({ kind: 'person' as const, id, name }))
      : rooms.map(({ id, names }) => ({ kind: 'desk' as const, id, name: Object.values(names)[0] ?? '' }))
    if (whom.length === 0) return { said: '', mentions: [] }
    const one = any(whom.filter(({ name }) => name.includes(String(seed)) || chance(0.1)).concat(whom[0]!))
    return { said: ` @${one.name} `, mentions: [one] }
  }
  const note = (noteId: string, articleId: string, text: string, { staffId }: Signed) => {
    notes.set(noteId, { articleId, text, staffId })
  }
  const coverages = () =>
    orm.select().from(coverage).orderBy(asc(coverage.createdAt), asc(coverage.id)).limit(200)
  const events = () =>
    orm.select().from(plannedEvent).orderBy(asc(plannedEvent.createdAt), asc(plannedEvent.id)).limit(200)
  const dayAhead = () => new Date(Date.now() + between(random, -2, 5) * dayLong).toISOString().slice(0, 10)
  const someDesk = () => any([null, ...desks])
  const dueAt = () => any([null, new Date(Date.now() + between(random, -30, 30) * 60_000)])
  const aCoverage = async (last = false) => {
    const all = await coverages()
    return all.length === 0 ? null : last ? all.at(-1)! : any(all)
  }
  const fieldsOf = (row: typeof coverage.$inferSelect) => ({
    kind: row.kind,
    locale: row.locale,
    headline: row.headline,
    slugLine: row.slugLine,
    notes: row.notes,
    sectionId: row.sectionId,
    deskId: row.deskId,
    staffId: row.staffId,
    dueAt: row.dueAt,
  })

  const inText: Act[] = [
    async (actor, articleId) => {
      const { content, version } = await draftOf(actor, articleId)
      const document = otherwise(content.document)
      const tabId = tab()
      const save = { articleId, tabId, baseVersion: version, content: { ...content, document } }
      try {
        await saveDraft(db, actor, save)
      } catch (error) {
        if (!(error instanceof NewsroomError) || error.refusal !== 'stale-version') throw error
        const now = await draftOf(actor, articleId)
        const both = doc(...now.content.document.content, ...document.content)
        await resolveConflict(db, actor, {
          ...save,
          baseVersion: now.version,
          mine: save.content,
          outcome: { ...now.content, document: both },
        })
        keep(articleId, plainText(document))
        return 'writes what another wrote over, and keeps both'
      }
      keep(articleId, plainText(document))
      return 'writes'
    },
    async (actor, articleId) => {
      const all = await listRevisions(db, actor, { articleId })
      if (all.length === 0) return 'has nothing to restore'
      const { number } = any(all)
      await restoreRevision(db, actor, { articleId, revision: number })
      return `restores ${number}`
    },
    async (actor, articleId) => {
      await saveRevision(db, actor, { articleId, reason: word() })
      return 'keeps a revision'
    },
    async (actor, articleId) => {
      const { document } = await listSuggestions(db, actor, { articleId })
      await suggest(db, actor, { articleId, base: document, document: otherwise(document) })
      return 'suggests'
    },
    async (actor, articleId) => {
      const { open } = await listSuggestions(db, actor, { articleId })
      if (open.length === 0) return 'finds nothing suggested'
      await refuseSuggestions(db, actor, { articleId, ids: [any(open).id] })
      return 'refuses a suggestion'
    },
  ]
  const inNotes: Act[] = [
    async (actor, articleId) => {
      const { content } = await draftOf(actor, articleId)
      const units = unitsOf(content)
      const unit = units.length > 0 ? any(units) : null
      const at = unit ? between(random, 0, Math.max(0, unit.text.length - 1)) : 0
      const spots =
        !unit || chance(0.2)
          ? []
          : [
              chance(0.2) || unit.text.length === 0
                ? spotOnUnit(unit)
                : spotOnWords(unit, at, Math.min(unit.text.length, at + between(random, 1, 12))),
            ]
      const { said, mentions } = await named(actor, articleId)
      const text = `ملاحظة${said} ${word()}`
      const made = await writeNote(db, actor, { articleId, words: text, mentions, spots })
      note(made.noteId, articleId, text, actor)
      return `notes${said}`
    },
    async (actor, articleId) => {
      const threads = await threadsOf(actor, articleId)
      if (threads.length === 0) return 'has nothing to answer'
      const { said, mentions } = await named(actor, articleId)
      const text = `ردّ${said} ${word()}`
      const made = await replyToNote(db, actor, {
        articleId,
        threadId: any(threads).id,
        words: text,
        mentions,
      })
      note(made.noteId, articleId, text, actor)
      return `answers${said}`
    },
    async (actor, articleId) => {
      const own = (await threadsOf(actor, articleId)).flatMap((each) =>
        each.notes.filter(({ isOwn }) => isOwn),
      )
      if (own.length === 0) return 'has no note of hers'
      const { id } = any(own)
      if (chance(0.5)) {
        // Before it is asked for: another may read in between.
        const was = notes.get(id)
        notes.delete(id)
        await deleteNote(db, actor, { articleId, noteId: id }).catch((error) => {
          if (was) notes.set(id, was)
          throw error
        })
        return 'deletes a note'
      }
      const { said, mentions } = await named(actor, articleId)
      const text = `غيرها${said} ${word()}`
      const was = notes.get(id)
      notes.delete(id)
      await editNote(db, actor, { articleId, noteId: id, words: text, mentions }).then(
        () => note(id, articleId, text, actor),
        (error) => {
          if (was) notes.set(id, was)
          throw error
        },
      )
      return `changes a note${said}`
    },
    async (actor, articleId) => {
      const threads = await threadsOf(actor, articleId)
      if (threads.length === 0) return 'has nothing to resolve'
      const { id, resolvedAt } = any(threads)
      await (resolvedAt ? reopenThread : resolveThread)(db, actor, { articleId, threadId: id })
      return resolvedAt ? 'reopens a thread' : 'resolves a thread'
    },
    async (actor, articleId) => {
      // Somebody who has no way in, named as if she had.
      const [one] = await orm
        .select()
        .from(staff)
        .where(eq(staff.id, any(everybody)))
      if (!one || (await signedIn(one.id))) return 'finds nobody who is away'
      const mentions = [{ kind: 'person' as const, id: one.id, name: one.name }]
      const made = await writeNote(db, actor, { articleId, words: `@${one.name} ${word()}`, mentions }).catch(
        (error: unknown) => {
          if (error instanceof NewsroomError) return null
          throw error
        },
      )
      if (made) wrong.push(`${one.name}, who has no way in, could be named`)
      return 'names somebody who is away'
    },
  ]
  const inRoom: Act[] = [
    ...Array.from(
      { length: 3 },
      (): Act => async (actor, articleId) => {
        const move = any(transitionNames)
        const at = new Date(Date.now() + between(random, 1, 3) * (chance(0.5) ? 200 : 3_600_000))
        await transitionArticle(db, actor, {
          articleId,
          move,
          note: `كلمة ${word()}`,
          ...(move === 'schedule' && { at }),
        })
        return `makes the move ${move}`
      },
    ),
    async (actor, articleId) => {
      const to = any([null, ...everybody])
      await assignStory(db, actor, { articleId, ownerId: to, ifFree: chance(0.3) })
      return `puts it into the hands of ${to}`
    },
    async (actor, articleId) => {
      await deleteArticle(db, actor, { articleId })
      return 'puts it in the bin'
    },
    async (actor, articleId) => {
      await restoreArticle(db, actor, { articleId })
      return 'takes it out of the bin'
    },
    async (actor, articleId) => {
      const deskId = someDesk()
      await fileStory(db, actor, { articleId, deskId })
      return `files it under the desk ${deskId}`
    },
    async (actor, articleId) => {
      await setEmbargo(db, actor, {
        articleId,
        until: any([null, new Date(Date.now() + 3_600_000), new Date(Date.now() + 300)]),
      })
      return 'sets an embargo'
    },
    async (actor, articleId) => {
      await correctStory(db, actor, {
        articleId,
        kind: any(['correction', 'update'] as const),
        note: `تصويب ${word()}`,
        publishes: chance(0.5),
      })
      return 'corrects'
    },
    async (actor, articleId) => {
      const made = await translateStory(db, actor, { articleId, locale: any(['en', 'fr'] as const) })
      stories.push(made.articleId)
      return 'translates'
    },
    async (actor) => {
      stories.push(await begun(actor))
      return 'begins a story'
    },
    async (actor) => {
      const id = newId()
      const articleIds = [any(stories), any(stories)]
      const change = any([
        { do: 'owner', ownerId: any([null, ...everybody]) },
        { do: 'desk', deskId: someDesk() },
        { do: 'move', move: any(bulkMoves), note: `جملة ${word()}` },
        { do: 'bin' },
      ] as const)
      await changeMany(db, actor, { id, change, articleIds })
      if (chance(0.5)) await undoMany(db, actor, { id })
      return `does «${change.do}» to many`
    },
  ]
  const inPlan: Act[] = [
    async (actor) => {
      const day = dayAhead()
      await planEvent(db, actor, {
        name: `حدث ${word()}`,
        starts: `${day}T09:00`,
        ends: `${day}T10:00`,
        deskId: someDesk(),
        recurrence: chance(0.4) ? { every: 'daily', interval: 1 } : null,
      })
      return 'plans an event'
    },
    async (actor) => {
      const all = await events()
      const event = all.length > 0 && chance(0.6) ? any(all) : null
      await planCoverage(db, actor, {
        kind: any(['text', 'translation', 'picture'] as const),
        locale: any(['ar', 'en'] as const),
        headline: `تغطية ${word()}`,
        deskId: someDesk(),
        staffId: any([null, actor.staffId, ...everybody]),
        dueAt: dueAt(),
        ...(event && { eventId: event.id, occursAt: event.recurrence ? event.startsAt.toISOString() : null }),
      })
      return 'plans what is made'
    },
    async (actor) => {
      const row = await aCoverage(chance(0.5))
      if (!row) return 'has nothing planned'
      await changeCoverage(db, actor, {
        ...fieldsOf(row),
        coverageId: row.id,
        version: row.version,
        deskId: someDesk(),
        staffId: any([null, actor.staffId, ...everybody]),
        dueAt: dueAt(),
        notes: word(),
      })
      return 'changes what is planned'
    },
    async (actor) => {
      const row = await aCoverage()
      if (!row) return 'has nothing to move'
      await moveCoverage(db, actor, { coverageId: row.id, version: row.version, to: dayAhead() })
      return 'moves what is planned'
    },
    async (actor) => {
      const row = await aCoverage(chance(0.5))
      if (!row) return 'has nothing to settle'
      const as = any(['open', 'done', 'cancelled'] as const)
      await settleCoverage(db, actor, { coverageId: row.id, version: row.version, as })
      return `settles what is planned as ${as}`
    },
    async (actor) => {
      const row = await aCoverage(chance(0.5))
      if (!row) return 'has nothing to remove'
      await removeCoverage(db, actor, { coverageId: row.id, version: row.version })
      return 'removes what is planned'
    },
    async (actor) => {
      const row = await aCoverage(chance(0.5))
      if (!row) return 'has nothing to take'
      await takeCoverage(db, actor, { coverageId: row.id })
      return 'takes what is planned'
    },
    async (actor) => {
      const row = await aCoverage(chance(0.5))
      if (!row) return 'has nothing to open'
      const opened = await openCoverage(db, actor, { coverageId: row.id })
      if (!stories.includes(opened.articleId)) stories.push(opened.articleId)
      return 'begins what is planned'
    },
    async (actor) => {
      const all = await events()
      if (all.length === 0) return 'has no event'
      const row = any(all)
      const given = { eventId: row.id, version: row.version }
      const occursAt = row.recurrence && chance(0.6) ? row.startsAt.toISOString() : null
      const what = any(['move', 'cancel', 'remove', 'change'] as const)
      if (what === 'move') await moveEvent(db, actor, { ...given, to: dayAhead(), occursAt })
      if (what === 'cancel') await cancelEvent(db, actor, { ...given, isCancelled: chance(0.7), occursAt })
      if (what === 'remove') await removeEvent(db, actor, given)
      if (what === 'change') {
        const day = dayAhead()
        const times = { starts: `${day}T11:00`, ends: `${day}T12:00`, recurrence: row.recurrence }
        await changeEvent(db, actor, { ...given, ...times, name: row.name, deskId: someDesk() })
      }
      return `does «${what}» to an event`
    },
  ]
  const inHouse: Act[] = [
    async (actor) => {
      const kind = any(['box', 'snippet', 'template'] as const)
      const { partId } = await makePart(db, actor, {
        kind,
        locale: 'ar',
        name: `قطعة ${word()}`,
        document: doc(p(`نصّ ${word()}`)),
      })
      if (chance(0.5)) {
        const { version } = await readPart(db, actor, { partId })
        await publishPart(db, actor, { partId, version })
        if (kind === 'template') {
          const made = { locale: 'ar', headline: word(), sectionId: ids.section, templateId: partId } as const
          stories.push((await createStory(db, actor, made)).articleId)
        }
      }
      return `makes a ${kind}`
    },
    async (actor) => {
      const found = await findParts(db, actor, { kind: any(['box', 'snippet'] as const), locale: 'ar' })
      const all = 'parts' in found ? (found.parts as { partId: string }[]) : (found as { partId: string }[])
      if (all.length === 0) return 'finds no part'
      const { partId } = any(all)
      const { version, ...part } = await readPart(db, actor, { partId })
      if (chance(0.3)) await withdrawPart(db, actor, { partId, version })
      else
        await changePart(db, actor, {
          partId,
          version,
          locale: 'ar',
          name: part.name,
          document: doc(p(`نصّ ${word()}`)),
        })
      return 'changes a part'
    },
    async (actor) => {
      const views = await listViews(db, actor)
      if (views.length > 3 && chance(0.5)) {
        await removeView(db, actor, { id: any(views).id })
        return 'forgets a view'
      }
      const sharing = any(['me', 'desk', 'all'] as const)
      await saveView(db, actor, {
        name: word(),
        sharing,
        ...(sharing === 'desk' && { deskId: any(desks) }),
        question: `desk=${any(desks)}&owner=${any(everybody)}`,
      })
      return `keeps a view for ${sharing}`
    },
    async (actor) => {
      const { rows } = await readInbox(db, actor)
      if (rows.length === 0) return 'has read everything'
      const row = any(rows)
      if (chance(0.3)) await markAllRead(db, actor, { upTo: firstOf(rows).at })
      else await markNotification(db, actor, { id: row.id, isRead: !row.isRead })
      return 'marks what she has read'
    },
  ]
  /** What an owner does to people and desks, and what the clock does. */
  const fromAbove: (() => Promise<string>)[] = [
    async () => {
      const staffId = any(cast).staffId
      await (chance(0.4) ? suspend : reinstate)(db, owner, { staffId })
      return `suspends, or lets in again, ${staffId}`
    },
    async () => {
      const { staffId, name } = any(cast)
      const role = any(['editor', 'author', 'translator', 'contributor'] as const)
      await changePerson(db, owner, {
        staffId,
        role,
        ...(chance(0.5) && { deskIds: chance(0.5) ? [] : [any(desks)] }),
      })
      return `makes ${name} ${role}`
    },
    async () => {
      if (chance(0.7)) return 'removes nobody'
      const { staffId, name } = any(cast)
      await removePerson(db, owner, { staffId })
      return `removes ${name}`
    },
    async () => {
      const isArchived = chance(0.5)
      await archiveEntry(db, owner, { kind: 'desk', id: desks[1] as string, isArchived })
      return isArchived ? 'archives a desk' : 'has a desk again'
    },
    async () => `tells of ${await tellOfDue(db)} that are due`,
    async () => {
      const id = any(stories)
      await orm.execute(
        sql`update article set deleted_at = now() - interval '40 days' where id = ${id} and deleted_at is not null`,
      )
      const gone = await emptyBin(db)
      if (gone > 0) {
        const left = await orm.select({ id: article.id }).from(article)
        const isLeft = new Set(left.map((each) => each.id))
        for (const each of written.keys()) if (!isLeft.has(each)) written.delete(each)
        for (const [noteId, { articleId }] of notes) if (!isLeft.has(articleId)) notes.delete(noteId)
        for (const each of [...stories]) if (!isLeft.has(each)) stories.splice(stories.indexOf(each), 1)
        while (stories.length < 2) stories.push(await begun(owner))
      }
      return `empties the bin of ${gone}`
    },
  ]

  const attempt = async (who: string, act: () => Promise<string>): Promise<string> => {
    try {
      return `${who} ${await act()}`
    } catch (error) {
      if (error instanceof NewsroomError) return `${who} is refused: ${error.message.slice(0, 80)}`
      wrong.push(`${who} met no refusal but ${error instanceof Error ? error.stack : String(error)}`)
      return `${who} broke something`
    }
  }
  const handOn = async (articleId: string): Promise<string> => {
    // Most who may do little would be refused most of the time.
    const staffId = any(chance(0.5) ? everybody : everybody.slice(0, 3))
    const actor = await signedIn(staffId)
    if (!actor) return `${staffId} has no way in`
    const share = random()
    const acts =
      share < 0.3 ? inNotes : share < 0.5 ? inText : share < 0.72 ? inRoom : share < 0.92 ? inPlan : inHouse
    const act = any(acts)
    return attempt(`${actor.name} (${actor.role})`, () => act(actor, articleId))
  }

  const told = new Map<string, { unread: number; rows: number }>()
  let shown: Shown | undefined
  const lastTouch = async () =>
    Number(
      firstOf((await orm.execute<{ last: number | null }>(sql`select max(id) as last from ${touch}`)).rows)
        .last ?? 0,
    )
  let touchedUpTo = await lastTouch()

  const allOf = async (actor: Signed, group?: (typeof notificationGroups)[number]) => {
    const rows: Notification[] = []
    let after: string | undefined
    do {
      const page = await readInbox(db, actor, { ...(group && { group }), ...(after && { after }) })
      rows.push(...page.rows)
      after = page.next ?? undefined
    } while (after)
    return rows
  }

  async function lookAround(): Promise<void> {
    const touched = new Set(
      (await orm.select({ tag: touch.tag }).from(touch).where(gt(touch.id, touchedUpTo))).map(
        ({ tag }) => tag,
      ),
    )
    touchedUpTo = await lastTouch()
    const binned = new Set(
      (await orm.execute<{ id: string }>(sql`select id from article where deleted_at is not null`)).rows.map(
        ({ id }) => id,
      ),
    )
    const opens = async (
      actor: Signed,
      given: { articleId: string | null; coverageId?: string | null },
      at: string,
    ) => {
      try {
        if (given.articleId) await openDraft(db, actor, { articleId: given.articleId })
        else if (given.coverageId) await readCoverage(db, actor, { coverageId: given.coverageId })
      } catch (error) {
        wrong.push(`${actor.name}: ${at} leads to what she may not open (${(error as Error).message})`)
      }
    }
    const isClean = (actor: Signed, rows: readonly PlannedCoverage[], at: string) => {
      for (const { articleId } of rows)
        if (articleId && binned.has(articleId)) wrong.push(`${actor.name}: ${at} leads into the bin`)
    }

    for (const staffId of everybody) {
      const actor = await signedIn(staffId)
      const rowsThere = await orm.$count(notification, eq(notification.staffId, staffId))
      const before = told.get(staffId)
      if (!actor) {
        if (before && rowsThere > before.rows)
          wrong.push(`${staffId}, who has no way in, was told of something`)
        told.set(staffId, { unread: before?.unread ?? 0, rows: rowsThere })
        const token = feeds.get(staffId)?.split('/').at(-1)
        if (token && (await calendarAt(db, secret, token)) !== null)
          wrong.push(`${staffId}, who has no way in, has a calendar`)
        continue
      }
      const unread = await countUnread(db, actor)
      const rows = await allOf(actor)
      const isUnread = rows.filter((row) => !row.isRead)
      if (unread !== Math.min(100, isUnread.length))
        wrong.push(`${actor.name}: the badge says ${unread} of ${isUnread.length} rows`)
      if (before && before.unread !== unread && !touched.has(tags.inbox(staffId)))
        wrong.push(`${actor.name}: ${before.unread} unread became ${unread}, and no open tab is told`)
      told.set(staffId, { unread, rows: rowsThere })
      for (const row of rows) {
        const isGone = row.articleId !== null && binned.has(row.articleId)
        if ((row.story === null) !== isGone)
          wrong.push(`${actor.name}: a row of her inbox is ${isGone ? 'not ' : ''}empty`)
        if (row.story) await opens(actor, row, `her inbox (${row.kind})`)
        else if (row.note || Object.keys(row.details).length > 0)
          wrong.push(`${actor.name}: a row of what is gone quotes it`)
      }
      await whereToBegin(db, actor)
    }

    // One of them looks at everything.
    const looker = (await signedIn(any(everybody))) ?? owner
    const grouped = (await Promise.all(notificationGroups.map((group) => allOf(looker, group)))).flat().length
    const inAll = (await allOf(looker)).length
    if (grouped !== inAll)
      wrong.push(`${looker.name}: the groups of her inbox have ${grouped} of ${inAll} rows`)
    const home = await readHome(db, looker)
    const [from, to] = [new Date(Date.now() - 9 * dayLong), new Date(Date.now() + 9 * dayLong)].map((at) =>
      at.toISOString().slice(0, 10),
    ) as [string, string]
    const plan = await readPlan(db, looker, { from, to })
    for (const [at, those] of Object.entries({
      'her page': home.mine,
      'what is late': home.late,
      'the plan': plan.coverages,
      'some day': plan.someday,
      'what is ahead': await plannedAhead(db, looker, { most: 30 }),
    })) {
      isClean(looker, those, at)
      for (const each of those.slice(0, 12)) {
        await opens(looker, { articleId: null, coverageId: each.coverageId }, at)
        if (each.articleId) await opens(looker, { articleId: each.articleId }, at)
      }
    }
    for (const each of [...home.out, ...home.live]) await opens(looker, each, 'what is out')
    for (const { eventId } of plan.times.slice(0, 6)) await readEvent(db, looker, { eventId })
    const token = feeds.get(looker.staffId)?.split('/').at(-1)
    if (token && !(await calendarAt(db, secret, token))?.startsWith('BEGIN:VCALENDAR'))
      wrong.push(`${looker.name} has no calendar`)

    const filters = [
      {},
      { mine: true },
      { deskId: any(desks) },
      { ownerId: any(['nobody', ...everybody]) },
      { locale: 'ar' as const },
      { hasPicture: false },
      { query: any([...written.values()].flatMap((each) => [...each])) ?? 'w' },
    ]
    for (const filter of chance(0.5) ? filters : [any(filters)]) {
      const name = JSON.stringify(filter)
      const { rows, counts } = await storyBoard(db, looker, { ...filter, length: 200 })
      if (rows.length < 200 && counts.all.count !== rows.length)
        wrong.push(`the board of ${name} counts ${counts.all.count} of ${rows.length}`)
      const { columns } = await storyColumns(db, looker, filter)
      for (const state of [any(articleStates), any(articleStates)]) {
        const of = await storyBoard(db, looker, { ...filter, state, length: 200 })
        if (of.rows.length < 200 && counts.states[state].count !== of.rows.length)
          wrong.push(
            `the board of ${name} counts ${counts.states[state].count} ${state} of ${of.rows.length}`,
          )
        if (columns[state].length !== Math.min(12, of.rows.length))
          wrong.push(`the column ${state} of ${name} has ${columns[state].length} of ${of.rows.length}`)
      }
      for (const row of rows) {
        if (binned.has(row.articleId) || row.siblings.some(({ articleId }) => binned.has(articleId)))
          wrong.push(`the board of ${name} shows what lies in the bin`)
      }
      for (const row of rows.slice(0, 5)) await opens(looker, row, `the board of ${name}`)
    }
    const flat = await boardCounts(db, looker, {})
    for (const state of articleStates) {
      const { total } = await board(db, looker, { state, page: 1 })
      if (flat[state].count !== total)
        wrong.push(`the flat board counts ${flat[state].count} ${state} of ${total}`)
    }
    await listViews(db, looker)

    // What open lists show: another answer than before was announced to them.
    const { rows } = await storyBoard(db, owner, { length: 200 })
    const forOwner = await readPlan(db, owner, { from, to })
    const now: Shown = {
      rows: rows
        .map((row) => ({
          id: row.articleId,
          of: [row, ...row.siblings]
            .map(({ articleId, state, locale }) => `${articleId} ${state} ${locale}`)
            .sort(),
          owner: row.owner,
          desk: row.desk,
          openNotes: row.openNotes,
          scheduledFor: row.scheduledFor,
          embargoUntil: row.embargoUntil,
          handOver: row.handOver,
          dueAt: row.dueAt,
        }))
        .sort((one, other) => (one.id < other.id ? -1 : 1)),
      times: forOwner.times.map(({ eventId, startsAt, isCancelled, name, deskId }) => [
        ...[eventId, startsAt, isCancelled, name, deskId],
      ]),
      coverages: [...forOwner.coverages, ...forOwner.someday].map(
        ({ coverageId, staffName, deskId, dueAt: due, state, articleId }) => [
          ...[coverageId, staffName, deskId, due, state, articleId],
        ],
      ),
    }
    // Which version leads a row changes with words that are saved, of which nobody is told.
    const led = new Set(shown?.rows.map(({ id }) => id))
    const leads = new Set(now.rows.map(({ id }) => id))
    const before = shown && { ...shown, rows: shown.rows.filter(({ id }) => leads.has(id)) }
    const after = { ...now, rows: now.rows.filter(({ id }) => led.has(id)) }
    if (before && !isDeepStrictEqual(before, after) && !touched.has(tags.newsroom()))
      wrong.push(`lists show something else, and no open tab is told: ${differenceOf(before, after)}`)
    shown = now

    // Nothing that was typed is lost.
    for (const articleId of new Set([...notes.values()].map((each) => each.articleId))) {
      if (binned.has(articleId)) continue
      const threads = await threadsOf(owner, articleId)
      const texts = new Map(threads.flatMap((each) => each.notes.map(({ id, text }) => [id, text.trim()])))
      for (const [noteId, kept] of notes)
        if (kept.articleId === articleId && texts.get(noteId) !== kept.text.trim())
          wrong.push(`the note «${kept.text}» is ${texts.has(noteId) ? `«${texts.get(noteId)}»` : 'lost'}`)
    }
  }

  /** Words that were saved stand in the text, or in a version of it that can be had back. */
  async function lookForWords(): Promise<void> {
    for (const [articleId, own] of written) {
      const draft = await openDraft(db, operator, { articleId }).catch(() => null)
      if (!draft) continue
      const held = new Set(wordsIn(plainText(draft.content.document)))
      for (const { number } of await listRevisions(db, owner, { articleId })) {
        const { content } = await readRevision(db, owner, { articleId, revision: number })
        for (const each of wordsIn(plainText(content.document))) held.add(each)
      }
      const kept = await orm.execute<{ fullest: unknown }>(
        sql`select fullest from draft where article_id = ${articleId}`,
      )
      for (const each of wordsIn(JSON.stringify(kept.rows))) held.add(each)
      for (const each of own) if (!held.has(each)) lost.add(`${articleId} ${each}`)
    }
  }
  const lost = new Set<string>()

  await lookAround()
  for (let n = 0; n < steps && wrong.length === 0; n += 1) {
    const articleId = any(stories)
    const pair = [() => handOn(articleId), () => handOn(chance(0.8) ? articleId : any(stories))]
    if (chance(0.3)) pair.push(() => attempt('the house', any(fromAbove)))
    const step = (await Promise.all(pair.map((act) => act()))).join(' | ')
    done.push(`${articleId}: ${step}`)
    hear(done.at(-1) as string)
    await lookAround()
  }
  await lookForWords()
  for (const each of lost) wrong.push(`what was written is nowhere: ${each}`)
  return wrong.length > 0 ? { seed, what: wrong, done } : null
}

/** As far as open lists are told of a change. */
type Shown = { rows: { id: string }[]; times: unknown[]; coverages: unknown[] }

function differenceOf(before: Shown, after: Shown): string {
  const [one, other] = [before, after].map((each) => new Set(flat(each)))
  const gone = [...(one as Set<string>)].filter((each) => !other?.has(each))
  const come = [...(other as Set<string>)].filter((each) => !one?.has(each))
  return `${gone.slice(0, 3).join(' ')} → ${come.slice(0, 3).join(' ')}`
}

const flat = (given: unknown): string[] =>
  Object.values(given as Record<string, unknown[]>).flatMap((list) =>
    list.map((each) => JSON.stringify(each)),
  )
