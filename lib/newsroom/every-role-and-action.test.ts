/**
 * Who may do what, tried out: every role does everything there is to do through the operations themselves, on a
 * database, and what comes of it is compared with the tables here, which were written by hand and know nothing of
 * `permissions.ts`. What is denied must leave nothing behind.
 */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { and, eq, isNull, sql } from 'drizzle-orm'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chooseColumns, readColumns } from '../archive/import/choose-columns.ts'
import { dryRunImport } from '../archive/import/dry-run-import.ts'
import { listRuns } from '../archive/import/import-runs.ts'
import { readMapping, saveMapping } from '../archive/import/map-run.ts'
import { readTrial } from '../archive/import/read-trial.ts'
import { saveColumns, savePreview } from '../archive/import/run-folder.ts'
import { runImport } from '../archive/import/run-import.ts'
import { fetchRunPictures, readRunPictures, stopPictures } from '../archive/import/run-pictures.ts'
import { resumeRun, tryRun } from '../archive/import/start-run.ts'
import { stopRun } from '../archive/import/stop-run.ts'
import { archiveOf, bytesOf } from '../archive/import/testing/archive-of.ts'
import { undoRun } from '../archive/import/undo-run.ts'
import { exportFiles } from '../archive/own/write-export.ts'
import { readWordPress } from '../archive/wordpress/read-wordpress.ts'
import { readSiteRun, stopFetching } from '../archive/wordpress-site/fetch-runs.ts'
import { readBackups } from '../backup/read-backups.ts'
import { newId } from '../db/id.ts'
import type { Database } from '../db/open.ts'
import { boardView } from '../db/tables/boards.ts'
import { apiKey, previewLink, webhook, webhookDelivery } from '../db/tables/connections.ts'
import { dataset } from '../db/tables/datasets.ts'
import { topic } from '../db/tables/directory.ts'
import { breakingNotice, frontLayout } from '../db/tables/front.ts'
import { headlineTest } from '../db/tables/headline-tests.ts'
import { importRun } from '../db/tables/imports.ts'
import { liveEntry } from '../db/tables/live.ts'
import { newsletter, newsletterIssue } from '../db/tables/newsletters.ts'
import { desk, media, rendition, staff } from '../db/tables/people-and-pictures.ts'
import { coverage, plannedEvent } from '../db/tables/planning.ts'
import { article, byline, correction, story } from '../db/tables/stories.ts'
import { describeEngine } from '../db/testing/test-databases.ts'
import { addStory, smallPublication } from '../publication/testing/small-publication.ts'
import { readSettings } from '../settings/settings.ts'
import { doc, p } from '../story/compose.ts'
import type { StoryDocument } from '../story/document.ts'
import type { ArticleState } from '../vocabulary.ts'
import { type Actor, operator } from './actor.ts'
import { everyCount, readAudience, readStoryAudience } from './audience/read-audience.ts'
import { calendarDays } from './calendar/calendar-days.ts'
import { addItem, archiveItem, changeItem, listItems } from './checklist/change-items.ts'
import { storyItems, tickItem } from './checklist/tick-item.ts'
import { allCorrections } from './corrections/all-corrections.ts'
import { correctStory, showChange } from './corrections/correct-story.ts'
import { listCorrections } from './corrections/list-corrections.ts'
import { withdrawNote } from './corrections/withdraw-note.ts'
import { listDatasets, offerDatasets, readDataset, readDatasetChanges } from './datasets/read-datasets.ts'
import { archiveDataset, changeRows, createDataset, replaceDataset } from './datasets/write-dataset.ts'
import { archiveEntry } from './directory/archive-entry.ts'
import { changeEntry } from './directory/change-entry.ts'
import { createEntry } from './directory/create-entry.ts'
import { entryNames, listEntries, readEntry } from './directory/list-entries.ts'
import { mergeEntries } from './directory/merge-entries.ts'
import { moveSection } from './directory/order-sections.ts'
import { removeEntry } from './directory/remove-entry.ts'
import { listFiles, readCaptionsOf, readFile } from './files/list-files.ts'
import { setCaptions } from './files/set-captions.ts'
import { uploadFile } from './files/upload-file.ts'
import { announceBreaking, withdrawBreaking } from './front/announce-breaking.ts'
import { cancelPlan, layOutFront, planFront } from './front/lay-out-front.ts'
import { findForFront, openFront, previewFront } from './front/open-front.ts'
import { readFigureBoard, writeFigures } from './front/write-figures.ts'
import { applyWinningHeadline } from './headlines/apply-winner.ts'
import { stopHeadlineTest } from './headlines/end-test.ts'
import { readHeadlineTests } from './headlines/read-tests.ts'
import { startHeadlineTest } from './headlines/start-test.ts'
import { listKeys } from './keys/list-keys.ts'
import { makeKey } from './keys/make-key.ts'
import { revokeKey } from './keys/revoke-key.ts'
import { readLink } from './links/read-link.ts'
import { editEntry, markEntry, releaseEntry, withdrawEntry } from './live/change-entry.ts'
import { postEntry } from './live/post-entry.ts'
import { readEntries } from './live/read-entries.ts'
import { everyEntry, loggedPeople, readLog } from './log/read-log.ts'
import {
  changeNewsletter,
  closeNewsletter,
  listNewsletters,
  makeNewsletter,
  readNewsletter,
} from './newsletters/change-newsletter.ts'
import { eraseSubscriber, exportSubscribers, importSubscribers } from './newsletters/subscribers.ts'
import {
  discardIssue,
  previewIssue,
  readIssue,
  sendIssue,
  stopIssueNow,
  testIssue,
  writeIssue,
} from './newsletters/write-issue.ts'
import { NewsroomError } from './newsroom-error.ts'
import { deleteNote, editNote } from './notes/change-note.ts'
import { listNotes } from './notes/list-notes.ts'
import { mentionable } from './notes/mentionable.ts'
import { reopenThread, resolveThread } from './notes/resolve-thread.ts'
import { replyToNote, writeNote } from './notes/write-note.ts'
import type { InputOf, OperationFacts } from './operation.ts'
import { operations } from './operations.ts'
import { changePart } from './parts/change-part.ts'
import { boxesThen, findParts, listParts, openPart, readPart } from './parts/list-parts.ts'
import { makePart } from './parts/make-part.ts'
import { publishPart, withdrawPart } from './parts/settle-part.ts'
import { changePerson, reinstate, removePerson, setRoleRule, suspend } from './people/change-person.ts'
import { invite, makeLinkFor } from './people/invite.ts'
import { listPeople, listRoleRules, personWithEmail, readPerson } from './people/list-people.ts'
import { resetSecondFactor } from './people/second-factor.ts'
import { type Action, actions } from './permissions.ts'
import { deletePicture } from './pictures/delete-picture.ts'
import { describePicture } from './pictures/describe-picture.ts'
import { editPictures } from './pictures/edit-pictures.ts'
import { focusPicture } from './pictures/focus-picture.ts'
import { hideExpiredPictures } from './pictures/hide-expired-pictures.ts'
import { licensePicture } from './pictures/license-picture.ts'
import {
  listPictures,
  picturesBringers,
  picturesLike,
  picturesOf,
  readPicture,
} from './pictures/list-pictures.ts'
import { setMachineLabelRule } from './pictures/machine-label.ts'
import { countPicturesUses, picturesUses } from './pictures/picture-uses.ts'
import { replacePicture } from './pictures/replace-picture.ts'
import { answerUpload } from './pictures/upload-in-parts.ts'
import { uploadPicture } from './pictures/upload-picture.ts'
import { importCalendar } from './plan/import-calendar.ts'
import { openCoverage } from './plan/open-coverage.ts'
import {
  changeCoverage,
  moveCoverage,
  planCoverage,
  removeCoverage,
  settleCoverage,
  takeCoverage,
} from './plan/plan-coverage.ts'
import { cancelEvent, changeEvent, moveEvent, planEvent, removeEvent } from './plan/plan-event.ts'
import { listFeeds, makeFeed, revokeFeed } from './plan/plan-feeds.ts'
import { readHome } from './plan/read-home.ts'
import { coverageOf, plannedAhead, planPeople, readCoverage, readEvent, readPlan } from './plan/read-plan.ts'
import { listPreviewLinks, makePreviewLink, revokePreviewLink } from './previews/preview-links.ts'
import { countDevices } from './push/staff-device.ts'
import { checkAddresses } from './redirects/check-addresses.ts'
import { everyRedirect, listRedirects } from './redirects/list-redirects.ts'
import { importRedirects, removeRedirect, saveRedirect } from './redirects/save-redirects.ts'
import { setFormatPreferences } from './set-format-preferences.ts'
import { changeSettings, readPublication, setMenus } from './settings/change-settings.ts'
import { setMachineTerms } from './settings/set-machine-terms.ts'
import { readStatus } from './status/read-status.ts'
import { assignStory } from './stories/assign-story.ts'
import { deleteArticle, restoreArticle } from './stories/bin.ts'
import { board } from './stories/board.ts'
import { boardCounts } from './stories/board-counts.ts'
import { listViews, removeView, saveView } from './stories/board-views.ts'
import { checkArticle } from './stories/check-article.ts'
import { comingUp } from './stories/coming-up.ts'
import { createStory } from './stories/create-story.ts'
import { heartbeat, takeOver } from './stories/editing-tabs.ts'
import { fileStory } from './stories/file-story.ts'
import { history } from './stories/history.ts'
import { listStaticPages } from './stories/list-static-pages.ts'
import { lostLock } from './stories/lost-lock.ts'
import { renameArticle } from './stories/rename-article.ts'
import { resolveConflict } from './stories/resolve-conflict.ts'
import { listRevisions, readRevision, restoreRevision, saveRevision } from './stories/revisions.ts'
import { setEmbargo } from './stories/set-embargo.ts'
import { storyBoard, storyColumns } from './stories/story-board.ts'
import { suggestRelated } from './stories/suggest-related.ts'
import { transitionArticle } from './stories/transition-article.ts'
import { translateStory } from './stories/translate-story.ts'
import { whereToBegin } from './stories/where-to-begin.ts'
import { openDraft, saveDraft } from './stories/working-draft.ts'
import { refuseSuggestions } from './suggestions/decide-suggestions.ts'
import { listSuggestions } from './suggestions/list-suggestions.ts'
import { suggest } from './suggestions/suggest.ts'
import { staffMember, tab } from './testing/staff-member.ts'
import { bringUpToDate } from './translation/bring-up-to-date.ts'
import { languagesOf } from './translation/languages-of.ts'
import { sourceOf } from './translation/source-of.ts'
import { translationsBoard, translationsInHand } from './translation/translations-board.ts'
import {
  changeWebhook,
  makeWebhook,
  removeWebhook,
  resumeWebhook,
  rotateSecret,
  stopWebhook,
} from './webhooks/change-webhook.ts'
import { listWebhooks, readWebhookLog } from './webhooks/list-webhooks.ts'
import { redeliver, testWebhook } from './webhooks/send-again.ts'

