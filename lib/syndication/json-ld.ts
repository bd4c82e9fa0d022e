/**
 * What each page is, in schema.org's words, for machines that read those: JSON-LD, typed by schema-dts. Only what the
 * page itself shows and the publication knows; a field that nobody filled is absent, not guessed.
 */
import type {
  AnalysisNewsArticle,
  AudioObject,
  BackgroundNewsArticle,
  BlogPosting,
  BreadcrumbList,
  CollectionPage,
  FAQPage,
  ImageObject,
  LiveBlogPosting,
  NewsArticle,
  NewsMediaOrganization,
  OpinionNewsArticle,
  Person,
  ProfilePage,
  ReviewNewsArticle,
  Thing,
  VideoObject,
  WebPage,
  WebSite,
  WithContext,
} from 'schema-dts'
import { type Locale, locales } from '../locale/table.ts'
import { schemaOfSource } from '../picture/digital-source.ts'
import { deedOf } from '../picture/licences.ts'
import { lastOf } from '../present.ts'
import {
  absolute,
  correctionsHref,
  cropHref,
  frontHref,
  iconHrefs,
  searchHref,
  updateHref,
} from '../publication/addresses.ts'
import { cropVersion } from '../publication/card-version.ts'
import { changedAt, type NoteOnStory } from '../publication/corrections.ts'
import { type Crop, crops, sizeOfCrop } from '../publication/crops.ts'
import type { AuthorProfile, Listing } from '../publication/listing.ts'
import type { Masthead } from '../publication/masthead.ts'
import type { Picture } from '../publication/picture.ts'
import { recordingsIn } from '../publication/recordings.ts'
import { handleAddress } from '../publication/social-handle.ts'
import type { Story } from '../publication/story.ts'
import type { BylineCredit } from '../publication/summary.ts'
import { mostStars } from '../story/blocks/fact-box/model.ts'
import type { LiveUpdate } from '../story/blocks/live-update/model.ts'
import type { QuestionAnswer } from '../story/blocks/question-answer/model.ts'
import { opening } from '../story/opening.ts'
import { ratingOf, updateIds } from '../story/outline.ts'
import { plainText, textOf } from '../story/plain-text.ts'
import { figuresIn } from '../story/references.ts'
import type { BylineRole, SocialHandle, StoryKind } from '../vocabulary.ts'

/** A description written out, not the address of one. */
type Fields<T> = Exclude<T, string>
type Described = WithContext<Fields<Thing>>

const context = 'https://schema.org'
const organizationId = () => absolute('/#publisher')
const siteId = (locale: Locale) => absolute(`${frontHref(locale)}#website`)
const personId = (href: string) => absolute(`${href}#person`)

/**
 * JSON that may stand between `<script>` tags: none of its characters ends the element or begins a comment in it
 * (https://html.spec.whatwg.org/multipage/scripting.html#restrictions-for-contents-of-script-elements), and none is a
 * line end to an old parser of scripts.
 */
