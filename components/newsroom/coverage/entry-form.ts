/** What the form that changes an entry is called, so that what was typed into it is found when the entry has gone. */
export const entryFormOf = (articleId: string, entryId: string): string =>
  `live entry ${articleId} ${entryId}`
