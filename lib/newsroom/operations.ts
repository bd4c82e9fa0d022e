/**
 * Every operation of the newsroom, by name: what can be asked of it, and what each needs. `operations.test.ts` holds this
 * list complete, `every-role-and-action.test.ts` tries all of it.
 */

import { chooseColumns, readColumns } from '../archive/import/choose-columns.ts'
import { listRuns, readRun, saveSentFile } from '../archive/import/import-runs.ts'
import { readMapping, saveMapping } from '../archive/import/map-run.ts'
import { readTrial } from '../archive/import/read-trial.ts'
import { runImport } from '../archive/import/run-import.ts'
import { fetchRunPictures, readRunPictures, stopPictures } from '../archive/import/run-pictures.ts'
import { resumeRun, startRun, tryRun } from '../archive/import/start-run.ts'
import { stopRun } from '../archive/import/stop-run.ts'
import { undoRun } from '../archive/import/undo-run.ts'
import { exportFiles } from '../archive/own/write-export.ts'
import {
  catchUp,
  fetchRunningSite,
  goOnFetching,
  keepUp,
  readSiteRun,
  stopFetching,
} from '../archive/wordpress-site/fetch-runs.ts'
import { readBackups } from '../backup/read-backups.ts'
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
import { takeFile, uploadFile } from './files/upload-file.ts'
import { announceBreaking, withdrawBreaking } from './front/announce-breaking.ts'
import { cancelPlan, layOutFront, planFront } from './front/lay-out-front.ts'
import { findForFront, openFront, previewFront } from './front/open-front.ts'
import { readFigureBoard, writeFigures } from './front/write-figures.ts'
import { applyWinningHeadline } from './headlines/apply-winner.ts'
import { stopHeadlineTest } from './headlines/end-test.ts'
import { readHeadlineTests } from './headlines/read-tests.ts'
import { startHeadlineTest } from './headlines/start-test.ts'
import { changeMailPreferences, readMailPreferences } from './inbox/mail-preferences.ts'
import { markAllRead, markNotification } from './inbox/mark-notifications.ts'
import { countUnread, readInbox } from './inbox/read-inbox.ts'
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
import { deleteNote, editNote } from './notes/change-note.ts'
import { listNotes } from './notes/list-notes.ts'
import { mentionable } from './notes/mentionable.ts'
import { reopenThread, resolveThread } from './notes/resolve-thread.ts'
import { replyToNote, writeNote } from './notes/write-note.ts'
import { changePart } from './parts/change-part.ts'
import { boxesThen, findParts, listParts, openPart, readPart } from './parts/list-parts.ts'
import { makePart } from './parts/make-part.ts'
import { publishPart, withdrawPart } from './parts/settle-part.ts'
import { changePerson, reinstate, removePerson, setRoleRule, suspend } from './people/change-person.ts'
import { dismissGuesses } from './people/guesses.ts'
import { invite, makeLinkFor } from './people/invite.ts'
import { listPeople, listRoleRules, personWithEmail, readPerson } from './people/list-people.ts'
import {
  changeOwnAccount,
  changeOwnPassword,
  endOtherSessions,
  endOwnSession,
  listOwnPasskeys,
  listOwnSessions,
  prove,
  removeOwnPasskey,
} from './people/own-account.ts'
import {
  beginSecondFactor,
  confirmSecondFactor,
  dropSecondFactor,
  renewRecoveryCodes,
  resetSecondFactor,
} from './people/second-factor.ts'
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
import { answerUpload, takeUpload } from './pictures/upload-in-parts.ts'
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
import { changeOwnDevice, countDevices, readOwnDevice } from './push/staff-device.ts'
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
import { listViews, readBoardColumns, removeView, saveView, setBoardColumns } from './stories/board-views.ts'
import { changeMany, readBulk, undoMany } from './stories/bulk-change.ts'
import { checkArticle } from './stories/check-article.ts'
import { comingUp } from './stories/coming-up.ts'
import { createStory } from './stories/create-story.ts'
import { closeTab, heartbeat, takeOver } from './stories/editing-tabs.ts'
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