export const scriptJson = (value: unknown): string =>
  JSON.stringify(value).replace(
    /[<>&\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )

/** As few are a list of questions. */
const fewestQuestions = 2

/** The questions that a story answers one after the other, for who looks for one of them; null where it has none or one. */
export function questionsJsonLd({ href, locale, document }: Story): WithContext<Fields<FAQPage>> | null {
  const pairs = document.content.filter(
    (block): block is QuestionAnswer => block.type === 'questionAnswer' && block.attrs.question !== '',
  )
  if (pairs.length < fewestQuestions) return null
  return {
    '@context': context,
    '@type': 'FAQPage',
    '@id': `${absolute(href)}#questions`,
    inLanguage: locale,
    mainEntity: pairs.map(({ attrs, content }) => ({
      '@type': 'Question',
      name: attrs.question,
      acceptedAnswer: { '@type': 'Answer', text: content.map(textOf).join('\n') },
    })),
  }
}

/** A card, as a picture of last resort. */
export type CardImage = { url: string; width: number; height: number }

function publisher({ name, logo, handles, policies }: Masthead): Fields<NewsMediaOrganization> {
  const file = logo?.jpeg.at(-1)
  const elsewhere = sameAs(handles)
  const said = (href: string) => (href.startsWith('/') ? absolute(href) : href)
  return {
    '@type': 'NewsMediaOrganization',
    '@id': organizationId(),
    name,
    url: absolute('/'),
    logo: file
      ? {
          '@type': 'ImageObject',
          url: absolute(file.href),
          width: String(file.width),
          height: String(file.height),
        }
      : { '@type': 'ImageObject', url: absolute(iconHrefs.large), width: '512', height: '512' },
    ...(elsewhere.length > 0 && { sameAs: elsewhere }),
    ...(policies.ethics && {
      publishingPrinciples: said(policies.ethics),
      ethicsPolicy: said(policies.ethics),
    }),
    ...(policies.corrections && { correctionsPolicy: said(policies.corrections) }),
    ...(policies.ownership && { ownershipFundingInfo: said(policies.ownership) }),
  }
}

const sameAs = (handles: readonly SocialHandle[]): string[] =>
  handles.flatMap((each) => handleAddress(each) ?? [])

function person({
  name,
  href,
  jobTitle,
  handles,
  portrait,
}: Omit<BylineCredit, 'authorId' | 'role'>): Fields<Person> {
  const elsewhere = sameAs(handles)
  const photo = portrait?.jpeg.at(-1)
  return {
    '@type': 'Person',
    '@id': personId(href),
    name,
    url: absolute(href),
    ...(jobTitle && { jobTitle }),
    ...(elsewhere.length > 0 && { sameAs: elsewhere }),
    ...(photo && { image: absolute(photo.href) }),
  }
}

/** The picture in each proportion that Google asks for; its credit and caption are said once, with the first. */
function pictureImages(picture: Picture, locale: Locale, storyId: string): ImageObject[] {
  const licence = deedOf(picture.licence)
  return (Object.keys(crops) as Crop[]).map((crop, i): ImageObject => {
    const { width, height } = sizeOfCrop(picture, crop)
    return {
      '@type': 'ImageObject',
      url: absolute(cropHref(locale, storyId, crop, cropVersion(picture, crop))),
      width: String(width),
      height: String(height),
      ...(i === 0 && picture.caption && { caption: picture.caption }),
      ...(i === 0 && picture.credit && { creditText: picture.credit }),
      ...(i === 0 && licence && { license: licence }),
      ...(picture.digitalSource && { digitalSourceType: schemaOfSource[picture.digitalSource] }),
    }
  })
}

const cardImage = ({ url, width, height }: CardImage): ImageObject => ({
  '@type': 'ImageObject',
  url,
  width: String(width),
  height: String(height),
})

/** The sounds and films of a story. A film without a picture has the story's. */
function recordingsJsonLd(story: Story) {
  const all = recordingsIn(story.document, story.recordings).map(({ posterId, ...each }) => {
    const poster = (posterId && story.pictures.get(posterId)) || story.picture
    const { recording, title, caption } = each
    const still = poster?.jpeg.at(-1)
    return {
      kind: recording.kind,
      fields: {
        name: title || caption || story.headline,
        description: caption || title || story.headline,
        contentUrl: absolute(recording.href),
        encodingFormat: recording.type,
        contentSize: String(recording.bytes),
        uploadDate: story.publishedAt.toISOString(),
        ...(recording.seconds !== null && { duration: `PT${Math.max(1, Math.round(recording.seconds))}S` }),
        ...(recording.credit && { creditText: recording.credit }),
        ...(recording.digitalSource && { digitalSourceType: schemaOfSource[recording.digitalSource] }),
      },
      thumbnail: still && absolute(still.href),
    }
  })
  const audio = all.flatMap(({ kind, fields }): AudioObject[] =>
    kind === 'audio' ? [{ '@type': 'AudioObject', ...fields }] : [],
  )
  const video = all.flatMap(({ kind, fields, thumbnail }): VideoObject[] =>
    kind === 'video'
      ? [{ '@type': 'VideoObject', ...fields, ...(thumbnail && { thumbnailUrl: thumbnail }) }]
      : [],
  )
  return { ...(audio.length > 0 && { audio }), ...(video.length > 0 && { video }) }
}

/** What schema.org calls each kind of story; it has no word of its own for the others (https://schema.org/NewsArticle). */
const storyTypes = {
  report: 'NewsArticle',
  analysis: 'AnalysisNewsArticle',
  interview: 'NewsArticle',
  explainer: 'BackgroundNewsArticle',
  opinion: 'OpinionNewsArticle',
  photo: 'NewsArticle',
  review: 'ReviewNewsArticle',
  obituary: 'NewsArticle',
  statement: 'NewsArticle',
  // At its own address it is a WebPage: see staticPageJsonLd.
  page: 'NewsArticle',
} as const satisfies Record<Exclude<StoryKind, 'live'>, string>

type StoryThing =
  | NewsArticle
  | AnalysisNewsArticle
  | BackgroundNewsArticle
  | OpinionNewsArticle
  | ReviewNewsArticle
  | LiveBlogPosting

/**
 * A story: a kind of NewsArticle, or LiveBlogPosting with its updates.
 * @param cards what stands for a picture where there is none
 */
export function storyJsonLd(story: Story, masthead: Masthead, cards: CardImage[]): WithContext<StoryThing> {
  const url = absolute(story.href)
  const made = (role: BylineRole): Fields<Person>[] =>
    story.bylines.filter((each) => each.role === role).map(person)
  const [translators, editors, photographers] = [made('translator'), made('editor'), made('photographer')]
  const source = story.otherLocales.find((each) => each.locale === story.translatedFrom)
  const authors = made('author')
  const corrections = story.corrections.filter((each) => !each.withdrawnAt)
  const shared = {
    '@context': context,
    '@id': `${url}#article`,
    url,
    mainEntityOfPage: url,
    headline: story.headline,
    description:
      story.elsewhere.searchDescription || story.standfirst || opening(story.document) || story.headline,
    inLanguage: story.locale,
    datePublished: story.publishedAt.toISOString(),
    dateModified: changedAt(story).toISOString(),
    // A story that nobody signed is the paper's own.
    author: authors.length ? authors : [publisher(masthead)],
    publisher: publisher(masthead),
    image: story.picture ? pictureImages(story.picture, story.locale, story.storyId) : cards.map(cardImage),
    ...recordingsJsonLd(story),
    articleSection: story.section.name,
    ...(story.topics.length > 0 && { keywords: story.topics.map((each) => each.name) }),
    wordCount: story.wordCount,
    isAccessibleForFree: true,
    ...(translators.length > 0 && { translator: translators }),
    ...(editors.length > 0 && { editor: editors }),
    ...(photographers.length > 0 && { contributor: photographers }),
    ...(source && {
      translationOfWork: {
        '@type': 'NewsArticle',
        '@id': `${absolute(source.href)}#article`,
        url: absolute(source.href),
        headline: source.headline,
        inLanguage: source.locale,
      },
      isBasedOn: absolute(source.href),
    }),
    ...(corrections.length > 0 && {
      correction: corrections.map((each) => ({
        '@type': 'CorrectionComment',
        text: each.note,
        datePublished: each.correctedAt.toISOString(),
        url: `${url}#note-${each.id}`,
      })),
    }),
    speakable: {
      '@type': 'SpeakableSpecification',
      cssSelector: ['.story-head .headline', '.story-head .standfirst'],
    },
  } satisfies Omit<Exclude<WithContext<NewsArticle>, string>, '@type'>
  if (story.kind !== 'live')
    return {
      '@type': storyTypes[story.kind],
      ...shared,
      // Who issues a statement stands over it: it is the paper's own words no more than an author's.
      ...(story.kind === 'statement' &&
        story.kicker && { sourceOrganization: { '@type': 'Organization', name: story.kicker } }),
      ...(story.kind === 'photo' && { associatedMedia: picturesIn(story) }),
      ...(story.kind === 'review' && judged(story)),
    }
  return {
    '@type': 'LiveBlogPosting',
    ...shared,
    coverageStartTime: story.publishedAt.toISOString(),
    liveBlogUpdate: [...updateIds(story.document)]
      .reverse()
      .map(([update, id]) => updatePosting(update, absolute(updateHref(story.href, id)))),
  }
}

/** What a review is of, which stands over it, and the stars that it gives. */
function judged({
  kicker,
  document,
}: Story): Pick<Fields<ReviewNewsArticle>, 'itemReviewed' | 'reviewRating'> {
  const rating = ratingOf(document)
  return {
    ...(kicker && { itemReviewed: { '@type': 'CreativeWork' as const, name: kicker } }),
    ...(rating && {
      reviewRating: {
        '@type': 'Rating' as const,
        ratingValue: String(rating),
        bestRating: String(mostStars),
        worstRating: '1',
      },
    }),
  }
}

const updatePosting = ({ attrs, content }: LiveUpdate, url: string): Fields<BlogPosting> => ({
  '@type': 'BlogPosting',
  url,
  headline: attrs.headline,
  datePublished: attrs.at,
  ...(attrs.posted?.author && {
    author: {
      '@type': 'Person' as const,
      name: attrs.posted.author.name,
      url: absolute(attrs.posted.author.href),
    },
  }),
  articleBody: plainText({ type: 'doc', content }),
})

/** One update of live coverage, on the page that shows it alone. */
export const updateJsonLd = (
  { headline, href, locale }: Pick<Story, 'headline' | 'href' | 'locale'>,
  update: LiveUpdate,
  id: string,
): WithContext<BlogPosting> => ({
  '@context': context,
  ...updatePosting(update, absolute(updateHref(href, id))),
  inLanguage: locale,
  isPartOf: {
    '@type': 'LiveBlogPosting',
    '@id': `${absolute(href)}#article`,
    url: absolute(href),
    headline,
  },
})

/** The pictures of a photo story, in reading order, as its captions tell of them. */
function picturesIn({ document, pictures }: Story): ImageObject[] {
  return figuresIn(document.content).flatMap(({ attrs }): ImageObject[] => {
    const picture = pictures.get(attrs.mediaId)
    if (!picture) return []
    const { href, width, height } = lastOf(picture.jpeg)
    const caption = attrs.caption ?? picture.caption
    const credit = attrs.credit ?? picture.credit
    return [
      {
        '@type': 'ImageObject',
        url: absolute(href),
        width: String(width),
        height: String(height),
        ...(caption && { caption }),
        ...(credit && { creditText: credit }),
      },
    ]
  })
}

/** A static page, and that it is the paper's own word. */
export const staticPageJsonLd = (page: Story, masthead: Masthead): WithContext<WebPage> => ({
  '@context': context,
  '@type': 'WebPage',
  '@id': absolute(page.href),
  url: absolute(page.href),
  name: page.headline,
  ...(page.standfirst && { description: page.standfirst }),
  inLanguage: page.locale,
  datePublished: page.publishedAt.toISOString(),
  dateModified: changedAt(page).toISOString(),
  isPartOf: { '@type': 'WebSite', '@id': siteId(page.locale) },
  publisher: publisher(masthead),
})

/** @param trail from below the front page to this page, each as its page calls itself */
export const breadcrumbJsonLd = (
  { name }: Masthead,
  locale: Locale,
  trail: { name: string; href: string }[],
): WithContext<BreadcrumbList> => ({
  '@context': context,
  '@type': 'BreadcrumbList',
  itemListElement: [{ name, href: frontHref(locale) }, ...trail].map((each, i) => ({
    '@type': 'ListItem',
    position: i + 1,
    name: each.name,
    item: absolute(each.href),
  })),
})

/** An author, on the page that is about nobody else. */
export const profileJsonLd = (
  author: AuthorProfile,
  locale: Locale,
  masthead: Masthead,
): WithContext<ProfilePage> => ({
  '@context': context,
  '@type': 'ProfilePage',
  url: absolute(author.href),
  inLanguage: locale,
  mainEntity: {
    ...person(author),
    identifier: author.id,
    ...(author.biography && { description: author.biography }),
    ...(author.email && { email: author.email }),
    worksFor: publisher(masthead),
    knowsLanguage: author.languages,
  },
})

/** A page that lists stories, and which. */
export const collectionJsonLd = (
  { name, description, href, locale }: { name: string; description: string; href: string; locale: Locale },
  { stories }: Pick<Listing, 'stories'>,
): WithContext<CollectionPage> => ({
  '@context': context,
  '@type': 'CollectionPage',
  url: absolute(href),
  name,
  ...(description && { description }),
  inLanguage: locale,
  isPartOf: { '@type': 'WebSite', '@id': siteId(locale) },
  mainEntity: {
    '@type': 'ItemList',
    itemListElement: stories.map((each, i) => ({
      '@type': 'ListItem',
      position: i + 1,
      url: absolute(each.href),
      name: each.headline,
    })),
  },
})

/** The page of notes to readers: each note, and the story that it is on. */
export const correctionsJsonLd = (
  { name, description, href, locale }: { name: string; description: string; href: string; locale: Locale },
  notes: readonly NoteOnStory[],
): WithContext<CollectionPage> => ({
  '@context': context,
  '@type': 'CollectionPage',
  url: absolute(href),
  name,
  description,
  inLanguage: locale,
  isPartOf: { '@type': 'WebSite', '@id': siteId(locale) },
  ...(notes.some((each) => !each.withdrawnAt) && {
    hasPart: notes
      .filter((each) => !each.withdrawnAt)
      .map(({ id, note, correctedAt, story }) => ({
        '@type': 'CorrectionComment' as const,
        text: note,
        datePublished: correctedAt.toISOString(),
        url: `${absolute(story.href)}#note-${id}`,
        about: {
          '@type': 'NewsArticle' as const,
          '@id': `${absolute(story.href)}#article`,
          url: absolute(story.href),
          headline: story.headline,
        },
      })),
  }),
})

/**
 * The publication and its site in one language, on its front page: what it is called, who answers for it, and how it is
 * searched. Of policies only that on corrections has a page here, and stands where no other was named.
 */
export function frontJsonLd(masthead: Masthead, locale: Locale): Described[] {
  const { name, tagline, contactEmail, names } = masthead
  const others = [...new Set(locales.flatMap((each) => names[each] ?? []))].filter((each) => each !== name)
  const site: WithContext<WebSite> = {
    '@context': context,
    '@type': 'WebSite',
    '@id': siteId(locale),
    url: absolute(frontHref(locale)),
    name,
    ...(others.length > 0 && { alternateName: others }),
    description: tagline,
    inLanguage: locale,
    publisher: { '@type': 'NewsMediaOrganization', '@id': organizationId() },
    potentialAction: {
      '@type': 'SearchAction',
      target: {
        '@type': 'EntryPoint',
        urlTemplate: `${absolute(searchHref(locale))}?q={search_term_string}`,
      },
      // Google's own spelling of what schema.org calls an input of the action.
      ...{ 'query-input': 'required name=search_term_string' },
    },
  }
  const organization: WithContext<NewsMediaOrganization> = {
    '@context': context,
    ...publisher(masthead),
    ...(others.length > 0 && { alternateName: others }),
    description: tagline,
    ...(!masthead.policies.corrections && { correctionsPolicy: absolute(correctionsHref(locale)) }),
    ...(contactEmail && {
      email: contactEmail,
      contactPoint: {
        '@type': 'ContactPoint',
        contactType: 'newsroom',
        email: contactEmail,
        availableLanguage: locale,
      },
    }),
  }
  return [site, organization]
}
