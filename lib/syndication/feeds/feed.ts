/** A feed before it is written down in one format or another. */
import { createTranslator } from 'next-intl'
import { isolateInPlainText } from '../../arabic/isolate-runs.ts'
import type { Database } from '../../db/open.ts'
import type { BylineRole } from '../../db/schema.ts'
import { formatList } from '../../locale/lists.ts'
import { formatMoment } from '../../locale/moments.ts'
import { type Locale, localeTable, type Reading } from '../../locale/table.ts'
import {
  absolute,
  type FeedFormat,
  feedBase,
  feedHref,
  frontHref,
  type ListAddress,
} from '../../publication/addresses.ts'
import { type FeedStory, feedStories } from '../../publication/feed-stories.ts'
import { masthead } from '../../publication/masthead.ts'
import type { Picture, PictureFile } from '../../publication/picture.ts'
import { readSettings } from '../../settings/settings.ts'
import {
  element,
  type FeedContext,
  type FeedPicture,
  feedHtml,
  figureHtml,
  isolated,
} from '../../story/feed-html.ts'
import { plainText } from '../../story/plain-text.ts'
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
  const { name, tagline, timeZone, reading } = await masthead(db, locale)
  const { dir } = localeTable[locale]
  const t = await wordsIn(locale)
  const settings = readSettings()
  const words: Words = { t, locale, timeZone, reading, siteUrl: settings.siteUrl }
  const entries = found.stories.map((story) => entryOf(story, words))
  const plain = (text: string) => isolateInPlainText(text, dir)
  const publicationName = plain(name)
  return {
    locale,
    id: absolute(feedBase(locale, list)),
    title: found.list ? `${publicationName} — ${plain(found.list.name)}` : publicationName,
    description: plain(found.list?.description || tagline || name),
    page: absolute(found.list?.href ?? frontHref(locale)),
    self: {
      rss: absolute(feedHref(locale, 'rss', list)),
      atom: absolute(feedHref(locale, 'atom', list)),
      json: absolute(feedHref(locale, 'json', list)),
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

const wordsIn = async (locale: Locale) =>
  createTranslator({ locale, messages: (await import(`../../../messages/${locale}.json`)).default })

type Words = {
  t: Awaited<ReturnType<typeof wordsIn>>
  locale: Locale
  timeZone: string
  reading: Reading
  siteUrl: string
}

function entryOf(story: FeedStory, words: Words): FeedEntry {
  const { dir } = localeTable[words.locale]
  const plain = (text: string) => isolateInPlainText(text, dir)
  const changes = [story.publishedAt, story.updatedAt, ...story.corrections.map((each) => each.correctedAt)]
  const inText = story.document.content.flatMap((block) => {
    const picture = block.type === 'figure' && story.pictures.get(block.attrs.mediaId)
    return picture ? [picture] : []
  })
  const shown = story.picture ? [story.picture, ...inText] : inText
  return {
    id: stableId(`article ${story.articleId}`),
    href: absolute(story.href),
    title: plain(story.headline),
    summary: plain(story.standfirst ?? plainText(story.document).split('\n', 1)[0]!),
    html: htmlOf(story, words),
    published: story.publishedAt,
    updated: new Date(Math.max(...changes.map((each) => each?.getTime() ?? 0))),
    credits: story.bylines.map((credit) => ({
      name: credit.name,
      href: absolute(credit.href),
      role: credit.role,
      portrait: credit.portrait && absolute(fileOf(credit.portrait, 320).href),
    })),
    section: story.section.name,
    topics: story.topics.map((each) => each.name),
    pictures: [...new Map(shown.map((each) => [each.mediaId, each])).values()].map((each) =>
      entryPicture(each, words),
    ),
  }
}

/** A story as its page shows it: what leads it, its text, who else made it, what was corrected. */
function htmlOf(story: FeedStory, words: Words): string {
  const { t, locale, timeZone, reading, siteUrl } = words
  const { dir } = localeTable[locale]
  const context: FeedContext = {
    locale,
    siteUrl,
    stories: story.mentions,
    pictures: new Map([...story.pictures].map(([id, picture]) => [id, feedPicture(picture, words)])),
  }
  const paragraph = (html: string) => element('p', { dir, lang: locale }, html)
  const made = (['translator', 'photographer', 'editor'] as const).flatMap((role) => {
    const names = story.bylines.filter((credit) => credit.role === role).map((credit) => credit.name)
    return names.length ? [isolated(t(`Story.by.${role}`, { names: formatList(names, locale) }), dir)] : []
  })
  const corrections = story.corrections.map(({ note, correctedAt }) => {
    const moment = formatMoment(correctedAt, 'moment', locale, timeZone, reading)
    return (
      paragraph(isolated(note, dir)) +
      element(
        'p',
        {},
        element(
          'time',
          { datetime: correctedAt.toISOString() },
          isolated(t('Correction.at', { moment }), dir),
        ),
      )
    )
  })
  return [
    story.standfirst && paragraph(element('strong', {}, isolated(story.standfirst, dir))),
    story.picture && figureHtml(feedPicture(story.picture, words), context),
    story.dateline && paragraph(element('b', {}, isolated(story.dateline, dir))),
    feedHtml(story.document, context),
    made.length > 0 && paragraph(element('small', {}, made.join(' · '))),
    corrections.length > 0 &&
      element(
        'section',
        { dir, lang: locale },
        element('h2', {}, isolated(t('Correction.title', { count: corrections.length }), dir)) +
          corrections.join('\n'),
      ),
  ]
    .filter(Boolean)
    .join('\n')
}

/** The smallest file at least so wide, else the largest there is. */
const fileOf = ({ jpeg }: Picture, width: number): PictureFile =>
  jpeg.find((each) => each.width >= width) ?? jpeg.at(-1)!

const creditOf = ({ credit, licence }: Picture, { t }: Words): string =>
  credit && licence ? t('Story.credit', { credit, licence }) : credit

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
