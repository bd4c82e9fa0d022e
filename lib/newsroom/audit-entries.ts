/** What the log says of each event. What came with an archive is logged story by story, by the import itself. */
import type { AuditEntry } from './audit.ts'
import { answerOf, type NewsroomEvent, type Step, type Subscriber } from './events.ts'

const stepOf = ({ articleId, step }: { articleId: string; step: Step | null }): AuditEntry | null =>
  step && {
    action: step.move,
    subjectKind: 'article',
    subjectId: articleId,
    note: step.note,
    details: {
      from: step.from,
      to: step.to,
      revision: step.revision,
      ...(step.at && { at: step.at.toISOString() }),
    },
  }

const subscriber = {
  StoryPublished: stepOf,
  StoryRewritten: stepOf,
  StoryWithdrawn: stepOf,
  StoryTakenBack: ({ articleId, headline, isGone }) => ({
    action: 'story.undo-import',
    subjectKind: 'article',
    subjectId: articleId,
    details: { headline, gone: isGone ? 'yes' : 'no' },
  }),
  StoryMoved: stepOf,
  ScheduleFailed: ({ articleId, failure }) => ({
    action: 'schedule-failed',
    subjectKind: 'article',
    subjectId: articleId,
    details: { failure },
  }),
  StoryRenamed: ({ articleId, from, to }) => ({
    action: 'story.rename',
    subjectKind: 'article',
    subjectId: articleId,
    details: { from, to },
  }),
  FilingChanged: ({ storyId, changes }) => ({
    action: 'story.file',
    subjectKind: 'story',
    subjectId: storyId,
    details: { ...changes },
  }),
  OwnerChanged: ({ articleId, name }) => ({
    action: 'story.assign',
    subjectKind: 'article',
    subjectId: articleId,
    details: { owner: name },
  }),
  EmbargoChanged: ({ articleId, until }) => ({
    action: 'story.embargo',
    subjectKind: 'article',
    subjectId: articleId,
    details: { until: until?.toISOString() ?? null },
  }),
  CorrectionPublished: ({ articleId, correctionId, kind, note, revision, previous, amendsId }) => ({
    action: 'story.correct',
    subjectKind: 'article',
    subjectId: articleId,
    note,
    details: { kind, correction: correctionId, revision, previous, amends: amendsId },
  }),
  CorrectionShown: ({ articleId, correctionId, isShown }) => ({
    action: 'story.correct',
    subjectKind: 'article',
    subjectId: articleId,
    details: { correction: correctionId, shown: String(isShown) },
  }),
  CorrectionWithdrawn: ({ articleId, correctionId, kind, words, reason }) => ({
    action: 'story.withdraw-note',
    subjectKind: 'article',
    subjectId: articleId,
    note: reason,
    details: { correction: correctionId, kind, words },
  }),
  HeadlineTestStarted: ({ articleId, testId, headlines, endsAt }) => ({
    action: 'story.test-headlines',
    subjectKind: 'article',
    subjectId: articleId,
    details: { test: testId, headlines: headlines.join(' | '), ends: endsAt.toISOString() },
  }),
  HeadlineTestEnded: ({ articleId, testId, outcome, winner }) => ({
    action: 'story.end-headline-test',
    subjectKind: 'article',
    subjectId: articleId,
    details: { test: testId, outcome, winner },
  }),
  StoryShared: ({ articleId, linkId, hours, note }) => ({
    action: 'story.share',
    subjectKind: 'article',
    subjectId: articleId,
    note,
    details: { link: linkId, hours },
  }),
  StoryUnshared: ({ articleId, linkId }) => ({
    action: 'story.unshare',
    subjectKind: 'article',
    subjectId: articleId,
    details: { link: linkId },
  }),
  // Its words are no part of the log: who wrote them may delete them.
  NoteWritten: ({ articleId, noteId, threadId }) => ({
    action: 'story.note',
    subjectKind: 'article',
    subjectId: articleId,
    details: { note: noteId, thread: threadId },
  }),
  NoteResolved: ({ articleId, threadId, resolved }) => ({
    action: resolved ? 'story.resolve-note' : 'story.reopen-note',
    subjectKind: 'article',
    subjectId: articleId,
    details: { thread: threadId },
  }),
  ChangesSuggested: ({ articleId }) => ({
    action: 'story.suggest',
    subjectKind: 'article',
    subjectId: articleId,
  }),
  SuggestionsDecided: ({ articleId, suggestedBy, isAccepted, count }) => ({
    action: isAccepted ? 'story.accept-suggestion' : 'story.refuse-suggestion',
    subjectKind: 'article',
    subjectId: articleId,
    details: { by: suggestedBy, count },
  }),
  PlanChanged: ({ subject, id, name, act }) => ({
    action: `plan.${subject}`,
    subjectKind: 'plan',
    subjectId: id,
    details: { what: act, name },
  }),
  CoverageAssigned: ({ coverageId, headline, staffIds, deskIds }) => ({
    action: 'plan.assign',
    subjectKind: 'plan',
    subjectId: coverageId,
    details: { name: headline, to: [...staffIds, ...deskIds].join(' ') },
  }),
  CoverageOpened: ({ coverageId, articleId, headline }) => ({
    action: 'plan.open',
    subjectKind: 'plan',
    subjectId: coverageId,
    details: { name: headline, article: articleId },
  }),
  CalendarImported: ({ added, changed }) => ({
    action: 'plan.import',
    subjectKind: 'plan',
    subjectId: 'file',
    details: { added, changed },
  }),
  LiveEntryChanged: ({ articleId, entryId, what }) => ({
    action: 'story.live-entry',
    subjectKind: 'article',
    subjectId: articleId,
    details: { entry: entryId, what },
  }),
  PartChanged: ({ partId, kind, name, act }) => ({
    action: `parts.${act}`,
    subjectKind: 'part',
    subjectId: partId,
    details: { name, kind },
  }),
  FrontLaidOut: ({ front, locale, cause, version, places, planId }) =>
    cause === 'import'
      ? null
      : {
          action: 'front.curate',
          subjectKind: 'front',
          subjectId: locale,
          details: {
            version,
            ...(front !== 'front' && { front }),
            ...(planId && { plan: planId }),
            places,
          },
        },
  FiguresWritten: ({ locale, version, count }) => ({
    action: 'figures.write',
    subjectKind: 'front',
    subjectId: locale,
    details: { version, count },
  }),
  DatasetChanged: ({ datasetId, name, does, version, count }) => ({
    action: `datasets.${does}`,
    subjectKind: 'dataset',
    subjectId: datasetId,
    details: { name, version, count },
  }),
  NewsletterChanged: ({ newsletterId, locale, name, does }) => ({
    action: `newsletters.${does}`,
    subjectKind: 'newsletter',
    subjectId: newsletterId,
    note: name,
    details: { locale },
  }),
  BreakingAnnounced: ({ locale, noticeId, text, articleId, until, replaces }) => ({
    action: 'breaking.announce',
    subjectKind: 'notice',
    subjectId: noticeId,
    note: text,
    details: { locale, article: articleId, until: until.toISOString(), replaces },
  }),
  BreakingWithdrawn: ({ locale, noticeId, text }) => ({
    action: 'breaking.withdraw',
    subjectKind: 'notice',
    subjectId: noticeId,
    note: text,
    details: { locale },
  }),
  EntryCreated: ({ kind, id, slug, cause }) =>
    cause === 'import'
      ? null
      : {
          action: 'directory.edit',
          subjectKind: kind,
          subjectId: id,
          details: { what: 'created', slug },
        },
  EntryChanged: ({ kind, id, parts, moved, cause }) =>
    cause === 'import'
      ? null
      : {
          action: 'directory.edit',
          subjectKind: kind,
          subjectId: id,
          details: { what: 'changed', parts: [...parts, ...(moved ? ['slug'] : [])].join(' '), ...moved },
        },
  EntryArchived: ({ kind, id, isArchived }) => ({
    action: 'directory.edit',
    subjectKind: kind,
    subjectId: id,
    details: { what: isArchived ? 'archived' : 'restored' },
  }),
  EntryRemoved: ({ kind, id, name, slug, cause }) =>
    cause === 'import'
      ? null
      : {
          action: 'directory.edit',
          subjectKind: kind,
          subjectId: id,
          details: { what: 'removed', name, slug },
        },
  EntriesMerged: ({ kind, gone, keptId }) => ({
    action: 'directory.edit',
    subjectKind: kind,
    subjectId: keptId,
    details: { what: 'merged', from: gone.id, name: gone.name, slug: gone.slug },
  }),
  SectionMoved: ({ id, place }) => ({
    action: 'directory.edit',
    subjectKind: 'section',
    subjectId: id,
    details: { what: 'moved', place },
  }),
  PictureChanged: ({ mediaId, cause, details }) =>
    cause === 'import' ? null : { action: 'media.edit', subjectKind: 'media', subjectId: mediaId, details },
  ExpiredPicturesHidden: ({ hides }) => ({
    action: 'settings.edit',
    subjectKind: 'publication',
    subjectId: 'hidesExpiredPictures',
    details: { hides: hides ? 'yes' : 'no' },
  }),
  MachineTermsChanged: ({ details }) => ({
    action: 'settings.edit',
    subjectKind: 'publication',
    subjectId: 'machines',
    details,
  }),
  SettingsChanged: ({ part, details }) => ({
    action: 'settings.edit',
    subjectKind: 'publication',
    subjectId: part,
    details,
  }),
  RedirectSaved: ({ path, to }) => ({
    action: 'redirect.keep',
    subjectKind: 'redirect',
    subjectId: path,
    details: { to },
  }),
  RedirectRemoved: ({ cause, path }) =>
    cause === 'import' ? null : { action: 'redirect.remove', subjectKind: 'redirect', subjectId: path },
  RedirectsImported: ({ cause, paths, refused }) =>
    cause === 'import'
      ? null
      : {
          action: 'redirect.import',
          subjectKind: 'redirect',
          subjectId: 'file',
          details: { kept: paths.length, refused },
        },
  FormerAddressImported: () => null,
} satisfies Subscriber<AuditEntry | null>

/** The entry that an event leaves in the log; null for none. */
export const auditEntryOf = (event: NewsroomEvent): AuditEntry | null =>
  answerOf<AuditEntry | null, []>(subscriber, event)
