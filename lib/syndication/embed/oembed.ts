/** What another site needs to show a story of ours: oEmbed 1.0 (https://oembed.com). */

import { eq } from 'drizzle-orm'
import { isolateInPlainText } from '../../arabic/isolate-runs.ts'
import { isId } from '../../db/id.ts'
import type { Database } from '../../db/open.ts'
import { article } from '../../db/tables/stories.ts'
import { formatList } from '../../locale/lists.ts'
import { defaultLocale, isLocale, type Locale, localeTable } from '../../locale/table.ts'
import { firstOf } from '../../present.ts'
import { dependsOn, tags } from '../../press/cache-dependencies.ts'
import { absolute, embedHref, frontHref } from '../../publication/addresses.ts'
import { masthead } from '../../publication/masthead.ts'
import { locateStory } from '../../publication/story.ts'
import { publicStories, type StorySummary } from '../../publication/summary.ts'
import { readSettings } from '../../settings/settings.ts'
import { escapeHtml } from '../../story/html.ts'
import { xml, xmlDeclaration, xmlLeaf } from '../xml.ts'

export type OEmbedRequest = {
  url: string | null
  format: string | null
  /** Pixels, as they were typed. */
  maxwidth: string | null
  maxheight: string | null
}

/** `version` to `thumbnail_height`, in the specification's order and names. */
export type OEmbed = Record<string, string | number> & {
  type: 'rich'
  html: string
  width: number
  height: number
}

/** The card's own measures; it can be set in any smaller frame. */
const [cardWidth, cardHeight] = [600, 420]
/** A quarter of an hour: what is withdrawn must not be offered for long. */
const cacheAge = 900

export type OEmbedAnswer =
  | { status: 200; body: string; contentType: string }
  /** No address given; none of ours; a format that we do not write (the specification's own code for it). */
  | { status: 400 | 404 | 501 }

/** Answers a request for a description. Only public stories have one: there is nothing to learn about the others. */
export async function answerOEmbed(db: Database, asked: OEmbedRequest): Promise<OEmbedAnswer> {
  const format = asked.format ?? 'json'
  if (format !== 'json' && format !== 'xml') return { status: 501 }
  if (!asked.url) return { status: 400 }
  const story = await storyAt(db, asked.url)
  if (!story) return { status: 404 }
  const described = await description(db, story, frameWithin(asked))
  return format === 'json'
    ? { status: 200, body: JSON.stringify(described), contentType: 'application/json; charset=utf-8' }
    : { status: 200, body: asXml(described), contentType: 'text/xml; charset=utf-8' }
}

/** What fits: a maximum that is no number is none, and one below a card's least is taken as it is. */
function frameWithin({ maxwidth, maxheight }: OEmbedRequest): { width: number; height: number } {
  const most = (typed: string | null, own: number): number =>
    typed !== null && /^[1-9]\d{0,4}$/.test(typed) ? Math.min(Number(typed), own) : own
  return { width: most(maxwidth, cardWidth), height: most(maxheight, cardHeight) }
}

/** The public story at an absolute address of ours, raw or encoded, current, former or short; null for any other. */
async function storyAt(db: Database, address: string): Promise<StorySummary | null> {
  if (!URL.canParse(address)) return null
  const { origin, pathname } = new URL(address)
  if (origin !== readSettings().siteUrl) return null
  const segments = decodedSegments(pathname)
  if (!segments) return null
  if (segments[0] === 's') {
    const [, id, locale = defaultLocale, ...rest] = segments
    return id && isId(id) && isLocale(locale) && rest.length === 0 ? publicStory(db, locale, id) : null
  }
  const isPrefixed = isLocale(segments[0]) && segments[0] !== defaultLocale
  const locale: Locale = isPrefixed ? (segments[0] as Locale) : defaultLocale
  const [section, slug, ...rest] = isPrefixed ? segments.slice(1) : segments
  if (!section || !slug || rest.length > 0) return null
  const found = await locateStory(db, locale, section, slug)
  if (found.kind === 'found') return publicStory(db, locale, found.storyId)
  return found.kind === 'moved' ? storyAt(db, absolute(found.href)) : null
}

function decodedSegments(pathname: string): string[] | null {
  try {
    return pathname.split('/').slice(1).map(decodeURIComponent)
  } catch {
    return null
  }
}

/** A story by its id, if the public may see it in this language. */
export async function publicStory(
  db: Database,
  locale: Locale,
  storyId: string,
): Promise<StorySummary | null> {
  // Also when there is none: there may be one later.
  dependsOn(tags.storyIn(storyId, locale))
  const [story] = await publicStories(db, locale, eq(article.storyId, storyId), { limit: 1 })
  return story ?? null
}

async function description(
  db: Database,
  story: StorySummary,
  frame: { width: number; height: number },
): Promise<OEmbed> {
  const { locale } = story
  const { dir } = localeTable[locale]
  const { name } = await masthead(db, locale)
  const title = isolateInPlainText(story.headline, dir)
  const authors = story.bylines.filter((credit) => credit.role === 'author')
  // One that exceeds what was asked for may not be named at all.
  const thumbnail = story.picture?.jpeg.findLast(
    (file) => file.width <= frame.width && file.height <= frame.height,
  )
  return {
    version: '1.0',
    type: 'rich',
    title,
    ...(authors.length && {
      author_name: formatList(
        authors.map((credit) => credit.name),
        locale,
      ),
      author_url: absolute(firstOf(authors).href),
    }),
    provider_name: name,
    provider_url: absolute(frontHref(locale)),
    cache_age: cacheAge,
    ...(thumbnail && {
      thumbnail_url: absolute(thumbnail.href),
      thumbnail_width: thumbnail.width,
      thumbnail_height: thumbnail.height,
    }),
    html: frameHtml(absolute(embedHref(story.storyId, locale)), title, frame),
    ...frame,
  }
}

/** The card has no script and no cookie to guard; the frame keeps from it whatever it may come to have. */
const frameHtml = (
  src: string,
  title: string,
  { width, height }: { width: number; height: number },
): string =>
  `<iframe src="${escapeHtml(src)}" width="${width}" height="${height}" title="${escapeHtml(title)}" ` +
  'sandbox="allow-popups allow-popups-to-escape-sandbox" loading="lazy" referrerpolicy="no-referrer" ' +
  'style="border:0;max-width:100%"></iframe>'

const asXml = (described: OEmbed): string =>
  `${xmlDeclaration}${xml('oembed', {}, ...Object.entries(described).map(([name, value]) => xmlLeaf(name, String(value))))}\n`
