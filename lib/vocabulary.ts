/**
 * The closed lists of words that the database, the rules and the screens share: what a story can be, who may do what,
 * what a menu may hold. No table, no rule: anybody may import it.
 */

/**
 * What a story is: readers see it as a label and by a template of its own (`components/reader/style/story-kinds.css`).
 * `page` is no news: a static page (about, contact, privacy) with an address of its own at the root, in no list of stories.
 */
export const storyKinds = [
  'report',
  'analysis',
  'interview',
  'explainer',
  'opinion',
  'live',
  'photo',
  'review',
  'obituary',
  'statement',
  'page',
] as const

export type StoryKind = (typeof storyKinds)[number]

/** Superdesk's vocabulary, kept: https://superdesk.readthedocs.io — “killed” is retracted, not hidden. */
export const articleStates = [
  'draft',
  'in_review',
  'approved',
  'scheduled',
  'published',
  'unpublished',
  'killed',
] as const

export type ArticleState = (typeof articleStates)[number]

export const bylineRoles = ['author', 'translator', 'editor', 'photographer'] as const

export type BylineRole = (typeof bylineRoles)[number]

/** One line of a byline as an editor arranges it; its place in the list is its order. */
export type BylineEntry = { authorId: string; role: BylineRole }

/** A public account of an author, as `network` and `handle` without the @. The address is derived. */
export type SocialHandle = { network: 'x' | 'mastodon' | 'bluesky' | 'linkedin' | 'telegram'; handle: string }

/** Pages of ours that a menu may name, besides sections and topics. */
export const menuPages = ['front', 'latest', 'search'] as const

/** An entry of a menu. What was removed since is left out of what readers see. */
export type MenuItem =
  | { kind: 'section' | 'topic'; id: string }
  | { kind: 'page'; page: (typeof menuPages)[number] }
  /** `href`: https, or a path of this site that begins with `/`. */
  | { kind: 'address'; label: string; href: string }

export const menuPlaces = ['header', 'footer'] as const

/** What machines may want of a page: to list it among what they found, to answer from it, to train a model with it. */
export const machineUses = ['search', 'answers', 'training'] as const
export type MachineUse = (typeof machineUses)[number]

/** What a paper says of such a use; it may also say nothing of it. */
export const machineAnswers = ['allowed', 'refused'] as const
export type MachineAnswer = (typeof machineAnswers)[number]
export type UsesAnswered = Partial<Record<MachineUse, MachineAnswer>>

/** On which terms machines may use what readers may read. */
export type MachineTerms = {
  /** Of all that no entry of `crawlers` says otherwise. */
  uses: UsesAnswered
  /** By what a crawler calls itself in robots.txt (`lib/syndication/terms/crawlers.ts`): what differs for it. */
  crawlers: Record<string, UsesAnswered>
  /** Where the terms are written for people: https, or a path of this site. '' where nowhere. */
  termsHref: string
}

/** The menus of one language; a place that is absent has the sections in their order. */
export type Menus = Partial<Record<(typeof menuPlaces)[number], MenuItem[]>>

/** What a news organisation says publicly of how it works, each at an address. https://schema.org/NewsMediaOrganization */
/** What a podcast is about, as Apple's directory files it: https://podcasters.apple.com/support/1691-apple-podcasts-categories */
export const appleCategories = {
  news: ['News'],
  newsBusiness: ['News', 'Business News'],
  newsDaily: ['News', 'Daily News'],
  newsEntertainment: ['News', 'Entertainment News'],
  newsCommentary: ['News', 'News Commentary'],
  newsPolitics: ['News', 'Politics'],
  newsSports: ['News', 'Sports News'],
  newsTech: ['News', 'Tech News'],
  arts: ['Arts'],
  business: ['Business'],
  comedy: ['Comedy'],
  education: ['Education'],
  fiction: ['Fiction'],
  government: ['Government'],
  health: ['Health & Fitness'],
  history: ['History'],
  family: ['Kids & Family'],
  leisure: ['Leisure'],
  music: ['Music'],
  religion: ['Religion & Spirituality'],
  science: ['Science'],
  society: ['Society & Culture'],
  sports: ['Sports'],
  technology: ['Technology'],
  crime: ['True Crime'],
  film: ['TV & Film'],
} as const satisfies Record<string, readonly [string, string?]>
type PodcastCategory = keyof typeof appleCategories
export const podcastCategories = Object.keys(appleCategories) as PodcastCategory[]
/** What directories of podcasts ask of a paper. */
export type PodcastSettings = { category: PodcastCategory; isExplicit: boolean }

