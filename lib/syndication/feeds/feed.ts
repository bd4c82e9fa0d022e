/** A feed before it is written down in one format or another. */

import { isolateInPlainText } from '../../arabic/isolate-runs.ts'
import type { Database } from '../../db/open.ts'
import { formatList } from '../../locale/lists.ts'
import { formatMoment } from '../../locale/moments.ts'
import { everyWord } from '../../locale/reader-messages.ts'
import { type FormatPreferences, type Locale, localeTable } from '../../locale/table.ts'
import { firstOf, lastOf } from '../../present.ts'
import {
  absolute,
  type FeedFormat,
  type FeedSubject,
  feedBase,
  feedHref,
  frontHref,
  type ListAddress,
} from '../../publication/addresses.ts'
import { type Correction, changedAt } from '../../publication/corrections.ts'
import { creditLine } from '../../publication/credit-line.ts'
import { type FeedStory, feedStories } from '../../publication/feed-stories.ts'
import { masthead } from '../../publication/masthead.ts'
import type { Picture, PictureFile } from '../../publication/picture.ts'
import { feedProfiles } from '../../publication/profiles.ts'
import { feedRecordings, recordingsIn } from '../../publication/recordings.ts'
import { readSettings } from '../../settings/settings.ts'
import type { FeedContext, FeedPicture } from '../../story/blocks/feed-context.ts'
import { figureHtml } from '../../story/blocks/figure/feed-html.ts'
import { feedHtml } from '../../story/feed-html.ts'
import { element, isolated } from '../../story/html.ts'
import { withDateline } from '../../story/outline.ts'
import { plainText } from '../../story/plain-text.ts'
import { figuresIn } from '../../story/references.ts'
import type { BylineRole } from '../../vocabulary.ts'
import { stableId } from '../stable-id.ts'

/** Every address is absolute, every plain text has its foreign runs isolated. */
export type Feed = {
  locale: Locale
  /** Of the list: its address without a format, as it has been from the first feed on. */
  id: string
  title: string
  description: string
  /** The page that shows the same stories. */
  page: string
  self: Record<FeedFormat, string>
  /** Where a reader's hub is told of changes, if the paper has one (https://www.w3.org/TR/websub/). */
  hub: string | undefined
  publication: { name: string; href: string; icon: string; licence: string }
  /** When what it holds last changed; undefined of an empty one. */
  updated: Date | undefined
  entries: FeedEntry[]
}

export type FeedCredit = { name: string; href: string; role: BylineRole; portrait: string | null }
export type FeedEntry = {
  id: string
  href: string
  title: string
  summary: string
  html: string
  published: Date
  /** Never before `published`: its last change, or its last correction. */
  updated: Date
  credits: FeedCredit[]
  section: string
  topics: string[]
  /** The one that leads the story first. */
  pictures: EntryPicture[]
  /** Sounds and films, the story read aloud first. */
  recordings: EntryRecording[]
}
export type EntryRecording = {
  url: string
  /** Media type. */
  type: string
  medium: 'audio' | 'video'
  bytes: number
  seconds: number | null
  title: string
}
export type EntryPicture = {
  url: string
  type: 'image/jpeg'
  bytes: number
  width: number
  height: number
  alt: string
  caption: string
  credit: string
}

/** The feed of a language, or of one list in it; null when there is no such list. */
export async function feedOf(db: Database, locale: Locale, list?: ListAddress): Promise<Feed | null> {
  const found = await feedStories(db, locale, list)
  if (!found) return null
  return writeFeed(db, locale, list, found.list, (words) =>
    found.stories.map((story) => entryOf(story, words)),
  )
}

/**
 * A feed of whatever entries, with everything around them.
 * @param named what the feed is of, where that has a name of its own
 */
