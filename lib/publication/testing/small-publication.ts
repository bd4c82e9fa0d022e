/** The smallest publication that every reader-facing page can be made from. */
import { eq } from 'drizzle-orm'
import { newId } from '../../db/id.ts'
import type { Database } from '../../db/open.ts'
import { section, topic } from '../../db/tables/directory.ts'
import { author, desk } from '../../db/tables/people-and-pictures.ts'
import { publication } from '../../db/tables/publication.ts'
import { article, story, storyTopic } from '../../db/tables/stories.ts'
import type { Locale } from '../../locale/table.ts'
import { writeArticle } from '../../newsroom/stories/write-article.ts'
import { doc, p } from '../../story/compose.ts'
import type { StoryDocument } from '../../story/document.ts'
import type { ArticleState } from '../../vocabulary.ts'

const ids = {
  section: 'sect000001',
  other: 'sect000002',
  topic: 'top1c00001',
  desk: 'desk000001',
  author: 'auth000001',
}

/** One section `economy` (and `technology`), one topic `payments`, one desk `dubai`, one author `salma`. */
export async function smallPublication({ orm }: Database): Promise<typeof ids> {
  await orm
    .insert(publication)
    .values({ names: { ar: 'ورّاق', en: 'Warraq' }, taglines: { ar: 'صحيفة' }, timeZone: 'Asia/Dubai' })
  await orm.insert(section).values([
    { id: ids.section, slug: 'economy', names: { ar: 'اقتصاد', en: 'Economy' }, position: 1 },
    { id: ids.other, slug: 'technology', names: { ar: 'تقنية', en: 'Technology' }, position: 2 },
  ])
  await orm.insert(topic).values({ id: ids.topic, slug: 'payments', names: { ar: 'مدفوعات' } })
  await orm.insert(desk).values({ id: ids.desk, slug: 'dubai', names: { ar: 'مكتب دبي' } })
  await orm.insert(author).values({
    id: ids.author,
    slug: 'salma',
    names: { ar: 'سلمى الحدّاد', en: 'Salma Haddad' },
    email: 'salma@warraq.example',
    deskId: ids.desk,
  })
  return ids
}

type Given = {
  slug: string
  storyId?: string
  locale?: Locale
  state?: ArticleState
  headline?: string
  document?: StoryDocument
  /** Hours from now; negative is past. */
  publishedIn?: number | null
  /** Hours from now. */
  embargoIn?: number
  isDeleted?: boolean
}

/** A story on the small publication's one topic, desk and author, published an hour ago unless told otherwise. */
export async function addStory(
  { orm }: Database,
  given: Given,
): Promise<{ storyId: string; articleId: string }> {
  const { slug, locale = 'ar', state = 'published', publishedIn = -1 } = given
  return orm.transaction(async (tx) => {
    const storyId = given.storyId ?? newId()
    if (!given.storyId) {
      await tx.insert(story).values({ id: storyId, sectionId: ids.section, deskId: ids.desk })
      await tx.insert(storyTopic).values({ storyId, topicId: ids.topic, position: 0 })
    }
    const articleId = await writeArticle(tx, {
      storyId,
      locale,
      slug,
      state,
      headline: given.headline ?? `عنوان ${slug}`,
      document: given.document ?? doc(p('نصّ')),
      publishedAt: publishedIn === null ? null : new Date(Date.now() + publishedIn * 3_600_000),
      bylines: [{ authorId: ids.author, role: 'author' }],
    })
    if (given.embargoIn !== undefined || given.isDeleted)
      await tx
        .update(article)
        .set({
          ...(given.embargoIn !== undefined && {
            embargoUntil: new Date(Date.now() + given.embargoIn * 3_600_000),
          }),
          ...(given.isDeleted && { deletedAt: new Date() }),
        })
        .where(eq(article.id, articleId))
    return { storyId, articleId }
  })
}