export const policyKinds = ['ethics', 'corrections', 'ownership'] as const

export type PolicyKind = (typeof policyKinds)[number]

/** What pictures are sent as, the smallest first. */
export const pictureFormats = ['avif', 'webp', 'jpeg'] as const

export type PictureFormat = (typeof pictureFormats)[number]

/** `correction`: it said what is wrong. `clarification`: it could be misread. `update`: the world has moved on. */
export const correctionKinds = ['correction', 'clarification', 'update'] as const

export type CorrectionKind = (typeof correctionKinds)[number]

/** An entry of live coverage: worked on, before readers, or taken from them again. */
export const liveEntryStates = ['draft', 'published', 'withdrawn'] as const

export type LiveEntryState = (typeof liveEntryStates)[number]

/** What stories share: a box stands in many and is changed once; a snippet is copied; a template is what one begins with. */
export const partKinds = ['box', 'snippet', 'template'] as const

export type PartKind = (typeof partKinds)[number]

/** Of a box: nobody sees it yet, readers do wherever it stands, or it was taken from them. Others are offered or not. */
export const partStates = ['draft', 'published', 'withdrawn'] as const

export type PartState = (typeof partStates)[number]

/** Why a part's words were kept. */
export const partActs = ['saved', 'published', 'withdrawn'] as const

export type PartAct = (typeof partActs)[number]

/** Words of one passage that readers saw, and what they became, in reading order. */
export type ChangedPassage = { kind: 'same' | 'gone' | 'new'; text: string }[]

/** What each may do stands in `lib/newsroom/permissions.ts`. A contributor is credited, and has no way in. */
export const roles = ['owner', 'editor', 'author', 'translator', 'contributor'] as const

export type Role = (typeof roles)[number]

/** Languages the newsroom itself speaks; stories are written in any of the paper's. */
export const newsroomLocales = ['ar', 'en'] as const

export type NewsroomLocale = (typeof newsroomLocales)[number]

/** What a webhook can be told of. https://www.standardwebhooks.com names events so. */
export const webhookEvents = [
  'story.published',
  'story.changed',
  'story.corrected',
  'story.unpublished',
  'story.killed',
  'story.submitted',
  'story.returned',
  'story.approved',
] as const

export type WebhookEvent = (typeof webhookEvents)[number]

/**
 * Of what somebody is told in the inbox, by what it is to them: they were spoken to, a story was handed over, or something
 * became of one that is theirs.
 */
export const notificationKinds = {
  mentions: ['mentioned', 'noted', 'answered', 'suggested', 'suggestion-accepted', 'suggestion-refused'],
  handovers: ['handed', 'submitted', 'returned', 'approved', 'assigned', 'taken', 'source-ready'],
  mine: [
    'scheduled',
    'unscheduled',
    'published',
    'schedule-failed',
    'source-changed',
    'licence-ends',
    'corrected',
    'withdrawn',
    'due-soon',
    'overdue',
    'headline-tested',
  ],
} as const

export const notificationGroups = ['mentions', 'handovers', 'mine'] as const

export type NotificationGroup = (typeof notificationGroups)[number]
export type NotificationKind = (typeof notificationKinds)[NotificationGroup][number]

/** Headlines of one test, with the one that stands. */
export const mostTestedHeadlines = 3

/**
 * How a test of headlines ended: one is better; none was found to be in its time; the story was changed or withdrawn meanwhile;
 * somebody stopped it.
 */
export const headlineTestOutcomes = ['winner', 'none', 'changed', 'stopped'] as const

export type HeadlineTestOutcome = (typeof headlineTestOutcomes)[number]

