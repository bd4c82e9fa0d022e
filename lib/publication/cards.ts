/** What the social card of each page says, from the same queries as the page. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { eq } from 'drizzle-orm'
import { createTranslator } from 'next-intl'
import type { Card } from '../card/card.ts'
import type { Database } from '../db/open.ts'
import { article } from '../db/schema.ts'
import { formatList } from '../locale/lists.ts'
import { formatMoment } from '../locale/moments.ts'
import type { Locale } from '../locale/table.ts'
import { readSettings } from '../settings/settings.ts'
import type { CardKind } from './addresses.ts'
import { frontPage } from './front.ts'
import { authorPage, sectionPage } from './listing.ts'
import { type Masthead, masthead } from './masthead.ts'
import type { Picture } from './picture.ts'
import { publicStories, type StorySummary } from './summary.ts'

/** A card is 1200 pixels wide: the smallest rendition that fills it. */
const cardWidth = 1200

/** The card of a page, or null when the public has no such page. */
export async function cardOf(db: Database, kind: CardKind, locale: Locale, id: string): Promise<Card | null> {
  const { name: publicationName, tagline, timeZone, reading } = await masthead(db, locale)
  switch (kind) {
    case 'front': {
      const front = await frontPage(db, locale)
      const stories = [front.lead, ...front.secondary].filter((each) => each !== null)
      return {
        kind,
        locale,
        publicationName,
        tagline,
        headlines: stories.slice(0, 3).map((each) => each.headline),
      }
    }
    case 'section': {
      const page = await sectionPage(db, locale, id, 1)
      return (
        page && {
          kind,
          locale,
          publicationName,
          name: page.section.name,
          description: page.section.description,
          headlines: page.stories.slice(0, 3).map((each) => each.headline),
        }
      )
    }
    case 'author': {
      const page = await authorPage(db, locale, id, 1)
      return (
        page && {
          kind,
          locale,
          publicationName,
          name: page.author.name,
          jobTitle: page.author.jobTitle,
          ...(page.author.desk ? { deskName: page.author.desk.name } : {}),
          ...(page.author.portrait ? { portrait: await fileOf(page.author.portrait) } : {}),
        }
      )
    }
    case 'story': {
      const [story] = await publicStories(db, locale, eq(article.storyId, id), { limit: 1 })
      if (!story) return null
      return storyCard(story, { name: publicationName, timeZone, reading })
    }
  }
}

/** The card of a story that somebody was shown, be it the public or its editor. */
export async function storyCard(
  story: StorySummary,
  { name: publicationName, timeZone, reading }: Pick<Masthead, 'name' | 'timeZone' | 'reading'>,
): Promise<Card> {
  const { locale } = story
  const messages = (await import(`../../messages/${locale}.json`)).default
  const t = createTranslator({ locale, messages, namespace: 'Story' })
  const names = story.bylines.filter((each) => each.role === 'author').map((each) => each.name)
  return {
    kind: 'story',
    locale,
    publicationName,
    sectionName: story.section.name,
    ...(story.kicker ? { kicker: story.kicker } : {}),
    headline: story.headline,
    ...(names.length ? { bylineText: t('by.author', { names: formatList(names, locale) }) } : {}),
    dateText: formatMoment(story.publishedAt, 'date', locale, timeZone, reading),
    ...(story.kind === 'live' ? { label: t('kind.live') } : {}),
    ...(story.picture
      ? {
          picture: {
            data: await fileOf(story.picture),
            focalX: story.picture.focalX,
            focalY: story.picture.focalY,
          },
        }
      : {}),
  }
}

function fileOf(picture: Picture): Promise<Buffer> {
  const file = picture.jpeg.find((each) => each.width >= cardWidth) ?? picture.jpeg.at(-1)!
  return readFile(join(/* turbopackIgnore: true */ readSettings().dataFolder, 'media', file.path))
}