export async function writeFeed(
  db: Database,
  locale: Locale,
  subject: FeedSubject | undefined,
  named: { name: string; description: string; href: string } | null,
  entriesIn: (words: Words) => FeedEntry[],
): Promise<Feed> {
  const { name, tagline, timeZone, reading } = await masthead(db, locale)
  const { dir } = localeTable[locale]
  const t = await everyWord(locale)
  const settings = readSettings()
  const entries = entriesIn({ t, locale, timeZone, reading, siteUrl: settings.siteUrl })
  const plain = (text: string) => isolateInPlainText(text, dir)
  const publicationName = plain(name)
  return {
    locale,
    id: absolute(feedBase(locale, subject)),
    title: named ? `${publicationName} — ${plain(named.name)}` : publicationName,
    description: plain(named?.description || tagline || name),
    page: absolute(named?.href ?? frontHref(locale)),
    self: {
      rss: absolute(feedHref(locale, 'rss', subject)),
      atom: absolute(feedHref(locale, 'atom', subject)),
      json: absolute(feedHref(locale, 'json', subject)),
    },
    hub: settings.webSubHub,
    publication: {
      name: publicationName,
      href: absolute(frontHref(locale)),
      icon: absolute('/card.png'),
      licence: t('Frame.licence'),
    },
    updated: entries.length
      ? new Date(Math.max(...entries.map((entry) => entry.updated.getTime())))
      : undefined,
    entries,
  }
}

export type Words = {
  t: Awaited<ReturnType<typeof everyWord>>
  locale: Locale
  timeZone: string
  reading: FormatPreferences
  siteUrl: string
}

function entryOf(story: FeedStory, words: Words): FeedEntry {
  const { dir } = localeTable[words.locale]
  const plain = (text: string) => isolateInPlainText(text, dir)
  const inText = figuresIn(story.document.content).flatMap(
    ({ attrs }) => story.pictures.get(attrs.mediaId) ?? [],
  )
  const shown = story.picture ? [story.picture, ...inText] : inText
  return {
    id: stableId(`article ${story.articleId}`),
    href: absolute(story.href),
    title: plain(story.headline),
    summary: plain(story.standfirst ?? firstOf(plainText(story.document).split('\n', 1))),
    // A feed's entry has a text: of a story that has none yet, its headline.
    html: htmlOf(story, words) || element('p', { dir, lang: words.locale }, isolated(story.headline, dir)),
    published: story.publishedAt,
    updated: changedAt(story),
    credits: creditsOf(story),
    section: story.section.name,
    // That it is an opinion, say, is told as readers see it: few programs know more of a story than its categories.
    topics: [
      ...(story.kind === 'report' ? [] : [words.t(`Story.kind.${story.kind}`)]),
      ...story.topics.map((each) => each.name),
    ],
    pictures: [...new Map(shown.map((each) => [each.mediaId, each])).values()].map((each) =>
      entryPicture(each, words),
    ),
    recordings: recordingsIn(story.document, story.recordings).map(({ recording, title, caption }) => ({
      url: absolute(recording.href),
      type: recording.type,
      medium: recording.kind === 'video' ? 'video' : 'audio',
      bytes: recording.bytes,
      seconds: recording.seconds,
      title: plain(title || caption),
    })),
  }
}

export const creditsOf = ({ bylines }: Pick<FeedStory, 'bylines'>): FeedCredit[] =>
  bylines.map((credit) => ({
    name: credit.name,
    href: absolute(credit.href),
    role: credit.role,
    portrait: credit.portrait && absolute(fileOf(credit.portrait, 320).href),
  }))

