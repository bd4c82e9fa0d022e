/** Which people of the newsroom the house tells what, after something happened. */
import type { NotificationKind } from '../../vocabulary.ts'
import { answerOf, type NewsroomEvent, type Step, type Subscriber } from '../events.ts'

/**
 * Whom it concerns, of those who may see the story. `makers`: who began it, is credited in it or has it in hand. `reviewers`: who may
 * approve it, on its desk. `schedulers`: its makers, and who scheduled it.
 */
type Audience =
  | 'makers'
  | 'reviewers'
  | 'schedulers'
  | { staffIds: readonly string[]; deskIds: readonly string[] }

type Said = {
  kind: NotificationKind
  note?: string | null
  /** Where exactly it leads, and why. */
  details?: Record<string, string>
}

/** Whoever did it is never told, and nobody twice of one event: what stands first is what they hear. */
export type ToldOfStory = Said & { articleId: string; to: Audience }
/** The same of what is planned. */
export type ToldOfPlan = Said & { coverageId: string; to: Exclude<Audience, string> }
export type Told = ToldOfStory | ToldOfPlan

/**
 * What is made of this as its source. `source-changed`: translations, where its words have changed since; their makers are
 * told. `source-ready`: translations that are planned and have no story yet; whose they are is told.
 */
export type SourceOf = { kind: 'source-changed' | 'source-ready'; sourceId: string }

/** What waits for nobody any more: entries of it that were not read count as read, so that nobody comes for nothing. */
export type NoLonger = { noLonger: 'submitted' | 'returned'; articleId: string }

type Answer = readonly (Told | SourceOf | NoLonger)[]
const nobody = (): Answer => []

const sourceOf = (articleId: string): SourceOf => ({ kind: 'source-changed', sourceId: articleId })

/** From where on its words are as they will be read: who translates it may begin. Told once, whichever way it goes there. */
const settles = ({ from, to }: Step): boolean =>
  (from === 'draft' || from === 'in_review') &&
  (to === 'approved' || to === 'scheduled' || to === 'published')

/** Somebody has seen to it: it is reviewed; or handed in again or brought before readers, whoever did that. */
const seenTo = (articleId: string, step: Step | null): NoLonger[] => [
  ...(step?.from === 'in_review' ? [{ noLonger: 'submitted' as const, articleId }] : []),
  ...(step?.from === 'draft' ? [{ noLonger: 'returned' as const, articleId }] : []),
]

const readySource = (articleId: string, step: Step | null): SourceOf[] =>
  step && settles(step) ? [{ kind: 'source-ready', sourceId: articleId }] : []

/** Moves by which somebody else goes on with it, and what becomes of it then. */
const handedOver: Partial<Record<Step['move'], Pick<ToldOfStory, 'kind' | 'to'>>> = {
  submit: { kind: 'submitted', to: 'reviewers' },
  return: { kind: 'returned', to: 'makers' },
  approve: { kind: 'approved', to: 'makers' },
  schedule: { kind: 'scheduled', to: 'makers' },
  unschedule: { kind: 'unscheduled', to: 'makers' },
}

const subscriber = {
  // An archive that moves in is no news.
  StoryPublished: ({ articleId, cause, step }) =>
    cause === 'import'
      ? []
      : [
          { kind: 'published', articleId, to: cause === 'schedule' ? 'schedulers' : 'makers' },
          sourceOf(articleId),
          ...readySource(articleId, step),
          ...seenTo(articleId, step),
        ],
  StoryRewritten: ({ articleId, cause }) => (cause === 'import' ? [] : [sourceOf(articleId)]),
  StoryWithdrawn: ({ articleId, step }) => [{ kind: 'withdrawn', articleId, to: 'makers', note: step.note }],
  StoryTakenBack: nobody,
  StoryMoved: ({ articleId, step }) => {
    const told = handedOver[step.move]
    return [
      ...(told
        ? [
            {
              ...told,
              articleId,
              note: step.note,
              ...(step.at && { details: { at: step.at.toISOString() } }),
            },
          ]
        : []),
      ...readySource(articleId, step),
      ...seenTo(articleId, step),
    ]
  },
  ScheduleFailed: ({ articleId, failure }) => [
    { kind: 'schedule-failed', articleId, to: 'schedulers', details: { failure } },
  ],
  NoteWritten: ({ articleId, threadId, mentionedUserIds, mentionedDeskIds, answeredIds }) => [
    {
      kind: 'mentioned',
      articleId,
      to: { staffIds: mentionedUserIds, deskIds: mentionedDeskIds },
      details: { thread: threadId },
    },
    {
      kind: 'answered',
      articleId,
      to: { staffIds: answeredIds, deskIds: [] },
      details: { thread: threadId },
    },
    { kind: 'noted', articleId, to: 'makers', details: { thread: threadId } },
  ],
  NoteResolved: nobody,
  ChangesSuggested: ({ articleId }) => [{ kind: 'suggested', articleId, to: 'makers' }],
  SuggestionsDecided: ({ articleId, suggestedById, isAccepted }) =>
    suggestedById
      ? [
          {
            kind: isAccepted ? 'suggestion-accepted' : 'suggestion-refused',
            articleId,
            to: { staffIds: [suggestedById], deskIds: [] },
          },
        ]
      : [],
  PlanChanged: nobody,
  CoverageAssigned: ({ coverageId, staffIds, deskIds, takenFrom }) => [
    { kind: 'assigned', coverageId, to: { staffIds, deskIds } },
    ...(takenFrom
      ? [{ kind: 'taken' as const, coverageId, to: { staffIds: [takenFrom], deskIds: [] } }]
      : []),
  ],
  CoverageOpened: nobody,
  CalendarImported: nobody,
  StoryRenamed: nobody,
  FilingChanged: nobody,
  OwnerChanged: ({ articleId, ownerId, isTaken }) =>
    isTaken
      ? [{ kind: 'taken', articleId, to: 'makers' }]
      : ownerId
        ? [{ kind: 'handed', articleId, to: { staffIds: [ownerId], deskIds: [] } }]
        : [],
  EmbargoChanged: nobody,
  CorrectionPublished: ({ articleId, note }) => [{ kind: 'corrected', articleId, to: 'makers', note }],
  CorrectionShown: nobody,
  CorrectionWithdrawn: nobody,
  StoryShared: nobody,
  StoryUnshared: nobody,
  LiveEntryChanged: nobody,
  PartChanged: nobody,
  FrontLaidOut: nobody,
  FiguresWritten: nobody,
  DatasetChanged: nobody,
  NewsletterChanged: nobody,
  BreakingAnnounced: nobody,
  BreakingWithdrawn: nobody,
  EntryCreated: nobody,
  EntryChanged: nobody,
  EntryArchived: nobody,
  EntryRemoved: nobody,
  EntriesMerged: nobody,
  SectionMoved: nobody,
  PictureChanged: nobody,
  ExpiredPicturesHidden: nobody,
  SettingsChanged: nobody,
  MachineTermsChanged: nobody,
  HeadlineTestStarted: nobody,
  HeadlineTestEnded: ({ articleId, outcome, startedBy }) => [
    {
      kind: 'headline-tested',
      articleId,
      to: { staffIds: startedBy ? [startedBy] : [], deskIds: [] },
      details: { outcome },
    },
  ],
  RedirectSaved: nobody,
  RedirectRemoved: nobody,
  RedirectsImported: nobody,
  FormerAddressImported: nobody,
} satisfies Subscriber<Answer>

/** Whom an event concerns in the newsroom. */
export const toldInside = (event: NewsroomEvent): Answer => answerOf<Answer, []>(subscriber, event)
