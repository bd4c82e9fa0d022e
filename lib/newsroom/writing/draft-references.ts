/** Pictures, stories and people that a draft mentions, as its editor shows them: also those that no reader can see yet. */

import { and, eq, inArray, isNull } from 'drizzle-orm'
import type { Database } from '../../db/open.ts'
import { draft } from '../../db/tables/drafts.ts'
import { article } from '../../db/tables/stories.ts'
import type { Locale } from '../../locale/table.ts'
import { lastOf } from '../../present.ts'
import { type Picture, picturesById } from '../../publication/picture.ts'
import { profilesById } from '../../publication/profiles.ts'
import { referencesOf } from '../../story/references.ts'
import type { WorkingDraft } from '../stories/working-draft.ts'

/** A picture with its own words, and one file of it. */
export type MentionedPicture = Pick<
  Picture,
  'mediaId' | 'width' | 'height' | 'alt' | 'caption' | 'credit' | 'licence'
> & {
  /** An address on our own origin. */
  url: string
}

/** CSS pixels: the column of text, on a screen of twice the density. */
const columnWidth = 1280

export async function draftReferences(
  db: Database,
  { locale, content }: Pick<WorkingDraft, 'locale' | 'content'>,
): Promise<{
  pictures: MentionedPicture[]
  stories: { storyId: string; headline: string; locale: Locale }[]
  /** People whom a box is about, also those who are archived, and who became others since. */
  people: { id: string; name: string; hint: string }[]
}> {
  const { orm } = db
  const { storyIds, mediaIds, authorIds } = referencesOf(content.document)
  const wanted = [...mediaIds, ...(content.leadMediaId ? [content.leadMediaId] : [])]
  const pictures = await picturesById(orm, locale, wanted, 'newsroom')
  return {
    pictures: [...pictures.values()].map(mentionedPicture),
    stories: await storiesById(orm, locale, storyIds),
    people: [...(await profilesById(db, locale, authorIds))].map(([id, { name, jobTitle }]) => ({
      id,
      name,
      hint: jobTitle,
    })),
  }
}

/** A picture as an editor's screen shows it. */
function mentionedPicture(picture: Picture): MentionedPicture {
  const { mediaId, width, height, alt, caption, credit, licence } = picture
  // The one that is large enough, or the largest there is.
  const file =
    picture.webp.find((each) => each.width >= columnWidth) ?? picture.webp.at(-1) ?? lastOf(picture.jpeg)
  return { mediaId, width, height, alt, caption, credit, licence, url: file.href }
}

/** Headlines as they are being worked on: in the language asked for, else in any that the story has. */
export async function storiesById(orm: Database['orm'], locale: Locale, storyIds: string[]) {
  if (storyIds.length === 0) return []
  const rows = await orm
    .select({
      storyId: article.storyId,
      locale: article.locale,
      headline: article.headline,
      worked: draft.headline,
    })
    .from(article)
    .leftJoin(draft, eq(draft.articleId, article.id))
    .where(and(inArray(article.storyId, storyIds), isNull(article.deletedAt)))
  return storyIds.flatMap((storyId) => {
    const versions = rows.filter((row) => row.storyId === storyId)
    const row = versions.find((each) => each.locale === locale) ?? versions[0]
    return row ? [{ storyId, locale: row.locale, headline: row.worked || row.headline }] : []
  })
}
