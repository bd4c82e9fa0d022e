/**
 * What each platform shows of a link, from a page's head: which tag it takes for what, and what it will not show. The
 * platforms that document it: https://developers.facebook.com/docs/sharing/webmasters/images,
 * https://docs.x.com/x-for-websites/cards/overview/summary-card-with-large-image,
 * https://www.linkedin.com/help/linkedin/answer/a521928,
 * https://developers.google.com/search/docs/appearance/google-discover (pictures) and …/appearance/title-link.
 * WhatsApp and Telegram document little: theirs is what their clients were seen to do, November 2026.
 */
import { firstStrongDirection } from '../../arabic/first-strong.ts'
import type { Direction } from '../../locale/table.ts'
import type { PageHead } from './page-head.ts'

export const platforms = ['whatsapp', 'x', 'facebook', 'telegram', 'linkedin', 'google'] as const
export type Platform = (typeof platforms)[number]

const linkWarnings = [
  'noTitle',
  'noDescription',
  'noPicture',
  /** Its address answers with no picture. */
  'pictureBroken',
  /** More bytes than the platform takes. */
  'pictureHeavy',
  /** Fewer pixels than it needs to be shown large. */
  'pictureSmall',
  /** The head does not say how large it is: the first who shares the link shares it without a picture. */
  'pictureUnmeasured',
  /** Nothing is said to who cannot see it. */
  'noAlt',
  /** A small picture beside the text. */
  'smallCard',
  /** Its first strong letter has the platform lay the title out the wrong way round. */
  'wrongDirection',
  'noCanonical',
  'notIndexed',
] as const
export type LinkWarning = (typeof linkWarnings)[number]

export type SharedLink = {
  platform: Platform
  title: string | null
  /** Null where the platform shows none. */
  description: string | null
  /** Lines before each is cut; Google's are cut by width. */
  titleLines: number
  descriptionLines: number
  /** As the head has it. */
  picture: string | null
  /** What the platform calls where it leads. */
  place: string
  warnings: LinkWarning[]
}

/** A picture as it was received: pixels and bytes. */
export type ReceivedPicture = { width: number; height: number; bytes: number }

type Rule = {
  title: readonly string[]
  description: readonly string[]
  descriptionLines: number
  titleLines: number
  picture: readonly string[]
  leastWidth: number
  leastHeight: number
  mostBytes: number
}
const megabyte = 1024 * 1024
const openGraph = {
  title: ['og:title'],
  description: ['og:description', 'description'],
  picture: ['og:image'],
}

const rules: Record<Platform, Rule> = {
  whatsapp: {
    ...openGraph,
    titleLines: 2,
    descriptionLines: 2,
    leastWidth: 300,
    leastHeight: 200,
    mostBytes: 300 * 1024,
  },
  // The title lies over the picture; a description is not shown.
  x: {
    title: ['twitter:title', 'og:title'],
    description: [],
    picture: ['twitter:image', 'og:image'],
    titleLines: 1,
    descriptionLines: 0,
    leastWidth: 300,
    leastHeight: 157,
    mostBytes: 5 * megabyte,
  },
  facebook: {
    ...openGraph,
    titleLines: 2,
    descriptionLines: 1,
    leastWidth: 600,
    leastHeight: 315,
    mostBytes: 8 * megabyte,
  },
  telegram: {
    title: ['og:title', 'twitter:title'],
    description: ['og:description', 'twitter:description', 'description'],
    picture: ['og:image', 'twitter:image'],
    titleLines: 3,
    descriptionLines: 4,
    leastWidth: 300,
    leastHeight: 157,
    mostBytes: 5 * megabyte,
  },
  linkedin: {
    ...openGraph,
    description: [],
    titleLines: 2,
    descriptionLines: 0,
    leastWidth: 1200,
    leastHeight: 627,
    mostBytes: 5 * megabyte,
  },
  google: {
    title: [],
    description: ['description'],
    picture: ['og:image'],
    titleLines: 1,
    descriptionLines: 2,
    leastWidth: 1200,
    leastHeight: 628,
    mostBytes: 20 * megabyte,
  },
}

/**
 * @param direction the way the story's language runs
 * @param received the picture that the head names; null where there was none to be had, undefined while it is fetched
 */
export function sharedLink(
  platform: Platform,
  head: PageHead,
  direction: Direction,
  received: ReceivedPicture | null | undefined,
): SharedLink {
  const rule = rules[platform]
  const first = (names: readonly string[]) =>
    names.map((name) => head.meta.get(name)).find((value) => value !== undefined) ?? null
  const title = first(rule.title) ?? head.title
  const description = first(rule.description)
  const picture = first(rule.picture)
  const address = head.canonical ?? head.meta.get('og:url') ?? null
  const warnings: LinkWarning[] = []
  const warn = (warning: LinkWarning, when: boolean) => {
    if (when) warnings.push(warning)
  }
  warn('noTitle', !title)
  warn('wrongDirection', (firstStrongDirection(title ?? '') ?? direction) !== direction)
  warn('noDescription', rule.descriptionLines > 0 && !description)
  warn('noPicture', !picture)
  if (picture) {
    warn('pictureBroken', received === null)
    if (received) {
      warn('pictureHeavy', received.bytes > rule.mostBytes)
      warn('pictureSmall', received.width < rule.leastWidth || received.height < rule.leastHeight)
    }
    if (platform === 'facebook' || platform === 'linkedin')
      warn('pictureUnmeasured', !head.meta.has('og:image:width') || !head.meta.has('og:image:height'))
    if (platform === 'x') {
      warn('smallCard', head.meta.get('twitter:card') !== 'summary_large_image')
      warn('noAlt', !head.meta.has('twitter:image:alt') && !head.meta.has('og:image:alt'))
    }
    if (platform === 'google')
      warn('smallCard', !/max-image-preview:\s*large/i.test(head.meta.get('robots') ?? ''))
  }
  if (platform === 'google') {
    warn('noCanonical', !head.canonical)
    warn('notIndexed', /\bnoindex\b/i.test(head.meta.get('robots') ?? ''))
  }
  return {
    platform,
    title,
    description,
    titleLines: rule.titleLines,
    descriptionLines: rule.descriptionLines,
    picture,
    place: platform === 'telegram' ? (head.meta.get('og:site_name') ?? hostOf(address)) : hostOf(address),
    warnings,
  }
}

const hostOf = (address: string | null): string =>
  address && URL.canParse(address) ? new URL(address).host : ''

/** Where a platform can be asked to read a page again that it has kept: those that have such a place. */
export const askAgain: Partial<Record<Platform, (address: string) => string>> = {
  facebook: (address) => `https://developers.facebook.com/tools/debug/?q=${encodeURIComponent(address)}`,
  linkedin: (address) => `https://www.linkedin.com/post-inspector/inspect/${encodeURIComponent(address)}`,
  telegram: () => 'https://t.me/WebpageBot',
  google: (address) => `https://search.google.com/test/rich-results?url=${encodeURIComponent(address)}`,
}
