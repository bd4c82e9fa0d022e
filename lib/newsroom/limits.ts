/** How much of something a story takes, for every door through which it comes in. */

/** UTF-16 units. Whoever pastes a whole story into a line is told so; nobody's headline is this long. */
export const longestLine = 2_000
export const mostBylines = 50
/** Headlines to choose from, besides the one that stands. */
export const mostOtherHeadlines = 20
/** Hours that a test of headlines may go on for. */
export const headlineTestHours = [6, 24, 72, 168] as const
/** Stories that readers are led on to by hand. */
export const mostRelated = 12
/** More topics than this say nothing of a story. */
export const mostTopics = 20

/** UTF-16 units of a note. More than that belongs into the story. */
export const longestStoryNote = 10_000
/** Notes on one story, answers too. */
export const mostStoryNotes = 2_000
/** Paragraphs that one note is about. */
export const mostSpots = 20
export const mostMentions = 30

/** Suggestions on one story that nobody has decided on yet. */
export const mostSuggestions = 1_000
/** Words of a box that stands in many stories: it is read beside each of them. */
export const mostBoxWords = 1_000
/** Words of a snippet or a template. */
export const mostPartWords = 10_000
/** What the newsroom's own checklist asks, of all stories together. */
export const mostChecklistItems = 200

/** UTF-16 units of what is noted about an event or a coverage. */
export const longestPlanNotes = 5_000
/** Days that an event goes on for. */
export const longestEvent = 366
/** What a screen of the plan shows of each: more than any day of any newsroom. */
export const mostPlanned = 1_000
/** Bytes of a calendar that is brought, and events in it. */
export const largestCalendar = 2_000_000
export const mostCalendarEvents = 2_000
/** Addresses of calendars that one person may have. */
export const mostFeeds = 20
