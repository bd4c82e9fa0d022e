/**
 * What the social card of each page says: pure functions of what the page itself shows, so that a page can name the
 * version of its card, and the queries that find the same again when the card is asked for.
 */

import { join } from 'node:path'
import { eq } from 'drizzle-orm'
import type { AuthorCard, Card, FrontCard, ListCard, StoryCard } from '../card/card.ts'
import type { Database } from '../db/open.ts'
import { article } from '../db/tables/stories.ts'
import { formatList } from '../locale/lists.ts'
import { formatMoment } from '../locale/moments.ts'
import { everyWord } from '../locale/reader-messages.ts'
import type { Locale } from '../locale/table.ts'
import { focusOf } from '../picture/crops.ts'
import { mediaStore } from '../picture/media-store.ts'
import { lastOf } from '../present.ts'
import { dependsOn, tags } from '../press/cache-dependencies.ts'
import { readSettings } from '../settings/settings.ts'
import type { LiveUpdate } from '../story/blocks/live-update/model.ts'
import { updateAt } from '../story/outline.ts'
import type { StoryKind } from '../vocabulary.ts'
import type { CardKind } from './addresses.ts'
import { type BreakingNotice, standingNotice } from './breaking.ts'
import { type Correction, correctionsOf, correctionsPage, type NoteOnStory } from './corrections.ts'
import { type Front, frontPage } from './front.ts'
import { kickerBeside } from './kicker.ts'
import {
  type AuthorProfile,
  authorPage,
  deskPage,
  type Listing,
  type Named,
  sectionPage,
  topicPage,
} from './listing.ts'
import { type Masthead, masthead } from './masthead.ts'
import type { Picture } from './picture.ts'
import { storyText } from './story.ts'
import { publicStories, type StorySummary } from './summary.ts'

/** A card's words, and the picture on it, whose file has not been read. */
export type CardFacts<C extends Card = Card> = { card: C; picture: Picture | null }

/** A card is 1200 pixels wide: the smallest rendition that fills it. */
const cardWidth = 1200

/** As many as any card shows. */
const mostHeadlines = 5
const headlinesOf = (stories: readonly StorySummary[]): string[] =>
  stories.slice(0, mostHeadlines).map((each) => each.headline)

/** What a card says of a story before anything else. */
export type Told = {
  /** What it said was wrong once, and its readers are told. */
  isCorrected: boolean
  /** It is announced over every page. */
  isBreaking: boolean
}

export const toldOf = (
  corrections: readonly Pick<Correction, 'kind' | 'withdrawnAt'>[],
  notice: BreakingNotice | null,
  { storyId }: Pick<StorySummary, 'storyId'>,
): Told => ({
  isCorrected: corrections.some((each) => each.kind === 'correction' && !each.withdrawnAt),
  isBreaking: notice?.storyId === storyId,
})

/** What stands before everything else on a story's card, by its kind, where nothing graver does. */
const labelledKinds: ReadonlySet<StoryKind> = new Set([
  'opinion',
  'analysis',
  'interview',
  'explainer',
  'photo',
  'review',
  'obituary',
  'statement',
])

export async function storyCard(
  story: StorySummary,
  { isCorrected, isBreaking }: Told,
  { name, timeZone, reading }: Masthead,
): Promise<CardFacts<StoryCard>> {
  const { locale, kind } = story
  const t = await everyWord(locale)
  const names = story.bylines.filter((each) => each.role === 'author').map((each) => each.name)
  const label = isBreaking
    ? t('Card.breaking')
    : kind === 'live'
      ? t('Story.kind.live')
      : isCorrected
        ? t('Card.corrected')
        : labelledKinds.has(kind)
          ? t(`Story.kind.${kind}`)
          : undefined
  const kicker = kickerBeside(story.kicker, [label ?? null, story.section.name])
  return {
    card: {
      kind: 'story',
      locale,
      publicationName: name,
      sectionName: story.section.name,
      ...(kicker ? { kicker } : {}),
      headline: story.headline,
      ...(names.length ? { bylineText: t('Story.by.author', { names: formatList(names, locale) }) } : {}),
      dateText: formatMoment(story.publishedAt, 'date', locale, timeZone, reading),
      ...(label ? { label } : {}),
    },
    picture: story.picture,
  }
}

/** An update of live coverage: its own words and moment under the label, and the story it is of over them. */
export async function updateCard(
  story: StorySummary,
  { attrs: { at, headline } }: LiveUpdate,
  { name, timeZone, reading }: Masthead,
): Promise<CardFacts<StoryCard>> {
  const { locale } = story
  const t = await everyWord(locale)
  return {
    card: {
      kind: 'story',
      locale,
      publicationName: name,
      sectionName: story.section.name,
      headline: headline || story.headline,
      ...(headline ? { bylineText: story.headline } : {}),
      dateText: formatMoment(new Date(at), 'moment', locale, timeZone, reading),
      label: t('Story.kind.live'),
    },
    picture: story.picture,
  }
}

/** @param page its first page: the card of a list is that of its newest stories */
export async function listCard(
  kind: ListCard['kind'],
  locale: Locale,
  { name, description }: Named,
  stories: readonly StorySummary[],
  { name: publicationName }: Masthead,
): Promise<CardFacts<ListCard>> {
  const t = await everyWord(locale)
  return {
    card: {
      kind,
      locale,
      publicationName,
      ...(kind === 'section' ? {} : { kindName: t(`Listing.${kind}`) }),
      name,
      ...(description ? { description } : {}),
      headlines: headlinesOf(stories),
    },
    picture: null,
  }
}

