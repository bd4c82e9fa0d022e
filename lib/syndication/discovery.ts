/** What a page's head names for programs to find: its feeds, and how to embed it. */

import { isolateInPlainText } from '../arabic/isolate-runs.ts'
import { type Locale, localeTable } from '../locale/table.ts'
import { present } from '../present.ts'
import {
  absolute,
  type FeedFormat,
  type FeedSubject,
  feedFormats,
  feedHref,
  oembedHref,
  podcastHref,
} from '../publication/addresses.ts'

/** `<link rel="alternate">` by type, as Next's `alternates.types` takes them. */
export type Discovered = Record<string, { url: string; title: string }[]>

const feedTypes: Record<FeedFormat, string> = {
  rss: 'application/rss+xml',
  atom: 'application/atom+xml',
  json: 'application/feed+json',
}

/**
 * The feeds of a page in every format: the list's own first, where the page is one or stands in one, then the
 * language's, then what of the list can be heard.
 */
export function discoverFeeds(
  locale: Locale,
  publicationName: string,
  list?: FeedSubject & { name: string; hasEpisodes?: boolean },
): Discovered {
  const { dir } = localeTable[locale]
  const title = isolateInPlainText(publicationName, dir)
  const ownTitle = list && `${title} — ${isolateInPlainText(list.name, dir)}`
  const podcast =
    list?.hasEpisodes && (list.kind === 'section' || list.kind === 'topic')
      ? [
          {
            url: absolute(podcastHref(locale, { kind: list.kind, slug: list.slug })),
            title: present(ownTitle, 'title'),
          },
        ]
      : []
  return Object.fromEntries(
    feedFormats.map((format) => [
      feedTypes[format],
      [
        ...(list
          ? [{ url: absolute(feedHref(locale, format, list)), title: present(ownTitle, 'title') }]
          : []),
        { url: absolute(feedHref(locale, format)), title },
        ...(format === 'rss' ? podcast : []),
      ],
    ]),
  )
}

/** How a story says that it can be embedded (https://oembed.com/#section4). */
export function discoverEmbed(storyHref: string, headline: string): Discovered {
  const url = absolute(storyHref)
  return {
    'application/json+oembed': [{ url: absolute(oembedHref(url, 'json')), title: headline }],
    'text/xml+oembed': [{ url: absolute(oembedHref(url, 'xml')), title: headline }],
  }
}