/** How somebody is told by mail of what they have not read by then: of each thing, once a day, or of nothing. */
export const mailWays = ['now', 'digest', 'never'] as const

export type MailWay = (typeof mailWays)[number]

/**
 * What a newsletter is: put together by itself each day or week, sent when something is breaking, or written by hand.
 */
export const newsletterKinds = ['daily', 'weekly', 'breaking', 'written'] as const

export type NewsletterKind = (typeof newsletterKinds)[number]

/** `scheduled` waits for its moment, `filling` and `sending` are under way. */
export type IssueState = 'draft' | 'scheduled' | 'filling' | 'sending' | 'sent' | 'stopped'

/** Files of subscribers that can be brought from elsewhere. */
const subscriberFileFormats = ['ghost', 'mailchimp', 'csv'] as const

export type SubscriberFileFormat = (typeof subscriberFileFormats)[number]

/** Where somebody said that they want a newsletter. */
export type ConsentSource = 'form' | SubscriberFileFormat

/** Why nothing is sent to an address any more. */
export type SuppressionReason = 'unsubscribed' | 'erased' | 'bounced' | 'complained'

/** Why nothing is sent to a webhook any more. */
export type WebhookStop = 'by-hand' | 'failing' | 'gone'

/** Who is told of new addresses: a WebSub hub of feeds, search engines (IndexNow) of stories. */
export type AnnouncementListener = 'hub' | 'search-engines'

/** What those who are told of changes take an article for: `hidden` is everything that readers do not see. */
export type ToldAs = 'public' | 'hidden' | 'killed'

/** What the directory holds: each kind is a table, and a page for readers. */
export const entryKinds = ['section', 'topic', 'desk', 'author'] as const

export type EntryKind = (typeof entryKinds)[number]

/** Whose front: the paper's, or that of a section or a topic by its id. Each language has its own of it. */
export type FrontKey = 'front' | `${'section' | 'topic'}:${string}`

/** A story in a place of the front, until a moment (ISO 8601) or until it is moved. */
export type FrontPlace = { articleId: string; until: string | null }

/** A line of the figures on a front: a price, a rate, a result. Its numbers are decimals as text, so that 3.50 stays 3.50. */
export type Figure = {
  label: string
  value: string
  /** Printed after the value, as it is written: `د.إ`, `$`, `%`. */
  unit: string | null
  /** Against the time before, with its sign; null where nothing is compared. */
  change: string | null
  /** What the change is counted in. */
  changeIn: 'percent' | 'points'
  /** As of when, ISO 8601; null when it is not said. */
  at: string | null
  source: string | null
}

// biome-ignore format: systems, standards of agencies, tables
const importFormats = [
  'wordpress', 'wordpress-site', 'ghost', 'markdown', 'docx', 'feed', 'warraq',
  'blogger', 'medium', 'substack', 'squarespace', 'wix', 'drupal', 'joomla', 'arc',
  'newsml', 'nitf', 'ninjs',
  'table',
] as const

export type ImportFormat = (typeof importFormats)[number]

/**
 * `fetching`: a site that runs is read by its API; `looking`: a file that came is being read; `waiting`: for an owner who
 * has seen what is in it. `interrupted` is not among them: it is a run that is `running` and was not heard of for a minute.
 */
export type ImportRunState =
  | 'fetching'
  | 'looking'
  | 'waiting'
  | 'running'
  /** Asked to stop, and will between two batches. */
  | 'stopping'
  /** Ended before its end, and can be gone on with. */
  | 'stopped'
  | 'finished'
  | 'failed'
  /** Being taken back. */
  | 'undoing'
  | 'undone'

/**
 * What taking back an import did to one story: it is gone; it is as before; or it stays, since somebody has edited it, told
 * readers something about it, moved it or binned it, or since how it stood before has been thinned away.
 */
export const undoOutcomes = [
  'removed',
  'restored',
  'kept',
  'kept-corrected',
  'kept-noted',
  'kept-moved',
  'kept-binned',
  'kept-thinned',
] as const

export type UndoOutcome = (typeof undoOutcomes)[number]

