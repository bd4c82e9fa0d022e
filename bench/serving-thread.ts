/**
 * Every place where text that people can write meets a parser or a regular expression of ours on the thread that serves
 * readers, with the texts that are worst for it, as long as they may be there:
 *
 *     node bench/serving-thread.ts
 *
 * Prints the milliseconds of the processor that the slowest text takes, and NOT reached where it is more than fifty. What is
 * parsed in threads and processes of their own (archives, desks' texts, tables of redirects, tidying, cards, pictures) or in the browser (comparing) is not here.
 */
import { countWords } from '../lib/arabic/count.ts'
import { firstStrongDirection } from '../lib/arabic/first-strong.ts'
import { fold, foldWithin } from '../lib/arabic/fold.ts'
import { isolateRuns } from '../lib/arabic/isolate-runs.ts'
import { slugify } from '../lib/arabic/slug.ts'
import { suggestSubjects } from '../lib/archive/desk-text/subjects.ts'
import { markdownOf } from '../lib/archive/own/document-markdown.ts'
import { parseChoices } from '../lib/locale/format-preferences.ts'
import { cleanError } from '../lib/log/clean-error.ts'
import { readAskedAddresses } from '../lib/newsroom/redirects/asked-addresses.ts'
import { type DraftContent, readDraftContent } from '../lib/newsroom/stories/draft-content.ts'
import { excerptOf, searchedWords, wordsOfQuery } from '../lib/newsroom/stories/search-words.ts'
import { isSignificantUpdate } from '../lib/newsroom/stories/significant-update.ts'
import { readTypedMoment } from '../lib/newsroom/writing/typed-moment.ts'
import { cacheKeyFor } from '../lib/press/cache-key.ts'
import { oldPath } from '../lib/publication/old-path.ts'
import { parseQuery } from '../lib/search/parse-query.ts'
import { splitWords } from '../lib/search/split-words.ts'
import { requestAddress } from '../lib/server/request-address.ts'
import type { StoryDocument } from '../lib/story/document.ts'
import { embedFrame } from '../lib/story/embed-frame.ts'
import { isolated } from '../lib/story/html.ts'
import { plainText } from '../lib/story/plain-text.ts'
import { safeHref } from '../lib/story/safe-address.ts'
import { nothingElsewhere } from '../lib/vocabulary.ts'

const most = 50

const pieces = [
  ...[
    'a',
    'ا',
    'ً',
    ' ',
    '\n',
    '\t',
    '\u2028',
    '-',
    '.',
    '/',
    '//',
    ':',
    ',',
    ';',
    '<',
    '<a ',
    '[',
    '(',
    '«',
    '"',
    '”',
    '*a_',
    'ﷺ',
  ],
  ...[
    '…',
    '%',
    '%25',
    '%41',
    '&',
    '#',
    '@',
    '?',
    '=',
    'a.',
    'a ',
    'aا',
    'ا ',
    'a(',
    '«a',
    '1',
    '1 ',
    '1-',
    '٣',
    '\u2066',
    '\u200f',
    'a@',
    'ـ',
    '?a=',
    '\\',
  ],
]
const ends = ['', 'x', '\u0000', ' ا', 'ا', ' x', '\n']

/** As a text is that was read, in one piece: what strings are put together from is looked for at each character. */
const flat = (text: string): string => Buffer.from(text, 'utf16le').toString('utf16le')

/** Texts of so many characters. */
function* texts(length: number): Generator<string> {
  for (const piece of pieces)
    for (const end of ends)
      yield flat(piece.repeat(Math.ceil(length / piece.length)).slice(0, length - end.length) + end)
}

/** What is done there, with a text; what it refuses is refused. */
type Place = { name: string; length: number; work: (text: string) => unknown }

const words = (text: string): StoryDocument => ({
  type: 'doc',
  content: [{ type: 'paragraph', content: [{ type: 'text', text }] }],
})
const content = (text: string): DraftContent => ({
  headline: 'x',
  kicker: null,
  standfirst: null,
  dateline: null,
  ...nothingElsewhere,
  otherHeadlines: [],
  document: words(text),
  leadMediaId: null,
  bylines: [],
})
const many = (text: string): unknown => ({
  headline: 'x',
  document: {
    type: 'doc',
    content: Array.from({ length: 14_000 }, () => ({
      type: 'paragraph',
      content: [{ type: 'text', text: text.slice(0, 40) }],
    })),
  },
})
const utf8 = (text: string) => new TextEncoder().encode(text)

/** A headline; a paragraph of 3,000 words; a draft, as long as it may be; what Node takes of a header. */
const [line, paragraph, draft, header] = [2_000, 20_000, 1_190_000, 15_000]