/** An editor works for all desks; an editor of A for one. */
const people = ['owner', 'editor', 'editor of A', 'author', 'translator', 'contributor'] as const
type Person = (typeof people)[number]

/** What a story may be to a person. Nobody here works for desk B. */
const situations = [
  'begun by them, of desk B',
  'crediting them, of desk B',
  'of desk A',
  'of desk B',
  'of no desk',
] as const
type Situation = (typeof situations)[number]

const every: readonly Situation[] = situations
const theirs: readonly Situation[] = ['begun by them, of desk B', 'crediting them, of desk B']
const ofA: readonly Situation[] = ['of desk A', 'of no desk']
const none: readonly Situation[] = []

/** In which situations a person may. */
type Allowed = Record<Person, readonly Situation[]>
const allowed = (
  owner: readonly Situation[],
  editor: readonly Situation[],
  editorOfA: readonly Situation[],
  author: readonly Situation[],
  translator: readonly Situation[],
  contributor: readonly Situation[],
): Allowed => ({ owner, editor, 'editor of A': editorOfA, author, translator, contributor })

// biome-ignore format: a table
const onStories: Partial<Record<Action, Allowed>> = {
  //                          owner  editor  of A   author  transl. contributor
  'story.read':       allowed(every, every,  every, every,  every,  none),
  'story.translate':  allowed(every, every,  every, none,   every,  none),
  'story.edit':       allowed(every, every,  ofA,   theirs, theirs, none),
  'story.submit':     allowed(every, every,  ofA,   theirs, theirs, none),
  'story.review':     allowed(every, every,  ofA,   none,   none,   none),
  'story.file':       allowed(every, every,  ofA,   theirs, none,   none),
  'story.assign':     allowed(every, every,  ofA,   theirs, theirs, none),
  'story.rename':     allowed(every, every,  ofA,   none,   none,   none),
  'story.schedule':   allowed(every, every,  ofA,   none,   none,   none),
  'story.publish':    allowed(every, every,  ofA,   none,   none,   none),
  'story.embargo':    allowed(every, every,  ofA,   none,   none,   none),
  'story.correct':    allowed(every, every,  ofA,   none,   none,   none),
  'story.unpublish':  allowed(every, every,  ofA,   none,   none,   none),
  'story.kill':       allowed(every, every,  ofA,   none,   none,   none),
  'story.delete':     allowed(every, every,  ofA,   theirs, theirs, none),
  'story.take-over':  allowed(every, every,  ofA,   theirs, theirs, none),
  'story.share':      allowed(every, every,  ofA,   theirs, theirs, none),
  'story.note':       allowed(every, every,  every, every,  every,  none),
  'story.suggest':    allowed(every, every,  every, every,  every,  none),
}

// biome-ignore format: a table
const elsewhere: Partial<Record<Action, readonly Person[]>> = {
  'story.create':     ['owner', 'editor', 'editor of A', 'author'],
  'media.upload':     ['owner', 'editor', 'editor of A', 'author', 'translator'],
  'plan.read':        ['owner', 'editor', 'editor of A', 'author', 'translator'],
  'plan.edit':        ['owner', 'editor', 'editor of A', 'author', 'translator'],
  'plan.assign':      ['owner', 'editor', 'editor of A'],
  'parts.read':       ['owner', 'editor', 'editor of A', 'author', 'translator'],
  'parts.edit':       ['owner', 'editor', 'editor of A', 'author', 'translator'],
  'parts.publish':    ['owner', 'editor', 'editor of A'],
  'templates.edit':   ['owner', 'editor', 'editor of A'],
  'checklists.edit':  ['owner'],
  'people.read':      ['owner', 'editor', 'editor of A'],
  'people.invite':    ['owner'],
  'people.change':    ['owner'],
  'people.suspend':   ['owner'],
  'settings.edit':    ['owner'],
  'keys.manage':      ['owner', 'editor', 'editor of A'],
  'webhooks.manage':  ['owner', 'editor', 'editor of A'],
  'front.curate':     ['owner', 'editor', 'editor of A'],
  'figures.write':    ['owner', 'editor', 'editor of A'],
  'breaking.announce': ['owner', 'editor', 'editor of A'],
  'directory.edit':   ['owner', 'editor', 'editor of A'],
  'newsletters.write': ['owner', 'editor', 'editor of A'],
  'newsletters.people': ['owner'],
  'archive.import':   ['owner'],
  'archive.export':   ['owner'],
  'audience.read':    ['owner', 'editor', 'editor of A', 'author', 'translator'],
  'audit.read':       ['owner', 'editor', 'editor of A'],
  'status.read':      ['owner', 'editor', 'editor of A'],
}

/** Of whose pictures a person may change what is said, and which it may delete. */
// biome-ignore format: a table
const onPictures: Record<Person, readonly ('own' | 'another’s')[]> = {
  owner:          ['own', 'another’s'],
  editor:         ['own', 'another’s'],
  'editor of A':  ['own', 'another’s'],
  author:         ['own'],
  translator:     ['own'],
  contributor:    [],
}

/** An archive of one story. */
const wordPress = `<rss xmlns:wp="http://wordpress.org/export/1.2/" xmlns:content="x"><channel><item><title>خبر</title>
  <content:encoded>نصّ الخبر.</content:encoded><wp:post_id>7</wp:post_id><wp:status>publish</wp:status>
  <wp:post_date_gmt>2020-01-01 00:00:00</wp:post_date_gmt></item></channel></rss>`

const registry: [string, OperationFacts][] = Object.entries(operations)

/** What no operation does yet. One that comes must be tried here. */
const toCome: Action[] = []

it('tries every action that there is', () => {
  const tried = [...Object.keys(onStories), ...Object.keys(elsewhere), 'media.edit', 'media.delete']
  expect([...tried, ...toCome].sort()).toEqual([...actions].sort())
})

type Case = { state: ArticleState; run: (db: Database, actor: Actor, articleId: string) => Promise<unknown> }
/** A table of figures, of names alone. */
const columnOfNames = { key: 'name', name: 'السلعة', kind: 'text' as const, unit: null, digits: null }
const priceTable = { name: 'أسعار', locale: 'ar' as const, columns: [columnOfNames] }
/** Of the figures that are written: each writes another. */
let figure = 0
const inAnHour = () => new Date(Date.now() + 3_600_000)
const content = { headline: 'غيره' }
const saving = (articleId: string) => ({ articleId, tabId: tab(), baseVersion: 1 })
const move =
  (name: InputOf<typeof transitionArticle>['move'], more: { at?: () => Date } = {}): Case['run'] =>
  (db, actor, id) =>
    transitionArticle(db, actor, {
      articleId: id,
      move: name,
      note: 'كلمة',
      ...(more.at && { at: more.at() }),
    })

/** What is done to a thread that they began themselves: another's note is changed by nobody (`notes.test.ts`). */
const inOwnThread =
  (
    act: (
      db: Database,
      actor: Actor,
      given: Awaited<ReturnType<typeof writeNote>> & { articleId: string },
    ) => unknown,
  ) =>
  async (db: Database, actor: Actor, articleId: string) =>
    act(db, actor, { ...(await writeNote(db, actor, { articleId, words: 'ملاحظة' })), articleId })

/** What is done before the operation that a case is about: its writes are not that one's. */
async function beforehand<T>(db: Database, act: () => Promise<T>): Promise<T> {
  const { rows } = await db.orm.execute(sql`select coalesce(max(id), 0) as last from written`)
  const made = await act()
  await db.orm.execute(sql`delete from written where id > ${rows[0]!.last}`)
  return made
}