export function authorCard(
  { name, jobTitle, desk, portrait }: AuthorProfile,
  locale: Locale,
  { name: publicationName }: Masthead,
): CardFacts<AuthorCard> {
  return {
    card: {
      kind: 'author',
      locale,
      publicationName,
      name,
      jobTitle,
      ...(desk ? { deskName: desk.name } : {}),
    },
    picture: portrait,
  }
}

export function frontCard(
  { lead, secondary }: Pick<Front, 'lead' | 'secondary'>,
  locale: Locale,
  { name: publicationName, tagline }: Masthead,
): CardFacts<FrontCard> {
  const stories = [lead, ...secondary].filter((each) => each !== null)
  return {
    card: { kind: 'front', locale, publicationName, tagline, headlines: headlinesOf(stories).slice(0, 3) },
    picture: null,
  }
}

/** The page of notes to readers: what was corrected last. */
export async function correctionsCard(
  notes: readonly NoteOnStory[],
  locale: Locale,
  { name: publicationName }: Masthead,
): Promise<CardFacts<ListCard>> {
  const t = await everyWord(locale)
  return {
    card: {
      kind: 'corrections',
      locale,
      publicationName,
      name: t('Correction.page.title'),
      headlines: [...new Set(notes.map((each) => each.story.headline))].slice(0, mostHeadlines),
    },
    picture: null,
  }
}

/** What is breaking, before there is a story to show: its own words, under its own label. */
async function breakingCard(
  { text, startedAt }: BreakingNotice,
  locale: Locale,
  { name: publicationName, timeZone, reading }: Masthead,
): Promise<CardFacts<StoryCard>> {
  const t = await everyWord(locale)
  return {
    card: {
      kind: 'story',
      locale,
      publicationName,
      sectionName: '',
      headline: text,
      dateText: formatMoment(startedAt, 'moment', locale, timeZone, reading),
      label: t('Card.breaking'),
    },
    picture: null,
  }
}

/** The card of a page, or null when the public has no such page. */
export async function cardOf(
  db: Database,
  kind: CardKind,
  locale: Locale,
  id: string,
): Promise<CardFacts | null> {
  const head = await masthead(db, locale)
  const list = (of: ListCard['kind'], named: Named, { stories }: Listing) =>
    listCard(of, locale, named, stories, head)
  switch (kind) {
    case 'front':
      // The publication has one front, and its card one address.
      return id === 'front' ? frontCard(await frontPage(db, locale), locale, head) : null
    case 'section': {
      const page = await sectionPage(db, locale, id, 1)
      return page && list(kind, page.section, page)
    }
    case 'topic': {
      const page = await topicPage(db, locale, id, 1)
      return page && list(kind, page.topic, page)
    }
    case 'desk': {
      const page = await deskPage(db, locale, id, 1)
      return page && list(kind, page.desk, page)
    }
    case 'author': {
      const page = await authorPage(db, locale, id, 1)
      return page && authorCard(page.author, locale, head)
    }
    case 'corrections': {
      const page = id === 'corrections' ? await correctionsPage(db, locale, 1) : null
      return page && correctionsCard(page.notes, locale, head)
    }
    case 'breaking': {
      const notice = await standingNotice(db, locale)
      return notice && notice.id === id ? breakingCard(notice, locale, head) : null
    }
    case 'update': {
      const [, storyId = '', update = ''] = /^(.*)-(u\d+(?:-\d+)?)$/.exec(id) ?? []
      const story = await publicStory(db, locale, storyId)
      if (!story) return null
      const found = updateAt((await storyText(db, locale, story.articleId)).document, update)
      return found ? updateCard(story, found, head) : null
    }
    case 'story': {
      const story = await publicStory(db, locale, id)
      if (!story) return null
      const corrections = (await correctionsOf(db, [story.articleId])).get(story.articleId) ?? []
      return storyCard(story, toldOf(corrections, await standingNotice(db, locale), story), head)
    }
  }
}

/** A story as the public sees it in one language, or null. */
export async function publicStory(db: Database, locale: Locale, id: string): Promise<StorySummary | null> {
  // Also when there is none: there may be one later.
  dependsOn(tags.storyIn(id, locale))
  const [story] = await publicStories(db, locale, eq(article.storyId, id), { limit: 1 })
  return story ?? null
}

/** The card with its picture's file. Rejects when that cannot be read. */
export async function withPicture({ card, picture }: CardFacts): Promise<Card> {
  if (!picture || (card.kind !== 'story' && card.kind !== 'author')) return card
  const { x, y } = focusOf(picture, 'card')
  const data = await readPicture(picture, cardWidth)
  // Faces sit in the upper half of portraits; one whose focal point nobody chose is looked at there.
  const isUnset = card.kind === 'author' && x === 0.5 && y === 0.5
  return { ...card, picture: { data, focalX: x, focalY: isUnset ? 0.35 : y } }
}

/** Bytes of the smallest JPEG that is this wide, else of the widest. */
export function readPicture(picture: Picture, width: number): Promise<Buffer> {
  const file = picture.jpeg.find((each) => each.width >= width) ?? lastOf(picture.jpeg)
  const mediaFolder = join(/* turbopackIgnore: true */ readSettings().dataFolder, 'media')
  return mediaStore(mediaFolder).read(file.path)
}
