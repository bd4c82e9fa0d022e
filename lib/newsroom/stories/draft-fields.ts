/**
 * The fields of a draft, in one place: what drafts, revisions and exports hold alike, in the order in which an export
 * writes them.
 */
import type { HeadLine } from '../../story/tidied-lines.ts'
import { upToDate } from '../../story/up-steps.ts'
import type { DraftContent } from './draft-content.ts'

export type DraftField = keyof DraftContent

/** The compiler holds the two together: a field that is only in one of them is an error. */
const fields = {
  kicker: true,
  headline: true,
  standfirst: true,
  dateline: true,
  searchTitle: true,
  searchDescription: true,
  socialTitle: true,
  socialDescription: true,
  otherHeadlines: true,
  document: true,
  leadMediaId: true,
  bylines: true,
} as const satisfies Record<DraftField, true>

const draftFields = Object.keys(fields) as DraftField[]

/** All but the text: what is compared, and chosen, as a whole. */
export type ComparedField = Exclude<DraftField, 'document'>
export const comparedFields = draftFields.filter((field): field is ComparedField => field !== 'document')

/** The fields of a draft, of something that has others beside them. */
export const pickDraft = <T extends Record<DraftField, unknown>>(from: T): Pick<T, DraftField> =>
  Object.fromEntries(draftFields.map((field) => [field, from[field]])) as Pick<T, DraftField>

/** Whether something that another version may have sent has every field that this one knows. */
export const isWhole = (content: object): boolean => draftFields.every((field) => field in content)

/** What of a draft is more than its makers' own: two that are the same in this are the same to readers. */
export const toldToOthers = (content: DraftContent): Omit<DraftContent, 'otherHeadlines'> => {
  const { otherHeadlines: _, ...told } = content
  return told
}

/** What readers read: the lines over the text, and the text. */
export const wordsOfDraft = (content: DraftContent): Pick<DraftContent, 'document' | HeadLine> => {
  const { kicker, headline, standfirst, dateline, document } = content
  return { kicker, headline, standfirst, dateline, document }
}

type StoredContent = Record<DraftField, unknown> &
  Omit<DraftContent, 'document'> & { document: unknown; documentVersion: number }

/**
 * The content of a row that holds a draft's fields, its document brought up to the current version.
 * @param preserveUnknown for writers: see `validateDocument`
 */
export const contentOfRow = (
  row: StoredContent,
  { preserveUnknown = true }: { preserveUnknown?: boolean } = {},
): DraftContent => ({
  ...pickDraft(row),
  document: upToDate(row.document, row.documentVersion, { preserveUnknown }),
})
