/** How much of something a story takes, for every door through which it comes in. */

/** UTF-16 units. Whoever pastes a whole story into a line is told so; nobody's headline is this long. */
export const longestLine = 2_000
export const mostBylines = 50
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
