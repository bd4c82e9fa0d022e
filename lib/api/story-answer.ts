/** Stories and pictures of the publication, as the API sends them. */
import type { z } from 'zod'
import { absolute } from '../publication/addresses.ts'
import type { Picture, PictureFile } from '../publication/picture.ts'
import type { StorySummary } from '../publication/summary.ts'
import type { pictureSchema, storySummarySchema } from './schemas.ts'

/** Where the API has a story in one language. */
export const storyApi = (articleId: string): string => absolute(`/api/v1/stories/${articleId}`)

export function pictureAnswer(picture: Picture): z.output<typeof pictureSchema> {
  const files = (type: 'image/avif' | 'image/webp' | 'image/jpeg', from: PictureFile[]) =>
    from.map(({ href, width, height, bytes }) => ({ url: absolute(href), type, width, height, bytes }))
  return {
    id: picture.mediaId,
    width: picture.width,
    height: picture.height,
    alt: picture.alt,
    caption: picture.caption,
    credit: picture.credit,
    licence: picture.licence,
    focus: { x: picture.focalX, y: picture.focalY },
    files: [
      ...files('image/avif', picture.avif),
      ...files('image/webp', picture.webp),
      ...files('image/jpeg', picture.jpeg),
    ],
  }
}

export function summaryAnswer(story: StorySummary): z.output<typeof storySummarySchema> {
  return {
    id: story.articleId,
    storyId: story.storyId,
    locale: story.locale,
    kind: story.kind,
    url: absolute(story.href),
    api: storyApi(story.articleId),
    section: { slug: story.section.slug, name: story.section.name, url: absolute(story.section.href) },
    kicker: story.kicker,
    headline: story.headline,
    standfirst: story.standfirst,
    publishedAt: story.publishedAt.toISOString(),
    updatedAt: story.updatedAt?.toISOString() ?? null,
    wordCount: story.wordCount,
    bylines: story.bylines.map(({ role, authorId, name, href, jobTitle }) => ({
      role,
      author: { id: authorId, name, url: absolute(href), jobTitle },
    })),
    picture: story.picture && pictureAnswer(story.picture),
  }
}
