/** Of which articles the house itself speaks outside, after something happened. */
import type { WebhookEvent } from '../vocabulary.ts'
import { answerOf, type NewsroomEvent, type Step, type Subscriber } from './events.ts'

/** Who is told of articles: partners, search engines, and who makes cards before a platform asks for them. */
type Outsider = 'webhooks' | 'searchEngines' | 'cards'
/** Ids of articles. What is said of them is found out by each: what they were told last, and what is public now. */
export type ToldOutside = Record<Outsider, readonly string[]> & {
  /** About to be gone for good: webhooks that know of it are told while it can still be said what it was. */
  leaving?: readonly string[]
  /** A notice that devices are told of which want to hear of what is breaking. */
  breaking?: string
  /** Somebody else goes on with it: webhooks that ask for it are told, of no word of it. */
  handedOver?: HandOver
}
export type HandOver = { articleId: string; event: WebhookEvent; to: Step['to'] }

const nobody = (): ToldOutside => everybody()
const everybody = (...articleIds: string[]): ToldOutside => ({
  webhooks: articleIds,
  searchEngines: articleIds,
  cards: articleIds,
})
const ofArticle = ({ articleId }: { articleId: string }): ToldOutside => everybody(articleId)

const handOvers: Partial<Record<Step['move'], WebhookEvent>> = {
  submit: 'story.submitted',
  return: 'story.returned',
  approve: 'story.approved',
}

const subscriber = {
  // An archive that moves in is no news.
  StoryPublished: ({ articleId, cause }) => (cause === 'import' ? nobody() : everybody(articleId)),
  StoryRewritten: ({ articleId, cause }) => (cause === 'import' ? nobody() : everybody(articleId)),
  StoryWithdrawn: ofArticle,
  // They were not told when it came; webhooks may have been since, of a change.
  StoryTakenBack: ({ articleId, isGone }) => ({
    ...nobody(),
    ...(isGone ? { leaving: [articleId] } : { webhooks: [articleId] }),
  }),
  StoryMoved: ({ articleId, step }) => {
    const event = handOvers[step.move]
    return { ...nobody(), ...(event && { handedOver: { articleId, event, to: step.to } }) }
  },
  ScheduleFailed: nobody,
  StoryRenamed: ({ articleId, wasPublic }) => (wasPublic ? everybody(articleId) : nobody()),
  FilingChanged: ({ seen, saysOtherwise }) =>
    saysOtherwise ? everybody(...seen.map((each) => each.articleId)) : nobody(),
  OwnerChanged: nobody,
  EmbargoChanged: ({ articleId, comesOrGoes }) => (comesOrGoes ? everybody(articleId) : nobody()),
  CorrectionPublished: ofArticle,
  CorrectionShown: ofArticle,
  CorrectionWithdrawn: ofArticle,
  StoryShared: nobody,
  StoryUnshared: nobody,
  NoteWritten: nobody,
  NoteResolved: nobody,
  ChangesSuggested: nobody,
  SuggestionsDecided: nobody,
  PlanChanged: nobody,
  CoverageAssigned: nobody,
  CoverageOpened: nobody,
  CalendarImported: nobody,
  // Of coverage that goes on they are told as often as its text changes: an entry a minute is what its page is for.
  LiveEntryChanged: nobody,
  // It may stand in ten thousand stories, none of which says anything else of its own.
  PartChanged: nobody,
  FrontLaidOut: nobody,
  FiguresWritten: nobody,
  DatasetChanged: nobody,
  NewsletterChanged: nobody,
  BreakingAnnounced: ({ noticeId }) => ({ ...nobody(), breaking: noticeId }),
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
  // Everybody else is told of one headline, which stays.
  HeadlineTestStarted: nobody,
  HeadlineTestEnded: nobody,
  RedirectSaved: nobody,
  RedirectRemoved: nobody,
  RedirectsImported: nobody,
  FormerAddressImported: nobody,
} satisfies Subscriber<ToldOutside>

/** Of which articles each of them is told after an event. */
export const toldOutside = (event: NewsroomEvent): ToldOutside => answerOf(subscriber, event)
