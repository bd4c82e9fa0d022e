/** What of an article its writers work on, and the door through which it comes in. */
import { couldBeId } from '../../db/id.ts'
import { withoutOverrides } from '../../story/clean-text.ts'
import { documentVersion, type StoryDocument } from '../../story/document.ts'
import { asStored } from '../../story/unknown-block.ts'
import { validateDocument } from '../../story/validate.ts'
import { type BylineEntry, bylineRoles, type ToldElsewhere } from '../../vocabulary.ts'
import { longestLine, mostBylines, mostOtherHeadlines } from '../limits.ts'
import { NewsroomError } from '../newsroom-error.ts'
import { searchedWords } from './search-words.ts'
import { textOnly } from './text-only.ts'

export type DraftContent = ToldElsewhere & {
  kicker: string | null
  /** '' until somebody writes one. */
  headline: string
  standfirst: string | null
  dateline: string | null
  /** Headlines that it could have instead; readers see none of them. */
  otherHeadlines: string[]
  document: StoryDocument
  leadMediaId: string | null
  bylines: BylineEntry[]
}

/**
 * UTF-16 units of JSON: a novel, ten times the longest story. More than an editor can hold, and than can be
 * read, folded and counted without keeping readers waiting (`bench/serving-thread.ts`).
 */
const longestDocument = 1_200_000

/** Of the name of a field that nobody here knows, UTF-16 units that are said again. */
const longestName = 40

type Raw = { [key: string]: unknown }
const isRaw = (value: unknown): value is Raw =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** How each field is read. The compiler holds it to the fields that there are. */
const readers: { [F in keyof DraftContent]: (from: Raw) => DraftContent[F] } = {
  kicker: (from) => readLine(from, 'kicker'),
  headline: (from) => readLine(from, 'headline') ?? '',
  standfirst: (from) => readLine(from, 'standfirst'),
  dateline: (from) => readLine(from, 'dateline'),
  searchTitle: (from) => readLine(from, 'searchTitle'),
  searchDescription: (from) => readLine(from, 'searchDescription'),
  socialTitle: (from) => readLine(from, 'socialTitle'),
  socialDescription: (from) => readLine(from, 'socialDescription'),
  otherHeadlines: (from) => readOtherHeadlines(from.otherHeadlines),
  document: (from) => readDocument(from.document),
  leadMediaId: (from) => readMediaId(from.leadMediaId),
  bylines: (from) => readBylines(from.bylines),
}

/**
 * What an editor, an importer or a stranger sent, as a draft may hold it. A field that was not sent is none of the answer:
 * whoever wrote with an older version, which did not know it, has not emptied it. Every text it holds is kept: a block
 * that only a newer version knows stays as it is, a document that is no story of ours becomes the paragraphs of its text.
 * @throws {NewsroomError} `malformed`, with what is wrong: `content`, `headline-too-long`, `document-too-long`,
 *   `bylines`, `leadMediaId`…; `older-server`, with the name of a field that only a newer version knows: taken without
 *   it, it would be lost
 */
export function readDraftContent(input: unknown): Partial<DraftContent> {
  if (!isRaw(input)) throw new NewsroomError('malformed', 'content')
  const sent = Object.keys(input).filter((name) => input[name] !== undefined)
  const unknown = sent.find((name) => !Object.hasOwn(readers, name))
  if (unknown !== undefined) throw new NewsroomError('older-server', unknown.slice(0, longestName))
  return Object.fromEntries(sent.map((name) => [name, readers[name as keyof DraftContent](input)]))
}

/**
 * A line of text as it may be stored: NFC, without controls, spaces at its ends or line breaks.
 * @returns null when nothing is left
 * @throws {NewsroomError} `malformed`, with `NAME` or `NAME-too-long`
 */
export function readLine(from: Raw, name: string): string | null {
  const value = from[name]
  if (value === undefined || value === null) return null
  if (typeof value !== 'string') throw new NewsroomError('malformed', name)
  if (value.length > longestLine) throw new NewsroomError('malformed', `${name}-too-long`)
  // Lone isolates would be all that is left of an empty line.
  const line = withoutOverrides(value.replace(/[\s\u0085]+/gu, ' ').trim()).trim()
  return /[^\u200b-\u200f\u2066-\u2069\ufeff]/u.test(line) ? line : null
}

/**
 * A few words to people, of several lines if need be.
 * @returns null when nothing is left
 * @throws {NewsroomError} `malformed`, with `note` or `note-too-long`
 */
export function readNote(value: unknown): string | null {
  if (value === undefined || value === null) return null
  if (typeof value !== 'string') throw new NewsroomError('malformed', 'note')
  if (value.length > longestLine) throw new NewsroomError('malformed', 'note-too-long')
  return withoutOverrides(value.replace(/\r\n?/g, '\n')).trim() || null
}

/** @throws as {@link readDraftContent} */
export function readDocument(value: unknown): StoryDocument {
  try {
    const { document } = validateDocument(value, { preserveUnknown: true })
    if (JSON.stringify(document).length > longestDocument)
      throw new NewsroomError('malformed', 'document-too-long')
    return document
  } catch (error) {
    if (!(error instanceof Error) || error.name !== 'DocumentRefused') throw error
    const kept = textOnly(value)
    if (!kept) throw new NewsroomError('malformed', 'document-too-long')
    return kept
  }
}

/** In order, each once; emptied ones are none. */
function readOtherHeadlines(value: unknown): string[] {
  if (value === undefined || value === null) return []
  if (!Array.isArray(value) || value.length > mostOtherHeadlines)
    throw new NewsroomError('malformed', 'otherHeadlines')
  return [...new Set(value.flatMap((each) => readLine({ headline: each }, 'headline') ?? []))]
}

function readMediaId(value: unknown): string | null {
  if (value === undefined || value === null || value === '') return null
  if (!couldBeId(value)) throw new NewsroomError('malformed', 'leadMediaId')
  return value
}

/** In order; who is credited twice for the same thing is credited once. */
function readBylines(value: unknown): BylineEntry[] {
  if (value === undefined || value === null) return []
  if (!Array.isArray(value) || value.length > mostBylines) throw new NewsroomError('malformed', 'bylines')
  const seen = new Set<string>()
  const entries: BylineEntry[] = []
  for (const each of value) {
    if (!isRaw(each) || !couldBeId(each.authorId)) throw new NewsroomError('malformed', 'bylines')
    const role = bylineRoles.find((known) => known === each.role)
    if (!role) throw new NewsroomError('malformed', 'bylines')
    const key = `${each.authorId} ${role}`
    if (!seen.has(key)) entries.push({ authorId: each.authorId, role })
    seen.add(key)
  }
  return entries
}

/** The columns that `draft` and `revision` keep it in. */
export const contentColumns = (content: DraftContent) => ({
  ...content,
  document: asStored(content.document),
  documentVersion,
})

/** Those of `draft`, with what it is found by. */
export const draftColumns = (content: DraftContent) => ({
  ...contentColumns(content),
  words: searchedWords(content),
})
