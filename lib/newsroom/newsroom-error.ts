/** Why the newsroom would not do something. Each reason is worded for people where it is shown. */
export const refusals = [
  /** No article has this id, or it lies in the bin. */
  'unknown-article',
  /** Another article of this language has, or once had, this slug. */
  'slug-taken',
  /** Only what was public can be withdrawn from the public. */
  'never-published',
  /** It was withdrawn for good. */
  'killed',
  /** The actor's role, desk or part in the story does not reach this far. The subject is the action. */
  'not-allowed',
  /** The workflow has no such move from the state it is in. The subject is that state. */
  'wrong-state',
  /** This move wants a few words. */
  'note-missing',
  /** Nothing is counted: the setting `AUDIENCE` is `off`. */
  'not-counted',
  /** Headlines are tested on readers, who cannot see this one in any list. */
  'test-needs-readers',
  /** A test of its headlines goes on. */
  'test-runs',
  /** Not two or three different headlines. The subject is how many there are. */
  'headlines-alike',
  /** Made from a version that is not the latest. The subject is the latest version's number. */
  'stale-version',
  /** It was written with a newer version than this server's, which would lose some of it. The subject is the field. */
  'older-server',
  /** Somebody else's tab writes. The subject is their name. */
  'locked',
  /** Nothing may be public before its embargo ends. The subject is that moment, ISO 8601. */
  'embargoed',
  /** Its embargo would end after it is to be published. The subject is the moment of its schedule, ISO 8601. */
  'embargo-after-schedule',
  /** It would be published before its embargo ends. The subject is that end, ISO 8601. */
  'schedule-before-embargo',
  /** A moment that has passed, or is no moment. */
  'moment-passed',
  /** A story needs a headline before anybody else reads it. */
  'headline-missing',
  /** What readers can see, or could, is unpublished or killed, not deleted. */
  'was-public',
  /** There is a version in this language already. */
  'language-taken',
  /** No person has this id. */
  'unknown-person',
  /** Another person has this e-mail address. */
  'email-taken',
  /** The byline is another person's. */
  'byline-taken',
  /** Somebody must remain who can change who may do what. */
  'last-owner',
  /** The link was used, has expired, or never was. */
  'invitation-void',
  /** Too short, or one that everybody knows. */
  'password-weak',
  /** What is dangerous needs a fresh proof of who is asking. */
  'proof-needed',
  /** Tried too often. The subject is the seconds to wait. */
  'too-many-attempts',
  /** Their role must have a second factor first. */
  'second-factor-needed',
  /** No section, topic, desk or author has this id. */
  'unknown-reference',
  /** Nobody is called so, or several are. The subject is what was written. */
  'unknown-name',
  'column-chosen-twice',
  /** No picture of ours, or not one that we take. The subject says which rule. */
  'picture-refused',
  /** No sound, film or document of ours, or not one that we take. The subject says which rule (`files/file-rules.ts`). */
  'file-refused',
  /** No newsletter, or issue of one, has this id. */
  'unknown-newsletter',
  /** No mail server is set up. */
  'mail-unset',
  /** An issue that is on its way, or has gone, is changed no more. The subject is its state. */
  'issue-gone',
  /** An issue says nothing: no story that readers may see, and no introduction. */
  'issue-empty',
  /** An address of a mailbox that is none. The subject says why (`newsletters/mail-address.ts`). */
  'mailbox-unfit',
  /** A test went to nobody: the mail server refused it. The subject is what it said. */
  'letter-refused',
  /** A file of subscribers in which no column holds addresses. */
  'subscriber-file',
  /** One with more bytes than are taken at once. */
  'subscriber-file-long',
  /** The address would lead back to itself. The subject is the address. */
  'redirect-loop',
  /** What is no old address of a page. The subject is what was given. */
  'redirect-from',
  /** What leads to another site, or to no page of ours. The subject is what was given. */
  'redirect-to',
  /** A file of redirects that is no table of two columns. */
  'redirect-file',
  /** One with more lines, or more bytes, than are taken at once. */
  'redirect-file-long',
  'redirect-list',
  'redirect-list-long',
  /** No key, webhook, delivery or preview link has this id, or none that is the actor's. */
  'unknown-connection',
  /** Nothing may be sent to this address. The subject says why (`lib/server/guarded-fetch.ts`). */
  'address-refused',
  /** What a link leads to could not be read. The subject says why (`links/read-link.ts`). */
  'link-unread',
  /** Another change of the same front waits for this very moment. The subject is that moment, ISO 8601. */
  'moment-taken',
  /** Something else is announced as breaking in this language. The subject is its words. */
  'notice-stands',
  /** Nothing is breaking for so long. The subject is the most hours. */
  'notice-too-long',
  /** An entry of the directory, or the publication, needs a name in its main language. The subject is that language. */
  'name-missing',
  /** Not fit to be the last part of an address: Latin letters, digits and single hyphens. The subject is what was written. */
  'slug-unfit',
  /** A page of ours stands at this address. The subject is the slug. */
  'slug-reserved',
  /** Another entry of the same kind has, or once had, this address. The subject is the slug. */
  'entry-slug-taken',
  /** Another author has this e-mail address. */
  'author-email-taken',
  /** No whole e-mail address. The subject is what was written. */
  'email-unfit',
  /** No account of this network is written so. The subject is what was written. */
  'handle-unfit',
  /** Stories, people or former addresses lead to it: it is archived, not deleted. */
  'still-in-use',
  /** An entry cannot become one with itself. */
  'merged-with-itself',
  /** Both bylines belong to people who can sign in: one of them must give theirs up first. */
  'bylines-of-two',
  /** The last section that stories can be filed under. */
  'last-section',
  /** A colleague changed it since the form was opened. Nothing was overwritten. */
  'entry-changed',
  /** A text, or a list of words, is longer than we keep. The subject is the most. */
  'text-too-long',
  /** Too little contrast between a colour and the paper it stands on. The subject is `light` or `dark`. */
  'contrast-too-low',
  /** No colour as `#rrggbb`. The subject is what was written. */
  'colour-unfit',
  /** No time zone that is known. The subject is what was written. */
  'zone-unknown',
  /** An entry of a menu leads nowhere: neither a path of ours nor an https address. The subject is what was written. */
  'link-unfit',
  /** A line of ads.txt with signs that no line of text has. The subject of this and the next is its number, and the line. */
  'ads-unprintable',
  /** One of neither three nor four fields. */
  'ads-fields',
  /** One whose domain is none. */
  'ads-domain',
  /** One that is neither `DIRECT` nor `RESELLER`. */
  'ads-relation',
  /** A variable that ads.txt does not know, or without a value of its form. */
  'ads-variable',
  /** A line of trust.txt with signs that no line of text has. Subjects as of ads.txt. */
  'trust-unprintable',
  /** One that begins with no attribute of trust.txt. */
  'trust-attribute',
  /** One whose value is neither a domain nor an http address. */
  'trust-address',
  /** One that says whether models may be trained, which is a setting of its own. */
  'trust-training',
  /** A link of a menu has no words. The subject is where it leads. */
  'label-missing',
  /** A menu has more entries than fit. The subject is the most. */
  'menu-too-long',
  /** No note or thread of this story has this id: somebody deleted it, say. */
  'unknown-note',
  /** Somebody is named in a note who may not see the story, or is not there: which of the two is not said. */
  'mention-unseen',
  /** A story has as many notes as we keep. The subject is how many. */
  'too-many-notes',
  /** A story has as many suggestions as we keep open. The subject is how many. */
  'too-many-suggestions',
  /** What would be taken back was changed again since. */
  'changed-since',
  /** Nothing that this person did to many stories has this id, or it is too long ago to be taken back. */
  'unknown-change',
  /** A person keeps as many boards as we keep. The subject is how many. */
  'too-many-views',
  /** Nothing that is planned has this id: somebody deleted it, say. */
  'unknown-plan',
  /** A colleague changed or moved it since it was looked at. Nothing was overwritten. */
  'plan-changed',
  /** It would end before it begins. */
  'ends-before-start',
  /** An event goes on for longer than we keep. The subject is the most days. */
  'event-too-long',
  /** No time of day on the paper's clock. The subject is the field. */
  'moment-unfit',
  /** It recurs in no way that is known here, or never. */
  'recurrence-unfit',
  /** A story or a coverage came of it: it is cancelled, not deleted. */
  'plan-in-use',
  /** A translation is planned of what has no story yet, or has this language already. */
  'no-source-yet',
  /** What was cancelled is not begun. */
  'plan-cancelled',
  /** Somebody else was first to take what nobody had. The subject is their name. */
  'already-taken',
  /** No calendar (RFC 5545), or one that cannot be read. */
  'calendar-unfit',
  /** A calendar of more than is taken at once. The subject is the most events. */
  'calendar-long',
  /** A person has as many addresses of calendars as we keep. The subject is how many. */
  'too-many-feeds',
  /** No entry of live coverage has this id, or it was withdrawn. */
  'unknown-update',
  /** What is sent again was posted before, and a colleague has withdrawn it since. */
  'update-withdrawn',
  /** An entry of live coverage says nothing at all. */
  'update-empty',
  /** What no link in an entry can lead to. The subject is what was written. */
  'update-link',
  /** Coverage has as many entries as its page holds. The subject is how many. */
  'too-many-updates',
  /** The story is not live coverage. */
  'not-live',
  /** No shared box, snippet or template has this id, or it is not offered. */
  'unknown-part',
  /** A colleague changed it since it was opened. Nothing was overwritten. */
  'part-changed',
  /** A box or snippet says more than it may. The subject is the most words. */
  'part-too-long',
  /** What no shared box holds stands in one. The subject is the type of block. */
  'part-holds',
  /** A box that says nothing is not published. */
  'part-empty',
  /** A template is for stories of another language. */
  'template-language',
  /** The newsroom's checklist asks for something first. The subject is its words. */
  'checklist-open',
  /** A picture that a model made or changed does not say so, where the paper asks for it. The subject is what it shows. */
  'machine-label-missing',
  /** The checklist asks nothing of the kind of this story, or no longer. */
  'unknown-item',
  /** The checklist asks as much as we keep. The subject is how many. */
  'too-many-items',
  /** No table of figures has this id. */
  'unknown-dataset',
  /** A table has no name. */
  'table-unnamed',
  /** There are as many tables as we keep. The subject is how many. */
  'tables-many',
  /** A table has more columns than fit. The subject is the most. */
  'columns-many',
  /** Nothing stands over a column. The subject is which one it is. */
  'column-unnamed',
  /** Two columns are called alike. The subject is their name. */
  'column-twice',
  /** A row names a column that its table has not. The subject is what it named. */
  'unknown-column',
  /** A table has more rows than we keep. The subject is the most. */
  'rows-many',
  /** A row has no name. The subject is which one it is. */
  'row-unnamed',
  /** Two rows are called alike. The subject is their name. */
  'row-twice',
  /** What stands in a cell is no number. The subject is its place and what was written. */
  'cell-no-number',
  /** What stands in a cell is no day. The subject is its place and what was written. */
  'cell-no-date',
  /** There is more in a cell than we keep. The subject is its place. */
  'cell-long',
  /** Somebody else wrote into a cell since it was looked at. The subject is its place and what stands there. */
  'figures-changed',
  /** Given values that no form of ours sends. The subject says which. */
  'malformed',
] as const
export type Refusal = (typeof refusals)[number]
export const isRefusal = (name: string): name is Refusal => refusals.some((each) => each === name)

/** An operation that was understood and not carried out; nothing was written. */
export class NewsroomError extends Error {
  override name = 'RefusedByNewsroom'
  readonly refusal: Refusal
  readonly subject: string
  constructor(refusal: Refusal, subject: string) {
    super(`${refusal}: ${subject}`)
    this.refusal = refusal
    this.subject = subject
  }
}
