/**
 * What happens in the newsroom that somebody must be told of: the log, the press, colleagues, webhooks, a hub, search engines,
 * cards.
 * An operation emits it in its transaction (`with-mutation.ts`) and carries what its rows no longer say by then; who does
 * what about it is decided by subscribers, each a table over all of these.
 */
import type { Locale } from '../locale/table.ts'
import type {
  ArticleState,
  CorrectionKind,
  EntryKind,
  FrontKey,
  HeadlineTestOutcome,
  PartKind,
  StoryKind,
} from '../vocabulary.ts'
import type { TransitionName } from './workflow.ts'

/** Why a thing happened: somebody did it, its moment came, or an archive of another system moved in. */
export type Cause = 'person' | 'schedule' | 'import'

/** A move of the workflow, as it was made. */
export type Step = {
  move: TransitionName
  from: ArticleState
  to: ArticleState
  /** The revision that has the words as they were. */
  revision: number
  note: string | null
  /** When it will be published: of `schedule`. */
  at: Date | null
}

/** Where a story comes to stand that is new with its article: no page can mention either yet. */
export type Arrival = {
  locale: Locale
  slug: string
  publishedAt: Date
  kind: StoryKind
  sectionId: string
  topicIds: readonly string[]
  authorIds: readonly string[]
}

/** Facts for the log alone. */
type Details = Record<string, string | number | null>