/** A note, and when readers were told, or why it was withdrawn; `kindToo` where nothing else says what it is. */
export function noteHtml(
  { kind, note, correctedAt, withdrawnAt }: Correction,
  { t, locale, timeZone, reading }: Words,
  kindToo: boolean,
): string {
  const { dir } = localeTable[locale]
  const moment = formatMoment(correctedAt, 'moment', locale, timeZone, reading)
  const paragraph = (html: string) => element('p', { dir, lang: locale }, html)
  return [
    ...(kindToo ? [element('strong', {}, isolated(t(`Correction.kind.${kind}`), dir))] : []),
    ...(withdrawnAt
      ? [
          isolated(
            t('Correction.withdrawn', {
              moment: formatMoment(withdrawnAt, 'moment', locale, timeZone, reading),
            }),
            dir,
          ),
        ]
      : []),
    ...note
      .split('\n')
      .filter((line) => line.trim())
      .map((line) => isolated(line, dir)),
    element(
      'time',
      { datetime: correctedAt.toISOString() },
      isolated(t(`Correction.at.${kind}`, { moment }), dir),
    ),
  ]
    .map(paragraph)
    .join('')
}

/** A story as its page shows it: what leads it, its text, who else made it, what was corrected. */
function htmlOf(story: FeedStory, words: Words): string {
  const { t, locale, siteUrl } = words
  const { dir } = localeTable[locale]
  const context: FeedContext = {
    locale,
    siteUrl,
    anchor: story.articleId,
    stories: story.mentions,
    pictures: new Map([...story.pictures].map(([id, picture]) => [id, feedPicture(picture, words)])),
    recordings: feedRecordings(story.recordings, (source, of) =>
      words.t(`Blocks.recording.source.${source}`, of),
    ),
    profiles: feedProfiles(story.profiles),
    datasets: story.datasets,
    timeZone: words.timeZone,
  }
  const paragraph = (html: string) => element('p', { dir, lang: locale }, html)
  const made = (['translator', 'photographer', 'editor'] as const).flatMap((role) => {
    const names = story.bylines.filter((credit) => credit.role === role).map((credit) => credit.name)
    return names.length ? [isolated(t(`Story.by.${role}`, { names: formatList(names, locale) }), dir)] : []
  })
  const datelined = story.dateline ? withDateline(story.document, story.dateline) : null
  const [note, ...others] = story.corrections
  const corrections = story.corrections.map((each) => noteHtml(each, words, others.length > 0))
  return [
    story.standfirst && paragraph(element('strong', {}, isolated(story.standfirst, dir))),
    story.picture && figureHtml(feedPicture(story.picture, words), context),
    story.dateline && !datelined && paragraph(element('b', {}, isolated(story.dateline, dir))),
    feedHtml(datelined ?? story.document, context),
    made.length > 0 && paragraph(element('small', {}, made.join(' · '))),
    note &&
      element(
        'section',
        { dir, lang: locale },
        element(
          'h2',
          {},
          isolated(others.length > 0 ? t('Correction.title') : t(`Correction.kind.${note.kind}`), dir),
        ) + corrections.join('\n'),
      ),
  ]
    .filter(Boolean)
    .join('\n')
}

/** The smallest file at least so wide, else the largest there is. */
const fileOf = ({ jpeg }: Picture, width: number): PictureFile =>
  jpeg.find((each) => each.width >= width) ?? lastOf(jpeg)

const creditOf = (picture: Picture, { t }: Words): string =>
  creditLine(picture, {
    licensed: (values) => t('Blocks.figure.credit', values),
    source: (source) => t(`Blocks.figure.source.${source}`),
  })

function feedPicture(picture: Picture, words: Words): FeedPicture {
  const { href, width, height } = fileOf(picture, 640)
  const { alt, caption } = picture
  return { src: href, width, height, alt, caption, credit: creditOf(picture, words) }
}

function entryPicture(picture: Picture, words: Words): EntryPicture {
  const { href, width, height, bytes } = fileOf(picture, 1200)
  const { dir } = localeTable[words.locale]
  const plain = (text: string) => isolateInPlainText(text, dir)
  return {
    url: absolute(href),
    type: 'image/jpeg',
    bytes,
    width,
    height,
    alt: plain(picture.alt),
    caption: plain(picture.caption),
    credit: plain(creditOf(picture, words)),
  }
}
