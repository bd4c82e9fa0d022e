/** How much of something a story takes, for every door through which it comes in. */

/** UTF-16 units. Whoever pastes a whole story into a line is told so; nobody's headline is this long. */
export const longestLine = 2_000
export const mostBylines = 50
/** More topics than this say nothing of a story. */
export const mostTopics = 20