/** How a story stood before an import brought it up to date. */
export type BeforeImport = {
  /** The last revision that it had, and the one that readers saw. */
  revision: number
  seen: number
  state: ArticleState
  /** ISO 8601. */
  publishedAt: string | null
  updatedAt: string | null
  /** Of what was read then: `imported_story.content_hash`. */
  contentHash: string
  /** The last revision that it had when the import was done with it. */
  after: number
}

const importOutcomes = ['created', 'already-there', 'changed', 'updated', 'refused', 'skipped'] as const

export type ImportOutcome = (typeof importOutcomes)[number]

/**
 * What became of a picture that did not come with its file. `missing`: there is none at its address; `refused`: what is
 * there is not taken; `failed`: it could not be had, and is tried no more.
 */
export const importPictureStates = ['waiting', 'placed', 'missing', 'refused', 'failed'] as const

export type ImportPictureState = (typeof importPictureStates)[number]

/** What became of the place where it is shown. `ready`: it has come. `gone`: the story, or its link there, is no more. */
const pictureUseOutcomes = ['ready', 'placed', 'edited-here', 'gone'] as const

export type PictureUseOutcome = (typeof pictureUseOutcomes)[number]

/** Where a picture that did not come with its file would stand: over the story, or in the place of a link. */
export type ImportPictureUse =
  | { role: 'lead' }
  | {
      role: 'figure'
      link: { href: string; text: string }
      alt: string | null
      caption: string | null
      /** Of a gallery: on which sides others of it stand. */
      joins?: { before: boolean; after: boolean }
    }
  /** A sound, film or document, in the place of the link to it. */
  | { role: 'recording'; link: { href: string; text: string } }

/** Something of a story that came in otherwise than it stood in the file, or not at all. */
export type ImportNote = {
  /** A name of `lib/archive/import/notes.ts`, worded for people where it is shown. */
  kind: string
  /** What it is about, in the file's own words. */
  subject: string
}

/** The lines over a story's text, in the order in which they stand. */
export const headLines = ['kicker', 'headline', 'standfirst', 'dateline'] as const
export type HeadLine = (typeof headLines)[number]

/** What they say; '' for one that nobody wrote. */
export type HeadWords = Record<HeadLine, string>

/** What of a draft can be noted: a line over the text, the lead picture, or a block of the text. */
export const spotParts = [...headLines, 'lead', 'text'] as const

export type SpotPart = (typeof spotParts)[number]

/** Words, or a whole part of a draft, that a note is about: see `lib/newsroom/notes/spots.ts`. */
export type Spot = {
  part: SpotPart
  /** Of the text: which of its blocks. */
  block: number
  /** The block's type; else the part. */
  kind: string
  /** The block, picture or line as a whole. */
  whole: boolean
  /** UTF-16 units of the part's text. */
  start: number
  end: number
  /** The words as they stand now, or stood last. */
  quote: string
  before: string
  after: string
  /** Of a picture, say: which. */
  identity: string | null
  /** The text no longer has it. */
  isGone: boolean
}

/** Somebody who is named in a note so that they hear of it. */
export type Mention = {
  kind: 'person' | 'desk'
  id: string
  /** As it stands in the note's words, without its @. */
  name: string
}

/** A node of a story's document, of whatever kind. */
export type StoryPiece = {
  type: string
  attrs?: Record<string, unknown>
  content?: StoryPiece[]
  text?: string
  marks?: { type: string; attrs?: Record<string, unknown> }[]
}

/** A stretch of what is in a node: of a line, in UTF-16 units; of blocks, by their number. */
export type SuggestedPlace = {
  /** Which child of which, from the document on; none: the document itself. */
  path: number[]
  from: number
  to: number
}

/** `attributes`: of one block; then the pieces have no content. */
export const suggestionKinds = ['line', 'blocks', 'attributes'] as const

/** What somebody would have stand in a draft, and what stands there: see `lib/newsroom/suggestions/changes.ts`. */
export type SuggestedChange = SuggestedPlace & {
  kind: (typeof suggestionKinds)[number]
  before: StoryPiece[]
  after: StoryPiece[]
}