export type NewsroomEvent =
  /** An article comes before readers. `step` is null where it came as a file. */
  | { type: 'StoryPublished'; articleId: string; cause: Cause; step: Step | null; arrival?: Arrival }
  /** What readers see already has other words, or is credited otherwise. */
  | {
      type: 'StoryRewritten'
      articleId: string
      storyId: string
      locale: Locale
      cause: Cause
      step: Step | null
      headlineChanges: boolean
      authorIds: { before: readonly string[]; after: readonly string[] }
    }
  /** It is taken from readers: unpublished, or killed. */
  | { type: 'StoryWithdrawn'; articleId: string; step: Step }
  /** An import of it is taken back: it is about to be gone for good, or is a draft again. Its rows still say what it was. */
  | {
      type: 'StoryTakenBack'
      articleId: string
      cause: Cause
      headline: string
      wasPublic: boolean
      isGone: boolean
    }
  /** It goes on in the newsroom, and readers see nothing of it. */
  | { type: 'StoryMoved'; articleId: string; step: Step }
  /** It could not be published when it was to be: a refusal's name, or `failed`. */
  | { type: 'ScheduleFailed'; articleId: string; failure: string }
  | {
      type: 'StoryRenamed'
      articleId: string
      storyId: string
      locale: Locale
      wasPublic: boolean
      from: string
      to: string
      /** Every slug that it had before these. */
      formerSlugs: readonly string[]
    }
  | {
      type: 'FilingChanged'
      storyId: string
      /** Its languages that are public. */
      seen: readonly { articleId: string; storyId: string; locale: Locale; slug: string }[]
      joinedOrLeft: { section: string[]; desk: string[]; topic: string[] }
      /** The story itself shows the difference: its section, topics or kind, but not its desk. */
      saysOtherwise: boolean
      /** It becomes live coverage, or no longer is. */
      turnsLive: boolean
      /** Whether it is a static page. */
      isPage: { before: boolean; after: boolean }
      /** Languages in which something was chosen to go on with, or is no longer. */
      leadsElsewhere: readonly Locale[]
      changes: { section?: string; desk?: string | null; kind?: StoryKind; topics?: string; related?: string }
    }
  | {
      type: 'OwnerChanged'
      articleId: string
      ownerId: string | null
      /** As it stood then; null for nobody's. */
      name: string | null
      /** Whoever has it now took it herself. */
      isTaken: boolean
    }
  | {
      type: 'EmbargoChanged'
      articleId: string
      until: Date | null
      /** Readers see it from now on, or no longer. */
      comesOrGoes: boolean
    }
  | {
      type: 'CorrectionPublished'
      articleId: string
      locale: Locale
      correctionId: string
      kind: CorrectionKind
      note: string
      revision: number
      previous: number | null
      amendsId: string | null
    }
  /** Readers may see which words a correction changed, or no longer. */
  | {
      type: 'CorrectionShown'
      articleId: string
      locale: Locale
      correctionId: string
      isShown: boolean
    }
  | {
      type: 'CorrectionWithdrawn'
      articleId: string
      locale: Locale
      correctionId: string
      kind: CorrectionKind
      words: string
      reason: string
    }
  /** Somebody outside was sent a link to a draft. */
  | { type: 'StoryShared'; articleId: string; linkId: string; hours: number; note: string | null }
  | { type: 'StoryUnshared'; articleId: string; linkId: string }
  /** Somebody wrote a note on a story, or an answer; or named others in a note of hers: then only those are mentioned. */
  | {
      type: 'NoteWritten'
      articleId: string
      noteId: string
      threadId: string
      mentionedUserIds: readonly string[]
      mentionedDeskIds: readonly string[]
      /** Of an answer: who had written in its thread before. */
      answeredIds: readonly string[]
    }
  /** What a thread of notes asks for is done, or is open again. */
  | { type: 'NoteResolved'; articleId: string; threadId: string; resolved: boolean }
  /** Somebody who had nothing open there suggests changes to a draft. */
  | { type: 'ChangesSuggested'; articleId: string }
  /** Suggestions of one person were accepted or refused; null for somebody who was removed. */
  | {
      type: 'SuggestionsDecided'
      articleId: string
      suggestedById: string | null
      suggestedBy: string
      isAccepted: boolean
      count: number
    }
  /** Something that is planned came, changed or went. `done`, `restored`: of a coverage, of what was cancelled. */
  | {
      type: 'PlanChanged'
      subject: 'event' | 'coverage'
      id: string
      name: string
      act: 'added' | 'changed' | 'moved' | 'cancelled' | 'done' | 'restored' | 'removed'
    }
  /** It is somebody's now, or a desk's. */
  | {
      type: 'CoverageAssigned'
      coverageId: string
      headline: string
      staffIds: readonly string[]
      deskIds: readonly string[]
      /** Who planned it, where somebody took it herself. */
      takenFrom: string | null
    }
  /** It has become a story. */
  | { type: 'CoverageOpened'; coverageId: string; articleId: string; headline: string }
  /** Events came with a calendar. */
  | { type: 'CalendarImported'; added: number; changed: number }
  /** An entry of live coverage. `seen`: readers see something else now. */
  | {
      type: 'LiveEntryChanged'
      articleId: string
      storyId: string
      locale: Locale
      entryId: string
      what: 'drafted' | 'posted' | 'edited' | 'marked' | 'withdrawn'
      seen: boolean
    }
  /** A box that stands in many stories, a snippet or a template. `readersSee`: stories say something else now. */
  | {
      type: 'PartChanged'
      partId: string
      kind: PartKind
      name: string
      act: 'make' | 'change' | 'publish' | 'withdraw'
      readersSee: boolean
    }
  | {
      type: 'FrontLaidOut'
      front: FrontKey
      locale: Locale
      cause: Cause
      version: number
      /** As the log keeps them. */
      places: string
      /** The plan that it was made by. */
      planId?: string
    }
  | { type: 'FiguresWritten'; locale: Locale; version: number; count: number }
  | {
      type: 'BreakingAnnounced'
      locale: Locale
      noticeId: string
      text: string
      articleId: string | null
      until: Date
      replaces: string | null
    }
  | { type: 'BreakingWithdrawn'; locale: Locale; noticeId: string; text: string }
  | {
      type: 'EntryCreated'
      kind: EntryKind
      id: string
      slug: string
      deskId: string | null
      cause: Cause
    }
  | {
      type: 'EntryChanged'
      kind: EntryKind
      id: string
      cause: Cause
      /** Columns. */
      parts: readonly string[]
      /** Its slugs, where its address changes. */
      moved: { from: string; to: string } | null
      /** The desks that an author leaves and joins. */
      deskIds: readonly string[]
    }
  | { type: 'EntryArchived'; kind: EntryKind; id: string; deskId: string | null; isArchived: boolean }
  | {
      type: 'EntryRemoved'
      kind: EntryKind
      id: string
      name: string
      slug: string
      deskId: string | null
      cause: Cause
    }
  | {
      type: 'EntriesMerged'
      kind: 'topic' | 'author'
      gone: { id: string; slug: string; name: string }
      keptId: string
      /** What stood before they were one. */
      before: Merging
      /** What of the one that stays changes, besides its stories. */
      kept: { isShown: boolean; isAbout: boolean; deskIds: readonly string[] }
      menusChange: boolean
    }
  | { type: 'SectionMoved'; id: string; place: number }
  | {
      type: 'PictureChanged'
      mediaId: string
      cause: Cause
      /** Pages and cards show the difference. */
      readersSee: boolean
      details: Details
    }
  /** Pictures whose licence has run out are hidden from readers, or no longer. */
  | { type: 'ExpiredPicturesHidden'; hides: boolean; mediaIds: readonly string[] }
  | { type: 'SettingsChanged'; part: 'settings' | 'readings'; details: Details }
  /** `saysOtherwise`: the terms themselves are others, not only the files beside them. */
  | { type: 'MachineTermsChanged'; saysOtherwise: boolean; details: Details }
  /** A newsletter is begun, said to be another, or closed. */
  | {
      type: 'NewsletterChanged'
      newsletterId: string
      locale: Locale
      name: string
      does: 'make' | 'change' | 'close' | 'open'
      readersSee: boolean
    }
  /** A table of figures is made, written to, put away or taken out again. */
  | {
      type: 'DatasetChanged'
      datasetId: string
      name: string
      does: 'make' | 'write' | 'archive' | 'restore'
      version: number
      /** Cells. */
      count: number
      /** Pages that show it are told now; else they are in a moment (`datasets/tell-of-figures.ts`). */
      readersSee: boolean
    }
  /** Lists show readers one headline or another of a story, or no longer. */
  | {
      type: 'HeadlineTestStarted'
      articleId: string
      testId: string
      headlines: readonly string[]
      endsAt: Date
    }
  | {
      type: 'HeadlineTestEnded'
      articleId: string
      testId: string
      outcome: HeadlineTestOutcome
      /** Her `staff.id`. */
      startedBy: string | null
      winner: string | null
    }
  | { type: 'RedirectSaved'; path: string; to: string }
  | { type: 'RedirectRemoved'; cause: Cause; path: string }
  | { type: 'RedirectsImported'; cause: Cause; paths: readonly string[]; refused: number }
  /** A former address of a story came with an archive. */
  | { type: 'FormerAddressImported'; locale: Locale; slug: string }

/** What can be asked of two entries only before they are one. */
export type Merging = {
  formerSlugs: readonly string[]
  /** In which languages either had public stories. */
  languages: { gone: readonly Locale[]; kept: readonly Locale[] }
}

type EventType = NewsroomEvent['type']
export type EventOf<Type extends EventType> = Extract<NewsroomEvent, { type: Type }>

/** What somebody does about every event there is: one that is missing does not compile. */
export type Subscriber<Answer, More extends unknown[] = []> = {
  [Type in EventType]: (event: EventOf<Type>, ...more: More) => Answer
}

/** What a subscriber says of one event. */
export const answerOf = <Answer, More extends unknown[]>(
  subscriber: Subscriber<Answer, More>,
  event: NewsroomEvent,
  ...more: More
): Answer => (subscriber[event.type] as (event: NewsroomEvent, ...more: More) => Answer)(event, ...more)
