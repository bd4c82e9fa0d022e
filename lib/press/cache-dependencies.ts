/**
 * What a page was made from. Queries say what they read; the press files the finished page under it and drops
 * the page when an operation touches any of it.
 */
import { AsyncLocalStorage } from 'node:async_hooks'
import type { Locale } from '../locale/table.ts'
import type { EntryKind } from '../vocabulary.ts'

/** Something readers can see that can change. */
export type Tag = string

/** The tags there are, so that a reader of the data and a writer of it cannot spell them differently. */
export const tags = {
  /** An article's own words and state. */
  article: (id: string): Tag => `article:${id}`,
  /** Which languages a story exists in, and its headlines and addresses there. */
  story: (id: string): Tag => `story:${id}`,
  /** A story as others in one language mention it, by id. */
  storyIn: (id: string, locale: Locale): Tag => `story:${id}:${locale}`,
  /** Which stories editors chose for its readers to go on with, of those that are public in the language. */
  related: (storyId: string, locale: Locale): Tag => `related:${storyId}:${locale}`,
  author: (id: string): Tag => `author:${id}`,
  section: (id: string): Tag => `section:${id}`,
  topic: (id: string): Tag => `topic:${id}`,
  desk: (id: string): Tag => `desk:${id}`,
  /** What only an entry's own page and feed say of it: its description, who works there, a biography. */
  about: (kind: EntryKind, id: string): Tag => `about-${kind}:${id}`,
  /** What stands at the address of an entry of the directory, also when nothing does. */
  entryAt: (kind: EntryKind, slug: string): Tag => `entry:${kind}:${slug}`,
  /** Which entries of a kind the directory has that are not archived, and at which addresses. */
  entries: (kind: EntryKind): Tag => `entries:${kind}`,
  /** Which sections stand at the head of the paper, and in what order. */
  sections: (): Tag => 'sections',
  /** The addresses of sections, of which every story's is made. */
  sectionSlugs: (): Tag => 'section-slugs',
  /** What authors and topics are called, as far as a search finds them by it. */
  searchedNames: (): Tag => 'searched-names',
  media: (id: string): Tag => `media:${id}`,
  /** What a box says that stands in many stories. */
  sharedBox: (id: string): Tag => `box:${id}`,
  publication: (): Tag => 'publication',
  /** On which terms machines may use what is shown: every page says so in a header. */
  machineTerms: (): Tag => 'machine-terms',
  /** What stands in ads.txt and trust.txt. */
  declaredFiles: (): Tag => 'declared-files',
  /** Which stories stand on the front, and in what order. */
  front: (locale: Locale): Tag => `front:${locale}`,
  /** What an editor placed on the front of a section or a topic. */
  layout: (front: string, locale: Locale): Tag => `layout:${front}:${locale}`,
  /** Which stories are live coverage. */
  live: (locale: Locale): Tag => `live:${locale}`,
  /** The figures on the front. */
  figures: (locale: Locale): Tag => `figures:${locale}`,
  /** What stands in a table of figures. */
  dataset: (id: string): Tag => `dataset:${id}`,
  /** Which sections have anything to read. */
  filledSections: (locale: Locale): Tag => `filled-sections:${locale}`,
  /** Which stories a list holds: one tag per list and language. */
  latest: (locale: Locale): Tag => `latest:${locale}`,
  /** When anything that readers see of a story in this language last changed: what is newest, at what time. */
  changes: (locale: Locale): Tag => `changes:${locale}`,
  /** Which notes of a language's stories the corrections page holds, and what they say. */
  corrections: (locale: Locale): Tag => `corrections:${locale}`,
  /** Which static pages a language has. What each is called is told by `storyIn`. */
  pages: (locale: Locale): Tag => `pages:${locale}`,
  /** What is announced over every page of a language. */
  breaking: (locale: Locale): Tag => `breaking:${locale}`,
  /** Which of its headlines lists show in turn. */
  headlineTest: (articleId: string): Tag => `headline-test:${articleId}`,
  /** Which stories are read most, of a language or a section of it. */
  mostRead: (locale: Locale, sectionId: string): Tag => `most-read:${locale}:${sectionId}`,
  /** Which newsletters readers of a language may subscribe to. */
  newsletters: (locale: Locale): Tag => `newsletters:${locale}`,
  /** The site map of one month's stories, `2026-11`. */
  month: (locale: Locale, month: string): Tag => `month:${locale}:${month}`,
  listOf: (kind: 'section' | 'topic' | 'desk' | 'author', id: string, locale: Locale): Tag =>
    `${kind}-list:${id}:${locale}`,
  /** In which languages a list has public stories; `all` is the id of the whole publication. */
  languagesOf: (kind: 'publication' | 'section' | 'topic' | 'desk' | 'author', id: string): Tag =>
    `${kind}-languages:${id}`,
  /** Which authors have a public story in a language. */
  authorsIn: (locale: Locale): Tag => `authors:${locale}`,
  /** Which topics have one. */
  topicsIn: (locale: Locale): Tag => `topics:${locale}`,
  /** What stands at an address, also when nothing does. */
  address: (locale: Locale, slug: string): Tag => `address:${locale}:${slug}`,
  /** That the card of an article is to be made before anybody asks for it: no page is made from this. */
  cardAhead: (articleId: string): Tag => `card-ahead:${articleId}`,
  /** Something that the newsroom's lists show; no page is made from this, nor from the next. */
  newsroom: (): Tag => 'newsroom',
  /** What a person of the newsroom is told of. */
  inbox: (staffId: string): Tag => `inbox:${staffId}`,
  /** Where an address that is none of ours leads; as `lib/publication/old-path.ts` writes it. */
  oldPath: (path: string): Tag => `path:${path}`,
  /** Paths at which old addresses differ by their query. */
  queriedPaths: (): Tag => 'queried-paths',
}

