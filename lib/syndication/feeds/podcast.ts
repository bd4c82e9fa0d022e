/**
 * The sounds of a list as a podcast: RSS 2.0 with Apple's tags (https://podcasters.apple.com/support/823-podcast-requirements)
 * and those of Podcasting 2.0 (https://podcasting2.org/docs/podcast-namespace).
 */
import { isolateInPlainText } from '../../arabic/isolate-runs.ts'
import type { Database } from '../../db/open.ts'
import { everyWord } from '../../locale/reader-messages.ts'
import { type Locale, localeTable } from '../../locale/table.ts'
import { firstOf } from '../../present.ts'
import {
  absolute,
  coverHref,
  feedStyleHref,
  frontHref,
  type PodcastSubject,
  podcastHref,
} from '../../publication/addresses.ts'
import { type FeedStory, podcastStories } from '../../publication/feed-stories.ts'
import { masthead } from '../../publication/masthead.ts'
import { recordingsIn, type StoryRecording } from '../../publication/recordings.ts'
import { element, escapeHtml, isolated } from '../../story/html.ts'
import { plainText } from '../../story/plain-text.ts'
import { appleCategories } from '../../vocabulary.ts'
import { podcastGuid, stableId } from '../stable-id.ts'
import { xml, xmlDeclaration, xmlLeaf, xmlText } from '../xml.ts'

/** https://www.rssboard.org/rss-specification: RFC 822 with four digits of year. */
const rfc822 = (at: Date): string => at.toUTCString()

/** @returns null when there is no such list; one without a sound yet is a podcast without episodes */
export async function podcastFeed(
  db: Database,
  locale: Locale,
  subject?: PodcastSubject,
): Promise<string | null> {
  const found = await podcastStories(db, locale, subject)
  if (!found) return null
  const { list, stories } = found
  const { name, tagline, contactEmail, podcast } = await masthead(db, locale)
  const t = await everyWord(locale)
  const { dir } = localeTable[locale]
  const plain = (text: string) => isolateInPlainText(text, dir)
  const paper = plain(name)
  const title = list ? `${paper} — ${plain(list.name)}` : paper
  const self = absolute(podcastHref(locale, subject))
  const page = absolute(list?.href ?? frontHref(locale))
  const cover = absolute(coverHref(locale, subject))
  const episodes = stories.flatMap((story) =>
    recordingsIn(story.document, story.recordings)
      .filter(({ recording }) => recording.kind === 'audio')
      .map((sound) => ({ story, sound })),
  )
  const latest = stories.reduce((last, each) => Math.max(last, each.publishedAt.getTime()), 0)
  const channel = [
    xmlLeaf('title', title),
    xmlLeaf('link', page),
    xmlLeaf('description', plain(list?.description || tagline || name)),
    xmlLeaf('language', locale),
    xmlLeaf('copyright', t('Frame.licence')),
    latest ? xmlLeaf('lastBuildDate', rfc822(new Date(latest))) : '',
    xmlLeaf('generator', 'Warraq'),
    xml('image', {}, xmlLeaf('url', cover), xmlLeaf('title', title), xmlLeaf('link', page)),
    xml('atom:link', { href: self, rel: 'self', type: 'application/rss+xml' }),
    xmlLeaf('itunes:author', paper),
    contactEmail
      ? xml('itunes:owner', {}, xmlLeaf('itunes:name', paper), xmlLeaf('itunes:email', contactEmail))
      : '',
    xml('itunes:image', { href: cover }),
    categoryXml(appleCategories[podcast.category]),
    xmlLeaf('itunes:explicit', String(podcast.isExplicit)),
    xmlLeaf('itunes:type', 'episodic'),
    xmlLeaf('podcast:guid', podcastGuid(self)),
    xmlLeaf('podcast:medium', 'podcast'),
    ...episodes.map(({ story, sound }) => item(story, sound, locale, podcast.isExplicit)),
  ]
  return [
    xmlDeclaration,
    `<?xml-stylesheet type="text/xsl" href="${feedStyleHref(locale, 'xsl')}"?>\n`,
    `<?xml-stylesheet type="text/css" href="${feedStyleHref(locale, 'css')}"?>\n`,
    xml(
      'rss',
      {
        version: '2.0',
        'xml:lang': locale,
        'xmlns:atom': 'http://www.w3.org/2005/Atom',
        'xmlns:content': 'http://purl.org/rss/1.0/modules/content/',
        'xmlns:itunes': 'http://www.itunes.com/dtds/podcast-1.0.dtd',
        'xmlns:podcast': 'https://podcastindex.org/namespace/1.0',
      },
      xml('channel', {}, ...channel),
    ),
    '\n',
  ].join('')
}

const categoryXml = ([category, within]: readonly [string, string?]): string =>
  xml('itunes:category', { text: category }, within ? xml('itunes:category', { text: within }) : '')

/** One sound. A story that has several is as many episodes. */
function item(
  story: FeedStory,
  { recording, title, caption }: StoryRecording,
  locale: Locale,
  isExplicit: boolean,
): string {
  const { dir } = localeTable[locale]
  const plain = (text: string) => isolateInPlainText(text, dir)
  const summary = caption || story.standfirst || firstOf(plainText(story.document).split('\n', 1))
  const href = absolute(story.href)
  const paragraph = (html: string) => element('p', { dir, lang: locale }, html)
  const html = [
    summary && paragraph(isolated(summary, dir)),
    paragraph(element('a', { href }, isolated(story.headline, dir))),
  ]
  return xml(
    'item',
    {},
    xmlLeaf('title', plain(title || story.headline)),
    xmlLeaf('link', href),
    xml('description', {}, xmlText(escapeHtml(plain(summary || story.headline)))),
    xmlLeaf('content:encoded', html.filter(Boolean).join('\n')),
    // Of the sound within its story: neither a new headline nor a new address makes it another episode.
    xmlLeaf('guid', stableId(`episode ${story.articleId} ${recording.mediaId}`), { isPermaLink: false }),
    xmlLeaf('pubDate', rfc822(story.publishedAt)),
    xml('enclosure', { url: absolute(recording.href), length: recording.bytes, type: recording.type }),
    recording.seconds === null
      ? ''
      : xmlLeaf('itunes:duration', String(Math.max(1, Math.round(recording.seconds)))),
    xmlLeaf('itunes:explicit', String(isExplicit)),
    xmlLeaf('itunes:episodeType', 'full'),
    ...recording.tracks.map((track) =>
      xml('podcast:transcript', {
        url: absolute(track.href),
        type: 'text/vtt',
        language: track.locale,
      }),
    ),
    ...story.bylines
      .filter(({ role }) => role === 'author')
      .map((credit) =>
        xmlLeaf('podcast:person', credit.name, {
          role: 'author',
          group: 'writing',
          href: absolute(credit.href),
        }),
      ),
  )
}