/** What a row of the board may say besides headline, languages and state: each person chooses. */
export const boardColumns = [
  'picture',
  'byline',
  'owner',
  'section',
  'desk',
  'kind',
  'dated',
  'due',
  'words',
  'worked',
  'note',
] as const

export type BoardColumn = (typeof boardColumns)[number]

/** In what order the board stands: by when words were worked on, or by when they come before readers or did. */
export const boardOrders = ['worked', 'worked-oldest', 'dated', 'dated-soonest'] as const

export type BoardOrder = (typeof boardOrders)[number]

/** Who sees a board that somebody named. */
export const viewSharings = ['me', 'desk', 'all'] as const

export type ViewSharing = (typeof viewSharings)[number]

/** Moves that many stories can make at once. What readers see at once is published, and withdrawn, one by one. */
export const bulkMoves = ['submit', 'return', 'approve', 'unschedule'] as const

/** What is done to each of many stories. Moments are ISO 8601. */
export type BulkChange =
  | { do: 'owner'; ownerId: string | null }
  | { do: 'desk'; deskId: string | null }
  | { do: 'section'; sectionId: string }
  | { do: 'add-topic' | 'remove-topic'; topicId: string }
  | { do: 'move'; move: (typeof bulkMoves)[number]; note: string | null }
  | { do: 'schedule'; at: string }
  | { do: 'embargo'; until: string | null }
  | { do: 'bin' }

/** What taking a change back needs to know of how a story was; only what the change was about. Moments are ISO 8601. */
export type BulkBefore = {
  ownerId?: string | null
  deskId?: string | null
  sectionId?: string
  topicIds?: string[]
  state?: ArticleState
  scheduledFor?: string | null
  embargoUntil?: string | null
  isBinned?: boolean
}

/** What came of it for one: how it was before, where it was changed, or why it was not. */
export type BulkOutcome =
  | { articleId: string; before: BulkBefore }
  | { articleId: string; refusal: string; subject: string }

/** What the newsroom makes of what happens. */
export const coverageKinds = ['text', 'picture', 'live', 'translation'] as const

export type CoverageKind = (typeof coverageKinds)[number]

export const recurrenceUnits = ['daily', 'weekly', 'monthly', 'yearly'] as const

/** How an event recurs, in as much of RFC 5545's RRULE as people say. */
export type Recurrence = {
  every: (typeof recurrenceUnits)[number]
  /** Every how many of them. */
  interval: number
  /** Days of the week, as BYDAY has them: `MO`; of a month also `2TU`, `-1FR`. None: the day that it begins on. */
  on: string[]
  /** The last day on which it may begin, on its own clock; null for ever. */
  until: string | null
}

/** What search engines, and platforms that show a story's link, are told it is called and is about. */
export const elsewhereFields = [
  'searchTitle',
  'searchDescription',
  'socialTitle',
  'socialDescription',
] as const
export type ElsewhereField = (typeof elsewhereFields)[number]
/** Null stands for the headline, or the standfirst. */
export type ToldElsewhere = Record<ElsewhereField, string | null>
export const nothingElsewhere: ToldElsewhere = {
  searchTitle: null,
  searchDescription: null,
  socialTitle: null,
  socialDescription: null,
}
/** In what stretches of time it is counted what is read. */
export type AudienceGrain = 'minute' | 'hour' | 'day'

/** What is counted: everything, a language, what stories belong to; where readers come from, what they do not find; who else comes. */
export type AudienceKind =
  | 'paper'
  | 'language'
  | 'article'
  | 'section'
  | 'desk'
  | 'author'
  | 'source'
  | 'search'
  | 'bot'
  | 'refused'

/** Where views are counted: where pages are sent, or, where a cache in front of us sends them, by the pages themselves. */
export const audienceModes = ['server', 'beacon', 'off'] as const

export type AudienceMode = (typeof audienceModes)[number]

/** Over which time it is said what is read most. */
export const mostReadSpans = ['day', 'week'] as const

export type MostReadSpan = (typeof mostReadSpans)[number]