const among =
  (start: Tag) =>
  (touched: readonly Tag[]): string[] =>
    touched.filter((tag) => tag.startsWith(start)).map((tag) => tag.slice(start.length))

/** The articles among some tags, by id. */
export const articlesAmong = among(tags.article(''))
/** The articles whose cards are to be made ahead, by id. */
export const cardsAheadAmong = among(tags.cardAhead(''))
/** The people among some tags whose inbox has changed, by id. */
export const inboxesAmong = among(tags.inbox(''))

/** Whether readers can notice: a cache in front of us is told of nothing else. */
export const isOfReaders = (tag: Tag): boolean => tag !== tags.newsroom() && !tag.startsWith(tags.inbox(''))

/** What a page was made from, and until when it stays true if nothing of that is touched: milliseconds since 1970. */
export type Dependencies = { read: Set<Tag>; until: number }

// On globalThis, because the server and Next's bundle each have a copy of this module.
const key = Symbol.for('warraq.ledger')
const shared = globalThis as { [key]?: AsyncLocalStorage<Dependencies> }
shared[key] ??= new AsyncLocalStorage<Dependencies>()
const ledger: AsyncLocalStorage<Dependencies> = shared[key]

/** Notes that the page being made depends on these. Outside a recorded rendering it does nothing. */
export function dependsOn(...read: Tag[]): void {
  const page = ledger.getStore()
  if (page) for (const tag of read) page.read.add(tag)
}

/**
 * Notes that the page being made is no longer true at that moment, whatever happens until then: it says what day it is, or
 * holds what is newer than two days. What the database changes by its clock is told of by `changedByTime` instead.
 * @param moment milliseconds since 1970
 */
export function trueUntil(moment: number): void {
  const page = ledger.getStore()
  if (page) page.until = Math.min(page.until, moment)
}

/** Whether a page is being made. Nothing that runs in a transaction is one: it would read what nobody else can see yet. */
export const isRecording = (): boolean => ledger.getStore() !== undefined

/** Runs `make`, and everything it starts, with a ledger of its own. */
export async function recordDependencies<T>(make: () => Promise<T>): Promise<{ made: T } & Dependencies> {
  const page: Dependencies = { read: new Set(), until: Number.POSITIVE_INFINITY }
  const made = await ledger.run(page, make)
  return { made, ...page }
}