/** What is done to a test of headlines that somebody else began; `won`: and that one of them has won. */
const toTest =
  (
    act: (db: Database, actor: Actor, given: { articleId: string; testId: string }) => unknown,
    { won = false } = {},
  ): Case['run'] =>
  async (db, actor, articleId) => {
    const { testId } = await beforehand(db, async () => {
      const begun = await startHeadlineTest(db, operator, { articleId, headlines: ['غيره'], hours: 6 })
      if (won)
        await db.orm
          .update(headlineTest)
          .set({ endedAt: new Date(), outcome: 'winner', winner: 1 })
          .where(eq(headlineTest.id, begun.testId))
      return begun
    })
    return act(db, actor, { articleId, testId })
  }

const theirWords: StoryDocument = doc(p('كما أراه'))

/** What is done to what they suggested themselves; to another's, only who may edit may do something. */
const toOwnSuggestion =
  (act: (db: Database, actor: Actor, given: { articleId: string; ids: string[] }) => unknown): Case['run'] =>
  async (db, actor, articleId) => {
    const { open } = await beforehand(db, async () => {
      const { document } = await listSuggestions(db, actor, { articleId })
      return suggest(db, actor, { articleId, base: document, document: theirWords })
    })
    return act(db, actor, { articleId, ids: open.map(({ id }) => id) })
  }

const happening = { name: 'حدث', starts: '2031-03-04T09:00', ends: '2031-03-04T10:00' }
const making = { kind: 'text', locale: 'ar', headline: 'عنوان' } as const
const aPart = { locale: 'ar', name: 'صندوق', document: doc(p('كلمات')) } as const

/** What is done to a part that somebody else made. */
const inPart =
  (kind: 'box' | 'template', act: (db: Database, actor: Actor, partId: string) => unknown) =>
  async (db: Database, actor: Actor) => {
    const { partId } = await beforehand(db, () => makePart(db, operator, { kind, ...aPart }))
    await act(db, actor, partId)
  }

/** What is done to something that the checklist asks. */
const inItem =
  (act: (db: Database, actor: Actor, itemId: string) => unknown) => async (db: Database, actor: Actor) => {
    const { itemId } = await beforehand(db, () => addItem(db, operator, { words: 'يُسأل', isRequired: false }))
    await act(db, actor, itemId)
  }

const signed = (actor: Actor) => actor as Actor & { staffId: string }

/** What is done to what they planned themselves. */
const inOwnPlan =
  (act: (db: Database, actor: Actor, given: { eventId: string; coverageId: string }) => unknown) =>
  async (db: Database, actor: Actor) => {
    const { eventId } = await planEvent(db, actor, happening)
    await act(db, actor, { ...(await planCoverage(db, actor, { ...making, eventId })), eventId })
  }

/** Every operation on a story, under the action that it needs, from a state in which it can be done. */
const storyOperations: Record<string, Record<string, Case>> = {
  'story.read': {
    listCorrections: {
      state: 'published',
      run: (db, actor, articleId) => listCorrections(db, actor, { articleId }),
    },
    readHeadlineTests: {
      state: 'published',
      run: (db, actor, articleId) => readHeadlineTests(db, actor, { articleId }),
    },
    allCorrections: { state: 'published', run: (db, actor) => allCorrections(db, actor) },
    offerDatasets: { state: 'draft', run: (db, actor) => offerDatasets(db, actor) },
    listStaticPages: { state: 'published', run: (db, actor) => listStaticPages(db, actor) },
    openDraft: { state: 'draft', run: (db, actor, articleId) => openDraft(db, actor, { articleId }) },
    readEntries: { state: 'draft', run: (db, actor, articleId) => readEntries(db, actor, { articleId }) },
    listRevisions: { state: 'draft', run: (db, actor, articleId) => listRevisions(db, actor, { articleId }) },
    readRevision: {
      state: 'draft',
      run: (db, actor, id) => readRevision(db, actor, { articleId: id, revision: 1 }),
    },
    storyItems: { state: 'draft', run: (db, actor, articleId) => storyItems(db, actor, { articleId }) },
    listItems: { state: 'draft', run: (db, actor) => listItems(db, actor) },
    history: { state: 'draft', run: (db, actor, articleId) => history(db, actor, { articleId }) },
    checkArticle: { state: 'draft', run: (db, actor, articleId) => checkArticle(db, actor, { articleId }) },
    sourceOf: { state: 'draft', run: (db, actor, articleId) => sourceOf(db, actor, { articleId }) },
    suggestRelated: {
      state: 'draft',
      run: (db, actor, articleId) => suggestRelated(db, actor, { articleId }),
    },
    languagesOf: { state: 'draft', run: (db, actor, articleId) => languagesOf(db, actor, { articleId }) },
    lostLock: {
      state: 'draft',
      run: (db, actor, articleId) => lostLock(db, actor, { articleId, tabId: tab() }, { longest: 1 }),
    },
    'heartbeat, reading': {
      state: 'draft',
      run: (db, actor, articleId) => heartbeat(db, actor, { articleId, tabId: tab(), wantsToWrite: false }),
    },
  },
  'story.note': {
    listNotes: { state: 'draft', run: (db, actor, articleId) => listNotes(db, actor, { articleId }) },
    mentionable: { state: 'draft', run: (db, actor, articleId) => mentionable(db, actor, { articleId }) },
    writeNote: {
      state: 'draft',
      run: (db, actor, articleId) => writeNote(db, actor, { articleId, words: 'ملاحظة' }),
    },
    'writeNote, on what is published': {
      state: 'published',
      run: (db, actor, articleId) => writeNote(db, actor, { articleId, words: 'ملاحظة' }),
    },
    replyToNote: {
      state: 'draft',
      run: inOwnThread((db, actor, { articleId, threadId }) =>
        replyToNote(db, actor, { articleId, threadId, words: 'ردّ' }),
      ),
    },
    editNote: {
      state: 'draft',
      run: inOwnThread((db, actor, { articleId, noteId }) =>
        editNote(db, actor, { articleId, noteId, words: 'غيرها' }),
      ),
    },
    deleteNote: {
      state: 'draft',
      run: inOwnThread((db, actor, { articleId, noteId }) => deleteNote(db, actor, { articleId, noteId })),
    },
    resolveThread: {
      state: 'draft',
      run: inOwnThread((db, actor, { articleId, threadId }) =>
        resolveThread(db, actor, { articleId, threadId }),
      ),
    },
    reopenThread: {
      state: 'draft',
      run: inOwnThread((db, actor, { articleId, threadId }) =>
        reopenThread(db, actor, { articleId, threadId }),
      ),
    },
  },
  'story.suggest': {
    listSuggestions: {
      state: 'draft',
      run: (db, actor, articleId) => listSuggestions(db, actor, { articleId }),
    },
    suggest: {
      state: 'published',
      run: (db, actor, articleId) =>
        suggest(db, actor, { articleId, base: theirWords, document: doc(p('كما أراه أنا')) }),
    },
    refuseSuggestions: { state: 'draft', run: toOwnSuggestion(refuseSuggestions) },
  },
  'story.translate': {
    translateStory: {
      state: 'published',
      run: (db, actor, id) => translateStory(db, actor, { articleId: id, locale: 'en' }),
    },
  },
  'story.edit': {
    saveDraft: { state: 'draft', run: (db, actor, id) => saveDraft(db, actor, { ...saving(id), content }) },
    'saveDraft, of what is published': {
      state: 'published',
      run: (db, actor, id) => saveDraft(db, actor, { ...saving(id), content }),
    },
    resolveConflict: {
      state: 'draft',
      run: (db, actor, id) => resolveConflict(db, actor, { ...saving(id), mine: content, outcome: content }),
    },
    tickItem: {
      state: 'draft',
      run: async (db, actor, articleId) => {
        const { itemId } = await beforehand(db, () =>
          addItem(db, operator, { words: 'يُسأل', isRequired: false }),
        )
        await tickItem(db, actor, { articleId, itemId, isDone: true })
      },
    },
    bringUpToDate: {
      state: 'draft',
      run: (db, actor, id) => bringUpToDate(db, actor, { articleId: id, revision: 1 }),
    },
    saveRevision: {
      state: 'draft',
      run: (db, actor, id) => saveRevision(db, actor, { articleId: id, reason: 'سبب' }),
    },
    restoreRevision: {
      state: 'draft',
      run: (db, actor, id) => restoreRevision(db, actor, { articleId: id, revision: 1 }),
    },
    'postEntry, a draft': {
      state: 'draft',
      run: (db, actor, articleId) =>
        postEntry(db, actor, { articleId, key: tab(), words: 'كلمة', isDraft: true }),
    },
    'editEntry, a draft': {
      state: 'published',
      run: (db, actor, entryId) => editEntry(db, actor, { entryId, baseVersion: 1, words: 'غيرها' }),
    },
    'markEntry, a draft': {
      state: 'published',
      run: (db, actor, entryId) => markEntry(db, actor, { entryId, isKey: true }),
    },
    'withdrawEntry, a draft': {
      state: 'published',
      run: (db, actor, entryId) => withdrawEntry(db, actor, { entryId }),
    },
    'heartbeat, writing': {
      state: 'draft',
      run: (db, actor, articleId) => heartbeat(db, actor, { articleId, tabId: tab(), wantsToWrite: true }),
    },
  },
  'story.submit': { 'transitionArticle, submit': { state: 'draft', run: move('submit') } },
  'story.review': {
    'transitionArticle, approve': { state: 'in_review', run: move('approve') },
    'transitionArticle, return': { state: 'in_review', run: move('return') },
  },
  'story.file': {
    fileStory: {
      state: 'draft',
      run: (db, actor, id) => fileStory(db, actor, { articleId: id, kind: 'analysis' }),
    },
    'fileStory, what to read next': {
      state: 'draft',
      run: (db, actor, id) => fileStory(db, actor, { articleId: id, relatedIds: [] }),
    },
  },
  'story.assign': {
    assignStory: {
      state: 'draft',
      run: (db, actor, articleId) => assignStory(db, actor, { articleId, ownerId: actor.staffId }),
    },
  },
  'story.rename': {
    renameArticle: {
      state: 'published',
      run: (db, actor, id) => renameArticle(db, actor, { articleId: id, slug: newId() }),
    },
  },
  'story.schedule': {
    'transitionArticle, schedule': { state: 'approved', run: move('schedule', { at: inAnHour }) },
    'transitionArticle, unschedule': { state: 'scheduled', run: move('unschedule') },
    // It goes before readers as it is: whoever may not see to that may not change it any more.
    'saveDraft, of what is scheduled': {
      state: 'scheduled',
      run: (db, actor, id) => saveDraft(db, actor, { ...saving(id), content }),
    },
    'restoreRevision, of what is scheduled': {
      state: 'scheduled',
      run: (db, actor, id) => restoreRevision(db, actor, { articleId: id, revision: 1 }),
    },
    'resolveConflict, of what is scheduled': {
      state: 'scheduled',
      run: (db, actor, id) => resolveConflict(db, actor, { ...saving(id), mine: content, outcome: content }),
    },
    'takeOver, of what is scheduled': {
      state: 'scheduled',
      run: (db, actor, articleId) => takeOver(db, actor, { articleId, tabId: tab() }),
    },
  },
  'story.publish': {
    'transitionArticle, publish': { state: 'approved', run: move('publish') },
    'transitionArticle, publish what was public': { state: 'unpublished', run: move('publish') },
    startHeadlineTest: {
      state: 'published',
      run: (db, actor, articleId) =>
        startHeadlineTest(db, actor, { articleId, headlines: ['غيره'], hours: 6 }),
    },
    stopHeadlineTest: { state: 'published', run: toTest(stopHeadlineTest) },
    applyWinningHeadline: { state: 'published', run: toTest(applyWinningHeadline, { won: true }) },
    postEntry: {
      state: 'published',
      run: (db, actor, articleId) => postEntry(db, actor, { articleId, key: tab(), words: 'كلمة' }),
    },
    'releaseEntry, a draft': {
      state: 'published',
      run: (db, actor, entryId) => releaseEntry(db, actor, { entryId }),
    },
    editEntry: {
      state: 'published',
      run: (db, actor, entryId) => editEntry(db, actor, { entryId, baseVersion: 1, words: 'غيرها' }),
    },
    markEntry: {
      state: 'published',
      run: (db, actor, entryId) => markEntry(db, actor, { entryId, isPinned: true }),
    },
    withdrawEntry: {
      state: 'published',
      run: (db, actor, entryId) => withdrawEntry(db, actor, { entryId }),
    },
  },
  'story.embargo': {
    setEmbargo: {
      state: 'published',
      run: (db, actor, id) => setEmbargo(db, actor, { articleId: id, until: inAnHour() }),
    },
  },
  'story.correct': {
    'correctStory, with the change': {
      state: 'published',
      run: (db, actor, id) =>
        correctStory(db, actor, { articleId: id, kind: 'correction', note: 'تصويب', publishes: true }),
    },
    'correctStory, a note alone': {
      state: 'published',
      run: (db, actor, id) =>
        correctStory(db, actor, { articleId: id, kind: 'update', note: 'تحديث', publishes: false }),
    },
    showChange: {
      state: 'published',
      run: async (db, actor, articleId) => {
        const id = newId()
        await uncounted(db, (orm) => orm.insert(correction).values({ id, articleId, note: 'تصويب' }))
        await showChange(db, actor, { articleId, correctionId: id, isShown: false })
      },
    },
    withdrawNote: {
      state: 'published',
      run: async (db, actor, articleId) => {
        const id = newId()
        await uncounted(db, (orm) => orm.insert(correction).values({ id, articleId, note: 'تصويب' }))
        await withdrawNote(db, actor, { articleId, correctionId: id, reason: 'سبب' })
      },
    },
  },
  'story.unpublish': { 'transitionArticle, unpublish': { state: 'published', run: move('unpublish') } },
  'story.kill': { 'transitionArticle, kill': { state: 'published', run: move('kill') } },
  'story.delete': {
    deleteArticle: { state: 'draft', run: (db, actor, articleId) => deleteArticle(db, actor, { articleId }) },
    restoreArticle: {
      state: 'draft',
      run: (db, actor, articleId) => restoreArticle(db, actor, { articleId }),
    },
  },
  'story.take-over': {
    takeOver: {
      state: 'draft',
      run: (db, actor, articleId) => takeOver(db, actor, { articleId, tabId: tab() }),
    },
  },
  'story.share': {
    makePreviewLink: {
      state: 'draft',
      run: (db, actor, id) => makePreviewLink(db, actor, { articleId: id, note: '', hours: 24 }, 'a secret'),
    },
    listPreviewLinks: {
      state: 'draft',
      run: (db, actor, id) => listPreviewLinks(db, actor, { articleId: id }, 'a secret'),
    },
    // It is called as its article.
    revokePreviewLink: {
      state: 'draft',
      run: (db, actor, id) => revokePreviewLink(db, actor, { articleId: id, id }),
    },
  },
}

