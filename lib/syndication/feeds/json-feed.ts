import type { Feed, FeedEntry } from './feed.ts'

/** JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/). Fields without a value are left out, as it asks. */
export function jsonFeed(feed: Feed): string {
  return JSON.stringify(
    {
      version: 'https://jsonfeed.org/version/1.1',
      title: feed.title,
      home_page_url: feed.page,
      feed_url: feed.self.json,
      description: feed.description,
      language: feed.locale,
      authors: [{ name: feed.publication.name, url: feed.publication.href }],
      hubs: feed.hub ? [{ type: 'WebSub', url: feed.hub }] : undefined,
      items: feed.entries.map((entry) => item(entry, feed)),
    },
    wellFormed,
  )
}

/** JSON can carry half of a surrogate pair, escaped; most who read it cannot. */
const wellFormed = (_key: string, value: unknown): unknown =>
  typeof value === 'string' ? value.toWellFormed() : value

function item(entry: FeedEntry, { locale }: Feed) {
  const [first] = entry.pictures
  const attachments = [
    ...entry.recordings.map(({ url, type, title, bytes, seconds }) => ({
      url,
      mime_type: type,
      title: title || undefined,
      size_in_bytes: bytes,
      duration_in_seconds: seconds === null ? undefined : Math.round(seconds),
    })),
    ...entry.pictures.map((picture) => ({
      url: picture.url,
      mime_type: picture.type,
      title: [picture.caption || picture.alt, picture.credit].filter(Boolean).join(' — ') || undefined,
      size_in_bytes: picture.bytes,
    })),
  ]
  const authors = entry.credits.filter((credit) => credit.role === 'author')
  const translators = entry.credits.filter((credit) => credit.role === 'translator')
  return {
    id: entry.id,
    url: entry.href,
    title: entry.title,
    summary: entry.summary || undefined,
    content_html: entry.html,
    image: first?.url,
    date_published: entry.published.toISOString(),
    date_modified: entry.updated.toISOString(),
    authors: authors.length
      ? authors.map(({ name, href, portrait }) => ({ name, url: href, avatar: portrait ?? undefined }))
      : undefined,
    // JSON Feed knows authors alone, and a translator is none: an extension, as it says that one is named.
    _translation: translators.length
      ? { translators: translators.map(({ name, href }) => ({ name, url: href })) }
      : undefined,
    tags: [entry.section, ...entry.topics],
    language: locale,
    attachments: attachments.length ? attachments : undefined,
  }
}
