import { feedStyleHref } from '../../publication/addresses.ts'
import { escapeHtml } from '../../story/html.ts'
import { xml, xmlDeclaration, xmlLeaf, xmlText } from '../xml.ts'
import type { EntryPicture, EntryRecording, Feed, FeedEntry } from './feed.ts'

/** https://www.rssboard.org/rss-specification: RFC 822 with four digits of year, in English whatever the feed's language. */
const rfc822 = (at: Date): string => at.toUTCString()
/** Plain text where RSS takes HTML: `description`. */
const asHtml = (text: string): string => xmlText(escapeHtml(text))

/**
 * RSS 2.0 with what it lacks: authors (Dublin Core), the whole text (content), when a story changed (Dublin Core
 * terms), pictures with their credits (Media RSS), itself and its hub (Atom). An `enclosure` says less of a picture and
 * may stand once: the first has one for readers that know nothing else.
 */
export function rssFeed(feed: Feed): string {
  const channel = [
    xmlLeaf('title', feed.title),
    xmlLeaf('link', feed.page),
    xmlLeaf('description', feed.description),
    xmlLeaf('language', feed.locale),
    xmlLeaf('copyright', feed.publication.licence),
    feed.updated ? xmlLeaf('lastBuildDate', rfc822(feed.updated)) : '',
    xmlLeaf('docs', 'https://www.rssboard.org/rss-specification'),
    xmlLeaf('generator', 'Warraq'),
    xmlLeaf('ttl', '15'),
    xml('atom:link', { href: feed.self.rss, rel: 'self', type: 'application/rss+xml' }),
    feed.hub ? xml('atom:link', { href: feed.hub, rel: 'hub' }) : '',
    // After everything else, or the W3C validator calls them misplaced.
    ...feed.entries.map(item),
  ]
  return [
    xmlDeclaration,
    `<?xml-stylesheet type="text/xsl" href="${feedStyleHref(feed.locale, 'xsl')}"?>\n`,
    `<?xml-stylesheet type="text/css" href="${feedStyleHref(feed.locale, 'css')}"?>\n`,
    xml(
      'rss',
      {
        version: '2.0',
        'xml:lang': feed.locale,
        'xmlns:atom': 'http://www.w3.org/2005/Atom',
        'xmlns:content': 'http://purl.org/rss/1.0/modules/content/',
        'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
        'xmlns:dcterms': 'http://purl.org/dc/terms/',
        'xmlns:media': 'http://search.yahoo.com/mrss/',
      },
      xml('channel', {}, ...channel),
    ),
    '\n',
  ].join('')
}

function item(entry: FeedEntry): string {
  // What is played before what is looked at: one enclosure is all that RSS has room for.
  const [first] = [...entry.recordings, ...entry.pictures]
  return xml(
    'item',
    {},
    xmlLeaf('title', entry.title),
    xmlLeaf('link', entry.href),
    // Before the whole text: readers that know only one of the two take the later. Some want it of a picture alone too.
    xml('description', {}, asHtml(entry.summary || entry.title)),
    xmlLeaf('content:encoded', entry.html),
    xmlLeaf('guid', entry.id, { isPermaLink: false }),
    xmlLeaf('pubDate', rfc822(entry.published)),
    xmlLeaf('dcterms:modified', entry.updated.toISOString()),
    ...entry.credits.map(({ name, role }) =>
      xmlLeaf(role === 'author' ? 'dc:creator' : 'dc:contributor', name),
    ),
    ...[entry.section, ...entry.topics].map((each) => xmlLeaf('category', each)),
    first ? xml('enclosure', { url: first.url, length: first.bytes, type: first.type }) : '',
    ...entry.recordings.map(recordingContent),
    ...entry.pictures.map(mediaContent),
  )
}

/** https://www.rssboard.org/media-rss; Atom takes it too. */
export const mediaContent = (picture: EntryPicture): string =>
  xml(
    'media:content',
    {
      url: picture.url,
      type: picture.type,
      medium: 'image',
      fileSize: picture.bytes,
      width: picture.width,
      height: picture.height,
    },
    xmlLeaf('media:description', picture.caption || picture.alt, { type: 'plain' }),
    xmlLeaf('media:credit', picture.credit),
  )

/** {@link mediaContent}, of a sound or film. */
export const recordingContent = ({ url, type, medium, bytes, seconds, title }: EntryRecording): string =>
  xml(
    'media:content',
    {
      ...{ url, type, medium, fileSize: bytes },
      ...(seconds !== null && { duration: Math.max(1, Math.round(seconds)) }),
    },
    xmlLeaf('media:title', title, { type: 'plain' }),
  )
