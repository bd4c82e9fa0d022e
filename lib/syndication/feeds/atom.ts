import { feedStyleHref } from '../../publication/addresses.ts'
import { xml, xmlDeclaration, xmlLeaf } from '../xml.ts'
import type { Feed, FeedEntry } from './feed.ts'
import { mediaContent, recordingContent } from './rss.ts'

/** RFC 3339, as RFC 4287 (3.3) wants it. */
const moment = (at: Date): string => at.toISOString()

/** Atom 1.0 (RFC 4287). */
export function atomFeed(feed: Feed): string {
  return [
    xmlDeclaration,
    `<?xml-stylesheet type="text/xsl" href="${feedStyleHref(feed.locale, 'xsl')}"?>\n`,
    `<?xml-stylesheet type="text/css" href="${feedStyleHref(feed.locale, 'css')}"?>\n`,
    xml(
      'feed',
      {
        'xml:lang': feed.locale,
        xmlns: 'http://www.w3.org/2005/Atom',
        'xmlns:media': 'http://search.yahoo.com/mrss/',
      },
      xmlLeaf('id', feed.id),
      xmlLeaf('title', feed.title),
      xmlLeaf('subtitle', feed.description),
      // It must have one: an empty feed has not changed since time began.
      xmlLeaf('updated', moment(feed.updated ?? new Date(0))),
      xml('link', { rel: 'self', type: 'application/atom+xml', href: feed.self.atom }),
      xml('link', { rel: 'alternate', type: 'text/html', hreflang: feed.locale, href: feed.page }),
      feed.hub ? xml('link', { rel: 'hub', href: feed.hub }) : '',
      // RFC 4287, 4.1.1: a feed has an author unless each of its entries has one, and a story may have none.
      xml('author', {}, xmlLeaf('name', feed.publication.name), xmlLeaf('uri', feed.publication.href)),
      xmlLeaf('rights', feed.publication.licence),
      xmlLeaf('generator', 'Warraq'),
      ...feed.entries.map((each) => entry(each, feed)),
    ),
    '\n',
  ].join('')
}

function entry(story: FeedEntry, { locale }: Feed): string {
  return xml(
    'entry',
    {},
    xmlLeaf('id', story.id),
    xmlLeaf('title', story.title),
    xmlLeaf('updated', moment(story.updated)),
    xmlLeaf('published', moment(story.published)),
    xml('link', { rel: 'alternate', type: 'text/html', hreflang: locale, href: story.href }),
    ...[...story.recordings, ...story.pictures].map((each) =>
      xml('link', { rel: 'enclosure', type: each.type, length: each.bytes, href: each.url }),
    ),
    ...story.credits.map(({ name, href, role }) =>
      xml(role === 'author' ? 'author' : 'contributor', {}, xmlLeaf('name', name), xmlLeaf('uri', href)),
    ),
    ...[story.section, ...story.topics].map((term) => xml('category', { term })),
    xmlLeaf('summary', story.summary),
    xmlLeaf('content', story.html, { type: 'html' }),
    ...story.recordings.map(recordingContent),
    ...story.pictures.map(mediaContent),
  )
}