const places: Place[] = [
  { name: 'an address', length: header, work: requestAddress },
  {
    name: 'an address and cookies, as the press knows them',
    length: 7_000,
    work: (text) => cacheKeyFor('GET', `/ar?${text}`, { cookie: text }, new Map()),
  },
  {
    name: 'a cookie of how to print numbers',
    length: header,
    work: (text) => parseChoices(`reading=${text}`),
  },
  { name: 'an old address', length: header, work: (text) => oldPath(`/${text}`) },
  {
    name: 'an old address, encoded',
    length: header,
    work: (text) => oldPath(`/${encodeURIComponent(text.toWellFormed())}`),
  },
  { name: 'a search', length: header, work: (text) => parseQuery(text, 'ar') },
  { name: 'a search in the newsroom', length: header, work: wordsOfQuery },
  { name: 'words of a text', length: paragraph, work: (text) => splitWords(text, 'ar') },
  { name: 'a slug', length: line, work: (text) => slugify(text, 'ar') },
  { name: 'folding', length: draft, work: (text) => foldWithin(text, 200_000) },
  { name: 'folding a paragraph', length: paragraph, work: fold },
  { name: 'counting words', length: draft, work: countWords },
  { name: 'the direction of a block', length: draft, work: firstStrongDirection },
  { name: 'a line in two scripts', length: line, work: (text) => isolateRuns(text, 'rtl') },
  { name: 'a paragraph in two scripts', length: paragraph, work: (text) => isolateRuns(text, 'rtl') },
  { name: 'the same for a feed', length: paragraph, work: (text) => isolated(text, 'rtl') },
  { name: 'an address in a text', length: header, work: (text) => safeHref(`https://${text}`) },
  { name: 'an embed', length: header, work: (text) => embedFrame(`https://www.youtube.com/watch?v=${text}`) },
  {
    name: 'a draft, one paragraph',
    length: draft,
    work: (text) => readDraftContent({ headline: 'x', document: words(text) }),
  },
  { name: 'a draft of 14,000 paragraphs', length: 40, work: (text) => readDraftContent(many(text)) },
  { name: 'plain text of a draft', length: draft, work: (text) => plainText(words(text)) },
  {
    name: 'words a draft is found by',
    length: draft,
    work: (text) =>
      searchedWords({
        headline: text.slice(0, line),
        kicker: null,
        standfirst: null,
        dateline: null,
        document: words(text),
      }),
  },
  {
    name: 'whether an update is one to readers',
    length: draft,
    work: (text) => isSignificantUpdate(content(text), content(`ا ${text}`)),
  },
  { name: 'an excerpt of a draft', length: draft, work: (text) => excerptOf(words(text), ['a', 'ا']) },
  {
    name: 'a draft as Markdown, in an export',
    length: draft,
    work: (text) => markdownOf(words(text), { pictureAt: () => '', fileAt: () => '' }),
  },
  {
    name: 'subjects of a desk’s text',
    length: draft,
    work: (text) =>
      suggestSubjects({ headline: text.slice(0, line), text }, { topics: [], sections: [], filings: [] }),
  },
  { name: 'a moment that was typed', length: line, work: (text) => readTypedMoment(text, '2026-11-27') },
  {
    name: 'a list of addresses, 50 lines',
    length: 8_000,
    work: (text) => readAskedAddresses(utf8(`${`${text.replaceAll('\n', ' ')}\n`.repeat(50)}/a\n`)),
  },
  { name: 'an error for the log', length: draft, work: (text) => cleanError(new Error(text)) },
]

for (const { name, length, work } of places) {
  let worst = { ms: 0, text: '' }
  for (const text of texts(length)) {
    let best = Number.POSITIVE_INFINITY
    // What is compiled first, and what is swept up between, is not the text's fault: the quickest of three.
    for (let tries = 0; tries < 3 && best > worst.ms; tries += 1) {
      const from = process.threadCpuUsage()
      try {
        const made = work(text)
        if (made instanceof Promise) await made.catch(() => {})
      } catch {
        // It was refused.
      }
      const used = process.threadCpuUsage(from)
      best = Math.min(best, (used.user + used.system) / 1_000)
    }
    if (best > worst.ms)
      worst = { ms: best, text: `${JSON.stringify(text.slice(0, 6))}…${JSON.stringify(text.slice(-3))}` }
    if (worst.ms > 2_000) break
  }
  console.log(
    `${worst.ms.toFixed(1).padStart(9)} ms  ${name} (${length.toLocaleString('en')})${worst.ms > most ? `  NOT reached: ${worst.text}` : ''}`,
  )
}