/** What a case needs there to be, and takes away again: it is no write of the operation's. */
const uncounted = (
  db: Database,
  write: (orm: Pick<Database['orm'], 'insert' | 'delete'>) => Promise<unknown>,
) =>
  db.orm.transaction(async (tx) => {
    await tx.execute(sql`set local session_replication_role = replica`)
    await write(tx)
  })

const lettersId = 'letters001'
const letters = { name: 'نشرة', list: 'latest', hour: 7, weekday: 6, timeZone: 'UTC' } as const
const aMailServer = { server: 'smtp://127.0.0.1:9', from: 'desk@warraq.example' }

/** An issue that somebody has written. */
async function issueOf(db: Database, state: 'draft' | 'scheduled' = 'draft'): Promise<string> {
  const id = newId()
  const issue = {
    id,
    newsletterId: lettersId,
    key: id,
    state,
    subject: '',
    introduction: 'مرحبًا',
    articleIds: [],
  }
  await uncounted(db, (orm) => orm.insert(newsletterIssue).values(issue))
  return id
}

describeEngine('embedded', 'every role and action', (opened) => {
  const actors = {} as Record<Person, Actor>
  let writer: Actor
  let ids: Awaited<ReturnType<typeof smallPublication>>
  let folder: string
  /** What translations are translated from. */
  let original: string
  const [deskA, deskB] = [newId(), newId()]
  /** What pictures are replaced by. */
  const replacement = newId()

  beforeAll(async () => {
    const db = opened()
    ids = await smallPublication(db)
    await db.orm.insert(desk).values([
      { id: deskA, slug: 'a', names: { ar: 'أ' } },
      { id: deskB, slug: 'b', names: { ar: 'ب' } },
    ])
    const partner = {
      name: 'شريك',
      address: 'https://receiver.example/',
      events: ['story.killed' as const],
      secret: 'whsec_c2VjcmV0c2VjcmV0c2VjcmV0',
    }
    await db.orm.insert(dataset).values({ id: 'prices', ...priceTable, changedBy: '' })
    await db.orm.insert(webhook).values([
      { id: 'hook000001', ...partner },
      { id: 'running', ...partner },
    ])
    await db.orm
      .insert(webhookDelivery)
      .values({ id: 'delivery', webhookId: 'running', event: 'story.killed', body: '{}' })
    await db.orm.insert(newsletter).values({ id: lettersId, locale: 'ar', kind: 'written', ...letters })
    await db.orm.insert(importRun).values({
      id: 'run0000001',
      format: 'wordpress',
      fileName: 'archive.xml',
      state: 'finished',
      total: 1,
    })
    writer = await staffMember(db, 'author', { name: 'غيرهم' })
    original = (await addStory(db, { slug: 'الأصل' })).articleId
    await db.orm.insert(plannedEvent).values({
      id: 'planned001',
      name: 'حدث',
      startsAt: inAnHour(),
      endsAt: inAnHour(),
      timeZone: 'Asia/Dubai',
    })
    await db.orm.insert(coverage).values({ id: 'cover00001', ...making })
    for (const person of people) {
      const role = person === 'editor of A' ? 'editor' : person
      const deskIds = person === 'editor of A' ? [deskA] : []
      // A contributor has no way in; the operations must refuse one who found it.
      actors[person] = await staffMember(db, role, { deskIds })
      const { staffId } = actors[person]
      await db.orm.insert(webhook).values({ id: `hook-${staffId}`, ...partner })
      await db.orm.insert(apiKey).values({
        id: `key-${staffId}`,
        name: 'مفتاح',
        keyHash: newId(),
        hint: 'wq_',
        scopes: [],
        madeBy: staffId!,
      })
    }
    await db.orm
      .insert(media)
      .values({ id: replacement, contentHash: replacement, width: 10, height: 10, thumbhash: '' })
    folder = await mkdtemp(join(tmpdir(), 'warraq-media-'))
    await beginRuns(db)
    await countWrites(db)
  })
  afterAll(() => rm(folder, { recursive: true, force: true }))

  const tableColumns: InputOf<typeof chooseColumns>['columns'] = [{ name: 'a', is: 'headline' }]

  /** Runs of imports that wait, run and are done; the first, and that of a table, with its file. */
  async function beginRuns(db: Database): Promise<void> {
    const runs = {
      waiting001: 'waiting',
      running001: 'running',
      finished01: 'finished',
      stopped001: 'stopped',
    } as const
    for (const [id, state] of Object.entries(runs))
      await db.orm
        .insert(importRun)
        .values({ id, state, format: 'wordpress', fileName: 'x.xml', total: 1, options: { publish: false } })
    const archive = archiveOf('wordpress', readWordPress, bytesOf(wordPress))
    const { preview } = await dryRunImport(archive, { locale: null, looks: 0 })
    await mkdir(join(folder, 'imports', 'waiting001'), { recursive: true })
    await writeFile(join(folder, 'imports', 'waiting001', 'file'), wordPress)
    await savePreview(folder, 'waiting001', preview)
    const table = { id: 'table00001', format: 'table', fileName: 'x.csv', state: 'waiting' } as const
    await db.orm.insert(importRun).values({ ...table, total: 1, options: {} })
    await mkdir(join(folder, 'imports', 'table00001'), { recursive: true })
    await writeFile(join(folder, 'imports', 'table00001', 'file'), 'a,b\nميناء,نص\n')
    await saveColumns(folder, 'table00001', { columns: [{ name: 'a', sample: 'ميناء' }], mapping: {} })
  }

  /** What somebody was denied, by person, situation and state: nothing was written to it, so that it serves again. */
  const denied = new Map<string, string>()
  /** These find something on their story that is put there before they are tried. */
  const isPrepared = /Entry|Headline|restoreArticle|PreviewLink|bringUpToDate|takeOver/

  /** A story as it is in a situation, which nobody has opened yet. */
  async function storyFor(actor: Actor, situation: Situation, state: ArticleState): Promise<string> {
    const db = opened()
    const wasPublic = state === 'published' || state === 'unpublished'
    const { storyId, articleId } = await addStory(db, {
      slug: newId(),
      state,
      publishedIn: wasPublic ? -1 : null,
    })
    const deskId = situation === 'of no desk' ? null : situation === 'of desk A' ? deskA : deskB
    await db.orm.update(story).set({ deskId }).where(eq(story.id, storyId))
    await db.orm
      .update(article)
      .set({
        createdBy: situation === 'begun by them, of desk B' ? actor.staffId : writer.staffId,
        ...(state === 'scheduled' && { scheduledFor: inAnHour() }),
      })
      .where(eq(article.id, articleId))
    if (situation === 'crediting them, of desk B')
      await db.orm
        .insert(byline)
        .values({ articleId, authorId: actor.authorId!, role: 'photographer', position: 1 })
    return articleId
  }

  /** The story is live coverage, with an entry of its own name. */
  async function goLive(articleId: string, state: 'draft' | 'published'): Promise<void> {
    const { orm } = opened()
    await orm.execute(
      sql`update story set kind = 'live' where id = (select story_id from article where id = ${articleId})`,
    )
    await orm.insert(liveEntry).values({
      id: articleId,
      articleId,
      key: 'the-first',
      anchor: 'u1',
      state,
      at: new Date(),
      headline: 'تحديث',
      document: { type: 'doc', content: [] },
      documentVersion: 1,
      writtenBy: 'أحد',
      change: state === 'draft' ? 0 : 1,
    })
  }

  /** Has every row that is written, in whatever table, counted in the transaction that writes it. */
  async function countWrites(db: Database): Promise<void> {
    await db.orm.execute(sql`create table written (id bigint generated always as identity primary key)`)
    await db.orm.execute(sql`create function count_written() returns trigger language plpgsql as
      $$ begin insert into written default values; return null; end $$`)
    await db.orm.execute(sql`do $$ declare name text; begin
      for name in select tablename from pg_tables where schemaname = 'public' and tablename <> 'written' loop
        execute format('create trigger counted after insert or update or delete on %I
          for each row execute function count_written()', name);
      end loop;
    end $$`)
  }

  /** Another number after each row that was written and stands. */
  async function lastWrite(): Promise<unknown> {
    const { rows } = await opened().orm.execute(sql`select max(id) as last from written`)
    return rows[0]!.last
  }

  /**
   * Whether somebody could do it; one who could not was told so, and left nothing behind.
   * @param given.may by the tables here: who may and is denied fails by them, whatever was written
   */
  async function could(
    { person, may }: { person: Person; may: boolean },
    run: () => Promise<unknown>,
  ): Promise<boolean> {
    const before = may ? null : await lastWrite()
    try {
      await run()
      return true
    } catch (error) {
      expect(error, person).toMatchObject({ name: 'RefusedByNewsroom', refusal: 'not-allowed' })
      if (before !== null)
        expect(await lastWrite(), `${person} was denied, and something was written`).toBe(before)
      return false
    }
  }

  describe.each(Object.entries(storyOperations))('%s', (action, operations) => {
    it.each(Object.entries(operations))('%s', async (name, { state, run }) => {
      const found = {} as Record<Person, Situation[]>
      for (const person of people) {
        found[person] = []
        const actor = actors[person]
        for (const situation of situations) {
          const may = onStories[action as Action]?.[person].includes(situation) ?? false
          const place = isPrepared.test(name) ? newId() : [person, situation, state].join()
          const articleId = (!may && denied.get(place)) || (await storyFor(actor, situation, state))
          if (!may) denied.set(place, articleId)
          if (name === 'restoreArticle') await deleteArticle(opened(), operator, { articleId })
          if (name === 'revokePreviewLink')
            await opened()
              .orm.insert(previewLink)
              .values({ id: articleId, articleId, madeBy: writer.staffId!, expiresAt: inAnHour() })
          if (name.includes('Entry')) await goLive(articleId, name.includes('draft') ? 'draft' : 'published')
          if (name === 'bringUpToDate')
            await opened()
              .orm.update(article)
              .set({ translatedFromId: original })
              .where(eq(article.id, articleId))
          if (name.startsWith('takeOver'))
            await opened().orm.execute(sql`insert into editing_tab (id, article_id, staff_id, is_writing)
              values (${tab()}, ${articleId}, ${writer.staffId}, true)`)
          if (await could({ person, may }, () => run(opened(), actor, articleId)))
            found[person].push(situation)
        }
      }
      expect(found).toEqual(onStories[action as Action])
    })
  })

  type Attempt = (db: Database, actor: Actor, somebody: string) => Promise<unknown>
  const origin = 'https://warraq.example'
  /** What is done to no story; `somebody` is a person to do it to, another each time. */
  const elsewhereOperations: Record<string, Record<string, Attempt>> = {
    'story.create': {
      createStory: (db, actor) =>
        createStory(db, actor, { locale: 'ar', headline: newId(), sectionId: ids.section }),
      openCoverage: async (db, actor) => {
        const { coverageId } = await beforehand(db, () => planCoverage(db, operator, making))
        await openCoverage(db, actor, { coverageId })
      },
    },
    'plan.read': {
      readPlan: (db, actor) => readPlan(db, actor, { from: '2026-01-01', to: '2026-01-02' }),
      readEvent: (db, actor) => readEvent(db, actor, { eventId: 'planned001' }),
      readCoverage: (db, actor) => readCoverage(db, actor, { coverageId: 'cover00001' }),
      coverageOf: (db, actor) => coverageOf(db, actor, { articleId: original }),
      plannedAhead: (db, actor) => plannedAhead(db, actor, { most: 3 }),
      planPeople: (db, actor) => planPeople(db, actor),
      readHome: (db, actor) => readHome(db, actor),
      listFeeds: (db, actor) => listFeeds(db, signed(actor)),
      makeFeed: (db, actor) => makeFeed(db, signed(actor), {}),
      revokeFeed: (db, actor) => revokeFeed(db, signed(actor), { id: 'nofeed0001' }),
    },
    'parts.read': {
      listParts: (db, actor) => listParts(db, actor, { kind: 'box' }),
      findParts: (db, actor) => findParts(db, actor, { kind: 'snippet', locale: 'ar' }),
      openPart: inPart('box', (db, actor, partId) => openPart(db, actor, { partId })),
      readPart: inPart('box', (db, actor, partId) => readPart(db, actor, { partId })),
      boxesThen: (db, actor) =>
        boxesThen(db, actor, { boxIds: [], locale: 'ar', at: '2026-01-01T00:00:00Z' }),
    },
    // Of their own: what of others’ they may change, `parts/parts.test.ts` says.
    'parts.edit': {
      makePart: (db, actor) => makePart(db, actor, { kind: 'box', ...aPart }),
      changePart: async (db, actor) => {
        const { partId } = await makePart(db, actor, { kind: 'snippet', ...aPart })
        await changePart(db, actor, { partId, version: 1, ...aPart, name: 'غيره' })
      },
    },
    'parts.publish': {
      publishPart: inPart('box', (db, actor, partId) => publishPart(db, actor, { partId, version: 1 })),
      withdrawPart: inPart('box', (db, actor, partId) => withdrawPart(db, actor, { partId, version: 1 })),
    },
    'templates.edit': {
      'makePart, a template': (db, actor) => makePart(db, actor, { kind: 'template', ...aPart }),
      'changePart, of a template': inPart('template', (db, actor, partId) =>
        changePart(db, actor, { partId, version: 1, ...aPart, name: 'غيره' }),
      ),
      'withdrawPart, of a template': inPart('template', (db, actor, partId) =>
        withdrawPart(db, actor, { partId, version: 1 }),
      ),
    },
    'checklists.edit': {
      addItem: (db, actor) => addItem(db, actor, { words: 'راجعه', isRequired: false }),
      changeItem: inItem((db, actor, itemId) =>
        changeItem(db, actor, { itemId, version: 1, words: 'غيره', isRequired: false }),
      ),
      archiveItem: inItem((db, actor, itemId) =>
        archiveItem(db, actor, { itemId, version: 1, isArchived: true }),
      ),
    },
    // Of their own: what of others’ they may change, `plan/plan.test.ts` says.
    'plan.edit': {
      planEvent: (db, actor) => planEvent(db, actor, happening),
      changeEvent: inOwnPlan((db, actor, { eventId }) =>
        changeEvent(db, actor, { eventId, version: 1, ...happening }),
      ),
      moveEvent: inOwnPlan((db, actor, { eventId }) =>
        moveEvent(db, actor, { eventId, version: 1, to: '2031-03-05' }),
      ),
      cancelEvent: inOwnPlan((db, actor, { eventId }) =>
        cancelEvent(db, actor, { eventId, version: 1, isCancelled: true }),
      ),
      removeEvent: async (db, actor) => {
        const { eventId } = await planEvent(db, actor, happening)
        await removeEvent(db, actor, { eventId, version: 1 })
      },
      importCalendar: (db, actor) => importCalendar(db, actor, { events: [] }),
      planCoverage: (db, actor) => planCoverage(db, actor, making),
      changeCoverage: inOwnPlan((db, actor, { coverageId }) =>
        changeCoverage(db, actor, { coverageId, version: 1, ...making, headline: 'غيره' }),
      ),
      moveCoverage: inOwnPlan((db, actor, { coverageId }) =>
        moveCoverage(db, actor, { coverageId, version: 1, to: '2031-03-05' }),
      ),
      settleCoverage: inOwnPlan((db, actor, { coverageId }) =>
        settleCoverage(db, actor, { coverageId, version: 1, as: 'done' }),
      ),
      takeCoverage: async (db, actor) => {
        const { coverageId } = await beforehand(db, () => planCoverage(db, operator, making))
        await takeCoverage(db, actor, { coverageId })
      },
      removeCoverage: inOwnPlan((db, actor, { coverageId }) =>
        removeCoverage(db, actor, { coverageId, version: 1 }),
      ),
    },
    'plan.assign': {
      'planCoverage, for somebody else': (db, actor) =>
        planCoverage(db, actor, { ...making, staffId: writer.staffId }),
    },
    'media.upload': {
      uploadPicture: async (db, actor) => {
        const bytes = await sharp({ create: { width: 900, height: 600, channels: 3, background: '#123' } })
          .png()
          .toBuffer()
        return uploadPicture(db, actor, {}, folder, [bytes])
      },
      readLink: async (db, actor) => {
        // Where nothing is to be had, whoever may ask is told so.
        const asked = readLink(
          db,
          actor,
          { url: 'http://127.0.0.1:1/' },
          { mediaFolder: folder, allowed: [], siteUrl: origin },
        )
        await asked.catch((error) => {
          if (!(error instanceof NewsroomError) || error.refusal !== 'link-unread') throw error
        })
      },
      uploadFile: (db, actor) => uploadFile(db, actor, { name: 'a.txt' }, folder, [Buffer.from('نص')]),
      'answerUpload, beginning': async (db, actor) => {
        const headers = { 'Tus-Resumable': '1.0.0', 'Upload-Length': '10' }
        const request = new Request('https://warraq.example/uploads', { method: 'POST', headers })
        const place = { mediaFolder: folder, address: '/uploads', siteUrl: 'https://warraq.example' }
        await answerUpload(db, actor, {}, request, place)
      },
    },
    'front.curate': {
      openFront: (db, actor) => openFront(db, actor, { locale: 'ar' }),
      findForFront: (db, actor) => findForFront(db, actor, { locale: 'ar', query: 'خبر' }),
      previewFront: (db, actor) => previewFront(db, actor, { locale: 'ar', places: [] }),
      layOutFront: async (db, actor) => {
        const [row] = await db.orm.select().from(frontLayout).where(eq(frontLayout.locale, 'ar'))
        await layOutFront(db, actor, { locale: 'ar', baseVersion: row?.version ?? 0, places: [] })
      },
      planFront: (db, actor) => planFront(db, actor, { locale: 'ar', at: inAnHour(), places: [] }),
      cancelPlan: (db, actor) => cancelPlan(db, actor, { planId: newId() }),
    },
    'figures.write': {
      createDataset: async (db, actor) => void (await createDataset(db, actor, priceTable)),
      replaceDataset: (db, actor) =>
        replaceDataset(db, actor, { datasetId: 'prices', rows: [{ name: String(++figure) }] }),
      changeRows: (db, actor) =>
        changeRows(db, actor, { datasetId: 'prices', rows: [{ name: String(++figure) }] }),
      archiveDataset: async (db, actor) => {
        const { isArchived } = await readDataset(db, operator, { datasetId: 'prices' })
        await archiveDataset(db, actor, { datasetId: 'prices', isArchived: !isArchived })
      },
      listDatasets: (db, actor) => listDatasets(db, actor),
      readDataset: (db, actor) => readDataset(db, actor, { datasetId: 'prices' }),
      readDatasetChanges: (db, actor) => readDatasetChanges(db, actor, { datasetId: 'prices' }),
      readFigureBoard: (db, actor) => readFigureBoard(db, actor, { locale: 'ar' }),
      writeFigures: (db, actor) =>
        writeFigures(db, actor, { locale: 'ar', figures: [{ label: 'رقم', value: String(++figure) }] }),
    },
    'breaking.announce': {
      announceBreaking: async (db, actor) => {
        const [standing] = await db.orm.select().from(breakingNotice).where(isNull(breakingNotice.endedAt))
        await announceBreaking(db, actor, {
          locale: 'ar',
          text: 'عاجل',
          expiresAt: inAnHour(),
          ...(standing && { replaces: standing.id }),
        })
      },
      withdrawBreaking: (db, actor) => withdrawBreaking(db, actor, { noticeId: newId() }),
    },
    'newsletters.write': {
      makeNewsletter: (db, actor) => makeNewsletter(db, actor, { locale: 'ar', kind: 'weekly', ...letters }),
      changeNewsletter: async (db, actor) => {
        const [row] = await db.orm.select().from(newsletter).where(eq(newsletter.id, lettersId))
        const baseVersion = row?.version ?? 0
        await changeNewsletter(db, actor, { id: lettersId, baseVersion, ...letters, name: newId() })
      },
      closeNewsletter: async (db, actor) => {
        await closeNewsletter(db, actor, { id: lettersId, closes: true })
        await closeNewsletter(db, operator, { id: lettersId, closes: false })
      },
      listNewsletters: (db, actor) => listNewsletters(db, actor),
      readNewsletter: (db, actor) => readNewsletter(db, actor, { id: lettersId }),
      writeIssue: (db, actor) =>
        writeIssue(db, actor, {
          newsletterId: lettersId,
          id: null,
          baseVersion: 0,
          subject: '',
          introduction: '',
          articleIds: [],
        }),
      readIssue: async (db, actor) => readIssue(db, actor, { id: await issueOf(db) }),
      previewIssue: async (db, actor) => previewIssue(db, actor, { id: await issueOf(db) }),
      testIssue: async (db, actor) => {
        // As far as it goes without a mail server.
        const tried = testIssue(db, actor, { id: await issueOf(db), to: 'me@warraq.example' }, readSettings())
        await tried.catch((error: unknown) => {
          if (!(error instanceof NewsroomError) || error.refusal !== 'mail-unset') throw error
        })
      },
      sendIssue: async (db, actor) =>
        sendIssue(
          db,
          actor,
          { id: await issueOf(db), baseVersion: 1, at: inAnHour() },
          { mail: aMailServer },
        ),
      stopIssueNow: async (db, actor) => stopIssueNow(db, actor, { id: await issueOf(db, 'scheduled') }),
      discardIssue: async (db, actor) => discardIssue(db, actor, { id: await issueOf(db) }),
    },
    'newsletters.people': {
      importSubscribers: async (db, actor) => {
        const path = join(folder, 'subscribers.csv')
        await writeFile(path, `email,consented_at\n${newId()}@warraq.example,2024-01-01\n`)
        const input = { newsletterId: lettersId, consent: 'نموذج الموقع' }
        return importSubscribers(db, actor, input, { path, secret: 'of the tests' })
      },
      exportSubscribers: (db, actor) => exportSubscribers(db, actor, {}).next(),
      eraseSubscriber: (db, actor) =>
        eraseSubscriber(db, actor, { email: `${newId()}@warraq.example` }, 'of the tests'),
    },
    'directory.edit': {
      saveRedirect: (db, actor) => saveRedirect(db, actor, { from: `/${newId()}`, to: '/economy' }, origin),
      removeRedirect: (db, actor) => removeRedirect(db, actor, { path: '/gone' }),
      checkAddresses: (db, actor) => checkAddresses(db, actor, { asked: [{ address: '/gone', times: 1 }] }),
      importRedirects: (db, actor) => importRedirects(db, actor, { lines: [] }, origin),
      listRedirects: (db, actor) => listRedirects(db, actor),
      everyRedirect: (db, actor) => everyRedirect(db, actor).next(),
      listEntries: (db, actor) => listEntries(db, actor, { kind: 'topic' }),
      entryNames: (db, actor) => entryNames(db, actor, { kind: 'topic', locale: 'ar' }),
      readEntry: (db, actor) => readEntry(db, actor, { kind: 'topic', id: ids.topic }),
      createEntry: (db, actor) =>
        createEntry(db, actor, { kind: 'desk', names: { ar: 'مكتب' }, slug: `desk-${newId()}` }),
      changeEntry: (db, actor) =>
        changeEntry(db, actor, { kind: 'topic', id: ids.topic, names: { ar: newId() } }),
      moveSection: (db, actor) => moveSection(db, actor, { id: ids.section, direction: 'down' }),
      archiveEntry: async (db, actor) => {
        await archiveEntry(db, actor, { kind: 'topic', id: ids.topic, isArchived: true })
        await archiveEntry(db, operator, { kind: 'topic', id: ids.topic, isArchived: false })
      },
      removeEntry: async (db, actor) => {
        const [id, names] = [newId(), { ar: 'مكتب' }]
        await uncounted(db, (orm) => orm.insert(desk).values({ id, slug: id, names }))
        await removeEntry(db, actor, { kind: 'desk', id }).finally(() =>
          uncounted(db, (orm) => orm.delete(desk).where(eq(desk.id, id))),
        )
      },
      mergeEntries: async (db, actor) => {
        const [id, names] = [newId(), { ar: 'موضوع' }]
        await uncounted(db, (orm) => orm.insert(topic).values({ id, slug: id, names }))
        await mergeEntries(db, actor, { kind: 'topic', id, intoId: ids.topic }).finally(() =>
          uncounted(db, (orm) => orm.delete(topic).where(eq(topic.id, id))),
        )
      },
    },
    'audience.read': {
      readAudience: (db, actor) => readAudience(db, actor, { locale: 'ar' }),
      readStoryAudience: async (db, actor) => {
        const [any] = await db.orm.select({ id: article.id }).from(article).limit(1)
        return readStoryAudience(db, actor, { articleId: any!.id })
      },
      everyCount: (db, actor) => everyCount(db, actor, {}).next(),
    },
    'audit.read': {
      readLog: (db, actor) => readLog(db, actor, { locale: 'ar', timeZone: 'UTC' }),
      everyEntry: (db, actor) => everyEntry(db, actor, { locale: 'ar', timeZone: 'UTC' }).next(),
      loggedPeople: (db, actor) => loggedPeople(db, actor),
    },
    'people.read': {
      listPeople: (db, actor) => listPeople(db, actor),
      readPerson: (db, actor, staffId) => readPerson(db, actor, { staffId }),
      personWithEmail: async (db, actor, id) => {
        const [person] = await db.orm.select().from(staff).where(eq(staff.id, id))
        await personWithEmail(db, actor, { email: person!.email })
      },
      listRoleRules: (db, actor) => listRoleRules(db, actor),
    },
    'people.invite': {
      invite: (db, actor) =>
        invite(db, actor, { email: `${newId()}@warraq.example`, name: 'ضيف', role: 'author' }),
    },
    'people.change': {
      changePerson: (db, actor, id) => changePerson(db, actor, { staffId: id, role: 'editor' }),
      resetSecondFactor: (db, actor, staffId) => resetSecondFactor(db, actor, { staffId }),
      makeLinkFor: (db, actor, staffId) => makeLinkFor(db, actor, { staffId }),
      removePerson: (db, actor, staffId) => removePerson(db, actor, { staffId }),
    },
    'people.suspend': {
      suspend: (db, actor, staffId) => suspend(db, actor, { staffId }),
      reinstate: (db, actor, staffId) => reinstate(db, actor, { staffId }),
    },
    'keys.manage': {
      makeKey: (db, actor) => makeKey(db, actor, { name: 'مفتاح', scopes: ['story.read'], days: 30 }),
      listKeys: (db, actor) => listKeys(db, actor),
      revokeKey: (db, actor) => revokeKey(db, actor, { id: `key-${actor.staffId}` }),
    },
    'webhooks.manage': {
      makeWebhook: (db, actor) => {
        const address = 'https://receiver.example/'
        return makeWebhook(db, actor, { name: 'شريك', address, events: ['story.killed'] }, [])
      },
      listWebhooks: (db, actor) => listWebhooks(db, actor),
      readWebhookLog: (db, actor) => readWebhookLog(db, actor, { id: 'hook000001' }),
      changeWebhook: (db, actor) => {
        const address = 'https://receiver.example/'
        return changeWebhook(
          db,
          actor,
          { id: 'hook000001', name: newId(), address, events: ['story.killed'] },
          [],
        )
      },
      testWebhook: (db, actor) => testWebhook(db, actor, { id: 'hook000001' }),
      stopWebhook: (db, actor) => stopWebhook(db, actor, { id: 'hook000001' }),
      resumeWebhook: (db, actor) => resumeWebhook(db, actor, { id: 'hook000001' }),
      rotateSecret: (db, actor) => rotateSecret(db, actor, { id: 'hook000001' }),
      redeliver: (db, actor) => redeliver(db, actor, { id: 'delivery' }),
      removeWebhook: (db, actor) => removeWebhook(db, actor, { id: `hook-${actor.staffId}` }),
    },
    'archive.export': {
      exportFiles: async (db, actor) => {
        for await (const { content } of exportFiles(db, actor, { mediaFolder: folder, withMedia: false }))
          for await (const _ of content);
      },
    },
    'archive.import': {
      listRuns: (db, actor) => listRuns(db, actor),
      readSiteRun: (db, actor) => readSiteRun(db, actor, { runId: newId() }, folder),
      stopFetching: async (db, actor) => {
        const run = { format: 'wordpress-site', fileName: 'old.example', total: 0 } as const
        const runId = newId()
        await uncounted(db, (orm) => orm.insert(importRun).values({ id: runId, ...run, state: 'fetching' }))
        await stopFetching(db, actor, { runId })
      },
      readRunPictures: (db, actor) => readRunPictures(db, actor, { runId: 'run0000001' }),
      stopPictures: (db, actor) => stopPictures(db, actor, { runId: 'run0000001' }),
      fetchRunPictures: (db, actor) => fetchRunPictures(db, actor, { runId: 'run0000001' }),
      runImport: async (db, actor) => {
        const archive = archiveOf('wordpress', readWordPress, bytesOf(wordPress))
        const surveyed = await dryRunImport(archive, { locale: null, looks: 0 })
        const options = { publish: true, locale: null, section: null }
        return runImport(db, actor, options, { archive, surveyed, mediaFolder: folder })
      },
      readMapping: (db, actor) => readMapping(db, actor, { runId: 'waiting001' }, folder),
      readColumns: (db, actor) => readColumns(db, actor, { runId: 'waiting001' }, folder),
      chooseColumns: async (db, actor) => {
        await chooseColumns(db, actor, { runId: 'table00001', columns: tableColumns }, folder)
        const isLookedThrough = and(eq(importRun.id, 'table00001'), eq(importRun.state, 'waiting'))
        await expect.poll(() => db.orm.$count(importRun, isLookedThrough), { timeout: 20_000 }).toBe(1)
      },
      saveMapping: (db, actor) => saveMapping(db, actor, { runId: 'waiting001', tags: 2 }, folder),
      readTrial: (db, actor) => readTrial(db, actor, { runId: 'waiting001' }, folder),
      tryRun: async (db, actor) => {
        await tryRun(db, actor, { runId: 'waiting001', locale: '', section: '' }, folder)
        const isTried = eq(importRun.trialOf, 'waiting001')
        await expect
          .poll(() => db.orm.$count(importRun, and(isTried, eq(importRun.state, 'finished'))), {
            timeout: 20_000,
          })
          .toBe(1)
      },
      resumeRun: (db, actor) => resumeRun(db, actor, { runId: 'stopped001' }),
      stopRun: (db, actor) => stopRun(db, actor, { runId: 'running001' }),
      undoRun: async (db, actor) => {
        const { finished } = await undoRun(db, { ...actor, hasProved: true }, { runId: 'finished01' })
        await finished
      },
    },
    'status.read': { readStatus: (db, actor) => readStatus(db, actor) },
    'settings.edit': {
      readPublication: (db, actor) => readPublication(db, actor),
      readBackups: (db, actor) => readBackups(db, actor),
      countDevices: (db, actor) => countDevices(db, actor),
      changeSettings: async (db, actor) => {
        const { version } = await readPublication(db, operator)
        await changeSettings(db, actor, { taglines: { ar: newId() }, baseVersion: version })
      },
      setMenus: async (db, actor) => {
        const { version } = await readPublication(db, operator)
        await setMenus(db, actor, {
          locale: 'ar',
          footer: [{ kind: 'page', page: 'latest' }],
          baseVersion: version,
        })
      },
      setMachineTerms: async (db, actor) => {
        const { version } = await readPublication(db, operator)
        await setMachineTerms(db, actor, {
          terms: { uses: { training: 'refused' }, crawlers: {}, termsHref: '' },
          adsTxt: '',
          trustTxt: '',
          baseVersion: version,
        })
      },
      setFormatPreferences: (db, actor) => setFormatPreferences(db, actor, { locale: 'ar', reading: null }),
      setRoleRule: (db, actor) => setRoleRule(db, actor, { role: 'translator', needsSecondFactor: true }),
      hideExpiredPictures: (db, actor) => hideExpiredPictures(db, actor, { hides: true }),
      setMachineLabelRule: (db, actor) => setMachineLabelRule(db, actor, { isRequired: true }),
    },
  }
  describe.each(Object.entries(elsewhereOperations))('%s', (action, operations) => {
    it.each(Object.entries(operations))('%s', async (_, run) => {
      const found: Person[] = []
      for (const person of people) {
        const somebody = (await staffMember(opened(), 'author')).staffId!
        const may = elsewhere[action as Action]?.includes(person) ?? false
        if (await could({ person, may }, () => run(opened(), actors[person], somebody))) found.push(person)
      }
      expect(found).toEqual(elsewhere[action as Action])
    })
  })

  const onOnePicture: Record<string, (db: Database, actor: Actor, id: string) => Promise<unknown>> = {
    describePicture: (db, actor, id) =>
      describePicture(db, actor, { mediaId: id, locale: 'ar', alt: 'صورة', caption: null, credit: null }),
    focusPicture: (db, actor, id) => focusPicture(db, actor, { mediaId: id, focus: { x: 0.1, y: 0.1 } }),
    licensePicture: (db, actor, id) =>
      licensePicture(db, actor, { mediaId: id, kind: 'own', printed: null, note: null, expiresAt: null }),
    editPictures: (db, actor, id) =>
      editPictures(db, actor, { mediaIds: [id], words: { locale: 'ar', credit: 'مريم' } }),
    replacePicture: (db, actor, id) => replacePicture(db, actor, { mediaId: id, replacement }),
    deletePicture: (db, actor, id) => deletePicture(db, actor, { mediaId: id }, folder),
    setCaptions: async (db, actor, id) => {
      const captions = 'WEBVTT\n\n00:00.000 --> 00:01.000\nكلام\n'
      await setCaptions(db, actor, { mediaId: id, locale: 'ar', captions })
    },
  }
  it.each(Object.entries(onOnePicture))('media.edit, media.delete: %s', async (name, run) => {
    const found = {} as Record<Person, string[]>
    for (const person of people) {
      found[person] = []
      for (const whose of ['own', 'another’s'] as const) {
        const id = newId()
        await opened()
          .orm.insert(media)
          .values({
            id,
            kind: name === 'setCaptions' ? 'audio' : 'picture',
            contentHash: id,
            width: 10,
            height: 10,
            thumbhash: '',
            createdBy: whose === 'own' ? actors[person].staffId : writer.staffId,
          })
        const may = onPictures[person].includes(whose)
        if (await could({ person, may }, () => run(opened(), actors[person], id))) found[person].push(whose)
      }
    }
    expect(found).toEqual(onPictures)
  })

  const alike = newId()
  const sound = newId()
  beforeAll(async () => {
    await opened()
      .orm.insert(media)
      .values({ id: alike, contentHash: alike, width: 10, height: 10, thumbhash: '' })
    const files = (['webp', 'jpeg', 'avif'] as const).map((format) => ({
      mediaId: alike,
      width: 10,
      height: 10,
      format,
      path: `${alike}.${format}`,
      bytes: 1,
    }))
    await opened().orm.insert(rendition).values(files)
    await opened()
      .orm.insert(media)
      .values({ id: sound, kind: 'audio', contentHash: sound, width: 0, height: 0, thumbhash: '' })
    await opened()
      .orm.insert(rendition)
      .values({ mediaId: sound, width: 0, height: 0, format: 'mp3', path: `${sound}.mp3`, bytes: 1 })
  })
  const lists: Record<string, (db: Database, actor: Actor) => Promise<unknown>> = {
    board: (db, actor) => board(db, actor, { page: 1 }),
    boardCounts: (db, actor) => boardCounts(db, actor, {}),
    storyBoard: (db, actor) => storyBoard(db, actor, {}),
    storyColumns: (db, actor) => storyColumns(db, actor, {}),
    listViews: (db, actor) => listViews(db, actor),
    saveView: async (db, actor) => {
      const id = await saveView(db, actor, { name: newId(), sharing: 'me', question: '' })
      await uncounted(db, (orm) => orm.delete(boardView).where(eq(boardView.id, id)))
    },
    removeView: (db, actor) => removeView(db, actor, { id: newId() }),
    whereToBegin: (db, actor) => whereToBegin(db, actor),
    comingUp: (db, actor) => comingUp(db, actor, { most: 9 }),
    calendarDays: (db, actor) =>
      calendarDays(db, actor, { timeZone: 'UTC', from: '2026-01-01', to: '2026-01-02', most: 1 }),
    listPictures: (db, actor) => listPictures(db, actor),
    readPicture: (db, actor) => readPicture(db, actor, { mediaId: alike }),
    picturesOf: (db, actor) => picturesOf(db, actor, { mediaIds: [alike] }),
    picturesBringers: (db, actor) => picturesBringers(db, actor),
    picturesUses: (db, actor) => picturesUses(db, actor, { mediaIds: [alike] }),
    countPicturesUses: (db, actor) => countPicturesUses(db, actor, { mediaIds: [alike] }),
    translationsBoard: (db, actor) => translationsBoard(db, actor, {}),
    translationsInHand: (db, actor) => translationsInHand(db, actor),
    picturesLike: (db, actor) => picturesLike(db, actor, { mediaId: alike }),
    listFiles: (db, actor) => listFiles(db, actor),
    readFile: (db, actor) => readFile(db, actor, { mediaId: sound }),
    readCaptionsOf: (db, actor) => readCaptionsOf(db, actor, { mediaId: sound }),
  }
  it.each(Object.entries(lists))('whoever may read stories may read the list: %s', async (_, list) => {
    const readers: readonly Person[] = people.filter((person) => person !== 'contributor')
    const found: Person[] = []
    for (const person of people) {
      const may = readers.includes(person)
      if (await could({ person, may }, () => list(opened(), actors[person]))) found.push(person)
    }
    expect(found).toEqual(readers)
  })

  /** What nobody is let do here, for want of a file that arrives; who may not is refused below. May only shrink. */
  const refusedOnly = [
    ...['readRun', 'saveSentFile', 'startRun', 'takeUpload', 'takeFile'],
    ...['fetchRunningSite', 'goOnFetching', 'catchUp', 'keepUp'],
  ]

  /** Of many stories, each is changed by an operation that is tried here, and a refusal is told (`bulk-change.test.ts`). */
  const toldOfEach = ['changeMany', 'undoMany']

  it('tries every operation that there is, under each action that it needs', () => {
    const tried = new Map<string, Set<string>>()
    const note = (action: string, names: string[]) => {
      for (const name of names) {
        const [operation] = name.split(', ')
        tried.set(operation!, (tried.get(operation!) ?? new Set()).add(action))
      }
    }
    for (const [action, cases] of Object.entries({ ...storyOperations, ...elsewhereOperations }))
      note(action, Object.keys(cases))
    note('story.read', Object.keys(lists))
    for (const action of ['media.edit', 'media.delete']) note(action, Object.keys(onOnePicture))
    const missing = registry.filter(
      ([name, { actions }]) =>
        !refusedOnly.includes(name) &&
        !toldOfEach.includes(name) &&
        actions.length > 0 &&
        !actions.some((each) => tried.get(name)?.has(each)),
    )
    expect(missing.map(([name]) => name)).toEqual([])
    expect([...tried.keys()].filter((name) => !Object.hasOwn(operations, name))).toEqual([])
  })

  /** Whether a person may do it to anything at all, by the tables above. */
  function mayAtAll(person: Person, action: Action): boolean {
    if (action === 'media.edit' || action === 'media.delete') return onPictures[person].length > 0
    return onStories[action] ? onStories[action][person].length > 0 : elsewhere[action]!.includes(person)
  }

  it.each(registry.filter(([, { actions }]) => actions.length === 1))(
    '%s is refused, before its input is looked at, to whoever may not do it to anything',
    async (_, operation) => {
      const [action] = operation.actions
      const asked = operation as unknown as (db: Database, actor: Actor) => Promise<unknown> | AsyncGenerator
      for (const person of people) {
        if (mayAtAll(person, action!)) continue
        const answer = asked(opened(), actors[person])
        await expect(Symbol.asyncIterator in answer ? answer.next() : answer, person).rejects.toMatchObject({
          refusal: 'not-allowed',
          subject: action,
        })
      }
    },
  )
})