export const operations = {
  saveSentFile,
  readMapping,
  readColumns,
  saveMapping,
  chooseColumns,
  tryRun,
  readTrial,
  startRun,
  resumeRun,
  stopRun,
  undoRun,
  listRuns,
  readRun,
  runImport,
  fetchRunningSite,
  goOnFetching,
  stopFetching,
  catchUp,
  keepUp,
  readSiteRun,
  readRunPictures,
  stopPictures,
  fetchRunPictures,
  exportFiles,
  calendarDays,
  allCorrections,
  correctStory,
  showChange,
  listCorrections,
  withdrawNote,
  writeNote,
  replyToNote,
  editNote,
  deleteNote,
  resolveThread,
  reopenThread,
  listNotes,
  suggest,
  listSuggestions,
  refuseSuggestions,
  mentionable,
  readEntries,
  postEntry,
  editEntry,
  markEntry,
  releaseEntry,
  withdrawEntry,
  listParts,
  findParts,
  openPart,
  readPart,
  boxesThen,
  makePart,
  changePart,
  publishPart,
  withdrawPart,
  listItems,
  addItem,
  changeItem,
  archiveItem,
  storyItems,
  tickItem,
  archiveEntry,
  changeEntry,
  createEntry,
  listEntries,
  readEntry,
  entryNames,
  mergeEntries,
  moveSection,
  removeEntry,
  announceBreaking,
  withdrawBreaking,
  writeFigures,
  readFigureBoard,
  createDataset,
  replaceDataset,
  changeRows,
  archiveDataset,
  listDatasets,
  offerDatasets,
  readDataset,
  readDatasetChanges,
  layOutFront,
  planFront,
  cancelPlan,
  openFront,
  findForFront,
  previewFront,
  readInbox,
  countUnread,
  markNotification,
  markAllRead,
  readMailPreferences,
  readHeadlineTests,
  startHeadlineTest,
  stopHeadlineTest,
  applyWinningHeadline,
  changeMailPreferences,
  changeOwnDevice,
  countDevices,
  readOwnDevice,
  listKeys,
  makeKey,
  revokeKey,
  readAudience,
  readStoryAudience,
  everyCount,
  readLog,
  everyEntry,
  loggedPeople,
  changePerson,
  suspend,
  reinstate,
  removePerson,
  setRoleRule,
  invite,
  makeLinkFor,
  listPeople,
  readPerson,
  personWithEmail,
  listRoleRules,
  dismissGuesses,
  changeOwnAccount,
  prove,
  changeOwnPassword,
  listOwnSessions,
  endOwnSession,
  endOtherSessions,
  listOwnPasskeys,
  removeOwnPasskey,
  beginSecondFactor,
  confirmSecondFactor,
  renewRecoveryCodes,
  dropSecondFactor,
  resetSecondFactor,
  importCalendar,
  openCoverage,
  changeCoverage,
  moveCoverage,
  planCoverage,
  removeCoverage,
  settleCoverage,
  takeCoverage,
  cancelEvent,
  changeEvent,
  moveEvent,
  planEvent,
  removeEvent,
  listFeeds,
  makeFeed,
  revokeFeed,
  readHome,
  coverageOf,
  plannedAhead,
  planPeople,
  readCoverage,
  readEvent,
  readPlan,
  deletePicture,
  describePicture,
  editPictures,
  focusPicture,
  hideExpiredPictures,
  setMachineLabelRule,
  licensePicture,
  listPictures,
  picturesOf,
  picturesBringers,
  readPicture,
  picturesLike,
  picturesUses,
  countPicturesUses,
  replacePicture,
  answerUpload,
  takeUpload,
  uploadPicture,
  readLink,
  listFiles,
  readFile,
  readCaptionsOf,
  setCaptions,
  takeFile,
  uploadFile,
  makePreviewLink,
  listPreviewLinks,
  revokePreviewLink,
  makeNewsletter,
  changeNewsletter,
  closeNewsletter,
  listNewsletters,
  readNewsletter,
  writeIssue,
  readIssue,
  previewIssue,
  testIssue,
  sendIssue,
  stopIssueNow,
  discardIssue,
  importSubscribers,
  exportSubscribers,
  eraseSubscriber,
  listRedirects,
  everyRedirect,
  saveRedirect,
  removeRedirect,
  checkAddresses,
  importRedirects,
  setFormatPreferences,
  readPublication,
  readBackups,
  readStatus,
  changeSettings,
  setMenus,
  setMachineTerms,
  deleteArticle,
  restoreArticle,
  boardCounts,
  storyBoard,
  storyColumns,
  listViews,
  saveView,
  removeView,
  readBoardColumns,
  setBoardColumns,
  assignStory,
  changeMany,
  undoMany,
  readBulk,
  whereToBegin,
  board,
  checkArticle,
  comingUp,
  createStory,
  heartbeat,
  takeOver,
  closeTab,
  fileStory,
  listStaticPages,
  history,
  lostLock,
  renameArticle,
  resolveConflict,
  listRevisions,
  readRevision,
  saveRevision,
  restoreRevision,
  setEmbargo,
  transitionArticle,
  translateStory,
  openDraft,
  saveDraft,
  bringUpToDate,
  languagesOf,
  suggestRelated,
  sourceOf,
  translationsBoard,
  translationsInHand,
  makeWebhook,
  changeWebhook,
  stopWebhook,
  resumeWebhook,
  rotateSecret,
  removeWebhook,
  listWebhooks,
  readWebhookLog,
  testWebhook,
  redeliver,
}
