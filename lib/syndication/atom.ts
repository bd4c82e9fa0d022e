import { generateAtomFeed } from 'feedsmith'
import { isolateInPlainText } from '../arabic/isolate-runs.ts'
import type { Database } from '../db/open.ts'
import { type Locale, localeTable } from '../locale/table.ts'
import { absolute, feedHref, frontHref, shortHref } from '../publication/addresses.ts'
import { latestStories } from '../publication/listing.ts'
import { masthead } from '../publication/masthead.ts'
import type { Picture } from '../publication/picture.ts'
import { storyText } from '../publication/story.ts'
import { type FeedPicture, feedHtml } from '../story/feed-html.ts'

/**
 * The newest stories of a language as Atom (RFC 4287), whole: the text with a direction on every block, and titles
 * with Unicode isolates, because a feed reader sets both in a page of its own direction.
 * @param siteUrl origin, without a slash at the end
 */
export async function atomFeed(db: Database, locale: Locale, siteUrl: string): Promise<string> {
  const { name, tagline } = await masthead(db, locale)
  const { dir } = localeTable[locale]
  const stories = (await latestStories(db, locale, 1))?.stories ?? []
  const entries = await Promise.all(
    stories.map(async (story) => {
      const { document, mentions, pictures } = await storyText(db, locale, story.articleId)
      const feedPictures = new Map([...pictures].map(([id, picture]) => [id, asFeedPicture(picture)]))
      return {
        // The short link never changes, so a renamed story is not a new one to anybody's reader.
        id: absolute(shortHref(story.storyId, locale)),
        title: { value: isolateInPlainText(story.headline, dir), xml: { lang: locale } },
        links: [{ href: absolute(story.href), rel: 'alternate', type: 'text/html', hreflang: locale }],
        published: story.publishedAt,
        updated: story.updatedAt ?? story.publishedAt,
        authors: story.bylines
          .filter((credit) => credit.role === 'author')
          .map((credit) => ({ name: credit.name, uri: absolute(credit.href) })),
        categories: [{ term: story.section.name }],
        ...(story.standfirst
          ? { summary: { value: isolateInPlainText(story.standfirst, dir), xml: { lang: locale } } }
          : {}),
        content: {
          type: 'html',
          value: feedHtml(document, { locale, siteUrl, stories: mentions, pictures: feedPictures }),
          xml: { lang: locale },
        },
      }
    }),
  )
  return generateAtomFeed({
    id: absolute(feedHref(locale)),
    title: { value: name },
    subtitle: { value: tagline },
    updated: stories[0]?.publishedAt ?? new Date(0),
    links: [
      { href: absolute(feedHref(locale)), rel: 'self', type: 'application/atom+xml' },
      { href: absolute(frontHref(locale)), rel: 'alternate', type: 'text/html' },
    ],
    // RFC 4287, 4.1.1: a feed has an author unless each of its entries has one, and a story may have none.
    authors: [{ name }],
    entries,
  })
}

function asFeedPicture({ jpeg, alt, caption, credit }: Picture): FeedPicture {
  const file = jpeg.find((each) => each.width >= 640) ?? jpeg.at(-1)!
  return { src: file.href, width: file.width, height: file.height, alt, caption, credit }
}
